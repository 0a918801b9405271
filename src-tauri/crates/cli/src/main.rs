//! samsyn-cli.
fn main() {}
