//! A live service, played by a small server on this computer.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use samsyn_services::error::{Code, Error};
use samsyn_services::import::{
    BearerToken, Continue, Field, LiveSource, NoProgress, Progress, ReadFault, Reading, Wait, read_live,
};
use serde_json::{Value, json};

use super::made::{class, enrolment, guardian, names, options, person};

/// An answer: status, headers and body.
type Answer = (u16, &'static str, String);

/// Answers every request by its path and query, and remembers what was asked.
struct Stub {
    base: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Stub {
    fn new(answers: impl Fn(&str, usize) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}/v2", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let head: Vec<String> =
                    BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
                let Some(path) = head.first().and_then(|line| line.split(' ').nth(1)).map(str::to_owned) else {
                    continue;
                };
                let count = times.entry(path.clone()).or_default();
                let (status, headers, body) = answers(&path, *count);
                *count += 1;
                log.lock().unwrap().push(head.join("\n"));
                let length = body.len();
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
                );
            }
        });
        Self { base, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Waits in no time, and adds up how long.
#[derive(Default)]
struct Counted(Mutex<Duration>);

impl Wait for Counted {
    fn wait(&self, time: Duration) {
        *self.0.lock().unwrap() += time;
    }
}

fn source(base: &str) -> LiveSource {
    LiveSource { base: base.to_owned(), token: BearerToken::new("hemlig.token".to_owned()) }
}

fn read(base: &str, wait: &Counted) -> Result<Reading, ReadFault> {
    read_live(&source(base), &options(), wait, &NoProgress)
}

fn page(elements: &Value, token: Option<&str>) -> Answer {
    (200, "Content-Type: application/json\r\n", json!({"data": elements, "pageToken": token}).to_string())
}

/// A whole school on two pages of persons.
fn school(path: &str) -> Answer {
    match path {
        "/v2/persons?limit=200" => page(&json!([person("a", "Alva", "20130514"), guardian("a")]), Some("p/2 &x")),
        "/v2/persons?limit=200&pageToken=p%2F2%20%26x" => page(&json!([person("b", "Bo", "20130515")]), None),
        "/v2/enrolments?limit=200" => page(&json!([enrolment("a"), enrolment("b")]), None),
        "/v2/groups?limit=200" => page(&json!([class("7B", &["a"])]), None),
        _ => (404, "", json!({"code": "404", "message": "no"}).to_string()),
    }
}

#[test]
fn a_service_is_read_page_by_page_with_its_token() {
    let stub = Stub::new(|path, _| school(path));
    let reading = read(&format!("{}/", stub.base), &Counted::default()).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(names(&reading.pupils), ["Alva", "Bo"], "both pages are read, and a list that is missing is no fault");
    assert_eq!(reading.pupils[0].class.as_deref(), Some("7B"), "lists are put together");
    assert!(reading.carries.contains(&Field::Class), "classes were there");
    for head in stub.asked() {
        assert!(
            head.to_lowercase().contains("authorization: bearer hemlig.token"),
            "every request has the token: {head}"
        );
    }
}

#[test]
fn a_busy_service_is_asked_again_as_late_as_it_wants() {
    let stub = Stub::new(|path, count| match (path, count) {
        ("/v2/persons?limit=200", 0) => (429, "Retry-After: 7\r\n", String::new()),
        ("/v2/persons?limit=200", 1) => (503, "", String::new()),
        _ => school(path),
    });
    let wait = Counted::default();
    let reading = read(&stub.base, &wait).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(reading.pupils.len(), 2, "patience pays");
    assert_eq!(*wait.0.lock().unwrap(), Duration::from_secs(7 + 2), "seven seconds as asked for, then two of our own");
    let never = Stub::new(|_, _| (503, "Retry-After: 1\r\n", String::new()));
    let fault = read(&never.base, &wait).err();
    assert_eq!(fault, Some(ReadFault::Refused { status: 503 }), "a service that stays busy has said no");
    assert_eq!(never.asked().len(), 6, "after six tries");
    let tomorrow = Stub::new(|_, _| (429, "Retry-After: 86400\r\n", String::new()));
    assert_eq!(read(&tomorrow.base, &wait).err(), Some(ReadFault::Refused { status: 429 }), "nobody waits a day");
}

#[test]
fn a_page_that_comes_again_is_seen() {
    let same_token = Stub::new(|path, count| {
        let id = format!("{count}");
        if path.starts_with("/v2/persons") {
            page(&json!([person(&id, "A", "20130514")]), Some("2"))
        } else {
            school(path)
        }
    });
    let same_page = Stub::new(|path, _| {
        let next = format!("{}x", path.len());
        page(&json!([person("a", "A", "20130514")]), Some(&next))
    });
    for stub in [same_token, same_page] {
        let fault = Error::from(read(&stub.base, &Counted::default()).err().unwrap());
        assert_eq!(fault.code, Code::PageRepeats, "a service that goes in circles is stopped");
        assert!(stub.asked().len() < 5, "soon");
    }
}

#[test]
fn faults_of_a_service_have_their_codes() {
    let refuse = |status: u16, headers: &'static str| Stub::new(move |_, _| (status, headers, String::new()));
    for (stub, status) in
        [(refuse(401, ""), 401), (refuse(500, ""), 500), (refuse(302, "Location: http://127.0.0.1:1/\r\n"), 302)]
    {
        let fault = Error::from(read(&stub.base, &Counted::default()).err().unwrap());
        assert_eq!(fault.code, Code::ServiceRefused, "{status} is a no");
        assert_eq!(fault.params["status"], status.to_string(), "which the user can tell the service's keeper");
        assert_eq!(stub.asked().len(), 1, "a redirect is not followed with personal data");
    }
    let html = Stub::new(|_, _| (200, "", "<html>".to_owned()));
    assert_eq!(Error::from(read(&html.base, &Counted::default()).err().unwrap()).code, Code::JsonInvalid, "no JSON");
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let fault = read(&format!("http://{closed}"), &Counted::default()).err();
    assert_eq!(fault, Some(ReadFault::Unreachable), "nobody answers there");
    let large = Stub::new(|_, _| (200, "", " ".repeat((32 << 20) + 1)));
    assert_eq!(
        read(&large.base, &Counted::default()).err(),
        Some(ReadFault::TooLarge { limit_mib: 32 }),
        "a page has a size"
    );
}

#[test]
fn only_https_or_this_computer_will_do() {
    for base in [
        "http://example.com/v2",
        "ftp://127.0.0.1/",
        "https://user:secret@example.com/",
        "http://localhost.example.com/",
        "https://example.com/?a=b",
        "example.com",
        "",
    ] {
        let fault = read(base, &Counted::default()).err();
        assert_eq!(fault, Some(ReadFault::Service { field: "url" }), "{base} would carry children's data in the open");
    }
    let odd = LiveSource { base: "http://127.0.0.1:1".to_owned(), token: BearerToken::new("a\r\nX: y".to_owned()) };
    let fault = read_live(&odd, &options(), &Counted::default(), &NoProgress).err();
    assert_eq!(fault, Some(ReadFault::Service { field: "token" }), "a token with a line break is none");
}

struct Stopped;

impl Progress for Stopped {
    fn step(&self, done: usize, _total: usize) -> Continue {
        if done > 0 { Continue::Cancel } else { Continue::Yes }
    }
}

#[test]
fn it_can_be_stopped_between_two_pages() {
    let stub = Stub::new(|path, _| school(path));
    let fault = read_live(&source(&stub.base), &options(), &Counted::default(), &Stopped).err();
    assert_eq!(fault, Some(ReadFault::Cancelled), "the user is obeyed");
    assert_eq!(stub.asked().len(), 1, "before the next page");
}
