//! The window as a person at the keyboard meets it.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::prelude::*;
use thirtyfour::{Key, TypingData};

use crate::program::{PATIENCE, Program};

/// Between two looks at the page.
const LOOK: Duration = Duration::from_millis(40);
/// More stops than any screen has.
const STOPS_MAX: usize = 160;
/// The accessible name of what has the focus, as far as the page gives it.
const FOCUSED: &str = "const e = document.activeElement; if (!e || e === document.body) return '';\
    const said = (id) => document.getElementById(id)?.textContent ?? '';\
    const by = (e.getAttribute('aria-labelledby') ?? '').split(' ').map(said).join(' ');\
    const label = e.labels?.length ? [...e.labels].map((l) => l.textContent).join(' ') : '';\
    const own = /^(INPUT|TEXTAREA|SELECT|MAIN)$/.test(e.tagName) ? '' : e.textContent;\
    return [e.getAttribute('aria-label') ?? '', by, label, own].join(' ').replace(/\\s+/g, ' ').trim();";

/// One window session.
pub struct Window {
    driver: WebDriver,
}

impl Window {
    /// Takes hold of the program's window, once it is there.
    pub async fn open(program: &Program) -> Self {
        let address = format!("http://127.0.0.1:{}", program.port);
        let start = Instant::now();
        loop {
            let held = WebDriver::new(address.clone(), thirtyfour::Capabilities::new()).await;
            if let Ok(driver) = held {
                // A page that is just being made anew takes its hold with it.
                if driver.set_script_timeout(PATIENCE).await.is_ok() {
                    return Self { driver };
                }
                let _ = driver.leak();
            }
            assert!(start.elapsed() < PATIENCE, "the window opens; the program said:\n{}", program.log());
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Presses Ctrl+L. The page may end before the driver has its answer.
    pub async fn lock(self, program: &Program) -> Self {
        let chain = self.driver.action_chain().key_down(Key::Control).send_keys("l").key_up(Key::Control);
        let _ = chain.perform().await;
        self.locked(program).await
    }

    /// After a lock: the page of before has ended, and this is the new one.
    pub async fn locked(self, program: &Program) -> Self {
        program.until_locked();
        self.forget();
        let window = Self::open(program).await;
        window.is_at("Lås upp").await;
        window
    }

    /// Presses keys on whatever has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let chain = self.driver.action_chain().send_keys(keys);
        chain.perform().await.expect("keys reach the window");
    }

    /// Keys with others held: `Ctrl+K`, `Ctrl+Shift+Enter`.
    pub async fn held(&self, held: &[Key], key: impl Into<TypingData>) {
        let mut chain = self.driver.action_chain();
        for each in held {
            chain = chain.key_down(each.clone());
        }
        chain = chain.send_keys(key);
        for each in held.iter().rev() {
            chain = chain.key_up(each.clone());
        }
        chain.perform().await.expect("keys reach the window");
    }

    /// A key with Control held.
    pub async fn control(&self, key: impl Into<TypingData>) {
        self.held(&[Key::Control], key).await;
    }

    /// Presses Tab until the element with these words in its accessible name has the focus.
    pub async fn tab_to(&self, name: &str) {
        self.go_to(name, &[]).await;
    }

    /// The same backwards, with Shift+Tab.
    pub async fn tab_back_to(&self, name: &str) {
        self.go_to(name, &[Key::Shift]).await;
    }

    async fn go_to(&self, name: &str, held: &[Key]) {
        let mut passed = Vec::new();
        for _ in 0..STOPS_MAX {
            let focused = self.focused().await;
            if focused.contains(name) {
                return;
            }
            if focused.starts_with("Hoppa till") && passed.contains(&focused) {
                break;
            }
            if passed.last() != Some(&focused) {
                passed.push(focused);
            }
            self.held(held, Key::Tab).await;
        }
        self.picture("fault").await;
        panic!("Tab never reaches {name:?}; it passed {passed:?}");
    }

    /// Tabs to a button or link and presses Enter.
    pub async fn press(&self, name: &str) {
        self.tab_to(name).await;
        self.keys(Key::Enter).await;
    }

    /// Presses Tab until the page says that the focus is right.
    pub async fn until_focus(&self, what: &str, right: &str) {
        for _ in 0..STOPS_MAX {
            if self.script(right).await == Value::Bool(true) {
                return;
            }
            self.keys(Key::Tab).await;
        }
        self.picture("fault").await;
        panic!("Tab never reaches {what}");
    }

    /// Takes one of several radio buttons: Tab to its group, arrows to it.
    pub async fn choose(&self, option: &str) {
        let in_group = format!(
            "const e = document.activeElement; return e?.type === 'radio' && [...document.getElementsByName(e.name)]\
             .some((each) => each.labels[0]?.textContent.startsWith({option:?}))"
        );
        self.until_focus(&format!("a group with {option:?}"), &in_group).await;
        // The webview's arrows stop at the last and the first of a group.
        for arrow in [Key::Down, Key::Up] {
            let mut before = String::new();
            loop {
                let focused = self.focused().await;
                if focused.starts_with(option) {
                    self.keys(" ").await;
                    return;
                }
                if focused == before {
                    break;
                }
                before = focused;
                self.keys(arrow.clone()).await;
            }
        }
        panic!("the arrows never reach {option:?}");
    }

    /// Tabs to a field and types over what is in it.
    pub async fn fill(&self, name: &str, text: &str) {
        self.tab_to(name).await;
        self.control("a").await;
        self.keys(text).await;
    }

    /// Waits until what has the focus is named so.
    pub async fn focus_is_on(&self, name: &str) {
        self.until(&format!("the focus is on {name:?}"), async || self.focused().await.contains(name)).await;
    }

    /// The accessible name of what has the focus.
    pub async fn focused(&self) -> String {
        self.script(FOCUSED).await.as_str().unwrap_or_default().to_owned()
    }

    /// What the field with the focus holds.
    pub async fn value(&self) -> String {
        self.script("return document.activeElement?.value ?? ''").await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    /// Runs a script that may end the page before it answers.
    pub async fn try_script(&self, script: &str) -> Option<Value> {
        self.driver.execute(script, Vec::new()).await.ok().map(|answer| answer.json().clone())
    }

    /// Runs a script that tells its answer later.
    pub async fn script_later(&self, script: &str) -> Value {
        self.driver.execute_async(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    /// The visible text, with the spaces of one line.
    pub async fn text(&self) -> String {
        let text = self.script("return document.body.innerText.replace(/[ \\u00a0]+/g, ' ')").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows this text.
    pub async fn sees(&self, text: &str) {
        self.until(&format!("the window shows {text:?}"), async || self.text().await.contains(text)).await;
    }

    /// Waits until the page shows this text no more.
    pub async fn sees_no(&self, text: &str) {
        self.until(&format!("the window no longer shows {text:?}"), async || !self.text().await.contains(text)).await;
    }

    /// Waits until this is the heading of the screen, and nothing on it is being fetched.
    pub async fn is_at(&self, heading: &str) {
        let script = "return document.querySelector('[aria-busy=\"true\"]') ? '' : document.querySelector('h1')?.textContent ?? ''";
        let there = async || self.script(script).await.as_str().is_some_and(|shown| shown.contains(heading));
        self.until(&format!("the screen is headed {heading:?}"), there).await;
    }

    /// Waits until nothing that was typed is unsaved.
    pub async fn is_saved(&self) {
        let script = "return [...document.querySelectorAll('footer [role=status]')].map((e) => e.textContent).join()";
        let saved = async || self.script(script).await.as_str().is_some_and(|shown| shown.starts_with("Sparat "));
        self.until("the status bar says that it is saved", saved).await;
    }

    /// Waits for a condition; a picture and the text tell what was there instead.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let start = Instant::now();
        while !holds().await {
            if start.elapsed() > PATIENCE {
                self.picture("fault").await;
                panic!("it never came that {what}; the window shows:\n{}", self.text().await);
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Hands a file to the file field with this label: what choosing it in the system's dialog does.
    pub async fn choose_file(&self, label: &str, file: &Path) {
        let selector = format!("input[type=file][aria-label=\"{label}\"]");
        let field = self.driver.find(By::Css(selector)).await.expect("the file field is there");
        field.send_keys(file.to_string_lossy().as_ref()).await.expect("the file is chosen");
    }

    /// Makes the window this large, in pixels of the page.
    pub async fn resize(&self, width: u32, height: u32) {
        self.driver.set_window_rect(0, 0, width, height).await.expect("the window takes another size");
        let script = "return innerWidth";
        let there = async || self.script(script).await.as_u64() == Some(u64::from(width));
        self.until(&format!("the window is {width} wide"), there).await;
    }

    /// A picture of the window under target/e2e.
    pub async fn picture(&self, name: &str) {
        let folder = samsyn_tests::root().join("target/e2e");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        self.driver.screenshot(&folder.join(format!("{name}.png"))).await.expect("a picture of the window");
    }

    /// Forgets a session whose program is gone.
    pub fn forget(self) {
        let _ = self.driver.leak();
    }

    /// Ends the session and with it the program.
    pub async fn close(self) {
        let _ = self.driver.quit().await;
    }
}
