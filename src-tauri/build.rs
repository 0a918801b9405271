//! Reads tauri.conf.json at the root of the repository.
fn main() {
    tauri_build::build();
}
