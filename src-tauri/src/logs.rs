//! Where log lines go: standard error, one level, never with personal data.

use tracing_subscriber::fmt;

/// Starts logging. A second call is ignored.
pub(crate) fn start() {
    let subscriber = fmt().with_writer(std::io::stderr).with_target(false).finish();
    // Failing means that a subscriber is already there: tests start the program twice.
    let _ = tracing::subscriber::set_global_default(subscriber);
}
