//! The sealed part of an event: what was done, where and by whom.

use minicbor::Decoder;
use zeroize::Zeroizing;

use super::EventFault;
use super::padding::padded_len;
use crate::cbor::{self, MAX_ENTRIES, MAX_OBJECT_BYTES, Writer, check_prefix};
use crate::ids::{AuthorId, CompartmentId, EventHash};

const FIELDS: usize = 5;

/// What a user did, before it is sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct EventDraft {
    /// A number the upper layer gives a meaning; unknown ones are carried unread.
    pub event_type: u16,
    /// The compartment whose key seals it.
    pub compartment: CompartmentId,
    /// Who did it, by pseudonym.
    pub author: AuthorId,
    /// The events it builds on; at most 4 096.
    pub deps: Vec<EventHash>,
    /// The content, in the upper layer's encoding.
    pub body: Vec<u8>,
}

/// What an opened event says. Compartment and author are inside the seal, so a payload cannot move between them.
#[derive(Clone, PartialEq, Eq)]
pub struct EventPlain {
    /// See [`EventDraft::event_type`].
    pub event_type: u16,
    /// See [`EventDraft::compartment`].
    pub compartment: CompartmentId,
    /// See [`EventDraft::author`].
    pub author: AuthorId,
    /// See [`EventDraft::deps`].
    pub deps: Vec<EventHash>,
    /// See [`EventDraft::body`]; overwritten on drop.
    pub body: Zeroizing<Vec<u8>>,
}

macro_rules! redacted_debug {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("event_type", &self.event_type)
                    .field("compartment", &self.compartment)
                    .field("author", &self.author)
                    .field("deps", &self.deps.len())
                    .field("body", &format_args!("redacted, {} bytes", self.body.len()))
                    .finish()
            }
        }
    };
}

redacted_debug!(EventDraft);
redacted_debug!(EventPlain);

/// `[type, compartment, author, [dep …], body]`, then zeros up to the padded length.
pub(crate) fn encode_padded(draft: &EventDraft) -> Result<Zeroizing<Vec<u8>>, EventFault> {
    if draft.body.len() > MAX_OBJECT_BYTES || draft.deps.len() > MAX_ENTRIES {
        return Err(EventFault::TooLarge);
    }
    // Room for the padding from the start: a growing vector would leave copies of the content behind.
    let room = padded_len(64 + draft.deps.len() * 34 + draft.body.len());
    let mut plain = Zeroizing::new(Vec::with_capacity(room));
    let mut out = Writer(&mut plain);
    out.array(FIELDS).uint(draft.event_type);
    out.bytes(draft.compartment.as_bytes()).bytes(draft.author.as_bytes()).array(draft.deps.len());
    for dep in &draft.deps {
        out.bytes(dep.as_bytes());
    }
    out.bytes(&draft.body);
    let padded = padded_len(plain.len());
    plain.resize(padded, 0);
    Ok(plain)
}

/// Reads what [`encode_padded`] wrote and nothing else: a payload has one spelling.
pub(crate) fn decode_padded(bytes: &[u8]) -> Result<EventPlain, EventFault> {
    let padding = check_prefix(bytes)?;
    let len = bytes.len() - padding.len();
    if padding.iter().any(|&byte| byte != 0) || padded_len(len) != bytes.len() {
        return Err(EventFault::Malformed);
    }
    let mut input = Decoder::new(&bytes[..len]);
    cbor::read_array(&mut input, FIELDS)?;
    let (event_type, compartment) = (input.u16()?, cbor::read_bytes(&mut input)?.into());
    let author = cbor::read_bytes(&mut input)?.into();
    let count = cbor::read_list(&mut input)?;
    let deps = (0..count).map(|_| Ok(cbor::read_bytes(&mut input)?.into())).collect::<Result<_, EventFault>>()?;
    Ok(EventPlain { event_type, compartment, author, deps, body: Zeroizing::new(input.bytes()?.to_vec()) })
}
