//! A keyring in memory that refuses, or ends the program, at any one of its calls.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use samsyn_services::keychain::{EntryName, Keychain, KeychainFault, KeychainStatus, Secret32};

/// What happens at the chosen call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The system says no.
    Refuses,
    /// The program ends before the call does anything.
    EndsBefore,
    /// The program ends when the call has done its work.
    EndsAfter,
}

#[derive(Default)]
struct State {
    kept: HashMap<String, Secret32>,
    calls: usize,
    changes: usize,
    trouble: Option<(usize, Trouble)>,
}

/// The keyring, or a computer without one. A clone is the same keyring.
#[derive(Clone)]
pub struct MemoryKeychain(Option<Arc<Mutex<State>>>);

impl Default for MemoryKeychain {
    fn default() -> Self {
        Self(Some(Arc::default()))
    }
}

impl MemoryKeychain {
    /// A computer without a keyring: the harder case, and the one every machine can test.
    pub fn none() -> Self {
        Self(None)
    }

    /// Another keyring that keeps the same.
    pub fn copied(&self) -> Self {
        let kept = self.state(|state| state.kept.clone());
        Self(Some(Arc::new(Mutex::new(State { kept, ..State::default() }))))
    }

    /// From now on, this happens at the call with this number, counted from 0.
    pub fn meets(&self, call: usize, trouble: Trouble) {
        self.state(|state| (state.calls, state.trouble) = (0, Some((call, trouble))));
    }

    /// No trouble any more; answers whether the chosen call was reached.
    pub fn recovers(&self) -> bool {
        self.state(|state| state.trouble.take().is_some_and(|(call, _)| state.calls > call))
    }

    /// Names of the secrets that open something; the key of the lock screen's card opens nothing.
    pub fn secrets(&self) -> Vec<String> {
        self.state(|state| state.kept.keys().filter(|name| opens_something(name)).cloned().collect())
    }

    /// How many times a secret that opens something was put in or taken out.
    pub fn changes(&self) -> usize {
        self.0.as_ref().map_or(0, |_| self.state(|state| state.changes))
    }

    fn state<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        let state = self.0.as_ref().expect("a computer with a keyring");
        work(&mut state.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn call<T>(&self, work: impl FnOnce(&mut State) -> T) -> Result<T, KeychainFault> {
        if self.0.is_none() {
            return Err(KeychainFault::Missing);
        }
        let met = self.state(|state| {
            let call = state.calls;
            state.calls += 1;
            state.trouble.filter(|(chosen, _)| *chosen == call).map(|(_, trouble)| trouble)
        });
        match met {
            Some(Trouble::Refuses) => return Err(KeychainFault::Refused),
            Some(Trouble::EndsBefore) => panic!("the program ends before the keyring is asked"),
            _ => {}
        }
        let answer = self.state(work);
        assert!(met != Some(Trouble::EndsAfter), "the program ends after the keyring has answered");
        Ok(answer)
    }
}

/// The key of the lock screen's card opens nothing.
fn opens_something(name: &str) -> bool {
    let card: String = b"lock screen card".iter().map(|byte| format!("{byte:02x}")).collect();
    !name.ends_with(&card)
}

impl Keychain for MemoryKeychain {
    fn status(&self) -> KeychainStatus {
        match self.call(|_| ()) {
            Ok(()) => KeychainStatus::Ready,
            Err(KeychainFault::Missing) => KeychainStatus::Missing,
            Err(_) => KeychainStatus::Refused,
        }
    }
    fn get(&self, name: &EntryName) -> Result<Option<Secret32>, KeychainFault> {
        self.call(|state| state.kept.get(&name.to_string()).cloned())
    }
    fn set(&self, name: &EntryName, secret: &Secret32) -> Result<(), KeychainFault> {
        let name = name.to_string();
        self.call(|state| {
            state.changes += usize::from(opens_something(&name));
            state.kept.insert(name, secret.clone());
        })
    }
    fn remove(&self, name: &EntryName) -> Result<(), KeychainFault> {
        let name = name.to_string();
        self.call(|state| {
            state.changes += usize::from(opens_something(&name));
            state.kept.remove(&name);
        })
    }
}
