//! An independent, blunt model of the law: the widest verdict a question may ever get. It knows no register and shares
//! no code with the decision; it is written as one list of ways, each a row of the law.

use samsyn_rules::sekretess::HuvudmanKind::Kommunal;
use samsyn_rules::sekretess::decide::ConsentBy as C;
use samsyn_rules::sekretess::decide::Information as I;
use samsyn_rules::sekretess::decide::Party as P;
use samsyn_rules::sekretess::decide::Purpose as U;
use samsyn_rules::sekretess::decide::Question;
use samsyn_rules::sekretess::decide::Verdict::{self, Allow, AllowIf, Manual, Require};

/// Crimes under BrB 3, 4, 6 or the act on genital mutilation that are named in questions.
const AGAINST_PERSONS: &[&str] = &["sexuellt_overgrepp", "misshandel"];
/// Crimes of other chapters with prison in the scale.
const OTHER_CRIMES: &[&str] = &["ran"];
/// Suspicions at which no guardian may be told.
const SILENT: &[&str] = &["vald_i_familjen", "sexuella_overgrepp", "hedersrelaterat", "konsstympning", "bortforande"];

/// The widest so far.
struct Ways(Verdict);

impl Ways {
    fn row(&mut self, applies: bool, verdict: Verdict) {
        if applies && verdict > self.0 {
            self.0 = verdict;
        }
    }
}

/// What the rows ask of a question.
struct Seen<'a> {
    q: &'a Question,
    public_school: bool,
    child: bool,
    adult: bool,
    /// Secret as health care: held by EMI, or out of EMI and not handed over under 25:13 a.
    emi: bool,
    hidden_address: bool,
}

impl Seen<'_> {
    fn since(&self, day: &str) -> bool {
        self.q.date >= day.parse().unwrap()
    }

    fn told(&self, word: Option<&String>, list: &[&str]) -> bool {
        word.is_some_and(|word| list.contains(&word.as_str()))
    }

    /// What is known of danger to the child from a guardian.
    fn dangerous_guardian(&self) -> bool {
        let f = &self.q.facts;
        let listed = self.told(f.suspected.as_ref(), SILENT);
        yes(f.guardian_suspected)
            || yes(f.betydande_men)
            || (listed && (f.guardian_suspected != Some(false) || self.q.purpose == U::Orosanmalan))
    }
}

fn yes(fact: Option<bool>) -> bool {
    fact == Some(true)
}

fn see(q: &Question) -> Seen<'_> {
    let by_emi = q.facts.author_role.is_some_and(is_emi);
    let handed_over = matches!(q.holder, P::Kurator | P::Skolpsykolog | P::Specialpedagog | P::Mentor);
    Seen {
        q,
        public_school: q.huvudman == Kommunal,
        child: q.pupil_age.is_some_and(|age| age < 18),
        adult: q.pupil_age.is_some_and(|age| age >= 18),
        emi: is_emi(q.holder) || (q.information == I::Emi && !handed_over) || (q.information == I::Anmalan && by_emi),
        hidden_address: q.information == I::SkyddadAdress || (q.facts.protected && q.information == I::Kontaktuppgift),
    }
}

/// The widest the law could allow; `Manual` stands for nothing let out.
pub(super) fn widest(q: &Question) -> Verdict {
    let s = see(q);
    if !s.since("2023-07-02") || matches!(q.purpose, U::StoppaAnmalan | U::Overblick) {
        return Manual;
    }
    let mut ways = Ways(Manual);
    danger(&s, &mut ways);
    let wish = matches!(q.purpose, U::Sparr | U::Radera);
    if s.hidden_address && !wish {
        // Only the duty to a running inquiry reaches it, by a person.
        ways.row(staff(q.holder) && running_inquiry(&s), Require);
        return ways.0;
    }
    duties(&s, &mut ways);
    consent(&s, &mut ways);
    care_records(&s, &mut ways);
    let after = !s.public_school && s.since("2027-01-01") && q.facts.juridical_person != Some(false);
    if after {
        // Own initiative and the change of school rest on the same acts as before.
        let police = q.receiver == P::Polis && q.holder == P::Rektor && !s.emi;
        ways.row(police, AllowIf);
        let change = q.receiver == P::AnnanSkola && q.purpose == U::Overgang && !s.emi && staff(q.holder);
        ways.row(change && q.facts.needed_for_transition != Some(false), AllowIf);
        ways.row(q.information == I::Avidentifierat && staff(q.holder), AllowIf);
        informed_guardian(&s, &mut ways);
    } else {
        permissions(&s, &mut ways);
        police(&s, &mut ways);
        schools(&s, &mut ways);
        family(&s, &mut ways);
    }
    cautions(&s, ways.0)
}

