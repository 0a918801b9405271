//! The window as a person at the keyboard meets it.

use std::time::Instant;

use thirtyfour::prelude::*;
use thirtyfour::{Key, TypingData};

use crate::program::{PATIENCE, Program};

/// One window session.
pub struct Window {
    driver: WebDriver,
    shots: std::path::PathBuf,
}

impl Window {
    /// Starts the program in a window.
    pub async fn open(program: &Program) -> Self {
        let options = serde_json::json!({ "binary": Program::binary(), "args": [] });
        let mut wanted = thirtyfour::Capabilities::new();
        wanted.set("browserName", "MiniBrowser").expect("a capability");
        wanted.set("webkitgtk:browserOptions", options).expect("a capability");
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{}", program.port), wanted).await.expect("the window opens");
        let shots = samsyn_tests::root().join("target/e2e");
        std::fs::create_dir_all(&shots).expect("a folder for pictures");
        Self { driver, shots }
    }

    /// Presses keys on whatever has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let chain = self.driver.action_chain().send_keys(keys);
        chain.perform().await.expect("keys reach the window");
    }

    /// A key with Control held.
    pub async fn control(&self, key: impl Into<TypingData>) {
        let chain = self.driver.action_chain().key_down(Key::Control).send_keys(key).key_up(Key::Control);
        chain.perform().await.expect("keys reach the window");
    }

    /// Presses Tab until the element with this accessible name has the focus.
    pub async fn tab_to(&self, name: &str) {
        for _ in 0..120 {
            if self.focused().await.contains(name) {
                return;
            }
            self.keys(Key::Tab).await;
        }
        panic!("Tab never reaches {name:?}; the focus is on {:?}", self.focused().await);
    }

    /// The accessible name of what has the focus, as far as the page gives it.
    pub async fn focused(&self) -> String {
        let script = "const e = document.activeElement; if (!e) return '';\
            const by = (e.getAttribute('aria-labelledby') || '').split(' ').map(i => document.getElementById(i)?.textContent || '').join(' ');\
            const label = e.labels && e.labels.length ? [...e.labels].map(l => l.textContent).join(' ') : '';\
            return [e.getAttribute('aria-label') || '', by, label, e.tagName === 'INPUT' || e.tagName === 'TEXTAREA' ? '' : e.textContent].join(' ').trim();";
        self.script(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str) -> serde_json::Value {
        self.driver.execute(script, Vec::new()).await.expect("the script runs").json().clone()
    }

    /// The visible text.
    pub async fn text(&self) -> String {
        self.script("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows this text.
    pub async fn sees(&self, text: &str) {
        let start = Instant::now();
        loop {
            let shown = self.text().await;
            if shown.contains(text) {
                return;
            }
            if start.elapsed() > PATIENCE {
                self.picture("fault").await;
                panic!("{text:?} never came; the window shows:\n{shown}");
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }

    /// Hands a file to the file field with this label: what choosing it in the system's dialog does.
    pub async fn choose_file(&self, selector: &str, file: &std::path::Path) {
        let field = self.driver.find(By::Css(selector)).await.expect("the file field is there");
        field.send_keys(file.to_string_lossy().as_ref()).await.expect("the file is chosen");
    }

    /// A picture of the window under target/e2e.
    pub async fn picture(&self, name: &str) {
        let file = self.shots.join(format!("{name}.png"));
        self.driver.screenshot(&file).await.expect("a picture of the window");
    }

    /// axe-core finds nothing on what is shown now.
    pub async fn is_accessible(&self, screen: &str) {
        let axe = std::fs::read_to_string(samsyn_tests::root().join("ui/node_modules/axe-core/axe.min.js"))
            .expect("axe-core is installed");
        // The page's policy forbids inline scripts; the driver's own world does not.
        self.driver.execute(axe, Vec::new()).await.expect("axe loads");
        let run = "const done = arguments[arguments.length - 1];\
            axe.run(document, { resultTypes: ['violations'] }).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))));";
        let found = self.driver.execute_async(run, Vec::new()).await.expect("axe runs").json().clone();
        assert_eq!(found, serde_json::json!([]), "axe-core finds no violation on {screen}");
    }

    /// Ends the session and with it the program.
    pub async fn close(self) {
        let _ = self.driver.quit().await;
    }
}
