//! What a comparison is written as: JSON, tables.
