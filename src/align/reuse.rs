//! Articles that share running text.
