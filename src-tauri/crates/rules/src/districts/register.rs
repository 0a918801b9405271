//! The district register: facts with periods and sources, given as plain data.

use chrono::NaiveDate;

use super::ReceiverId;
use super::names::{DistrictName, fold};
use crate::words;

/// A namnd that receives reports in one part of a municipality, for as long as it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namnd {
    /// Its id.
    pub id: ReceiverId,
    /// Name of its area; the short name.
    pub area: String,
    /// Full name.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; absent while it exists.
    pub until: Option<NaiveDate>,
    /// Namnder that became part of it.
    pub predecessors: Vec<ReceiverId>,
    /// The namnd that took over.
    pub successor: Option<ReceiverId>,
    /// Where the facts are from.
    pub source: String,
}

impl Namnd {
    /// Whether it exists on a day.
    #[must_use]
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.from <= day && !self.has_ended(day)
    }

    pub(crate) fn has_ended(&self, day: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

/// A stadsdel with its namnd through the divisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stadsdel {
    /// Name.
    pub name: String,
    /// Main namnd of each division, today's first.
    pub namnder: Vec<ReceiverId>,
    /// Namnder, of any time, that hold some other part of it; the largest part first.
    pub also: Vec<ReceiverId>,
}

words! {
    /// What an alias is.
    AliasKind {
        /// Another name of exactly one stadsdel.
        Stadsdel => "stadsdel",
        /// A name for something else: a part, a new quarter, an old namnd, a postal town.
        Informal => "informal",
    }
}

/// An everyday or old name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: AliasKind,
    /// The stadsdel that it names.
    pub stadsdel: Option<String>,
    /// Namnder of today that it may lie in.
    pub receivers: Vec<ReceiverId>,
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Four digits.
    pub code: String,
    /// Name.
    pub name: String,
    /// Socialnamnder that share it by address, when the register knows their names but not their areas.
    pub parts: Vec<String>,
}

/// What a postal code or town suggests. Never decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalHint {
    /// First three digits, or the town.
    pub key: String,
    /// Namnder of today seen there.
    pub receivers: Vec<ReceiverId>,
    /// It reaches further than the receivers listed, so it suggests nothing.
    pub wide: bool,
}

words! {
    /// What a contact is for.
    ContactKind {
        /// Web address of the e-tjanst for reports.
        EService => "e_service",
        /// Phone of the reception.
        Reception => "reception",
        /// Phone outside office hours.
        Socialjour => "socialjour",
        /// Switchboard.
        Switchboard => "switchboard",
        /// Postal or visiting address.
        Address => "address",
    }
}

/// A contact with its source. Only verified ones are in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Whose. A municipality's contact serves all its namnder.
    pub receiver: ReceiverId,
    /// What it is for.
    pub kind: ContactKind,
    /// Number or address.
    pub value: String,
    /// Where it was read.
    pub source: String,
    /// How old the source is, in its own words.
    pub source_age: String,
}

/// The register of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Day the facts were checked.
    pub date: NaiveDate,
    /// Last day for which the division is known.
    pub known_until: NaiveDate,
    /// Name of a municipality's only receiver, with `{municipality}` in it.
    pub municipal_receiver: String,
    /// Namnder of all times.
    pub namnder: Vec<Namnd>,
    /// Stadsdelar.
    pub stadsdelar: Vec<Stadsdel>,
    /// Everyday and old names.
    pub aliases: Vec<Alias>,
    /// Municipalities.
    pub municipalities: Vec<Municipality>,
    /// By the first three digits of the postal code.
    pub postal_prefixes: Vec<PostalHint>,
    /// By postal town.
    pub postal_towns: Vec<PostalHint>,
    /// Contacts that have been verified.
    pub contacts: Vec<Contact>,
}

impl Register {
    /// Whether the division on this day is not known to the register.
    #[must_use]
    pub fn is_outdated(&self, day: NaiveDate) -> bool {
        day > self.known_until
    }

