//! Which namnd answers for a pupil, and the reasons in order.
