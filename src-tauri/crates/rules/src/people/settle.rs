//! The decision on everybody's place and phones at once.

use std::collections::{HashMap, HashSet};

use super::place::{Family, Guardian, Settled, Shield, Withheld};

/// A guardian by family and position.
type Spot = (usize, usize);

/// Decides for every family what may be known of its place and its guardians' phones. Whoever asks brings everybody the
/// school knows: one row alone says too little.
#[must_use]
pub fn settle(families: &[Family]) -> Vec<Settled> {
    let index = Index::of(families);
    let mut draft = Draft::of(families);
    protected_guardians(families, &index, &mut draft);
    siblings(families, &index, &mut draft);
    households(families, &index, &mut draft);
    shared_phones(families, &mut draft);
    draft.settled(families)
}

/// Whoever may be a protected guardian, or is reached where one is, under any child and in any spelling.
fn protected_guardians(families: &[Family], index: &Index<'_>, draft: &mut Draft) {
    let mut waiting: Vec<Spot> = index.protected.clone();
    let mut met: HashSet<Spot> = waiting.iter().copied().collect();
    while let Some(spot) = waiting.pop() {
        let guardian = guardian_at(families, spot);
        let from = draft.origin(families, spot.0);
        for other in index.like(guardian).into_iter().filter(|other| other.0 != spot.0) {
            if guardian.may_be_reached_with(guardian_at(families, other)) && met.insert(other) {
                draft.withhold(other.0, Shield::Guardian, &from);
                waiting.push(other);
            }
        }
    }
    draft.protected = met.clone();
    draft.phones.extend(met);
}

/// Whoever shares a guardian with a protected child; and how that guardian is reached, wherever it stands.
fn siblings(families: &[Family], index: &Index<'_>, draft: &mut Draft) {
    for (place, family) in families.iter().enumerate().filter(|(_, family)| family.protected) {
        for (at, guardian) in family.guardians.iter().enumerate() {
            draft.phones.insert((place, at));
            for other in index.like(guardian).into_iter().filter(|other| other.0 != place) {
                if guardian.is(guardian_at(families, other)) {
                    draft.withhold(other.0, Shield::Sibling, &family.source);
                    draft.phones.insert(other);
                }
            }
        }
    }
}

/// Whoever is registered where somebody lives who is withheld by a person's protection: the same address shown beside it
/// would show it. It goes no further than that, or one flat would withhold a street.
fn households(families: &[Family], index: &Index<'_>, draft: &mut Draft) {
    let homes: Vec<usize> = (0..families.len()).filter(|&place| draft.withheld[place].is_some()).collect();
    for place in homes {
        let from = draft.origin(families, place);
        for address in &families[place].addresses {
            for &(other, at) in index.addresses.get(address.key()).into_iter().flatten() {
                if families[other].addresses[at].may_be(address) {
                    draft.withhold(other, Shield::Household, &from);
                }
            }
        }
    }
}

/// A number that a protected guardian has is told of nobody. In a family whose place is withheld neither is one that is
/// withheld elsewhere; where an old decision stands, nobody can tell which one that is.
fn shared_phones(families: &[Family], draft: &mut Draft) {
    let of = |spots: &HashSet<Spot>| -> HashSet<&str> {
        spots.iter().flat_map(|&spot| &guardian_at(families, spot).phones).map(String::as_str).collect()
    };
    let (everywhere, here) = (of(&draft.protected), of(&draft.phones));
    let mut silent = Vec::new();
    for (place, family) in families.iter().enumerate() {
        let withheld = draft.withheld[place].is_some();
        for (at, guardian) in family.guardians.iter().enumerate() {
            let shares = |phone: &String| everywhere.contains(&**phone) || withheld && here.contains(&**phone);
            silent.extend((family.stands.is_some() || guardian.phones.iter().any(shares)).then_some((place, at)));
        }
    }
    draft.phones.extend(silent);
}

fn guardian_at(families: &[Family], (place, at): Spot) -> &Guardian {
    &families[place].guardians[at]
}

/// The answer while it is being found.
struct Draft {
    withheld: Vec<Option<Withheld>>,
    /// Guardians who are or may be protected.
    protected: HashSet<Spot>,
    /// Guardians whose phone is withheld.
    phones: HashSet<Spot>,
}