/// Life in danger: whoever can avert it may be told, by anybody at the school, about anybody of any age.
fn danger(s: &Seen<'_>, ways: &mut Ways) {
    let f = &s.q.facts;
    let word = s.told(f.suspected.as_ref(), &["livsfara", "sjalvmordsrisk"]);
    let threat = s.q.receiver == P::Vardnadshavare && (s.dangerous_guardian() || f.receiver_is_guardian == Some(false));
    let wish = matches!(s.q.purpose, U::Sparr | U::Radera);
    let authority = matches!(s.q.receiver, P::Polis | P::Region | P::Socialnamnd);
    let can = staff(s.q.holder) && !threat && !wish && s.q.receiver != P::Allmanheten;
    ways.row((yes(f.acute_danger) || word) && can && (authority || !s.hidden_address), AllowIf);
}

/// A decided inquiry about a child that is not known to be over (SoL 20:6).
fn running_inquiry(s: &Seen<'_>) -> bool {
    let f = &s.q.facts;
    let open = f.inquiry_running.or(f.inquiry_decided) == Some(true);
    let asked = matches!(s.q.purpose, U::Forhandsbedomning | U::Utredning);
    s.q.receiver == P::Socialnamnd && s.child && asked && open
}

/// Duties in other acts, for both kinds of school, untouched by the law of 2027.
fn duties(s: &Seen<'_>, ways: &mut Ways) {
    let (q, f) = (s.q, &s.q.facts);
    let from_school = staff(q.holder);
    let to_namnd = q.receiver == P::Socialnamnd && from_school;
    let suspicion = yes(f.suspects_harm) || f.suspected.is_some();
    ways.row(to_namnd && q.purpose == U::Orosanmalan && s.child && suspicion, Require);
    ways.row(from_school && running_inquiry(s), Require);
    let suspended = f.decision_kind.as_deref() == Some("avstangning") && q.information == I::Beslut;
    ways.row(to_namnd && q.holder == P::Rektor && s.child && suspended && q.purpose == U::Samordning, Require);
    let crime_work = matches!(q.purpose, U::Brottsutredning | U::Brottsforebyggande);
    let asked = q.receiver == P::Polis && yes(f.police_request) && s.since("2025-04-01") && crime_work;
    ways.row(from_school && asked && q.information == I::Kontaktuppgift, Require);
    let rektor = q.holder == P::Rektor && !s.emi;
    ways.row(rektor && asked, Require);
    // 6 a:10: a pupil's crime; 5:23 and 6 a:8: what may be forfeit.
    let reports = q.receiver == P::Polis && rektor;
    let pupils_crime = f.crime_by_pupil.unwrap_or(f.crime_against_child.is_none());
    ways.row(reports && q.purpose == U::Polisanmalan && pupils_crime && s.since("2025-07-01"), Require);
    let told_of = matches!(q.purpose, U::Polisanmalan | U::Brottsutredning);
    ways.row(reports && yes(f.forfeitable_object) && told_of, Require);
    // FB 6:20 c.
    let owes = matches!(q.holder, P::Larare | P::Mentor | P::Rektor | P::Specialpedagog) && !s.emi;
    let custody = q.receiver == P::Familjeratt && q.purpose == U::Utredning;
    ways.row(owes && custody && s.since("2026-01-15"), Require);
    // 6:10, 7:19 a, 7:22, 15:15.
    let inside = q.purpose == U::KrankandeBehandling;
    ways.row(from_school && inside && q.receiver == P::Rektor, Require);
    ways.row(rektor && inside && q.receiver == P::Huvudman, Require);
    let absent = q.information == I::Franvaro && q.purpose == U::Samordning;
    ways.row(rektor && absent && matches!(q.receiver, P::Huvudman | P::Hemkommun), Require);
    // 3:12 j: towards an authority, or from a school that is none.
    let change = q.receiver == P::AnnanSkola && q.purpose == U::Overgang && !s.emi && from_school;
    let opened = !s.public_school || f.receiver_huvudman.is_none_or(|kind| kind == Kommunal);
    ways.row(change && opened && yes(f.needed_for_transition), Require);
    let feedback = q.holder == P::Socialnamnd && q.purpose == U::Aterkoppling && staff(q.receiver);
    ways.row(feedback && q.information == I::Anmalan, AllowIf);
}

