//! Keys, sealing and signed events: knows nothing of schools
