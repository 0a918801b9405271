//! The real window: WebKitWebDriver on a virtual display, by keyboard alone.

mod cover;
mod dragged;
mod drops;
mod journey;
mod lock;
mod looks;
mod power_cut;
mod program;
mod school;
mod screen;
mod sharing;
mod window;
