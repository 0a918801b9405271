//! An independent, blunt model of the tables: the widest verdict a question may ever get. It knows no register and
//! shares no code with the decision; it is written as one list of ways, each a row of the law.

use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_rules::sekretess::decide::Information as I;
use samsyn_rules::sekretess::decide::Party as P;
use samsyn_rules::sekretess::decide::Purpose as U;
use samsyn_rules::sekretess::decide::Question;
use samsyn_rules::sekretess::decide::Verdict::{self, Allow, AllowIf, Manual, Require};

/// Crimes under BrB 3, 4, 6 or the act on genital mutilation that are named in questions.
const NAMED_CRIMES: &[&str] = &["sexuellt_overgrepp", "misshandel", "vald_i_familjen"];
/// Suspicions at which no guardian may be told.
const SILENT: &[&str] = &["vald_i_familjen", "sexuella_overgrepp", "hedersrelaterat", "konsstympning", "bortforande"];

struct Ways {
    widest: Verdict,
}

impl Ways {
    fn row(&mut self, applies: bool, verdict: Verdict) {
        if applies && verdict > self.widest {
            self.widest = verdict;
        }
    }
}

/// The widest the law could allow; `Manual` stands for nothing let out.
pub(super) fn widest(q: &Question) -> Verdict {
    let since = |day: &str| q.date >= day.parse().unwrap();
    let f = &q.facts;
    let public_school = q.huvudman == HuvudmanKind::Kommunal;
    let unsettled = !public_school && since("2027-01-01");
    let child = q.pupil_age.is_some_and(|age| age < 18);
    let yes = |fact: Option<bool>| fact == Some(true);
    let by_emi = f.author_role.is_some_and(|role| matches!(role, P::Skolskoterska | P::Skollakare));
    let emi = q.information == I::Emi || is_emi(q.holder) || (q.information == I::Anmalan && by_emi);
    let hidden_address =
        q.information == I::SkyddadAdress || (f.protected && matches!(q.information, I::Kontaktuppgift));
    let lost = !since("2023-07-02") || matches!(q.purpose, U::StoppaAnmalan | U::Overblick);
    if lost || (hidden_address && !matches!(q.purpose, U::Sparr | U::Radera)) {
        return Manual;
    }
    let mut ways = Ways { widest: Manual };
    // Duties in other acts, for both kinds of school, untouched by the law of 2027.
    let to_namnd = q.receiver == P::Socialnamnd && staff(q.holder);
    let suspicion = yes(f.suspects_harm) || f.suspected.is_some();
    ways.row(to_namnd && q.purpose == U::Orosanmalan && child && suspicion, Require);
    let inquiry = matches!(q.purpose, U::Forhandsbedomning | U::Utredning);
    ways.row(to_namnd && inquiry && child && yes(f.inquiry_decided), Require);
    let avstangd = f.decision_kind.as_deref() == Some("avstangning") && q.information == I::Beslut;
    ways.row(to_namnd && q.holder == P::Rektor && child && avstangd, Require);
    let police = q.receiver == P::Polis && staff(q.holder);
    let crime_work = matches!(q.purpose, U::Brottsutredning | U::Brottsforebyggande);
    let asked = yes(f.police_request) && since("2025-04-01");
    ways.row(police && crime_work && asked && q.information == I::Kontaktuppgift, Require);
    ways.row(police && crime_work && asked && q.holder == P::Rektor && !emi, Require);
    let change = q.receiver == P::AnnanSkola && q.purpose == U::Overgang && !emi && staff(q.holder);
    ways.row(change && yes(f.needed_for_transition), Require);
    // Consent opens to everybody but a child's guardian and the public.
    let consents = yes(f.consent) && staff(q.holder) && !matches!(q.receiver, P::Allmanheten | P::Elev);
    ways.row(consents && !(q.receiver == P::Vardnadshavare && child), Allow);
    let journal = emi || (q.holder == P::Skolpsykolog && q.information == I::Elevhalsa);
    ways.row(q.purpose == U::Sparr && q.receiver == P::Elev && journal, if child { AllowIf } else { Allow });
    let feedback = q.holder == P::Socialnamnd && q.purpose == U::Aterkoppling && staff(q.receiver);
    ways.row(feedback && q.information == I::Anmalan, AllowIf);
    // PDL holds in EMI whoever runs the school.
    let inside_emi = staff(q.holder) && emi && is_emi(q.receiver) && q.same_authority == Some(true);
    let restricted = q.information == I::Anmalan;
    ways.row(inside_emi && f.assigned_to_case != Some(false), AllowIf);
    ways.row(inside_emi && yes(f.assigned_to_case) && !restricted, Allow);
    if !unsettled {
        permissions(q, &mut ways, public_school, emi, child);
    } else {
        // Own initiative and the rest of the change of school rest on the same acts as before.
        ways.row(police && q.holder == P::Rektor && !emi, AllowIf);
        ways.row(change && f.needed_for_transition != Some(false), AllowIf);
    }
    cautions(q, ways.widest)
}

