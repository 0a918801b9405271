//! The main job by command, as school IT and checks run it: a vault, registers, pupils, a report that is sent.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

const DRAFT: &str = r#"{
  "why_now": "Barnet säger sig inte våga gå hem.",
  "observations": [{"date": "2026-11-20", "source": "child_said", "who": "", "text": "Berättade om bråk hemma."}],
  "child_words": "Jag vågar inte gå hem.", "danger_now": {"acute": false, "where": ""},
  "informed": [{"person": "guardian:1", "informed": false, "when": "", "why_not": "Uppgift om våld."}],
  "do_not_inform": ["vald_i_familjen"], "feedback": true,
  "reporter": {"name": "Mirja Ahlgren", "role": "kurator", "phone": "070-1740605"}
}"#;

struct School {
    folder: tempfile::TempDir,
}

impl School {
    fn new() -> Self {
        let school = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(school.path("pass"), "fyra ord om havet\n").unwrap();
        school
    }

    /// A vault with registers and pupils.
    fn filled() -> Self {
        let school = Self::new();
        assert_eq!(school.create().status.code(), Some(0), "a vault is made");
        for (kind, name) in [("areas", "areas.geojson"), ("addresses", "addresses.csv")] {
            let register = school.json(&["import", "register", kind, &demo(name)]);
            assert_eq!(register["name"], name, "the register is in use");
        }
        let imported = school.json(&["import", "pupils", &demo("elever.csv")]);
        assert_eq!(
            (&imported["applied"], &imported["not_understood"]),
            (&json!(true), &json!([])),
            "every row is understood"
        );
        school
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn create(&self) -> Output {
        let place = [
            "--school",
            "Norra skolan",
            "--municipality",
            "0180",
            "--stadsdel",
            "Farsta",
            "--point",
            "59.245557,18.088858",
        ];
        let person = ["--huvudman", "kommunal", "--user", "Mirja Ahlgren", "--role", "kurator"];
        self.run(&[&["vault", "create"], &place[..], &person].concat(), "C")
    }

    /// Runs a command on the vault.
    fn run(&self, arguments: &[&str], language: &str) -> Output {
        self.run_with(arguments, language, "pass")
    }

    fn run_with(&self, arguments: &[&str], language: &str, passphrase: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samsyn-cli"));
        command.args(arguments).args(["--vault", &self.path("vault"), "--passphrase-file", &self.path(passphrase)]);
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", language);
        command.output().unwrap()
    }

    /// The one JSON document of a command that must work.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat(), "C");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?} is done: {said}");
        assert!(output.stderr.is_empty(), "{arguments:?} says nothing beside the answer: {said}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name)
    }
}

fn demo(name: &str) -> String {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "services", "demo", name].iter().collect();
    folder.display().to_string()
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// One line on standard error, and nothing on standard output.
fn refusal(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "refused in one line: {said}");
    assert!(output.stdout.is_empty(), "with no half answer");
    said
}

