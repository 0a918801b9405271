//! Checks on an orosanmalan: hints that never block.