impl Draft {
    fn of(families: &[Family]) -> Self {
        let own = |family: &Family| {
            let by = match (family.protected, family.guardians.iter().any(|guardian| guardian.protected)) {
                (true, _) => Shield::Own,
                (false, true) => Shield::Guardian,
                (false, false) => return family.stands.clone(),
            };
            Some(Withheld { by, through: None })
        };
        Self { withheld: families.iter().map(own).collect(), protected: HashSet::new(), phones: HashSet::new() }
    }

    fn withhold(&mut self, place: usize, by: Shield, from: &str) {
        self.withheld[place].get_or_insert_with(|| Withheld { by, through: Some(from.to_owned()) });
    }

    /// The row that a family's own withholding comes from.
    fn origin(&self, families: &[Family], place: usize) -> String {
        let through = self.withheld[place].as_ref().and_then(|withheld| withheld.through.clone());
        through.unwrap_or_else(|| families[place].source.clone())
    }

    fn settled(self, families: &[Family]) -> Vec<Settled> {
        let Self { withheld, phones, .. } = self;
        let of = |(place, withheld): (usize, Option<Withheld>)| {
            let guardians = 0..families[place].guardians.len();
            Settled { withheld, phones: guardians.map(|at| phones.contains(&(place, at))).collect() }
        };
        withheld.into_iter().enumerate().map(of).collect()
    }
}

/// Where people and addresses may be found again.
struct Index<'a> {
    ids: HashMap<&'a str, Vec<Spot>>,
    phones: HashMap<&'a str, Vec<Spot>>,
    words: HashMap<&'a str, Vec<Spot>>,
    addresses: HashMap<&'a str, Vec<Spot>>,
    protected: Vec<Spot>,
}

impl<'a> Index<'a> {
    fn of(families: &'a [Family]) -> Self {
        let mut index = Self {
            ids: HashMap::new(),
            phones: HashMap::new(),
            words: HashMap::new(),
            addresses: HashMap::new(),
            protected: Vec::new(),
        };
        for (place, family) in families.iter().enumerate() {
            for (at, guardian) in family.guardians.iter().enumerate() {
                let spot = (place, at);
                if !guardian.id.is_empty() {
                    index.ids.entry(&guardian.id).or_default().push(spot);
                }
                guardian.phones.iter().for_each(|phone| index.phones.entry(phone).or_default().push(spot));
                guardian.name.words().iter().for_each(|word| index.words.entry(word).or_default().push(spot));
                index.protected.extend(guardian.protected.then_some(spot));
            }
            for (at, address) in family.addresses.iter().enumerate() {
                index.addresses.entry(address.key()).or_default().push((place, at));
            }
        }
        index
    }

