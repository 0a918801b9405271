"""A copy as docs/adr/0004 and 0013 (10) say: key file and database in one encrypted file."""

import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sealed import Damaged, Keys, decode, hkdf, open_key_file, sha256


def open_copy(data: bytes, secret: str) -> tuple[Keys, bytes]:
    """Opens a copy with the passphrase or the printed key of its day: the keys, and the database's file."""
    end = 14 + int.from_bytes(data[10:14])
    if data[:10] != b"SAMSYNBK\x00\x01":
        raise Damaged("this is no copy")
    match decode(data[14:end]):
        case [bytes(vault), int(), bytes(salt), bytes(key_file)]:
            keys = open_key_file(key_file, secret)
        case _:
            raise Damaged("the header of the copy has another shape")
    okm = hkdf(keys.vault_key, salt, b"samsyn/backup/v1" + sha256(data[:end]), 64)
    if keys.vault != vault or not hmac.compare_digest(okm[32:], data[end : end + 32]):
        raise Damaged("the copy is of another key")
    return keys, _content(AESGCM(okm[:32]), data[end + 32 :])


def _content(cipher: AESGCM, data: bytes) -> bytes:
    """The frames in their order, and at the end that all of them were there."""
    content, number, at, plain = b"", 0, 0, b""
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        frame, at = data[at + 4 : at + 20 + length], at + 20 + length
        last = at == len(data)
        try:
            plain = cipher.decrypt(bytes(7) + number.to_bytes(4) + bytes([last]), frame, b"")
        except (InvalidTag, ValueError, OverflowError) as error:
            raise Damaged(f"frame {number} of the copy is damaged, or not the last") from error
        if length > 1 << 20:
            raise Damaged(f"frame {number} of the copy is too large")
        content, number = content + (b"" if last else plain), number + 1
    if plain != sha256(content) + len(content).to_bytes(8):
        raise Damaged("something of the copy is missing")
    return content
