//! A live SS 12000 service: pages of its lists over HTTP, started by a person and never otherwise.

use std::collections::BTreeSet;
use std::io::Read;
use std::net::IpAddr;
use std::time::Duration;

use serde_json::Value;
use ureq::http::{Response, Uri, header};
use zeroize::Zeroizing;

use super::fault::ReadFault;
use super::ss12000::{List, Lists, build, page};
use super::{ALL_MIB_MAX, Progress, ReadOptions, Reading, step};
use crate::effort::Watched;

/// Elements asked for at once.
const PAGE_ELEMENTS: &str = "200";
/// The largest page.
const PAGE_MIB_MAX: usize = 32;
/// More pages than any service needs; a service without end is stopped here.
const PAGES_MAX: usize = 20_000;
/// Tries of one page before a busy service has said no.
const TRIES_MAX: u32 = 6;
/// The longest wait that a service is obeyed in, seconds.
const RETRY_AFTER_MAX_S: u64 = 120;
const TIMEOUT: Duration = Duration::from_secs(60);

/// A token that is shown nowhere and leaves memory when dropped.
pub struct BearerToken(Zeroizing<String>);

impl BearerToken {
    /// Takes the token over; spaces around it are not part of it.
    #[must_use]
    pub fn new(token: String) -> Self {
        let whole = Zeroizing::new(token);
        Self(Zeroizing::new(whole.trim().to_owned()))
    }
}

/// Where the service is, and what opens it.
pub struct LiveSource {
    /// Base address, below which the lists lie. https, or http on this computer.
    pub base: String,
    /// Token; an empty one is not sent.
    pub token: BearerToken,
}

/// Waiting. Tests own it.
pub trait Wait {
    /// Returns after `time`.
    fn wait(&self, time: Duration);
}

/// Waits by the computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealWait;

