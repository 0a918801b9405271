//! Journeys: what a user does, without the window.
