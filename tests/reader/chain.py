"""Chains and their events as docs/adr/0013 (4, 5) says: headers, signatures, links, payloads."""

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Iterator

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sealed import Damaged, decode, decode_first, encode, sha256, unbox


@dataclass
class Event:
    """An event that is part of a chain that holds; what it says, where it can be read."""

    name: str
    hash: bytes
    header: list[Any]
    shredded_by: bytes | None
    type: int = 0
    compartment: bytes = b""
    author: bytes = b""
    deps: list[bytes] = field(default_factory=list)
    at: int = 0
    role: str = ""
    fact: dict[int, Any] = field(default_factory=dict)
    readable: bool = False

    @property
    def device(self) -> bytes:
        return bytes(self.header[3])

    @property
    def hlc(self) -> int:
        return int(self.header[7])

    @property
    def kid(self) -> bytes:
        return bytes(self.header[9])


PRIME = 2**255 - 19
# Half of the points of order 8: their y satisfies y^2 + x^2 = 0, the other half's is its negative.
ORDER_8 = int("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16)


def _is_strict(point: bytes) -> bool:
    """Whether an encoded point is canonical and of no low order."""
    y = int.from_bytes(point, "little") & ~(1 << 255)
    return y < PRIME and y not in (0, 1, PRIME - 1, ORDER_8, PRIME - ORDER_8)


HEADER = [int, int, bytes, bytes, bytes, int, bytes, int, bytes, bytes, int, int, bytes]
LENGTHS = {2: 16, 3: 16, 4: 8, 6: 32, 8: 8, 9: 16, 12: 32}


def read_header(data: bytes) -> list[Any]:
    header = decode(data)
    if not isinstance(header, list) or len(header) not in (13, 14):
        raise Damaged("the header has another shape")
    if any(type(value) is not kind for value, kind in zip(header, HEADER)):
        raise Damaged("the header has another shape")
    if header[:2] != [1, 1] or any(len(header[at]) != length for at, length in LENGTHS.items()):
        raise Damaged("the header is of another version, or a field of another length")
    if any(header[at] < 0 for at in (5, 7, 10, 11)):
        raise Damaged("a number of the header is negative")
    if len(header) == 14:
        for one in header[13] or [None]:
            match one:
                case [bytes(device), int(), bytes(digest)] if (len(device), len(digest)) == (16, 8):
                    continue
            raise Damaged("what was seen of others has another shape")
    return header


def holds(public: bytes, sig: bytes, header: bytes) -> bool:
    """Whether a signature holds, strictly."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(sig, b"samsyn/event/v1\0" + sha256(header))
    except (InvalidSignature, ValueError):
        return False
    return _is_strict(public) and _is_strict(sig[:32])


def verified(chain: tuple[Any, ...], rows: list[tuple[Any, ...]], vault: bytes) -> Iterator[tuple[Event, bytes | None]]:
    """The events of a chain with their payloads, up to the first that does not hold: then it raises."""
    number, device, incarnation, public = chain
    if sha256(b"samsyn/device/v1" + public)[:16] != device:
        raise Damaged("the device is not the one of its key")
    prev, hlc = bytes(32), -1
    for seq, (n, digest, critical, raw, sig, shredded_by, payload) in enumerate(rows, 1):
        header = read_header(raw)
        if n != (number << 40) + seq or header[5] != seq:
            raise Damaged(f"event {seq} is missing")
        if not holds(public, sig, raw):
            raise Damaged(f"event {seq}: the signature does not hold")
        if header[2:5] != [vault, device, incarnation]:
            raise Damaged(f"event {seq} is of another vault, device or life")
        if header[6] != prev or header[7] <= hlc:
            raise Damaged(f"event {seq} does not follow the one before")
        if digest != sha256(raw + sig) or critical != header[10] >> 32:
            raise Damaged(f"event {seq}: what is repeated beside it is not what is signed")
        if payload is not None and (len(payload), sha256(payload)) != (header[11], header[12]):
            raise Damaged(f"event {seq}: the payload is another one")
        prev, hlc = digest, header[7]
        yield Event(f"event {number}/{seq}", digest, header, shredded_by), payload


def padded(length: int) -> int:
    """The Padmé length of a length."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    return -(-length // step) * step


def unseal(header: list[Any], payload: bytes, key: bytes) -> list[Any]:
    """What is sealed in a payload: type, compartment, author, deps, body."""
    info = b"samsyn/entry/v1" + b"".join(header[2:5]) + header[5].to_bytes(8)
    plain = unbox(key, info, encode(header[:12] + header[13:]), payload)
    said, padding = decode_first(plain)
    if any(padding) or len(plain) != padded(len(plain) - len(padding)):
        raise Damaged("the padding is another one")
    match said:
        case [int(), bytes(compartment), bytes(author), list(deps), bytes()]:
            if {*map(len, (compartment, author))} == {16} and all(isinstance(one, bytes) for one in deps):
                return list(said)
    raise Damaged("the payload has another shape")


def open_payload(event: Event, payload: bytes, key: bytes) -> None:
    """Reads what the event says."""
    event.type, event.compartment, event.author, event.deps, body = unseal(event.header, payload, key)
    match decode(body):
        case {0: int(at), 1: str(role), 2: dict(fact)}:
            event.at, event.role, event.fact, event.readable = at, role, fact, True
        case _:
            raise Damaged("the body has another shape")


def in_order(events: list[Event]) -> Iterator[Event]:
    """By (hlc, hash), each after all that it builds on; what builds on something absent is left out."""
    known = {event.hash: event for event in events}
    waits = {event.hash: len(set(event.deps)) for event in events}
    followers = defaultdict(list)
    for event in events:
        for dep in set(event.deps):
            followers[dep].append(event)
    ready = [(event.hlc, event.hash) for event in events if not waits[event.hash]]
    heapq.heapify(ready)
    while ready:
        event = known[heapq.heappop(ready)[1]]
        yield event
        for follower in followers[event.hash]:
            waits[follower.hash] -= 1
            if not waits[follower.hash]:
                heapq.heappush(ready, (follower.hlc, follower.hash))
