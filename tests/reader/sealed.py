"""Bytes and keys as docs/adr/0004 and 0013 (1, 2) say: deterministic CBOR, boxes, the key file, the paper."""

import hashlib
import hmac
import io
import unicodedata
from dataclasses import dataclass
from typing import Any

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Damaged(Exception):
    """Something is not as the ADRs say; the text says what."""


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def encode(item: Any) -> bytes:
    return cbor2.dumps(item, canonical=True)


def _only(item: Any, depth: int) -> bool:
    """Whether an item has only the kinds that are allowed, and not too many or too deep."""
    if depth > 8:
        return False
    if isinstance(item, list):
        return len(item) <= 4096 and all(_only(one, depth + 1) for one in item)
    if isinstance(item, dict):
        return len(item) <= 4096 and all(_only(one, depth + 1) for pair in item.items() for one in pair)
    return item is None or isinstance(item, (bool, int, bytes, str))


def decode_first(data: bytes) -> tuple[Any, bytes]:
    """One item of deterministic CBOR, and the bytes after it."""
    stream = io.BytesIO(data)
    try:
        item = cbor2.load(stream)
        end = stream.tell()
    except (cbor2.CBORDecodeError, ValueError, TypeError) as error:
        raise Damaged("no CBOR") from error
    if end > 4 << 20 or not _only(item, 1) or encode(item) != data[:end]:
        raise Damaged("CBOR is not deterministic")
    return item, data[end:]


def decode(data: bytes) -> Any:
    """One item of deterministic CBOR and nothing after it."""
    item, rest = decode_first(data)
    if rest:
        raise Damaged("something follows the CBOR")
    return item


def unbox(secret: bytes, info: bytes, aad: bytes, box: bytes) -> bytes:
    """Opens a box; its commitment tells another key from damage."""
    okm = hkdf(secret, box[:16], info, 64)
    if not hmac.compare_digest(okm[32:], box[16:48]):
        raise Damaged("the box is of another key")
    try:
        return AESGCM(okm[:32]).decrypt(bytes(12), box[48:], aad)
    except (InvalidTag, ValueError) as error:
        raise Damaged("the box is damaged") from error


def commitment(epoch_key: bytes) -> bytes:
    return hmac.digest(epoch_key, b"samsyn/kid/v1", "sha256")


ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _times(a: int, b: int) -> int:
    """A product in GF(32) modulo x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        product ^= (a << bit) if b >> bit & 1 else 0
    for bit in range(9, 4, -1):
        product ^= (0b100101 << bit - 5) if product >> bit & 1 else 0
    return product


def paper(printed: str) -> bytes | None:
    """The recovery key of the paper, or nothing where it is no such key."""
    text = printed.upper().translate(str.maketrans("OIL", "011", " -\t"))
    if len(text) != 36 or any(character not in ALPHABET for character in text):
        return None
    values = [ALPHABET.index(character) for character in text]
    bits = 0
    for place in range(1, 10):
        a, b, c, check = values[4 * place - 4 : 4 * place]
        if _times(2, a) ^ _times(3, b) ^ _times(4, c) ^ place != check:
            return None
        bits = bits << 15 | a << 10 | b << 5 | c
    key = (bits >> 7).to_bytes(16)
    return key if sha256(key)[0] >> 1 == bits & 127 else None


PASSPHRASE, RECOVERY = 1, 4
SLOTS_OF_POLICY = {1: [1, 4], 2: [1, 2, 4], 3: [3, 4]}


@dataclass
class Keys:
    vault: bytes
    vault_key: bytes

    def derived(self, info: str) -> bytes:
        return hkdf(self.vault_key, b"", info.encode(), 32)


def open_key_file(data: bytes, secret: str) -> Keys:
    """Opens the key file with a passphrase or with the printed key."""
    if len(data) > 16 << 10:
        raise Damaged("the key file is too large")
    match decode(data):
        case [b"samsyn vault keys", 1, bytes(body), digest] if digest == sha256(body):
            pass
        case _:
            raise Damaged("the key file is damaged")
    match decode(body):
        case [bytes(vault), int(policy), bytes(entry), list(slots), bytes(mac)]:
            pass
        case _:
            raise Damaged("the body of the key file is damaged")
    if [slot[0] for slot in slots] != SLOTS_OF_POLICY.get(policy) or len(entry) != (0 if policy == 1 else 16):
        raise Damaged("the slots are not those of the policy")
    recovery = paper(secret)
    kind, stretch, box = next(slot for slot in slots if slot[0] == (RECOVERY if recovery else slots[0][0]))
    if recovery is None and kind != PASSPHRASE:
        raise Damaged("the keyring's half is needed: use the printed key")
    own = recovery or _stretched(secret, *stretch)
    aad = b"\x01" + vault + encode(kind) + encode(stretch)
    keys = Keys(vault, unbox(own, b"samsyn/slot/v1", aad, box))
    said = b"\x01" + encode([vault, policy, entry, slots])
    if not hmac.compare_digest(hmac.digest(keys.derived("samsyn/keys/mac/v1"), said, "sha256"), mac):
        raise Damaged("policy or slots of the key file were changed")
    return keys


def _stretched(passphrase: str, memory_kib: int, passes: int, lanes: int, salt: bytes) -> bytes:
    if not (64 << 10 <= memory_kib <= 256 << 10 and 3 <= passes <= 8 and lanes == 1):
        raise Damaged("the work for a guess is outside its bounds")
    password = unicodedata.normalize("NFC", passphrase).encode()
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory_kib).derive(password)
