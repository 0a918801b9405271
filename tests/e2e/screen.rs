//! What must hold on every screen: axe-core finds nothing, nothing needs scrolling sideways, and a picture is left.

use serde_json::json;

use crate::window::Window;

/// A phone's width, or 200 % zoom on the smallest laptop.
const NARROW: (u32, u32) = (683, 384);
const LAPTOP: (u32, u32) = (1366, 768);

impl Window {
    /// axe-core finds nothing on what is shown now, and a picture of it lies under target/e2e.
    pub async fn screen(&self, name: &str) {
        self.is_still().await;
        self.picture(name).await;
        self.is_accessible(name).await;
        self.fits(name).await;
    }

    /// The same in the dark and at 200 % zoom.
    pub async fn screen_in_all_looks(&self, name: &str) {
        self.screen(name).await;
        self.look("mork").await;
        self.screen(&format!("{name}-mork")).await;
        self.look("ljus").await;
        self.resize(NARROW.0, NARROW.1).await;
        self.screen(&format!("{name}-zoom200")).await;
        self.resize(LAPTOP.0, LAPTOP.1).await;
    }

    async fn look(&self, theme: &str) {
        self.script(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
    }

    /// Waits until fonts are there and every movement has ended.
    async fn is_still(&self) {
        let script = "return document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=\"true\"]')\
            && document.getAnimations().every((a) => a.playState !== 'running' || a.effect?.getComputedTiming().endTime === Infinity)";
        self.until("the screen is still", async || self.script(script).await == json!(true)).await;
        // Two frames: what was decided is drawn.
        self.script_later("const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))").await;
    }

    async fn is_accessible(&self, screen: &str) {
        if self.script("return typeof window.axe").await == json!("undefined") {
            let axe = std::fs::read_to_string(samsyn_tests::root().join("ui/node_modules/axe-core/axe.min.js"));
            // The page's policy forbids inline scripts; the driver's are no part of the page.
            self.script(&axe.expect("axe-core is installed")).await;
        }
        let run = "const done = arguments[arguments.length - 1];\
            axe.run(document, { resultTypes: ['violations'] }).then((r) => done(r.violations.map((v) =>\
            v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' (' + n.any.concat(n.all).map((c) => c.message).join('; ') + ')').join(', '))), (e) => done([String(e)]));";
        assert_eq!(self.script_later(run).await, json!([]), "axe-core finds no violation on {screen}");
    }

    async fn fits(&self, screen: &str) {
        let script = "return [document.documentElement, ...document.querySelectorAll('main, main > .col, main > .rail')]\
            .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => (e.className || e.tagName) + ' ' + e.scrollWidth + ' > ' + e.clientWidth)";
        assert_eq!(self.script(script).await, json!([]), "nothing scrolls sideways on {screen}");
    }
}
