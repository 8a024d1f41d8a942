//! The command line of tongbi: arguments in, exit code out.
fn main() {}
