use crate::fixture::*;
use samsyn_services::orosanmalan::pdf::derive_pdf;

#[test]
fn dump() {
    let t = std::time::Instant::now();
    for (n, p) in [("ordinary", ordinary()), ("protected", protected()), ("hostile", hostile())] {
        match derive_pdf(&p) {
            Ok(b) => std::fs::write(format!("/tmp/paper-{n}.pdf"), b).unwrap(),
            Err(e) => eprintln!("{n}: {e}"),
        }
        eprintln!("{n} {:?}", t.elapsed());
    }
}
