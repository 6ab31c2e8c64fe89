//! Which statements of different articles assert the same thing.

pub mod claims;
pub mod features;

pub use claims::Source;
