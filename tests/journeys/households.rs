//! Protection is a property of a place and a person: nobody learns where a protected person lives through a child, a
//! sibling, a guardian, a neighbour at the address, or an import that was made before.

use serde_json::{Value, json};

use crate::school::{Samsyn, bytes_below, demo_file, holds};
use crate::team::{affirmed, question};

/// A guardian: id, name, phone, mark.
type Adult<'a> = (&'a str, &'a str, &'a str, &'a str);

const MIA: Adult = ("mia", "Mia Skyddsson", "070-1740690", "Skyddad folkbokföring");
const DAN: Adult = ("dan", "Dan Farlig", "070-1740698", "Ingen");
/// The same woman as another system spells her.
const MARIA: Adult = ("m2", "Maria Skyddsson Ek", "+46 70 174 06 90", "Ingen");
const EVA: Adult = ("eva", "Eva Granne", "070-1740611", "Ingen");
const STAFF: Adult = ("rut", "Rut Dold", "", "Sekretessmarkering");

pub struct Kid<'a> {
    id: &'a str,
    given: &'a str,
    family: &'a str,
    marking: &'a str,
    street: &'a str,
    adults: &'a [Adult<'a>],
}

const fn kid<'a>(id: &'a str, given: &'a str, family: &'a str, street: &'a str, adults: &'a [Adult<'a>]) -> Kid<'a> {
    Kid { id, given, family, marking: "Ingen", street, adults }
}

/// Everybody whose place is withheld, by whose protection, and one who has nothing to do with it.
pub fn kids() -> Vec<Kid<'static>> {
    vec![
        kid("kid1", "Alva", "Skyddsson", "Hemliga gatan 7", &[MIA, DAN]),
        Kid {
            marking: "Sekretessmarkering",
            ..kid("kid2", "Bea", "Skyddsson", "HEMLIGA GATAN 7 lgh 1102", &[MIA, DAN])
        },
        kid("kid3", "Cleo", "Farlig", "Farliga vägen 9", &[DAN]),
        kid("kid4", "Dora", "Granne", "c/o Granne, Hemliga gatan 7", &[EVA]),
        kid("kid5", "Frej", "Ek", "Dolda stigen 2", &[MARIA]),
        kid("kid6", "Gry", "Dold", "Personalvägen 4", &[EVA]),
        kid("fri", "Elsa", "Fri", "Fria vägen 3", &[("f", "Fia Fri", "070-1740612", "Ingen")]),
    ]
}

const WITHHELD: [&str; 6] = ["Alva", "Bea", "Cleo", "Dora", "Frej", "Gry"];
const PLACES: [&str; 5] = ["emliga gatan", "EMLIGA GATAN", "Farliga vägen", "Dolda stigen", "Personalvägen"];

fn address(street: &str) -> Value {
    json!({ "type": "Folkbokföring", "streetAddress": street, "postalCode": "111 22", "locality": "Stockholm", "countyCode": 1, "municipalityCode": 80 })
}

pub fn register(kids: &[Kid]) -> Vec<u8> {
    let mut persons = Vec::new();
    let mut enrolments = Vec::new();
    let mut adults: Vec<Adult> = vec![STAFF];
    for kid in kids {
        persons.push(json!({
            "id": kid.id, "givenName": kid.given, "familyName": kid.family, "birthDate": if kid.id == "kid2" { "2012-03-04" } else { "2013-05-14" }, "civicNo": { "value": if kid.id == "kid2" { "201203042385" } else { "" } }, "securityMarking": kid.marking,
            "addresses": if kid.street.is_empty() { json!([]) } else { json!([address(kid.street)]) },
            "responsibles": kid.adults.iter().map(|adult| json!({ "person": { "id": adult.0 }, "relationType": "Vårdnadshavare" })).collect::<Vec<_>>(),
        }));
        enrolments.push(json!({ "person": { "id": kid.id }, "enroledAt": { "id": "unit" }, "schoolYear": 7, "startDate": "2026-08-17" }));
        adults.extend(kid.adults);
    }
    adults.dedup_by_key(|adult| adult.0);
    for (id, name, phone, marking) in adults {
        let (given, family) = name.split_once(' ').expect("two names");
        let home = if id == "rut" { json!([address("Personalvägen 4")]) } else { json!([]) };
        persons.push(
            json!({ "id": id, "givenName": given, "familyName": family, "securityMarking": marking, "addresses": home,
            "phoneNumbers": [{ "value": phone }] }),
        );
    }
    let duties = [json!({ "id": "d", "person": { "id": "rut" }, "dutyRole": "Lärare" })];
    json!({ "persons": persons, "enrolments": enrolments, "duties": duties }).to_string().into_bytes()
}