/// Permissions under OSL, or under the duty of silence of a fristaende school.
fn permissions(q: &Question, ways: &mut Ways, public_school: bool, emi: bool, child: bool) {
    let since = |day: &str| q.date >= day.parse().unwrap();
    let f = &q.facts;
    let yes = |fact: Option<bool>| fact == Some(true);
    let from_school = staff(q.holder);
    let authority = matches!(q.receiver, P::Socialnamnd | P::Polis | P::Region)
        || (q.receiver == P::Familjeratt && !since("2026-01-15"));
    // 10:27 never for EMI; between branches and authorities as between authorities.
    let across = staff(q.receiver) && (is_emi(q.receiver) || q.same_authority == Some(false));
    ways.row(from_school && public_school && !emi && (authority || across), AllowIf);
    let care = matches!(q.receiver, P::Socialnamnd | P::Region);
    let for_child = child && matches!(q.purpose, U::Forhandsbedomning | U::Utredning | U::StodTillEleven);
    let unborn = q.purpose == U::StodVantatBarn && yes(f.pregnant);
    ways.row(from_school && public_school && emi && care && (for_child || unborn), AllowIf);
    let support = q.purpose == U::StodTillEleven && q.same_authority == Some(true);
    ways.row(from_school && public_school && emi && staff(q.receiver) && support && q.receiver != P::Larare, AllowIf);
    // Crime.
    let police = q.receiver == P::Polis && from_school;
    let named = f.crime_against_child.as_deref().is_some_and(|word| NAMED_CRIMES.contains(&word));
    let told = f.crime_against_child.is_some();
    let victim = matches!(q.purpose, U::Polisanmalan | U::Brottsutredning) && child && told;
    ways.row(police && public_school && emi && victim, if named { Allow } else { AllowIf });
    let report = q.purpose == U::Polisanmalan && !emi && public_school;
    ways.row(police && report, if named { Allow } else { AllowIf });
    ways.row(police && q.holder == P::Rektor && !emi && since("2025-04-01"), AllowIf);
    // Change of school.
    let change = q.receiver == P::AnnanSkola && q.purpose == U::Overgang && !emi && from_school;
    ways.row(change && f.needed_for_transition != Some(false), AllowIf);
    // Inside the rest of one school: assigned. A fristaende school has no border of law towards EMI.
    let one_branch = !emi && (!public_school || !is_emi(q.receiver));
    let inside = from_school && staff(q.receiver) && q.same_authority == Some(true) && one_branch;
    let restricted = q.receiver == P::Larare || q.information == I::Anmalan;
    ways.row(inside && f.assigned_to_case != Some(false), AllowIf);
    ways.row(inside && yes(f.assigned_to_case) && !restricted, Allow);
    // The family.
    let listed = f.suspected.as_deref().is_some_and(|word| SILENT.contains(&word));
    let dangerous = yes(f.guardian_suspected)
        || yes(f.betydande_men)
        || (listed && (f.guardian_suspected.is_none() || q.purpose == U::Orosanmalan));
    let guardian = from_school && q.receiver == P::Vardnadshavare && child && !dangerous;
    ways.row(guardian, AllowIf);
    let small = q.pupil_age.is_some_and(|age| age < 12) && !yes(f.pupil_asked_confidence);
    let harmless = f.guardian_suspected == Some(false) && f.betydande_men == Some(false);
    ways.row(guardian && small && harmless && q.information != I::Anmalan, Allow);
    let own = from_school && q.receiver == P::Elev && q.pupil_age.is_some();
    ways.row(own, if child || emi || q.information == I::Anmalan { AllowIf } else { Allow });
    // The public: only where openness is presumed.
    let open_report = q.information == I::Anmalan
        && !since("2026-01-15")
        && !matches!(q.holder, P::Kurator | P::Skolpsykolog | P::Specialpedagog if f.author_role.is_none());
    let open = matches!(q.information, I::Elevstod | I::Identitet | I::Kontaktuppgift | I::Beslut) || open_report;
    ways.row(from_school && public_school && q.receiver == P::Allmanheten && !emi && open, AllowIf);
}

/// What is known of danger narrows every answer.
fn cautions(q: &Question, widest: Verdict) -> Verdict {
    let f = &q.facts;
    if f.protected && q.information == I::Identitet && !staff(q.receiver) {
        return Manual;
    }
    let suspect_consents = f.guardian_suspected == Some(true) && q.pupil_age.is_none_or(|age| age < 18);
    let by_consent = f.consent == Some(true) && f.assigned_to_case != Some(true);
    let narrow = f.protected || (suspect_consents && by_consent && f.crime_against_child.is_none());
    if narrow && widest == Allow && q.purpose != U::Sparr { AllowIf } else { widest }
}

fn is_emi(party: P) -> bool {
    matches!(party, P::Skolskoterska | P::Skollakare)
}

fn staff(party: P) -> bool {
    is_emi(party)
        || matches!(party, P::Kurator | P::Skolpsykolog | P::Specialpedagog | P::Rektor | P::Mentor | P::Larare)
}
