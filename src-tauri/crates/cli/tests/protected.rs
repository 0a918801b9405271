//! Protected people by command: no subcommand prints where one lives, how one is reached, or a number that says who one is.
#![allow(clippy::unwrap_used)]

use std::process::{Command, Output};

use serde_json::Value;

const REGISTER: &str = "Personnummer;Efternamn;Förnamn;Klass;Gatuadress;Postnr;Postort;Skydd;Vårdnadshavare;Telefon\n\
    201203042385;Skyddsson;Bea;8A;Hemliga gatan 7;11122;Stockholm;Sekretessmarkering;Mia Skyddsson;070-1740690\n\
    201305142380;Skyddsson;Alva;6A;Hemliga gatan 7;11122;Stockholm;;Mia Skyddsson;070-1740690\n\
    201204052383;Fri;Elsa;6A;Fria vägen 3;11122;Stockholm;;Fia Fri;070-1740612\n";
const CONCERN: &str = r#"{"what": "Kom utan jacka.", "child_words": "", "urgent": "no"}"#;
const SECRETS: [&str; 4] = ["emliga gatan", "1740690", "1203042385", "120304-2385"];

struct School(tempfile::TempDir);

impl School {
    fn new() -> Self {
        let school = Self(tempfile::tempdir().unwrap());
        school.write("pass", "fyra ord om havet\n");
        school.write("elever.csv", REGISTER);
        school.write("oro.json", CONCERN);
        school.write("utkast.json", "{}");
        let made = school.run(&[
            "vault",
            "create",
            "--school",
            "Norra skolan",
            "--municipality",
            "0180",
            "--huvudman",
            "kommunal",
            "--user",
            "Mirja Ahlgren",
            "--role",
            "kurator",
        ]);
        assert_eq!(made.status.code(), Some(0), "a vault is made");
        school
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samsyn-cli"));
        command.args(arguments).args(["--vault", &self.path("vault"), "--passphrase-file", &self.path("pass")]);
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C").output().unwrap()
    }

    /// What a command prints, on both streams; it must say no secret.
    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        for secret in SECRETS {
            assert!(!said.contains(secret), "{arguments:?} says {secret}: {said}");
        }
        said
    }
}

#[test]
fn no_subcommand_says_where_or_who_a_protected_person_is() {
    let school = School::new();
    let file = school.path("elever.csv");
    for arguments in [
        vec!["import", "pupils", &file, "--dry-run", "--json"],
        vec!["import", "pupils", &file, "--json"],
        vec!["import", "pupils", &file],
        vec!["pupil", "list"],
    ] {
        let said = school.said(&arguments);
        assert!(!said.contains("Bea") && !said.contains("Skyddsson"), "{arguments:?} names nobody protected: {said}");
    }
    let rows: Vec<Value> =
        school.said(&["pupil", "list", "--json"]).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let bea = rows.iter().find(|row| row["protected"] == true).unwrap();
    let alva = rows.iter().find(|row| row["source_id"] == "201305142380").unwrap();
    for (row, warning) in [(bea, "protected_identity"), (alva, "protected_place")] {
        assert_eq!(row["individual"]["certainty"], "stop", "{row}: a person rings");
        assert_eq!(row["warnings"][0], warning, "{row}: and the list says why");
    }
    let (bea, alva) = (bea["source_id"].as_str().unwrap(), alva["source_id"].as_str().unwrap());
    let (concern, draft) = (school.path("oro.json"), school.path("utkast.json"));
    // By the name the list gives, and by the number on paper.
    for pupil in [bea, alva, "20120304-2385", "1203042385"] {
        school.said(&["pupil", "show", "--pupil", pupil]);
        school.said(&["concern", "add", "--pupil", pupil, "--from", &concern, "--json"]);
        let drafted = school.said(&["orosanmalan", "draft", "--pupil", pupil, "--from", &draft, "--json"]);
        let drafted: Value = serde_json::from_str(&drafted).unwrap();
        let id = drafted["orosanmalan"].as_str().unwrap();
        school.said(&["orosanmalan", "check", "--id", id, "--json"]);
        let text = school.path(&format!("{id}.txt"));
        school.said(&["orosanmalan", "export", "--id", id, "--text", &text, "--json"]);
        let paper = std::fs::read_to_string(&text).unwrap();
        assert!(!paper.contains("emliga gatan") && !paper.contains("1740690"), "no paper says where: {paper}");
        let names_her = paper.contains("Bea Skyddsson");
        assert_eq!(names_her, pupil != alva, "whoever reports says whom it is about");
        school.said(&["orosanmalan", "sent", "--id", id, "--how", "bud", "--at", "2026-11-22T10:05", "--json"]);
    }
    school.said(&["pupil", "show", "--pupil", "nobody"]);
    school.said(&["vault", "verify", "--json"]);
}