/// Consent opens to everybody but a child's guardian and the public, when it comes from somebody who may give it.
fn consent(s: &Seen<'_>, ways: &mut Ways) {
    let (q, f) = (s.q, &s.q.facts);
    let by_right = match f.consent_by {
        None => true,
        Some(C::Elev) => true,
        Some(C::ForalderUtanVardnad) => false,
        Some(_) => !s.adult,
    };
    let certain = s.adult || matches!(f.consent_by, None | Some(C::Vardnadshavare));
    let childs_guardian = q.receiver == P::Vardnadshavare && s.child && f.receiver_is_guardian != Some(false);
    let to = !matches!(q.receiver, P::Allmanheten | P::Elev) && !childs_guardian;
    let given = yes(f.consent) && by_right && staff(q.holder) && to;
    ways.row(given, if certain { Allow } else { AllowIf });
}

/// PDL holds in EMI whoever runs the school.
fn care_records(s: &Seen<'_>, ways: &mut Ways) {
    let q = s.q;
    let journal = s.emi || (q.holder == P::Skolpsykolog && q.information == I::Elevhalsa);
    ways.row(q.purpose == U::Sparr && q.receiver == P::Elev && journal, if s.adult { Allow } else { AllowIf });
    let inside = staff(q.holder) && s.emi && is_emi(q.receiver) && q.same_authority == Some(true);
    ways.row(inside && q.facts.assigned_to_case != Some(false), AllowIf);
    ways.row(inside && yes(q.facts.assigned_to_case) && q.information != I::Anmalan, Allow);
}

/// Permissions under OSL, or under the duty of silence of a fristaende school.
fn permissions(s: &Seen<'_>, ways: &mut Ways) {
    let (q, f) = (s.q, &s.q.facts);
    let from_school = staff(q.holder);
    ways.row(from_school && q.information == I::Avidentifierat, AllowIf);
    let authority = matches!(q.receiver, P::Socialnamnd | P::Polis | P::Region | P::Familjeratt);
    // 10:27 never for EMI; between branches and authorities as between authorities.
    let across = staff(q.receiver) && (is_emi(q.receiver) || q.same_authority == Some(false));
    ways.row(from_school && s.public_school && !s.emi && (authority || across), AllowIf);
    // 25:12 and 25:13: a child, abuse or compulsory care, an expected child, somebody who cannot consent.
    let care = matches!(q.receiver, P::Socialnamnd | P::Region);
    let group = s.child || yes(f.abuse_or_compulsory_care) || yes(f.cannot_consent);
    let unborn = q.purpose == U::StodVantatBarn && yes(f.pregnant);
    let of_emi = from_school && s.public_school && s.emi;
    ways.row(of_emi && care && (group || unborn), AllowIf);
    // 25:11: EMI of the same kommun; else 25:12 to EMI elsewhere.
    let to_emi = is_emi(q.receiver) || (q.receiver == P::AnnanSkola && q.purpose == U::Overgang);
    ways.row(of_emi && to_emi && (f.same_kommun != Some(false) || group || q.same_authority == Some(true)), AllowIf);
    let support = q.purpose == U::StodTillEleven && q.same_authority == Some(true);
    ways.row(of_emi && staff(q.receiver) && support && q.receiver != P::Larare, AllowIf);
    // Inside the rest of one school: assigned. A fristaende school has no border of law towards EMI.
    let one_branch = !s.emi && (!s.public_school || !is_emi(q.receiver));
    let inside = from_school && staff(q.receiver) && q.same_authority == Some(true) && one_branch;
    let restricted = q.receiver == P::Larare || q.information == I::Anmalan;
    ways.row(inside && f.assigned_to_case != Some(false), AllowIf);
    ways.row(inside && yes(f.assigned_to_case) && !restricted, Allow);
}

fn police(s: &Seen<'_>, ways: &mut Ways) {
    let (q, f) = (s.q, &s.q.facts);
    let police = q.receiver == P::Polis && staff(q.holder);
    let told_of = q.purpose == U::Polisanmalan || (q.purpose == U::Brottsutredning && f.crime_against_child.is_some());
    // Only a word that is a crime opens by itself, for EMI only one of the chapters against a child.
    let person = s.told(f.crime_against_child.as_ref(), AGAINST_PERSONS);
    let crime = person || s.told(f.crime_against_child.as_ref(), OTHER_CRIMES);
    let public = police && s.public_school;
    ways.row(public && s.emi && told_of, if person && s.child { Allow } else { AllowIf });
    ways.row(public && !s.emi && q.purpose == U::Polisanmalan, if crime { Allow } else { AllowIf });
    ways.row(police && q.holder == P::Rektor && !s.emi && s.since("2025-04-01"), AllowIf);
}

