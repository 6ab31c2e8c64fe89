//! Learns the models in assets and measures them.

fn main() {}
