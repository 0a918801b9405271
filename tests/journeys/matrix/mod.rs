//! Every command, every role, every domain: what is not listed in `tests/matrix/access.txt` is forbidden.
//!
//! A real vault is driven through the door. A role has a domain by a command when the command lets it act on a record there, or when
//! anything the command answers holds that domain's secret. `SAMSYN_UPDATE=1` writes the list anew; the change is reviewed as such.

mod locked;
pub mod probes;
pub mod world;

use std::collections::{BTreeMap, BTreeSet};

use samsyn_services::api::COMMANDS;

use self::world::{DOMAINS, ROLES, World};

/// `(command, domain, relation)` and the roles that may.
type Matrix = BTreeMap<(usize, &'static str, &'static str), BTreeSet<usize>>;

const HEAD: &str = "\
# Who may do what: command, secrecy domain, relation to the record, roles. What is not listed is forbidden.
#
# Relation: annan = neither author nor assigned to the case; ärende = assigned to the case, not author; egen = author.
# staff_put: the domain a row opens; annan = a new colleague of that branch, ärende = the custodianship of the domain, egen = own row.
# Domain and relation are - where a command is about no pupil. A command that nobody may run has the word ingen.
# \"alla\" is all ten roles. Reviewed like code: a line that grows is a key that is handed out.
";

fn place(command: &str) -> usize {
    COMMANDS.iter().position(|known| *known == command).unwrap_or_else(|| panic!("{command} is no command"))
}

fn observed() -> Matrix {
    let mut world = World::new();
    let mut matrix = Matrix::new();
    for (number, role) in ROLES.iter().enumerate() {
        world.check_again();
        let samsyn = world.team.as_(role);
        for probe in probes::all(&world, role) {
            let answer = samsyn.try_call(probe.command, probe.request);
            let may = match &answer {
                Ok(view) => probe.holds.is_empty() || view.to_string().contains(&probe.holds),
                // Refused; every other fault comes after the gate.
                Err(code) => !["forbidden", "not_found", "not_allowed"].contains(&code.as_str()),
            };
            let command = place(probe.command);
            if may {
                matrix.entry((command, probe.domain, probe.relation)).or_default().insert(number);
            }
            let said = answer.map(|view| view.to_string()).unwrap_or_default();
            for domain in DOMAINS {
                for relation in ["annan", "\u{e4}rende"] {
                    if said.contains(&world::secret(domain, relation)) {
                        matrix.entry((command, domain, relation)).or_default().insert(number);
                    }
                }
            }
        }
    }
    let drafts = world.team.as_("kollega").call("draft_list", serde_json::json!({}));
    assert_eq!(drafts["rows"].as_array().map(Vec::len), Some(2), "nobody threw a colleague's drafts away: {drafts}");
    matrix
}

fn print(matrix: &Matrix) -> String {
    let mut text = HEAD.to_owned();
    for (number, command) in COMMANDS.iter().enumerate() {
        let rows: Vec<_> = matrix.iter().filter(|((of, _, _), _)| *of == number).collect();
        text.push('\n');
        if rows.is_empty() {
            text.push_str(&format!("{command:<24} -         -       ingen\n"));
        }
        for ((_, domain, relation), roles) in rows {
            let named: Vec<&str> = roles.iter().map(|&role| ROLES[role]).collect();
            let named = if named.len() == ROLES.len() { "alla".to_owned() } else { named.join(" ") };
            text.push_str(&format!("{command:<24} {domain:<9} {relation:<7} {named}\n"));
        }
    }
    text
}

#[test]
fn what_is_not_listed_is_forbidden() {
    let path = samsyn_tests::root().join("tests/matrix/access.txt");
    let observed = print(&observed());
    if std::env::var_os("SAMSYN_UPDATE").is_some() {
        std::fs::write(&path, &observed).expect("the list can be written");
    }
    let listed = std::fs::read_to_string(&path).expect("the list of who may do what");
    let (listed, observed): (BTreeSet<&str>, BTreeSet<&str>) = (listed.lines().collect(), observed.lines().collect());
    let more: Vec<_> = observed.difference(&listed).collect();
    let less: Vec<_> = listed.difference(&observed).collect();
    assert!(
        more.is_empty() && less.is_empty(),
        "the door and the list differ.\nOnly in the door: {more:#?}\nOnly in the list: {less:#?}"
    );
}

#[test]
fn every_command_is_tried() {
    let world = World::new();
    let tried: BTreeSet<&str> = probes::all(&world, "rektor").iter().map(|probe| probe.command).collect();
    let missing: Vec<_> = COMMANDS.iter().filter(|command| !tried.contains(*command)).collect();
    assert!(missing.is_empty(), "a new command needs a probe and a row: {missing:?}");
}