    /// Everybody who could be this guardian; the rarest word of the name is enough to find them by.
    fn like(&self, guardian: &Guardian) -> Vec<Spot> {
        let of = |map: &HashMap<&str, Vec<Spot>>, key: &str| map.get(key).cloned().unwrap_or_default();
        let mut found = of(&self.ids, &guardian.id);
        found.extend(guardian.phones.iter().flat_map(|phone| of(&self.phones, phone)));
        found.extend(guardian.name.words().iter().flat_map(|word| of(&self.words, word)));
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Address;
    use super::*;

    fn family(source: &str, address: &str, guardians: &[Guardian]) -> Family {
        Family {
            source: source.to_owned(),
            protected: false,
            stands: None,
            guardians: guardians.to_vec(),
            addresses: Address::new(address, "111 22", "Stockholm").into_iter().collect(),
        }
    }

    fn hidden(source: &str, address: &str, guardians: &[Guardian]) -> Family {
        Family { protected: true, ..family(source, address, guardians) }
    }

    fn mia() -> Guardian {
        Guardian::new("", "Mia Skyddsson", "070-1740605", true)
    }

    fn dan() -> Guardian {
        Guardian::new("", "Dan Farlig", "070-1740698", false)
    }

    fn by(families: &[Family]) -> Vec<Option<Shield>> {
        settle(families).into_iter().map(|settled| settled.withheld.map(|withheld| withheld.by)).collect()
    }

    #[test]
    fn a_protected_guardians_child_lives_where_she_does() {
        let families = [family("kid", "Hemliga gatan 7", &[mia(), dan()]), family("other", "Gatan 1", &[])];
        assert_eq!(
            by(&families),
            [Some(Shield::Guardian), None],
            "the child's address is the mother's, the others' is not"
        );
        assert_eq!(settle(&families)[0].phones, [true, false], "the father may still be rung");
    }

    #[test]
    fn a_protected_guardian_is_found_under_another_child_in_any_spelling() {
        for guardian in [
            Guardian::new("", "SKYDDSSON, Mia", "", false),
            Guardian::new("", "Mia Ek Skyddsson", "070-1740611", false),
            Guardian::new("", "M. Skyddsson", "", false),
            Guardian::new("", "Maria Ek", "+46 70 174 06 05", false),
            Guardian::new("g2", "Mia Skyddsson", "", false),
        ] {
            let families = [family("kid", "A 1", &[mia()]), family("half", "B 2", &[guardian])];
            let settled = settle(&families);
            let withheld = settled[1].withheld.clone().unwrap();
            assert_eq!(
                (withheld.by, withheld.through.as_deref()),
                (Shield::Guardian, Some("kid")),
                "by the other's row"
            );
            assert_eq!(settled[1].phones, [true], "and her number is told nowhere");
        }
    }

    #[test]
    fn a_protected_childs_sibling_is_withheld_and_their_guardian_silent() {
        let anna = |id: &str, phone: &str| Guardian::new(id, "Anna Ek", phone, false);
        let cases = [
            (anna("g1", "070-1740605"), anna("g1", "070-1740606"), true, "the register's id tells"),
            (anna("", "070-1740605"), anna("", "0701740605"), true, "name and phone tell"),
            (anna("", "070-1740605"), anna("", ""), true, "a missing phone speaks against nothing"),
            (anna("g1", "070-1740605"), anna("g2", "070-1740605"), false, "two ids are two people"),
            (anna("", "070-1740605"), anna("", "070-1740606"), false, "two phones are two of that name"),
        ];
        for (of_hidden, of_other, shared, why) in cases {
            let families = [hidden("kid", "A 1", &[of_hidden]), family("sibling", "B 2", &[of_other])];
            let settled = settle(&families);
            assert_eq!(settled[1].withheld.is_some(), shared, "{why}");
            assert_eq!((settled[0].phones[0], settled[1].phones[0]), (true, shared), "and so does the phone: {why}");
        }
    }

    #[test]
    fn an_address_is_withheld_for_everybody_who_is_registered_there() {
        let families = [
            hidden("kid", "Hemliga gatan 7 lgh 1102", &[]),
            family("cousin", "HEMLIGA GATAN 7", &[dan()]),
            family("flat", "Hemliga gatan 7 lgh 1203", &[]),
            family("street", "Hemliga gatan 9", &[]),
        ];
        let found = by(&families);
        assert_eq!(found[1], Some(Shield::Household), "the same house, and nothing says another flat");
        assert_eq!(found[2..], [None, None], "another flat and another number are other homes");
        assert_eq!(settle(&families)[1].phones, [false], "people at the address may be rung");
    }

    #[test]
    fn an_old_decision_stands_for_place_and_phones() {
        let stands = Some(Withheld { by: Shield::Household, through: Some("gone".to_owned()) });
        let families =
            [Family { stands: stands.clone(), ..family("kid", "A 1", &[dan()]) }, family("next", "A 1", &[])];
        let settled = settle(&families);
        assert_eq!(
            (&settled[0].withheld, &settled[0].phones[..]),
            (&stands, &[true][..]),
            "nobody is here to compare with"
        );
        assert_eq!(settled[1].withheld, stands, "and it spreads by the address, still through the one who is gone");
    }

    #[test]
    fn nobody_protected_means_nothing_withheld() {
        let families = [family("a", "A 1", &[dan()]), family("b", "A 1", &[dan()])];
        assert_eq!(by(&families), [None, None], "families and houses alone withhold nothing");
    }
}
