//! The real window: WebKitWebDriver on a virtual display, by keyboard alone.

mod cover;
mod journey;
mod looks;
mod power_cut;
mod program;
mod school;
mod screen;
mod sharing;
mod window;
