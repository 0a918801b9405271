//! Pupil registers: read, compare, apply.