#[test]
fn a_report_is_drafted_exported_and_sent() {
    let school = School::filled();
    let pupil = "201305142380";
    let concern =
        school.write("concern.json", r#"{"what": "Kom utan jacka.", "child_words": "Jag frös.", "urgent": "no"}"#);
    let added = school.json(&["concern", "add", "--pupil", pupil, "--from", &concern]);
    assert_eq!(keys(&added), ["case", "concern"], "the contract's answer");
    let case = school.json(&["case", "show", "--case", added["case"].as_str().unwrap()]);
    assert_eq!(case["id"], added["case"], "the case can be shown");

    let drafted =
        school.json(&["orosanmalan", "draft", "--pupil", pupil, "--from", &school.write("draft.json", DRAFT)]);
    assert_eq!(keys(&drafted), ["checks", "orosanmalan", "receiver"], "the contract's answer");
    assert_eq!(drafted["receiver"]["receivers"], json!(["SE-0180-SDN-SKARPNACK"]), "the home decides");
    let id = drafted["orosanmalan"].as_str().unwrap();
    assert_eq!(school.json(&["orosanmalan", "check", "--id", id]), drafted["checks"], "checking again says the same");

    let [pdf, text, sdk] = ["r.pdf", "r.txt", "r.xml"].map(|name| school.path(name));
    let exported = school.json(&["orosanmalan", "export", "--id", id, "--pdf", &pdf, "--text", &text, "--sdk", &sdk]);
    assert_eq!(exported["receiver"], "SE-0180-SDN-SKARPNACK", "the receiver that is sealed with the bytes");
    assert_eq!(exported["sha256"].as_str().map(str::len), Some(64), "and their digest");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"), "a PDF");
    assert!(
        std::fs::read_to_string(&text).unwrap().contains("Jag vågar inte gå hem."),
        "the child's words as they were"
    );
    assert!(std::fs::read_to_string(&sdk).unwrap().contains("<"), "an SDK message");

    let sent = school.json(&["orosanmalan", "sent", "--id", id, "--how", "e-tjänst", "--at", "2026-11-22T10:05"]);
    assert_eq!(keys(&sent), ["due", "state"], "the contract's answer");
    assert_eq!(sent["state"], "skickad", "it is sent when a person says so");
    let due: Vec<&str> = sent["due"].as_array().unwrap().iter().filter_map(|one| one["due_on"].as_str()).collect();
    // The fourteenth day, the 6th of December, is a Sunday (lag 1930:173).
    assert!(
        due.contains(&"2026-12-07"),
        "14 days from the Swedish day it was sent, and then the next working day: {due:?}"
    );
    let again = school.run(&["orosanmalan", "sent", "--id", id, "--how", "bud", "--at", "i morgon"], "C");
    assert!(refusal(&again).contains("--at"), "no time is a refusal that says where");
}

#[test]
fn pupils_come_with_their_receivers_line_by_line() {
    let school = School::filled();
    let output = school.run(&["pupil", "list", "--json"], "C");
    let rows: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 62, "one line a pupil");
    let wanted = ["individual", "left", "overlap", "preventive", "protected", "source_id", "warnings"];
    assert!(rows.iter().all(|row| keys(row) == wanted), "the contract's keys: {:?}", keys(&rows[0]));
    let elsa = rows.iter().find(|row| row["source_id"] == "201305142380").unwrap();
    assert_eq!(
        elsa["individual"],
        json!({ "certainty": "certain", "receivers": ["SE-0180-SDN-SKARPNACK"] }),
        "as route answers"
    );
    let shown = school.json(&["pupil", "show", "--pupil", "201305142380"]);
    assert_eq!(shown["given"], "Elsa", "one pupil can be shown");
    let dry = school.json(&["import", "pupils", &demo("elever.csv"), "--dry-run"]);
    assert_eq!(
        keys(&dry),
        ["applied", "changed", "gone", "new", "not_understood", "protected"],
        "the contract's answer"
    );
    assert_eq!(
        (&dry["applied"], &dry["new"], &dry["changed"]),
        (&json!(false), &json!(0), &json!(0)),
        "a dry run applies nothing"
    );
}

#[test]
fn a_vault_is_checked_copied_restored_and_gets_another_passphrase() {
    let school = School::filled();
    assert!(refusal(&school.create()).contains("vault"), "a vault is never written over");
    assert_eq!(school.run(&["vault", "unlock-check"], "C").status.code(), Some(0), "the passphrase opens it");
    let verified = school.json(&["vault", "verify"]);
    assert_eq!((&verified["same"], &verified["faults"]), (&json!(true), &json!([])), "the vault holds");
    let copy = school.path("copy.samsyn");
    let backed = school.json(&["vault", "backup", "--to", &copy]);
    assert!(Path::new(&copy).exists() && backed["sha256"].as_str().map(str::len) == Some(64), "a copy lies there");

    school.write("new", "fyra ord om skogen\n");
    let rekeyed = school.json(&["vault", "rekey", "--new-passphrase-file", &school.path("new")]);
    assert_eq!(rekeyed["ok"], true, "the passphrase is another");
    assert_eq!(school.run(&["vault", "unlock-check"], "C").status.code(), Some(1), "the old one is dead");
    assert_eq!(school.run_with(&["vault", "unlock-check"], "C", "new").status.code(), Some(0), "the new one opens");

    let other = School::new();
    let restored = other.json(&["vault", "restore", "--from", &copy]);
    assert_eq!(restored["ok"], true, "the copy is restored with the passphrase of its day");
    let held = other.json(&["vault", "verify"]);
    assert_eq!((&held["same"], &held["faults"]), (&json!(true), &json!([])), "and holds");
    let events = |view: &Value| view["events"].as_u64().unwrap();
    assert!(events(&held) > events(&verified), "with every event of the first, and a device of its own from now on");
    assert_eq!(
        other.run(&["vault", "restore", "--from", &copy], "C").status.code(),
        Some(1),
        "never over a whole vault unasked"
    );
    let replaced = other.json(&["vault", "restore", "--from", &copy, "--replace"]);
    let kept = replaced["kept"].as_str().unwrap();
    assert!(Path::new(&other.path(&format!("vault/{kept}"))).exists(), "and then what lay there is kept");
}

