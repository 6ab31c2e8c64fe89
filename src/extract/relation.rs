//! How two details of one kind relate.

/// How two numbers, or two dates, relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// They say the same.
    Same,
    /// They differ in precision and can both be true.
    Compatible,
    /// They cannot both be true of one thing.
    Conflict,
}