impl Wait for RealWait {
    fn wait(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// Reads the service's lists and the pupils in them.
///
/// # Errors
/// `input_invalid` for address or token, `service_unreachable`, `service_refused`, `page_repeats`, `json_invalid`,
/// `file_too_large`, cancelled.
pub fn read_live(
    source: &LiveSource,
    options: &ReadOptions,
    wait: &dyn Wait,
    progress: &dyn Progress,
) -> Result<Reading, ReadFault> {
    let mut service = Service::new(source, wait, progress)?;
    let mut lists = Lists::default();
    lists.add(List::Persons, service.all(List::Persons)?)?;
    // Not every service has every list. Without classes or staff the pupils can still be told.
    for list in [List::Enrolments, List::Groups, List::Duties] {
        match service.all(list) {
            Ok(elements) => lists.add(list, elements)?,
            Err(ReadFault::Refused { status: 400 | 403 | 404 | 405 | 410 | 501 }) => {}
            Err(fault) => return Err(fault),
        }
    }
    build(&lists, options, progress, &Watched::new(progress))
}

struct Service<'a> {
    agent: ureq::Agent,
    base: String,
    authorization: Zeroizing<String>,
    wait: &'a dyn Wait,
    progress: &'a dyn Progress,
    elements: usize,
    bytes: usize,
}

impl<'a> Service<'a> {
    fn new(source: &LiveSource, wait: &'a dyn Wait, progress: &'a dyn Progress) -> Result<Self, ReadFault> {
        let is_local = check_address(&source.base)?;
        let token = &*source.token.0;
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ReadFault::Service { field: "token" });
        }
        let config = ureq::Agent::config_builder()
            .https_only(!is_local)
            .http_status_as_error(false)
            // A redirect could carry the token, or personal data, to another place.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(TIMEOUT));
        let config = if is_local { config.proxy(None) } else { config };
        let authorization = if token.is_empty() { String::new() } else { format!("Bearer {token}") };
        Ok(Self {
            agent: config.build().new_agent(),
            base: source.base.trim().trim_end_matches('/').to_owned(),
            authorization: Zeroizing::new(authorization),
            wait,
            progress,
            elements: 0,
            bytes: 0,
        })
    }

    /// Every page of a list.
    fn all(&mut self, list: List) -> Result<Vec<Value>, ReadFault> {
        let mut elements = Vec::new();
        let mut token: Option<String> = None;
        let mut tokens = BTreeSet::new();
        let mut before: Vec<Value> = Vec::new();
        for _ in 0..PAGES_MAX {
            step(self.progress, self.elements, 0)?;
            let bytes = self.page(list, token.as_deref())?;
            let (found, next) = page(list.name(), &bytes, list.name(), &Watched::new(self.progress))?;
            // A service that loses its place begins again with a new token.
            if !found.is_empty() && found == before {
                return Err(ReadFault::PageRepeats);
            }
            self.elements += found.len();
            list.check(elements.len() + found.len())?;
            elements.extend_from_slice(&found);
            before = found;
            let Some(next) = next else { return Ok(elements) };
            if !tokens.insert(next.clone()) {
                return Err(ReadFault::PageRepeats);
            }
            token = Some(next);
        }
        Err(ReadFault::TooLarge { limit_mib: ALL_MIB_MAX })
    }

    /// One page. A busy service is asked again, later each time.
    fn page(&mut self, list: List, token: Option<&str>) -> Result<Vec<u8>, ReadFault> {
        for tried in 0..TRIES_MAX {
            let mut answer = self.ask(list, token)?;
            let status = answer.status().as_u16();
            match status {
                200 => return self.body(&mut answer),
                429 | 503 if tried + 1 < TRIES_MAX => self.back_off(&answer, tried)?,
                _ => return Err(ReadFault::Refused { status }),
            }
        }
        Err(ReadFault::Unreachable)
    }

    fn ask(&self, list: List, token: Option<&str>) -> Result<Response<ureq::Body>, ReadFault> {
        let mut request = self.agent.get(format!("{}/{}", self.base, list.name())).query("limit", PAGE_ELEMENTS);
        if let Some(token) = token {
            request = request.query("pageToken", token);
        }
        if !self.authorization.is_empty() {
            request = request.header(header::AUTHORIZATION, self.authorization.as_str());
        }
        request.header(header::ACCEPT, "application/json").call().map_err(|_| ReadFault::Unreachable)
    }

    fn body(&mut self, answer: &mut Response<ureq::Body>) -> Result<Vec<u8>, ReadFault> {
        let limit = PAGE_MIB_MAX << 20;
        let mut bytes = Vec::new();
        // Counted after unpacking: a small packed page may be endless.
        let mut reader = answer.body_mut().as_reader().take(limit as u64 + 1);
        reader.read_to_end(&mut bytes).map_err(|_| ReadFault::Unreachable)?;
        if bytes.len() > limit {
            return Err(ReadFault::TooLarge { limit_mib: PAGE_MIB_MAX });
        }
        self.bytes += bytes.len();
        if self.bytes > ALL_MIB_MAX << 20 {
            return Err(ReadFault::TooLarge { limit_mib: ALL_MIB_MAX });
        }
        Ok(bytes)
    }

    /// Waits as long as the service asks for, else 1, 2, 4 ... seconds, and looks every second whether to go on.
    fn back_off(&self, answer: &Response<ureq::Body>, tried: u32) -> Result<(), ReadFault> {
        let said = answer.headers().get(header::RETRY_AFTER).and_then(|after| after.to_str().ok()?.trim().parse().ok());
        let seconds: u64 = said.unwrap_or(1 << tried);
        if seconds > RETRY_AFTER_MAX_S {
            return Err(ReadFault::Refused { status: answer.status().as_u16() });
        }
        for _ in 0..seconds {
            step(self.progress, self.elements, 0)?;
            self.wait.wait(Duration::from_secs(1));
        }
        Ok(())
    }
}

/// Whether the service is on this computer. Elsewhere only https will do: the answer is personal data.
fn check_address(base: &str) -> Result<bool, ReadFault> {
    let wrong = || ReadFault::Service { field: "url" };
    let uri: Uri = base.trim().parse().map_err(|_| wrong())?;
    let authority = uri.authority().ok_or_else(wrong)?;
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    let is_local = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    let plain = !authority.as_str().contains('@') && uri.query().is_none();
    match uri.scheme_str() {
        Some("https") if plain => Ok(is_local),
        Some("http") if plain && is_local => Ok(true),
        _ => Err(wrong()),
    }
}