    /// A namnd by id.
    #[must_use]
    pub fn namnd(&self, id: &ReceiverId) -> Option<&Namnd> {
        self.namnder.iter().find(|namnd| namnd.id == *id)
    }

    /// Namnder that exist on a day.
    pub fn namnder_on(&self, day: NaiveDate) -> impl Iterator<Item = &Namnd> {
        self.namnder.iter().filter(move |namnd| namnd.is_on(day))
    }

    /// A municipality by its four digits.
    #[must_use]
    pub fn municipality(&self, code: &str) -> Option<&Municipality> {
        self.municipalities.iter().find(|known| known.code == code)
    }

    /// Whether a municipality is divided among namnder of the register.
    #[must_use]
    pub fn has_namnder(&self, code: &str) -> bool {
        self.namnder.iter().any(|namnd| namnd.id.municipality() == code)
    }

    /// Whether the id is a namnd, or a municipality that is not divided among namnder.
    #[must_use]
    pub fn knows(&self, id: &ReceiverId) -> bool {
        let code = id.municipality();
        let whole = ReceiverId::of_municipality(code).as_ref() == Some(id);
        self.namnd(id).is_some() || (whole && self.municipality(code).is_some() && !self.has_namnder(code))
    }

    /// Full name of a receiver; its id when the register does not know it.
    #[must_use]
    pub fn name_of(&self, id: &ReceiverId) -> String {
        if let Some(namnd) = self.namnd(id) {
            return namnd.name.clone();
        }
        match self.municipality(id.municipality()) {
            Some(known) if self.knows(id) => self.municipal_receiver.replace("{municipality}", &known.name),
            _ => id.to_string(),
        }
    }

    /// A verified contact of a receiver, or of its whole municipality.
    #[must_use]
    pub fn contact(&self, id: &ReceiverId, kind: ContactKind) -> Option<&Contact> {
        let own = |contact: &&Contact| contact.kind == kind && contact.receiver == *id;
        let common = ReceiverId::of_municipality(id.municipality());
        let shared = |contact: &&Contact| contact.kind == kind && Some(&contact.receiver) == common.as_ref();
        self.contacts.iter().find(own).or_else(|| self.contacts.iter().find(shared))
    }

    /// Those that have a namnd's duties on a day: itself, its successors or its predecessors. Empty when the register
    /// does not reach the day.
    #[must_use]
    pub fn on_day(&self, id: &ReceiverId, day: NaiveDate) -> Vec<ReceiverId> {
        let Some(namnd) = self.namnd(id) else {
            return if self.knows(id) { vec![id.clone()] } else { Vec::new() };
        };
        if namnd.is_on(day) {
            return vec![id.clone()];
        }
        if namnd.has_ended(day) {
            return namnd.successor.iter().flat_map(|next| self.forward(next, day)).collect();
        }
        namnd.predecessors.iter().flat_map(|before| self.backward(before, day)).collect()
    }

    // One direction each, so that two namnder that name each other cannot go round for ever.
    fn forward(&self, id: &ReceiverId, day: NaiveDate) -> Vec<ReceiverId> {
        match self.namnd(id) {
            Some(namnd) if namnd.is_on(day) => vec![id.clone()],
            Some(Namnd { from, successor: Some(next), .. })
                if *from <= day && self.namnd(next).is_some_and(|after| after.from > *from) =>
            {
                self.forward(next, day)
            }
            _ => Vec::new(),
        }
    }

    fn backward(&self, id: &ReceiverId, day: NaiveDate) -> Vec<ReceiverId> {
        let Some(namnd) = self.namnd(id) else { return Vec::new() };
        if namnd.is_on(day) {
            return vec![id.clone()];
        }
        let earlier = namnd.predecessors.iter();
        let earlier = earlier.filter(|id| self.namnd(id).is_some_and(|before| before.from < namnd.from));
        earlier.flat_map(|before| self.backward(before, day)).collect()
    }