fn school() -> Samsyn {
    let samsyn = Samsyn::new();
    samsyn.create("kurator", false);
    let areas = samsyn.upload("areas.geojson", &demo_file("areas.geojson"));
    let check = samsyn.call("register_check", json!({ "kind": "areas", "file": areas }));
    samsyn.call("register_apply", json!({ "plan": check["plan"] }));
    samsyn
}

fn import(samsyn: &Samsyn, kids: &[Kid]) {
    samsyn.import_pupils(&[("skola.json", &register(kids))]);
}

/// The pupil's row; a protected one has no name to be found by.
fn row(samsyn: &Samsyn, given: &str) -> Value {
    let list = samsyn.call("pupil_list", json!({ "limit": 50, "include_left": true }));
    let rows = list["rows"].as_array().expect("rows").clone();
    let is = |row: &Value| {
        if given == "Bea" {
            row["protected"] == true
        } else {
            row["label"].as_str().is_some_and(|label| label.starts_with(given))
        }
    };
    rows.into_iter().find(is).unwrap_or_else(|| panic!("{given} is in the list"))
}

/// Bea is protected: whoever opens her card works with her.
fn card(samsyn: &Samsyn, given: &str) -> Value {
    let pupil = row(samsyn, given);
    samsyn.call("concern_add", json!({ "pupil": pupil["id"], "certainty": "sure", "happened_on": null, "happened_at": null, "what": "Sett.", "urgent": "no", "draft": null }));
    let case = samsyn.call("case_open", json!({ "pupil": pupil["id"] }));
    let me = samsyn.call("session", json!({}))["user"]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    samsyn_services::testing::assign(&samsyn.app, crate::team::id_of(&case), me).expect("assigned");
    samsyn.call("pupil", json!({ "pupil": pupil["id"] }))
}

fn tells_no_place(what: &str, text: &str) {
    for place in PLACES {
        assert!(!text.contains(place), "{what} must not say where a protected person may live: {place}");
    }
}

#[test]
fn no_card_list_or_route_says_where_a_protected_person_lives() {
    let samsyn = school();
    import(&samsyn, &kids());
    for given in WITHHELD {
        let card = card(&samsyn, given);
        tells_no_place(given, &card.to_string());
        assert_eq!(card["address"], json!(null), "{given} has no address");
        assert_eq!(card["place_withheld"], true, "{given}: and the card says that it is withheld, not missing");
        let receiver = &card["receiver"];
        assert_eq!(
            (&receiver["certainty"], &receiver["phone_first"]),
            (&json!("stop"), &json!(true)),
            "{given}: a person rings"
        );
        let warning = if given == "Bea" { "protected_identity" } else { "protected_place" };
        assert_eq!(receiver["warnings"], json!([warning]), "{given}: the answer says why, and nothing of a place");
        let row = row(&samsyn, given);
        assert_eq!((&row["receiver"], &row["overlap"]), (&json!(""), &json!("unknown")), "{given}: nor does the list");
    }
    let free = card(&samsyn, "Elsa");
    assert_eq!(free["address"], "Fria vägen 3, 111 22 Stockholm", "who has nothing to do with it is shown as before");
    let list = samsyn.call("pupil_list", json!({ "limit": 50 }));
    assert_eq!(list["different"], 0, "and nobody withheld is counted as living elsewhere");
}

