"""Where a fact belongs, as docs/adr/0013 (6, 7) says, and whether it lies there."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chain import Event
from sealed import Damaged, sha256

# Kind of a compartment, its subject and its secrecy domain.
Place = tuple[str, bytes, str]
Fact = dict[int, Any]

SCHOOL: Place = ("school", bytes(16), "skola")
MADE, EPOCH, DEVICE = 25, 26, 27
IN_SCHOOL = {1, 2, DEVICE, 22, 23, 24, 28, 35}
OF_CONCERN, OF_CASE, OF_REPORT = {4, 5}, {7, 8}, {16, 17, 18, 19, 20, 21}


@dataclass
class Folded:
    """What the events said so far about who may say what where."""

    persons: dict[bytes, bytes] = field(default_factory=dict)
    epochs: dict[bytes, tuple[bytes, int, bytes]] = field(default_factory=dict)
    compartments: dict[bytes, Place] = field(default_factory=dict)
    domains: dict[bytes, str] = field(default_factory=dict)
    places: dict[bytes, Place] = field(default_factory=dict)

    def fold(self, event: Event) -> None:
        """Takes an event in, or says why it counts for nothing."""
        if event.type == EPOCH:
            self._epoch(event)
        elif self.epochs.get(event.kid, (b"",))[0] != event.compartment:
            raise Damaged("compartment: the key is not one of the compartment's")
        elif event.type == MADE:
            self._compartment(event)
        elif event.type == DEVICE:
            self._device(event)
        if event.type not in (MADE, EPOCH) or event.device in self.persons:
            if self.persons.get(event.device) != event.author:
                raise Damaged("author: it is not the device's person")
        place = self.place(event.type, event.fact)
        if place and self.compartments.get(event.compartment) != place:
            raise Damaged(f"place: {self.compartments.get(event.compartment, ('none',))[0]}, and not {place[0]}")

    def _epoch(self, event: Event) -> None:
        compartment, generation, commit = event.fact[0], event.fact[1], event.fact[2]
        if compartment != event.compartment or commit[:16] != event.kid:
            raise Damaged("compartment: the epoch is not of the key it is sealed under")
        self.epochs.setdefault(event.kid, (compartment, generation, commit))

    def _compartment(self, event: Event) -> None:
        if event.fact[0] != event.compartment:
            raise Damaged("compartment: it makes another one")
        made: Place = (event.fact[1], event.fact[2], event.fact[3])
        if self.compartments.setdefault(event.compartment, made) != made:
            raise Damaged("conflict: it is made twice")

    def _device(self, event: Event) -> None:
        if sha256(b"samsyn/device/v1" + event.fact[0])[:16] != event.device or event.fact[1] != event.author:
            raise Damaged("author: it speaks for another device or person")
        self.persons.setdefault(event.device, event.author)

    def _case_or_own(self, case: bytes | None, own: bytes, domain: str) -> Place:
        return ("case", case, domain) if case else ("record", own, domain)

    def place(self, type_: int, fact: Fact) -> Place | None:
        """Where a fact belongs; nothing where the type is not known, or belongs to no table of 7."""
        if type_ in IN_SCHOOL:
            return SCHOOL
        if type_ == 3:
            return self.places.setdefault(fact[0], self._case_or_own(fact.get(1), fact[0], "elevstod"))
        if type_ == 6:
            return self.places.setdefault(fact[0], ("case", fact[0], fact[2]))
        if type_ == 15:
            return self.places.setdefault(fact[0], self._case_or_own(fact.get(3), fact[0], "anmalan"))
        if type_ in OF_CONCERN | OF_CASE | OF_REPORT:
            if fact[0] not in self.places:
                raise Damaged("missing: its record is not here")
            return self.places[fact[0]]
        if type_ == 13:
            return ("case", fact[1][0], fact[1][2])
        if type_ == 14:
            return self._case_or_own(fact[1].get(1), fact[0], fact[1][2])
        return self._of_pupil(type_, fact)

    def _of_pupil(self, type_: int, fact: Fact) -> Place | None:
        match type_:
            case 9:
                return _year(fact[0][2])
            case 30:
                put = fact[0]
                return ("identity", put[0], "skola") if _names_protected(put[1]) else _year(fact[1])
            case 33:
                return _year(fact[1])
            case 11:
                return ("record", fact[0], "skola")
            case 12 | 29:
                return ("record", fact[1], "skola" if type_ == 12 else "anmalan")
            case 10 | 32:
                return ("place", fact[0], "skola")
            case 31:
                return ("identity", fact[0][0], "skola")
            case 34:
                return ("identity", fact[0], "skola")
        return None


def _names_protected(record: Fact) -> bool:
    """Whether a record of the register says who a protected pupil is."""
    return bool(record.get(6)) and any(record.get(at) for at in (0, 1, 2, 3, 4, 5, 9))


def _year(day: int) -> Place:
    """The register of the school year that a day is in."""
    when = date.fromordinal(day)
    return ("year", (when.year if when.month >= 7 else when.year - 1).to_bytes(16), "skola")
