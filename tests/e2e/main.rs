//! The real window: WebKitWebDriver on a virtual display, by keyboard alone.

mod journey;
mod program;
mod window;
