//! The independent reader (tests/reader, Python, written from docs/adr alone) opens and proves a vault that this program wrote, and
//! finds what was changed in it: the format is what the ADRs say, and nothing of it is known to the code alone.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::Duration;
use serde_json::{Value, json};

use crate::school::{PASSPHRASE, Samsyn, demo_file};
use crate::team::{Team, affirmed, question};

/// Runs a script of the reader.
fn python(script: &str, arguments: &[&OsStr]) -> Output {
    let program = samsyn_tests::root().join("target/venv/bin/python");
    let script = samsyn_tests::root().join("tests/reader").join(script);
    let output = Command::new(&program).arg("-B").arg(script).args(arguments).output();
    output.unwrap_or_else(|_| panic!("{} is missing: scripts/install.sh test", program.display()))
}

/// Runs a script over a vault or a copy, with the passphrase or the printed key.
fn over(script: &str, option: &str, what: &Path, secret: &str) -> (Option<i32>, Value) {
    let scratch = tempfile::tempdir().expect("a folder");
    let file = scratch.path().join("passphrase");
    std::fs::write(&file, format!("{secret}\n")).expect("the passphrase's file");
    let [option, json, secret] = [option, "--json", "--passphrase-file"].map(OsStr::new);
    let output = python(script, &[json, option, what.as_os_str(), secret, file.as_os_str()]);
    let found = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("the reader answers JSON: {}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code(), found)
}

fn read(option: &str, what: &Path, secret: &str) -> Value {
    let (code, found) = over("reader.py", option, what, secret);
    let fine = found["faults"] == json!([]);
    assert_eq!(code, Some(i32::from(!fine)), "it ends with 1 when there is a fault, and only then: {found}");
    found
}

fn vault(samsyn: &Samsyn) -> PathBuf {
    samsyn.folder.path().join("vault")
}

/// Types of events, by docs/adr/0013: a concern, a case, an import, answers about the home, a wish, a silence, an entry, a disclosure, a
/// report that was exported and sent, areas, a phone, the reason of a silence, a pupil put, hidden and gone, places destroyed.
const WORK: [u16; 18] = [3, 6, 9, 10, 11, 12, 13, 14, 15, 19, 20, 22, 24, 29, 30, 31, 33, 34];

/// A school whose log has every kind of compartment, exports, a disclosure and payloads that were destroyed.
fn worked_in() -> Team {
    let team = Team::kommunal();
    let samsyn = team.as_("kurator");
    let elsa = samsyn.pupil("Elsa Vintergren");
    samsyn.call(
        "pupil_circumstances_set",
        json!({ "pupil": elsa["id"], "circumstances": { "stays_at_municipality": "0180", "stays_at_stadsdel": "Rågsved" } }),
    );
    samsyn.call("child_wish_set", json!({ "pupil": elsa["id"], "text": "Vill berätta själv." }));
    let contact = json!({ "receiver": "SE-0126", "phone": "070-1740605", "checked_on": "2026-11-24" });
    samsyn.call("contact_set", contact);
    report(samsyn, &elsa, true);

    let isak = samsyn.pupil("Isak Sjöglim");
    let case = samsyn.call("case_open", json!({ "pupil": isak["id"] }));
    let entry = team.entry("kurator", &case, "epi", "Samtal om sömn.");
    team.entry("kurator", &case, "elevstod", "Anpassning i klassrummet.");
    let wish = question(
        &isak,
        &[&entry],
        ("skolskoterska", Some(team.id("skolskoterska"))),
        "stod_till_eleven",
        &json!({ "consent": "yes" }),
    );
    let samsyn = team.as_("kurator");
    let decision = samsyn.call("share_decide", wish.clone());
    let record = json!({ "consent": "Lova Sjöglim, till läsårets slut" });
    samsyn.call(
        "share",
        json!({ "question": wish, "affirmed": affirmed(&decision), "masks": [], "channel": "oral", "record": record }),
    );
    report(samsyn, &isak, false);
    team
}

/// A report of suspected violence, so that guardians are not told; exported and sent.
fn report(samsyn: &Samsyn, pupil: &Value, sent: bool) {
    let concern = samsyn.call(
        "concern_add",
        json!({
            "pupil": pupil["id"], "certainty": "sure", "happened_on": "2026-11-24", "happened_at": "08:40:00",
            "what": "Sov med huvudet på bänken.", "child_words": "", "urgent": "no", "draft": null
        }),
    );
    let asked = json!({ "pupil": pupil["id"], "concern": concern["concern"], "content": null });
    let draft = samsyn.call("report_draft", asked);
    let mut content = draft["content"].clone();
    content["why_now"] = json!("Barnet berättar om slag hemma.");
    content["informed"] =
        json!([{ "person": "guardian:1", "informed": false, "when": "", "why_not": "Uppgift om våld i hemmet." }]);
    content["do_not_inform"] = json!(["vald_i_familjen"]);
    samsyn.call("report_save", json!({ "report": draft["id"], "content": content, "revision": draft["revision"] }));
    samsyn.call("report_export", json!({ "report": draft["id"], "formats": ["text", "sdk"], "folder": null }));
    if sent {
        samsyn.call("report_sent", json!({ "report": draft["id"], "how": "bud", "at": "2026-11-24T08:00:00Z" }));
    }
}

/// The next register: one pupil has become protected and one has left.
fn next_register(team: &Team) {
    let text = String::from_utf8(demo_file("elever.csv")).expect("text");
    let rows = text.lines().filter(|row| !row.contains("Ekvret;Yasmin"));
    let rows = rows.map(|row| match row.split_once("Övningsgatan 11;12800;Skarpnäck;;") {
        Some((before, after)) => format!("{before};;;Sekretessmarkering;{after}"),
        None => row.to_owned(),
    });
    let text = rows.collect::<Vec<_>>().join("\n");
    let samsyn = team.as_("registeransvarig");
    samsyn.clock.pass(Duration::days(1));
    samsyn.import_pupils(&[("elever.csv", text.as_bytes())]);
}

/// Reads a vault that is open in the program, and one whose write-ahead log was taken away.
fn in_use(vault: &Path) {
    let open = read("--vault", vault, PASSPHRASE);
    assert_eq!(open["faults"], json!([]), "a vault that is in use, with its write-ahead log");
    assert!(open["head"]["frames"].as_u64() > Some(0), "the head promises something of that log: {open}");
    let scratch = tempfile::tempdir().expect("a folder");
    for name in ["vault.keys", "samsyn.head", "samsyn.db"] {
        std::fs::copy(vault.join(name), scratch.path().join(name)).expect("a file of the vault");
    }
    let faults = read("--vault", scratch.path(), PASSPHRASE)["faults"].to_string();
    assert!(faults.contains("the write-ahead log is missing"), "what was only in it is missed: {faults}");
}

#[test]
fn a_reader_made_from_the_adrs_alone_proves_what_this_program_wrote() {
    let team = worked_in();
    let samsyn = team.as_("rektor");
    in_use(&vault(samsyn));
    next_register(&team);
    let samsyn = team.as_("rektor");
    let verified = samsyn.call("vault_verify", json!({}));
    assert_eq!(verified["faults"], json!([]), "the program finds nothing itself");
    samsyn.call("vault_lock", json!({}));

    let found = read("--vault", &vault(samsyn), PASSPHRASE);
    assert_eq!(found["faults"], json!([]), "nor does a program that knows only docs/adr");
    assert_eq!(found["events"], verified["events"], "both have read the same events");
    for of_type in WORK {
        assert!(found["types"][of_type.to_string()].is_u64(), "without type {of_type} little is proved: {found}");
    }
    let wrong = read("--vault", &vault(samsyn), "fel fras om havet");
    assert_eq!(wrong["faults"].as_array().map(Vec::len), Some(1), "another passphrase opens nothing: {wrong}");
}

#[test]
fn the_reader_opens_with_the_paper_and_follows_a_log_that_goes_on_in_a_copy() {
    let samsyn = Samsyn::new();
    let groups = samsyn.create("kurator", true)["groups"].clone();
    let paper = groups.as_array().expect("groups").iter().filter_map(Value::as_str).collect::<Vec<_>>().join("-");
    let copy = samsyn.folder.path().join("kopia.samsyn").display().to_string();
    samsyn.call("backup", json!({ "proof": PASSPHRASE, "file": copy }));
    samsyn.call("vault_lock", json!({}));
    let copied = read("--copy", Path::new(&copy), &paper);
    assert_eq!(copied["faults"], json!([]), "the copy itself is proved without putting it anywhere: {copied}");
    let restored = json!({ "file": copy, "secret": PASSPHRASE, "replace": true });
    samsyn.call("vault_restore", restored);
    samsyn.unlock();
    let noel = samsyn.pupil("Noel Strandmo");
    report(&samsyn, &noel, true);
    samsyn.call("vault_lock", json!({}));
    let found = read("--vault", &vault(&samsyn), &paper);
    assert_eq!(found["faults"], json!([]), "the printed key opens, and both lives of the log hold");
    assert_eq!(found["chains"], 2, "a copy goes on with a chain of its own");
}

#[test]
fn the_reader_reads_the_golden_files() {
    let output = python("vectors.py", &[]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the bytes that hold the format still are what the ADRs say: {said}");
}

#[test]
fn the_reader_finds_what_was_changed() {
    let team = worked_in();
    team.as_("rektor").call("vault_lock", json!({}));
    let (_, found) = over("plants.py", "--vault", &vault(&team.samsyn), PASSPHRASE);
    assert_eq!(found["nothing"], json!([]), "a vault in which nothing was planted has no fault");
    for (plant, fault) in [
        ("payload", "the payload is another one"),
        ("signature", "the signature does not hold"),
        ("header", "the signature does not hold"),
        ("last event", "head: event"),
        ("middle event", "event 5 is missing"),
        ("chain", "it is in no chain"),
        ("last row", "head: row"),
        ("middle row", "row 3 is missing"),
        ("row", "row 3 is not what its hash says"),
        ("epoch keys", "the box"),
        ("blob", "its bytes are others"),
        ("no blob", "the blob it names is missing"),
        ("compartment", "the table is not what the log says"),
        ("destroyed", "no decision lists its destroyed payload"),
        ("head", "head: no slot has a tag that holds"),
        ("other place", "place: year, and not school"),
        ("other author", "author: it is not the device's person"),
        ("no row", "rows say so"),
    ] {
        let faults = found[plant].to_string();
        assert!(faults.contains(fault), "{plant}: the reader says that {fault:?}, and said {faults}");
    }
}
