//! What a program with keys in its memory asks of the system before anything else.

/// No image of this process is written to a disk when it falls, no other program of the same user reads its memory, and new
/// files are their owner's alone. What the system does not know stays as it is: the program runs all the same.
pub fn harden() {
    #[cfg(unix)]
    {
        use rustix::fs::Mode;
        use rustix::process::{Resource, Rlimit, setrlimit, umask};
        umask(Mode::RWXG | Mode::RWXO);
        if setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).is_err() {
            tracing::warn!("the system may still write an image of this process");
        }
    }
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        if set_dumpable_behavior(DumpableBehavior::NotDumpable).is_err() {
            tracing::warn!("other programs of this user may still read this process");
        }
    }
}
