//! What the store costs over plain SQLCipher: `cargo run --release -p samsyn-store --example store_speed`.
//! A school of 10 000 pupils and 100 000 events (another number as the argument); opening to the first list, and one
//! durable save. Closing is not measured: nobody waits for it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Utc;
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{Access, AccessPurpose, Actor, Guarded, HuvudmanKind, Role, access};
use samsyn_store::concerns::{NewConcern, PersonCertainty, Urgent};
use samsyn_store::people::{ImportRun, PupilChange, PupilQuery, PupilRecord, RoutingCache};
use samsyn_store::school::School;
use samsyn_store::{Result, Store, StoreSetup, WriteContext};
use samsyn_vault::{KeyFile, OsEntropy, Policy, VaultKey};
use uuid::Uuid;

const PUPILS: usize = 10_000;
const ROUNDS: usize = 21;

fn main() {
    let (file, key, _) = KeyFile::make(&OsEntropy, Policy::Passphrase, "a phrase for a measurement", None).unwrap();
    let (key, dir) = (Arc::new(key), tempfile::tempdir().unwrap());
    let setup = StoreSetup {
        vault: file.vault(),
        school: School {
            name: "Skola".to_owned(),
            municipality: "0180".to_owned(),
            stadsdel: None,
            point: None,
            huvudman: HuvudmanKind::Kommunal,
            reports_shared: false,
            demonstration: true,
        },
        user_name: "Kim".to_owned(),
        user_role: Role::Kurator,
        user_phone: String::new(),
    };
    let mut store =
        Store::create(dir.path(), Arc::clone(&key), (&setup, b"keys"), Utc::now(), Arc::new(OsEntropy)).unwrap();
    let start = Instant::now();
    let events = std::env::args().nth(1).map_or(100_000, |number| number.parse().unwrap());
    fill(&mut store, events);
    println!("filled in {:?}", start.elapsed());
    let start = Instant::now();
    let report = store.verify().unwrap();
    println!("verified {} events in {:?}: {}", report.events, start.elapsed(), report.holds());
    let (ours, raw) = saves(&mut store, dir.path(), &key);
    println!("durable save    store {ours:?}   raw {raw:?}   ratio {:.2}", ours.as_secs_f64() / raw.as_secs_f64());
    drop(store);
    let ours = median(|| first_list(dir.path(), &key));
    let raw = median(|| raw_list(&dir.path().join("samsyn.db"), &key));
    println!("open and list   store {ours:?}   raw {raw:?}   ratio {:.2}", ours.as_secs_f64() / raw.as_secs_f64());
}

/// The median time of `work`; what it returns is dropped outside the time.
fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let result = work();
            let elapsed = start.elapsed();
            drop(result);
            elapsed
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn context(store: &Store) -> WriteContext {
    let user = store.user().unwrap();
    WriteContext { actor: Actor { id: user.id, role: user.role }, at: Utc::now() }
}

fn concern(pupil: Option<Uuid>) -> NewConcern {
    NewConcern {
        pupil,
        certainty: PersonCertainty::Sure,
        happened_on: None,
        happened_at: None,
        ongoing: false,
        what: "something that was seen in the corridor ".repeat(5),
        child_words: String::new(),
        urgent: Urgent::No,
        draft: None,
    }
}

