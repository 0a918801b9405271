//! A drag source on the same display: it offers something to Samsyn's window and drops it there, as a desktop does (XDND version 5).

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// How long the target may take to answer; one that refuses may not answer at all.
const ANSWER: Duration = Duration::from_secs(3);

/// The source.
pub struct Dragged {
    x: RustConnection,
    root: Window,
    source: Window,
    /// Types in order of preference, each with what it gives.
    offers: Vec<(Atom, Vec<u8>)>,
}

impl Dragged {
    /// Offers these types on a display.
    pub fn over(display: &str, offers: &[(&str, &str)]) -> Self {
        let (x, screen) = x11rb::connect(Some(display)).expect("the display");
        let root = x.setup().roots[screen].root;
        let source = x.generate_id().expect("an id");
        let aux = CreateWindowAux::new();
        x.create_window(0, source, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &aux).expect("a window");
        let mut dragged = Self { x, root, source, offers: Vec::new() };
        dragged.offers =
            offers.iter().map(|(kind, content)| (dragged.atom(kind), content.as_bytes().to_vec())).collect();
        let selection = dragged.atom("XdndSelection");
        dragged.x.set_selection_owner(source, selection, 0u32).expect("the selection");
        dragged
    }

    fn atom(&self, name: &str) -> Atom {
        self.x.intern_atom(false, name.as_bytes()).expect("asked").reply().expect("an atom").atom
    }

    /// The window that takes drops.
    fn target(&self) -> Window {
        let aware = self.atom("XdndAware");
        let mut windows = vec![self.root];
        while let Some(window) = windows.pop() {
            let property = self.x.get_property(false, window, aware, AtomEnum::ANY, 0, 1).expect("asked").reply();
            if property.is_ok_and(|property| property.value_len > 0) {
                return window;
            }
            windows.extend(
                self.x.query_tree(window).expect("asked").reply().map(|tree| tree.children).unwrap_or_default(),
            );
        }
        panic!("no window takes drops");
    }

    /// Drags over the window to this place of the screen and lets go. True when the window said that it would take it.
    pub fn drop_at(&self, place: (u32, u32)) -> bool {
        let target = self.target();
        let kind = |place: usize| self.offers.get(place).map_or(0, |(kind, _)| *kind);
        self.tell(target, "XdndEnter", [self.source, 5 << 24, kind(0), kind(1), kind(2)]);
        let copy = self.atom("XdndActionCopy");
        let mut taken = false;
        // A desktop sends a position for each move of the mouse.
        for step in 0..4 {
            self.tell(target, "XdndPosition", [self.source, 0, (place.0 + step) << 16 | place.1, 0, copy]);
            taken = self.answer("XdndStatus").is_some_and(|status| status[1] & 1 == 1);
        }
        // Let go whether it is taken or not: the window is asked to mind itself.
        self.tell(target, "XdndDrop", [self.source, 0, 0, 0, 0]);
        self.answer("XdndFinished");
        taken
    }

    fn tell(&self, target: Window, message: &str, data: [u32; 5]) {
        let event = ClientMessageEvent::new(32, target, self.atom(message), data);
        self.x.send_event(false, target, EventMask::NO_EVENT, event).expect("sent");
        self.x.flush().expect("sent");
    }

    /// Serves what the target asks of the content until it answers.
    fn answer(&self, message: &str) -> Option<[u32; 5]> {
        let wanted = self.atom(message);
        let start = Instant::now();
        while start.elapsed() < ANSWER {
            match self.x.poll_for_event().expect("the display") {
                Some(Event::SelectionRequest(request)) => self.serve(&request),
                Some(Event::ClientMessage(said)) if said.type_ == wanted => return Some(said.data.as_data32()),
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        None
    }

    fn serve(&self, request: &SelectionRequestEvent) {
        let offer = self.offers.iter().find(|(kind, _)| *kind == request.target);
        if let Some((kind, content)) = offer {
            self.x
                .change_property8(PropMode::REPLACE, request.requestor, request.property, *kind, content)
                .expect("given");
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if offer.is_some() { request.property } else { 0 },
        };
        self.x.send_event(false, request.requestor, EventMask::NO_EVENT, answer).expect("sent");
        self.x.flush().expect("sent");
    }
}