fn schools(s: &Seen<'_>, ways: &mut Ways) {
    let (q, f) = (s.q, &s.q.facts);
    let change = q.receiver == P::AnnanSkola && q.purpose == U::Overgang && !s.emi && staff(q.holder);
    let secret_by_presumption = matches!(q.information, I::Elevhalsa | I::Anmalan)
        || (q.information == I::Emi && q.holder != P::Mentor)
        || (q.information == I::Avidentifierat);
    let to_private = s.public_school && f.receiver_huvudman.is_some_and(|kind| kind != Kommunal);
    ways.row(
        change
            && f.needed_for_transition != Some(false)
            && !(to_private && secret_by_presumption && s.since("2026-01-15")),
        AllowIf,
    );
}

/// How the pupil does, and absence, is owed to a guardian.
fn informed_guardian(s: &Seen<'_>, ways: &mut Ways) {
    let (q, f) = (s.q, &s.q.facts);
    let owed = matches!(q.information, I::Utveckling | I::Franvaro) && f.receiver_is_guardian != Some(false);
    let to = staff(q.holder) && q.receiver == P::Vardnadshavare && s.child && !yes(f.betydande_men);
    ways.row(owed && to, if s.dangerous_guardian() { AllowIf } else { Require });
}

fn family(s: &Seen<'_>, ways: &mut Ways) {
    let (q, f) = (s.q, &s.q.facts);
    let from_school = staff(q.holder);
    informed_guardian(s, ways);
    let custody = f.receiver_is_guardian != Some(false);
    let guardian = from_school && q.receiver == P::Vardnadshavare && s.child && !s.dangerous_guardian();
    ways.row(guardian && custody, AllowIf);
    let small = q.pupil_age.is_some_and(|age| age < 12) && !yes(f.pupil_asked_confidence);
    let harmless = f.guardian_suspected == Some(false) && f.betydande_men == Some(false);
    ways.row(guardian && custody && small && harmless && q.information != I::Anmalan, Allow);
    let own = from_school && q.receiver == P::Elev && q.pupil_age.is_some();
    ways.row(own, if s.adult && !s.emi && q.information != I::Anmalan { Allow } else { AllowIf });
    // Private persons, a parent without custody among them: only where openness is presumed.
    let private = q.receiver == P::Allmanheten || (q.receiver == P::Vardnadshavare && !custody);
    let holders_own = matches!(q.holder, P::Kurator | P::Skolpsykolog | P::Specialpedagog) && f.author_role.is_none();
    let open_report = q.information == I::Anmalan && !s.since("2026-01-15") && !holders_own;
    let plain = matches!(
        q.information,
        I::Elevstod | I::Identitet | I::Kontaktuppgift | I::Beslut | I::Utveckling | I::Franvaro
    );
    let mentors = matches!(q.information, I::Emi) && q.holder == P::Mentor;
    ways.row(from_school && s.public_school && private && !s.emi && (plain || open_report || mentors), AllowIf);
    // A party has insight, and the decision itself.
    let person = matches!(q.receiver, P::Vardnadshavare | P::Elev | P::Allmanheten);
    let asks = matches!(q.purpose, U::Insyn | U::BegaranAllmanHandling);
    let party = from_school && s.public_school && person && asks && yes(f.receiver_is_party) && !s.dangerous_guardian();
    ways.row(party, if q.information == I::Beslut { Allow } else { AllowIf });
}

/// What is known of danger narrows every answer.
fn cautions(s: &Seen<'_>, widest: Verdict) -> Verdict {
    let (q, f) = (s.q, &s.q.facts);
    let danger = yes(f.acute_danger) || s.told(f.suspected.as_ref(), &["livsfara", "sjalvmordsrisk"]);
    if f.protected && q.information == I::Identitet && !staff(q.receiver) && !danger {
        return Manual;
    }
    let suspect_consents = yes(f.guardian_suspected) && !s.adult;
    let by_consent = yes(f.consent) && !yes(f.assigned_to_case);
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