#[test]
fn phones_that_lead_to_a_protected_person_are_told_nowhere() {
    let samsyn = school();
    import(&samsyn, &kids());
    let phones = |given: &str| {
        let card = card(&samsyn, given);
        card["guardians"]
            .as_array()
            .expect("guardians")
            .iter()
            .map(|one| one["phone"].as_str().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(phones("Frej"), [""], "her number under another spelling is still hers");
    assert_eq!(phones("Alva")[0], "", "the protected guardian is not reached through the card");
    assert_eq!(phones("Cleo"), [""], "a guardian of a protected child is reached nowhere, whichever card one opens");
    assert_eq!(phones("Elsa"), ["070-1740612"], "others are");
}

#[test]
fn no_report_and_no_disclosure_says_where_a_protected_person_lives() {
    let samsyn = school();
    import(&samsyn, &kids());
    for given in WITHHELD {
        let pupil = card(&samsyn, given);
        let draft = samsyn.call("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
        tells_no_place("the draft", &draft.to_string());
        let text = samsyn.call("report_text", json!({ "report": draft["id"] })).to_string();
        tells_no_place("the text", &text);
        assert!(
            text.contains("kyddade personuppgifter"),
            "{given}: the paper says that the address is withheld: {text}"
        );
        samsyn
            .call("report_export", json!({ "report": draft["id"], "formats": ["pdf", "text", "sdk"], "folder": null }));

        let start = samsyn.call("share_start", json!({ "pupil": pupil["id"] }));
        tells_no_place("what can be shared", &start.to_string());
        let items = start["items"].as_array().expect("items");
        let contact = items.iter().find(|item| item["kind"] == "contact").expect("contact data");
        assert_eq!(contact["information"], "skyddad_adress", "{given}: the law is asked about a protected address");
        let facts = json!({ "guardian_suspected": "no", "betydande_men": "no" });
        let wish = question(&pupil, &[&contact["id"]], ("vardnadshavare", None), "insyn", &facts);
        tells_no_place("the preview", &samsyn.call("share_preview", json!({ "question": wish })).to_string());
        let decision = samsyn.call("share_decide", wish.clone());
        let done = samsyn.try_call(
            "share",
            json!({ "question": wish, "affirmed": affirmed(&decision), "masks": [], "channel": "print", "record": {} }),
        );
        assert_eq!(done, Err("not_allowed".to_owned()), "{given}: nobody gives the address to the other guardian");
    }
    let exports = bytes_below(&samsyn.folder.path().join("exports"));
    for place in PLACES {
        assert!(!holds(&exports, place), "no file that left says {place}");
    }
}

#[test]
fn a_protected_childs_report_names_no_family_on_the_screen_or_the_paper() {
    let samsyn = school();
    import(&samsyn, &kids());
    let bea = card(&samsyn, "Bea");
    let draft = samsyn.call("report_draft", json!({ "pupil": bea["id"], "concern": null, "content": null }));
    assert_eq!(draft["siblings"], json!([]), "a sibling's name says who she is");
    let text = samsyn.call("report_text", json!({ "report": draft["id"] })).to_string();
    assert!(!text.contains("Alva") && !text.contains("Cleo"), "the namnd asks by phone: {text}");
    let persons = samsyn.call("share_start", json!({ "pupil": bea["id"] }))["persons"].to_string();
    assert!(
        !persons.contains("Skyddsson") && !persons.contains("Farlig"),
        "nor does the list of names to mask: {persons}"
    );
    let alva = card(&samsyn, "Alva");
    let draft = samsyn.call("report_draft", json!({ "pupil": alva["id"], "concern": null, "content": null }));
    assert!(!draft["siblings"].to_string().contains("Bea"), "and nobody protected is named as a sibling");
}

#[test]
fn protection_that_arrives_later_clears_what_was_known() {
    let samsyn = school();
    let free = |mut kids: Vec<Kid<'static>>| {
        kids.iter_mut().for_each(|kid| kid.marking = "Ingen");
        let open = |mut adult: Adult<'static>| {
            adult.3 = "Ingen";
            adult
        };
        let adults: Vec<&'static [Adult<'static>]> = kids
            .iter()
            .map(|kid| &*Box::leak(kid.adults.iter().map(|&adult| open(adult)).collect::<Vec<_>>().into_boxed_slice()))
            .collect();
        kids.iter_mut().zip(adults).for_each(|(kid, adults)| kid.adults = adults);
        kids
    };
    import(&samsyn, &free(kids()));
    let alva = card(&samsyn, "Alva");
    assert_eq!(alva["address"], "Hemliga gatan 7, 111 22 Stockholm", "nothing was protected then");
    let answers =
        json!({ "second_home_municipality": "0126", "stays_at_municipality": "0182", "moved_from": "SE-0184" });
    samsyn.call("pupil_circumstances_set", json!({ "pupil": alva["id"], "circumstances": answers }));
    let draft = samsyn.call("report_draft", json!({ "pupil": alva["id"], "concern": null, "content": null }));

    // The mark comes, and the addresses of the protected are no longer in the file.
    let mut now = kids();
    now[1].street = "";
    import(&samsyn, &now);
    for given in WITHHELD {
        let card = card(&samsyn, given);
        tells_no_place(given, &card.to_string());
        assert_eq!(card["place_withheld"], true, "{given} is withheld from now on");
    }
    let alva = samsyn.call("pupil", json!({ "pupil": alva["id"] }));
    for answer in ["second_home_municipality", "stays_at_municipality", "moved_from"] {
        assert_eq!(alva["circumstances"][answer], json!(null), "{answer} told where she is");
    }
    assert_eq!(
        samsyn.try_call("pupil_circumstances_set", json!({ "pupil": alva["id"], "circumstances": answers })),
        Err("input_invalid".to_owned()),
        "and nobody writes it down again"
    );
    tells_no_place("the old draft", &samsyn.call("report_text", json!({ "report": draft["id"] })).to_string());
    let verified = samsyn.call("vault_verify", json!({}));
    assert_eq!(verified["same"], true, "what is rebuilt from the log is as empty");

    // Who is no longer in the file still lives there.
    now.retain(|kid| kid.id == "kid4" || kid.id == "fri");
    import(&samsyn, &now);
    import(&samsyn, &now);
    assert_eq!(
        card(&samsyn, "Dora")["address"],
        json!(null),
        "a protected child that has left is at home all the same"
    );

    import(&samsyn, &free(kids()));
    assert_eq!(
        card(&samsyn, "Alva")["address"],
        "Hemliga gatan 7, 111 22 Stockholm",
        "when the protection ends the next import tells"
    );
    assert_eq!(card(&samsyn, "Dora")["place_withheld"], false, "the neighbour's too");
}