#[test]
fn what_is_refused_is_said_in_one_line_in_the_users_language() {
    let school = School::new();
    let missing = |language| refusal(&school.run(&["pupil", "list"], language));
    assert!(missing("sv_SE.UTF-8").contains("det finns inget valv"), "Swedish with LANG=sv");
    assert!(missing("en_US.UTF-8").contains("there is no vault"), "else English");
    school.create();
    school.write("wrong", "helt andra ord här\n");
    let wrong = school.run_with(&["pupil", "list"], "sv_SE", "wrong");
    assert!(refusal(&wrong).contains("lösenfrasen öppnar inte valvet"), "a wrong passphrase");
    let draft = school.write("draft.json", r#"{"why_now": "x", "hemligt": "y"}"#);
    let unknown = school.run(&["orosanmalan", "draft", "--pupil", "201305142380", "--from", &draft], "C");
    assert!(
        !refusal(&unknown).contains('y'.to_string().repeat(2).as_str()),
        "an unknown key is an error without its value"
    );
    let nobody = school.run(&["pupil", "show", "--pupil", "209901012389"], "C");
    assert!(!refusal(&nobody).contains("209901012389"), "a number is never printed back");
    for arguments in [&["vault"][..], &["vault", "rekey"], &["orosanmalan", "sent", "--id", "x"], &["nonsense"], &[]] {
        let output = Command::new(env!("CARGO_BIN_EXE_samsyn-cli")).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?} is wrong usage");
    }
    for command in ["vault", "import", "pupil", "concern", "case", "orosanmalan", "route", "personnummer"] {
        let output = Command::new(env!("CARGO_BIN_EXE_samsyn-cli")).args([command, "--help"]).output().unwrap();
        assert!(output.status.success(), "{command} explains itself");
    }
}

/// A disk of 16 KiB in a mount namespace of its own: smaller than any PDF.
#[test]
fn a_full_disk_loses_nothing_and_says_so() {
    let school = School::filled();
    let draft = school.write("draft.json", DRAFT);
    let drafted = school.json(&["orosanmalan", "draft", "--pupil", "201305142380", "--from", &draft]);
    let id = drafted["orosanmalan"].as_str().unwrap();
    std::fs::create_dir(school.path("small")).unwrap();
    let export = |pdf: &str| {
        let program = env!("CARGO_BIN_EXE_samsyn-cli");
        let (vault, pass) = (school.path("vault"), school.path("pass"));
        format!("'{program}' orosanmalan export --id {id} --pdf '{pdf}' --vault '{vault}' --passphrase-file '{pass}'")
    };
    let small = school.path("small");
    let script =
        format!("mount -t tmpfs -o size=16k tmpfs '{small}' || exit 77; {}", export(&format!("{small}/f.pdf")));
    let full = Command::new("unshare").args(["-m", "sh", "-c", &script]).env("LANG", "C").output().unwrap();
    if full.status.code() == Some(77) || String::from_utf8_lossy(&full.stderr).starts_with("unshare:") {
        // Only the superuser may mount; the store's own test of a full database runs everywhere.
        assert!(!full.status.success(), "skipped: this user may not mount a small disk");
        return;
    }
    assert_eq!(full.status.code(), Some(1), "a full disk is a refusal");
    assert!(refusal(&full).contains("disk is full"), "in a sentence that says what happened");
    let elsewhere = school.path("f.pdf");
    let again = Command::new("sh").args(["-c", &export(&elsewhere)]).output().unwrap();
    assert!(again.status.success() && Path::new(&elsewhere).exists(), "the draft is whole and goes to another disk");
}