fn fill(store: &mut Store, events: usize) {
    let context = context(store);
    let record = |n: usize| PupilRecord {
        source_id: format!("p{n}"),
        number: None,
        given: format!("Given{}", n % 997),
        family: format!("Family{}", n % 4999),
        class: format!("{}{}", n % 10, char::from(b'A' + (n % 5) as u8)),
        born: None,
        protection: None,
        home: samsyn_store::people::Home::Unknown,
        assigned_municipality: None,
        guardians: Vec::new(),
    };
    let run = ImportRun { id: Uuid::new_v4(), source: "csv".to_owned(), register_date: Utc::now().date_naive() };
    let numbers: Vec<usize> = (0..PUPILS).collect();
    for chunk in numbers.chunks(500) {
        let changes: Vec<_> =
            chunk.iter().map(|&n| PupilChange::Put { pupil: None, record: Box::new(record(n)) }).collect();
        store.write(&context, |writer| -> Result<_> { writer.apply_import(&run, &changes) }).unwrap();
    }
    let unrouted = store.unrouted("s", PUPILS).unwrap();
    let pupils: Vec<Uuid> = opened(store, AccessPurpose::Oro, unrouted).into_iter().map(|input| input.pupil).collect();
    for chunk in pupils.iter().cycle().take(events).collect::<Vec<_>>().chunks(100) {
        let context = self::context(store);
        store
            .write(&context, |writer| -> Result<()> {
                chunk.iter().try_for_each(|pupil| writer.add_concern(&concern(Some(**pupil))).map(|_| ()))
            })
            .unwrap();
    }
    let cache = RoutingCache {
        certainty: "certain".to_owned(),
        receivers: vec!["SE-0180-SDN-FARSTA".to_owned()],
        preventive: Some("SE-0180-SDN-FARSTA".to_owned()),
        overlap: "same".to_owned(),
        warnings: Vec::new(),
        stamp: "s".to_owned(),
    };
    store.save_routing(&pupils.into_iter().map(|pupil| (pupil, cache.clone())).collect::<Vec<_>>()).unwrap();
}

/// Medians of one concern stored durably, and of the same bytes committed to a plain table.
fn saves(store: &mut Store, dir: &Path, key: &VaultKey) -> (Duration, Duration) {
    let ours = median(|| {
        let context = context(store);
        store.write(&context, |writer| -> Result<_> { writer.add_concern(&concern(None)) }).unwrap();
    });
    let mut db = open_raw(&dir.join("raw.db"), key);
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    db.execute_batch("PRAGMA synchronous = FULL; CREATE TABLE note (n INTEGER PRIMARY KEY, body BLOB);").unwrap();
    let raw = median(|| {
        let tx = db.transaction().unwrap();
        tx.prepare_cached("INSERT INTO note (body) VALUES (?1)").unwrap().execute(params![vec![7_u8; 500]]).unwrap();
        tx.commit().unwrap();
    });
    (ours, raw)
}

/// Opens as the gate does.
fn opened<T>(store: &mut Store, purpose: AccessPurpose, guarded: Guarded<T>) -> T {
    let actor = context(store).actor;
    let facts = store.access_facts(&actor, guarded.record()).unwrap();
    let at = Utc::now().naive_utc();
    let Access::Open(permit) = access(&actor, guarded.record(), purpose, &facts, at) else { panic!("refused") };
    let logged = permit.commit(store).unwrap();
    guarded.open(&logged, actor.id, at).unwrap()
}

fn first_list(dir: &Path, key: &Arc<VaultKey>) -> Store {
    let mut store = Store::open(dir, Arc::clone(key), None, Utc::now(), Arc::new(OsEntropy)).unwrap();
    let guarded = store.pupil_page(&PupilQuery { limit: 100, ..PupilQuery::default() }).unwrap();
    assert_eq!(opened(&mut store, AccessPurpose::Oversikt, guarded).rows.len(), 100, "a page");
    store
}

fn open_raw(file: &Path, key: &VaultKey) -> Connection {
    let db = Connection::open(file).unwrap();
    let hex: String = key.derive_database_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";")).unwrap();
    db
}

/// The same page and numbers with nothing around them.
fn raw_list(file: &Path, key: &VaultKey) -> Connection {
    let db = open_raw(file, key);
    let counts = "SELECT count(*), count(*) FILTER (WHERE p.protection IS NULL AND c.overlap = 'different'),
             count(*) FILTER (WHERE p.protection IS NULL AND c.certainty IN ('check', 'stop'))
         FROM pupil p LEFT JOIN routing c ON c.pupil = p.id WHERE p.left_on IS NULL";
    let active: i64 = db.query_row(counts, [], |row| row.get(0)).unwrap();
    assert_eq!(active, PUPILS as i64, "everybody");
    let rows = "SELECT p.id, p.given, p.family, p.class, p.born, p.label, p.left_on, c.body
         FROM pupil p LEFT JOIN routing c ON c.pupil = p.id WHERE p.left_on IS NULL ORDER BY p.sort, p.n LIMIT 100";
    let mut statement = db.prepare(rows).unwrap();
    let names = statement.query_map([], |row| row.get::<_, String>(1)).unwrap();
    assert_eq!(names.count(), 100, "a page");
    drop(statement);
    db
}