#[test]
fn a_row_that_is_not_understood_still_protects_the_others() {
    let samsyn = school();
    let table = "Personnummer;Efternamn;Förnamn;Klass;Gatuadress;Postnr;Postort;Skydd;Vårdnadshavare;Telefon\n\
        201203042386;Skyddsson;Bea;8A;Hemliga gatan 7;11122;Stockholm;Sekretessmarkering;Mia Skyddsson;070-1740690\n\
        201204052383;Skyddsson;Alva;6A;Hemliga gatan 7;11122;Stockholm;;Mia Skyddsson;070-1740690\n";
    let plan = samsyn.import_pupils(&[("elever.csv", table.as_bytes())]);
    assert_eq!(plan["not_understood"].as_array().map(Vec::len), Some(1), "the protected child's number is misspelt");
    let alva = card(&samsyn, "Alva");
    assert_eq!(alva["address"], json!(null), "her sister's address is the protected child's: {alva}");
    assert_eq!(alva["guardians"][0]["phone"], "", "and so is the phone at home");
}

#[test]
fn a_register_without_marks_takes_none_away() {
    let samsyn = school();
    import(&samsyn, &kids());
    let names = "Elev-id;Efternamn;Förnamn;Gatuadress;Postnr;Postort;Vårdnadshavare;Telefon\n\
        kid1;Skyddsson;Alva;Hemliga gatan 7;11122;Stockholm;Maja Skyddsson;070-1740655\n\
        kid2;Skyddsson;Bea;;;;Mia Skyddsson;\n\
        kid3;Farlig;Cleo;Farliga vägen 9;11122;Stockholm;Dan Farlig;070-1740698\n\
        kid4;Granne;Dora;Hemliga gatan 7;11122;Stockholm;Eva Granne;070-1740611\n\
        kid5;Ek;Frej;Dolda stigen 2;11122;Stockholm;Maria Skyddsson Ek;070-1740690\n\
        kid6;Dold;Gry;Personalvägen 4;11122;Stockholm;Eva Granne;070-1740611\n\
        fri;Fri;Elsa;Fria vägen 3;11122;Stockholm;Fia Fri;070-1740612\n";
    samsyn.import_pupils(&[("elever.csv", names.as_bytes())]);
    for given in WITHHELD {
        let card = card(&samsyn, given);
        tells_no_place(given, &card.to_string());
        assert!(
            !card.to_string().contains("1740655") && !card.to_string().contains("1740690"),
            "{given}: nor a number of hers: {card}"
        );
    }
}