    /// A stadsdel by its name or by another name of exactly it.
    #[must_use]
    pub fn stadsdel(&self, name: &str) -> Option<&Stadsdel> {
        // Nearly all names are written as the register has them.
        if let Some(found) = self.stadsdelar.iter().find(|stadsdel| stadsdel.name == name) {
            return Some(found);
        }
        let wanted = fold(name);
        let formal = |wanted: &str| self.stadsdelar.iter().find(|stadsdel| fold(&stadsdel.name) == wanted);
        formal(&wanted).or_else(|| {
            let alias =
                self.aliases.iter().find(|alias| alias.kind == AliasKind::Stadsdel && fold(&alias.name) == wanted)?;
            formal(&fold(alias.stadsdel.as_deref()?))
        })
    }

    /// Namnder that hold parts of a stadsdel on a day, the main one first. One means that it lies wholly in it.
    #[must_use]
    pub fn stadsdel_on(&self, stadsdel: &Stadsdel, day: NaiveDate) -> Vec<ReceiverId> {
        let exact = stadsdel.namnder.iter().find(|id| self.namnd(id).is_some_and(|namnd| namnd.is_on(day)));
        let main = match exact {
            Some(id) => vec![id.clone()],
            // Outside the divisions listed: through the nearest in time.
            None => {
                let ends = [stadsdel.namnder.first(), stadsdel.namnder.last()];
                ends.into_iter()
                    .flatten()
                    .map(|id| self.on_day(id, day))
                    .find(|found| !found.is_empty())
                    .unwrap_or_default()
            }
        };
        self.each_once(main, stadsdel.also.iter(), day)
    }

    /// Candidates of an everyday name on a day; empty when the register does not have the name.
    #[must_use]
    pub fn informal(&self, name: &str, day: NaiveDate) -> Vec<ReceiverId> {
        let wanted = fold(name);
        let alias = self.aliases.iter().filter(|alias| fold(&alias.name) == wanted);
        self.each_once(Vec::new(), alias.flat_map(|alias| &alias.receivers), day)
    }

    /// What free text of a district may mean on a day: candidates, and the ended namnd that it names, if one.
    #[must_use]
    pub fn district(&self, text: &str, day: NaiveDate) -> (Vec<ReceiverId>, Option<&Namnd>) {
        let read = DistrictName::parse(text);
        let named: Vec<&Namnd> = self.namnder.iter().filter(|namnd| read.is(&namnd.area)).collect();
        let ended = named.iter().copied().find(|namnd| namnd.has_ended(day));
        let ended = ended.filter(|_| !named.iter().any(|namnd| namnd.is_on(day)));
        let mut found = self.each_once(Vec::new(), named.iter().map(|namnd| &namnd.id), day);
        if !read.says_namnd || found.is_empty() {
            if let Some(stadsdel) = self.stadsdel(&read.name) {
                found.extend(self.stadsdel_on(stadsdel, day));
            }
            found.extend(self.informal(&read.name, day));
        }
        (self.each_once(found, [].iter(), day), ended)
    }

    /// What a postal code suggests.
    #[must_use]
    pub fn postal_code(&self, code: &str) -> Option<&PostalHint> {
        let digits: String = code.chars().filter(char::is_ascii_digit).take(3).collect();
        self.postal_prefixes.iter().find(|hint| hint.key == digits)
    }

    /// What a postal town suggests.
    #[must_use]
    pub fn postal_town(&self, town: &str) -> Option<&PostalHint> {
        let wanted = fold(town);
        self.postal_towns.iter().find(|hint| fold(&hint.key) == wanted)
    }

    /// The receivers of a day out of ids of any time, each once, in order.
    pub(crate) fn each_once<'a>(
        &self,
        first: Vec<ReceiverId>,
        more: impl Iterator<Item = &'a ReceiverId>,
        day: NaiveDate,
    ) -> Vec<ReceiverId> {
        let mut found: Vec<ReceiverId> = Vec::new();
        for id in first.into_iter().chain(more.flat_map(|id| self.on_day(id, day))) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }
}
