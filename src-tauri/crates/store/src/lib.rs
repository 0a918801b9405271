//! Encrypted SQLite: the only SQL in the program
