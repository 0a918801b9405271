//! The law register: provisions, rules and regimes with validity, source and mark of verification.
//!
//! Plain data. `samsyn-services` reads it out of TOML files and checks it; here it is only asked, always for a day.

mod entries;
mod keys;
mod register;

pub use entries::{
    BreakerEntry, Crime, DeadlineEntry, Limit, NormEntry, PaperLine, Pending, Provision, Regime, Retention,
    SecrecyEntry, Source, Standing, Validity, Weighing,
};
pub use keys::{Breaker, DeadlineKind, HarmTest, Mark, Norm, PaperWord, SecrecyRule, StartEvent};
pub use register::LawRegister;
