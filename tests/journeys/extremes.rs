//! What nobody can mean, in every field of every command: it is refused at the door, and the day goes on.
//!
//! The fields come out of the door's own types, so that a new command is tried from its first day.

use std::collections::BTreeMap;

use samsyn_services::api::{COMMANDS, dispatch, when};
use samsyn_services::app::When;
use serde_json::{Value, json};

use crate::matrix::probes;
use crate::matrix::world::World;
use crate::school::Samsyn;

/// Types of the door by name, as the generated file has them.
struct Types(BTreeMap<String, String>);

/// A field of a request, and what it holds.
struct Leaf {
    path: Vec<String>,
    holds: String,
}

impl Types {
    fn read() -> Self {
        let file = samsyn_tests::root().join("ui/src/api/generated/door.ts");
        let text = std::fs::read_to_string(file).expect("the door's types");
        let mut plain = String::new();
        for (number, piece) in text.split("/*").enumerate() {
            plain.push_str(if number == 0 { piece } else { piece.split_once("*/").map_or("", |(_, rest)| rest) });
        }
        let types = plain.split("export type ").skip(1).filter_map(|declared| declared.split_once(" = "));
        Self(types.map(|(name, is)| (name.to_owned(), is.trim().trim_end_matches(';').to_owned())).collect())
    }

    /// The request of each command.
    fn requests(&self) -> BTreeMap<String, String> {
        let commands = fields(&self.0["Commands"]);
        let first = |pair: String| pair.trim_start_matches('[').split(',').next().unwrap_or_default().to_owned();
        commands.into_iter().map(|(name, pair)| (name, first(pair))).collect()
    }

    fn leaves(&self, of: &str, path: &[String], found: &mut Vec<Leaf>) {
        let of = of.trim().trim_end_matches("| null").trim();
        if let Some(entry) = of.strip_prefix("Array<").and_then(|inner| inner.strip_suffix('>')) {
            return self.leaves(entry, &[path, &["0".to_owned()]].concat(), found);
        }
        match (of, self.0.get(of)) {
            ("Day" | "Instant" | "Position", _) | (_, None) => {
                found.push(Leaf { path: path.to_vec(), holds: of.to_owned() });
            }
            (_, Some(is)) if is.starts_with('{') => {
                for (name, field) in fields(is) {
                    self.leaves(&field, &[path, &[name]].concat(), found);
                }
            }
            // A closed list of words: nothing else gets past the parser.
            _ => {}
        }
    }
}

/// Names and types of an object's fields.
fn fields(object: &str) -> Vec<(String, String)> {
    let inner = object.trim().trim_start_matches('{').trim_end_matches('}');
    let (mut depth, mut start, mut found) = (0_i32, 0, Vec::new());
    for (at, sign) in inner.char_indices() {
        match sign {
            '<' | '[' | '{' => depth += 1,
            '>' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.extend(inner[start..at].split_once(':'));
                start = at + 1;
            }
            _ => {}
        }
    }
    let plain = |name: &str| name.trim().trim_end_matches('?').trim_matches('"').to_owned();
    found.into_iter().map(|(name, is)| (plain(name), is.trim().to_owned())).collect()
}

fn put(into: &mut Value, path: &[String], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        *into = value;
        return;
    };
    match first.parse::<usize>() {
        Ok(_) => {
            if into.as_array().is_none_or(Vec::is_empty) {
                *into = json!([null]);
            }
            put(&mut into[0], rest, value);
        }
        Err(_) => {
            if !into.is_object() {
                *into = json!({});
            }
            put(&mut into[first.as_str()], rest, value);
        }
    }
}

fn extremes(holds: &str) -> Vec<Value> {
    const DAYS: [&str; 5] = ["-262143-01-01", "0000-01-01", "1899-12-31", "2201-01-01", "+262142-12-31"];
    match holds {
        "Day" => DAYS.map(|day| json!(day)).to_vec(),
        "Instant" => DAYS.map(|day| json!(format!("{day}T23:59:59Z"))).to_vec(),
        "Position" => vec![json!([1e308, -1e308]), json!([91.0, 181.0]), json!([18.06, 59.33])],
        "string" => vec![json!("x".repeat(1 << 20))],
        "number" => vec![json!(-1), json!(u64::MAX), json!(1e308)],
        _ => Vec::new(),
    }
}

#[test]
fn what_nobody_can_mean_is_refused_in_every_field_and_the_day_goes_on() {
    let world = World::new();
    let samsyn = world.team.as_("kurator");
    // What makes or opens a vault is asked where none is open.
    let shut = Samsyn::new();
    let report = world.own["kurator"].reports[0]["id"].clone();
    let tried = probes::all(&world, "kurator");
    let types = Types::read();
    let requests = types.requests();
    let mut dates = 0;
    for command in COMMANDS {
        let probe = tried.iter().filter(|probe| probe.command == *command).max_by_key(|probe| probe.relation == "egen");
        let probe = probe.unwrap_or_else(|| panic!("{command} has no probe"));
        let mut found = Vec::new();
        types.leaves(&requests[*command], &[], &mut found);
        for Leaf { path, holds } in &found {
            for extreme in extremes(holds) {
                let mut request = probe.request.clone();
                put(&mut request, path, extreme);
                let app = if when(command) == Some(When::Locked) { &shut.app } else { &samsyn.app };
                let answer = dispatch(app, command, &request.to_string());
                let fault = answer.err().map(|fault| fault.view());
                let place = path.join(".");
                let code = fault.as_ref().map(|fault| json!(fault.code)).unwrap_or_default();
                assert_ne!(code, "internal", "{command}: {place} is no fault of the program");
                let field = fault.as_ref().and_then(|fault| fault.params.get("field")).cloned().unwrap_or_default();
                match holds.as_str() {
                    "Day" | "Instant" => {
                        dates += 1;
                        assert_eq!((&code, field.as_str()), (&json!("input_invalid"), "date"), "{command}: {place}");
                    }
                    "Position" => {
                        assert_eq!((&code, field.as_str()), (&json!("input_invalid"), "point"), "{command}: {place}");
                    }
                    "string" if place != "base64" => {
                        assert_eq!(code, "input_too_large", "{command}: a megabyte in {place} has no end in sight");
                    }
                    _ => {}
                }
            }
        }
        for (read, request) in [
            ("today", json!({})),
            ("search", json!({ "query": "Östlund", "limit": 20 })),
            ("report_list", json!({})),
            ("report", json!({ "report": report })),
        ] {
            let answer = samsyn.try_call(read, request);
            assert!(answer.is_ok(), "{read} answers after {command}: {answer:?}");
        }
    }
    assert!(dates >= 30, "the door's dates were found in its types: {dates}");
}
