//! Personal identity numbers and what may be said of a protected person.
