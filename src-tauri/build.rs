//! Tells Tauri where its configuration is, and cargo that the window's files belong to the program.

use std::io::Write;

fn main() {
    // They are embedded: without this line a rebuilt window would be answered by the old program's files. A closed standard output
    // leaves nobody to tell.
    let _ = writeln!(std::io::stdout(), "cargo:rerun-if-changed=ui/dist");
    tauri_build::build();
}
