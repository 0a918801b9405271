"""Reads tests/golden/event-v1.hex with other libraries than the program's own.

Run by hand when the format changes: python3 check.py (needs the PyPI package `cryptography`).
"""

import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def read_item(data):
    """One CBOR item of the kinds an event has: unsigned numbers, byte strings and lists."""
    major, short, rest = data[0] >> 5, data[0] & 31, data[1:]
    width = {24: 1, 25: 2, 26: 4, 27: 8}.get(short, 0)
    value = int.from_bytes(rest[:width]) if width else short
    rest = rest[width:]
    if major == 0:
        return value, rest
    if major == 2:
        return rest[:value], rest[value:]
    assert major == 4, "an event has no other kinds"
    items = []
    for _ in range(value):
        item, rest = read_item(rest)
        items.append(item)
    return items, rest


def write_item(item):
    if isinstance(item, list):
        return head(4, len(item)) + b"".join(map(write_item, item))
    return head(2, len(item)) + item if isinstance(item, bytes) else head(0, item)


def head(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    short, width = next((s, w) for s, w in [(24, 1), (25, 2), (26, 4), (27, 8)] if value < 256**w)
    return bytes([major << 5 | short]) + value.to_bytes(width)


lines = Path(__file__).with_name("event-v1.hex").read_text().split("\n")
golden = {name: bytes.fromhex(value) for name, value in (line.split(" ") for line in lines if line)}
header, rest = read_item(golden["header"])
assert rest == b"" and write_item(header) == golden["header"], "the header is deterministic CBOR"
version, suite, vault, device, incarnation, seq, prev, hlc, roster, kid, flags, psize, phash = header
assert (version, suite, seq, flags) == (1, 1, 42, 0)
assert device == hashlib.sha256(b"samsyn/device/v1" + golden["device_public"]).digest()[:16]
signed = b"samsyn/event/v1\0" + hashlib.sha256(golden["header"]).digest()
Ed25519PublicKey.from_public_bytes(golden["device_public"]).verify(golden["sig"], signed)
assert hashlib.sha256(golden["header"] + golden["sig"]).digest() == golden["hash"]
payload = golden["payload"]
assert len(payload) == psize and hashlib.sha256(payload).digest() == phash
secret = golden["compartment_secret"]
commit = hmac.digest(secret, b"samsyn/kid/v1", "sha256")
assert commit == golden["compartment_commit"] and commit[:16] == kid
info = b"samsyn/entry/v1" + vault + device + incarnation + seq.to_bytes(8)
okm = HKDF(hashes.SHA256(), 64, payload[:16], info).derive(secret)
assert okm[32:] == payload[16:48], "the payload commits to its key"
plain = AESGCM(okm[:32]).decrypt(bytes(12), payload[48:], write_item(header[:12]))
(kind, compartment, author, deps, body), padding = read_item(plain)
assert not any(padding) and body == golden["body"] and (kind, len(deps)) == (7, 1)
print("ok")
