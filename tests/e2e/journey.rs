//! From an imported school to an exported PDF, by keyboard alone.

use crate::program::Program;
use crate::window::Window;

#[tokio::test]
async fn the_window_opens() {
    let program = Program::start();
    let window = Window::open(&program).await;
    window.sees("Samsyn").await;
    window.picture("start").await;
    window.close().await;
}
