"""Plants faults in copies of a vault and says what the reader finds of each, as JSON: {plant: [fault …]}.

    plants.py --vault DIR --passphrase-file F

The last plants sign and seal as whoever holds the vault key could.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chain import padded
from reader import Reading, arguments, connect, read, secret_of
from sealed import Keys, decode, encode, hkdf, open_key_file, sha256, unbox


def flipped(data: bytes, at: int = -1) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


FIFTH = "n % 1099511627776 = 5"
LAST = "n = (SELECT max(n) FROM event)"


def change(column: str) -> Callable[[Reading], None]:
    """One bit of a column of an event in the middle."""

    def plant(vault: Reading) -> None:
        [(n, data)] = vault.rows(f"SELECT n, {column} FROM event WHERE payload NOT NULL AND {FIFTH} LIMIT 1")
        vault.database.execute(f"UPDATE event SET {column} = ? WHERE n = ?", (flipped(data), n))

    return plant


def say(query: str) -> Callable[[Reading], None]:
    return lambda vault: vault.database.execute(query)


def swap_epoch_keys(vault: Reading) -> None:
    (one, first), (other, second) = vault.rows("SELECT kid, sealed FROM epoch_key LIMIT 2")
    for kid, sealed in ((one, second), (other, first)):
        vault.database.execute("UPDATE epoch_key SET sealed = ? WHERE kid = ?", (sealed, kid))


def change_head(vault: Reading) -> None:
    head = vault.folder / "samsyn.head"
    head.write_bytes(b"".join(flipped(head.read_bytes()[at : at + 1024], 40) for at in (0, 1024)))


def box(secret: bytes, info: bytes, aad: bytes, plaintext: bytes) -> bytes:
    salt = os.urandom(16)
    okm = hkdf(secret, salt, info, 64)
    return salt + okm[32:] + AESGCM(okm[:32]).encrypt(bytes(12), plaintext, aad)


def forge(vault: Reading, author: bytes | None, kind: str, type_: int, fact: dict[int, Any]) -> None:
    """Appends an event that is signed and sealed as it should be, to the chain that is written."""
    [(written,)] = vault.rows("SELECT value FROM meta WHERE name = 'chain'")
    n = int.from_bytes(written)
    [(sealed, person)] = vault.rows(f"SELECT sealed, person FROM chain JOIN device ON id = device WHERE n = {n}")
    [(place, kid, wrapped, commit)] = vault.rows(
        "SELECT c.id, e.kid, k.sealed, k.key_commit FROM compartment c JOIN epoch e ON e.compartment = c.id "
        f"JOIN epoch_key k ON k.kid = e.kid WHERE c.kind = '{kind}' LIMIT 1"
    )
    key = unbox(vault.keys.vault_key, b"samsyn/compartment-key/v1", commit, wrapped)
    seed = unbox(vault.keys.vault_key, b"samsyn/device-key/v1", b"", sealed)
    last, header, prev = vault.rows(f"SELECT n, header, hash FROM event WHERE chain = {n} ORDER BY n")[-1]
    header = decode(header)[:13]
    header[5:8] = [header[5] + 1, prev, header[7] + 1]
    header[9] = kid
    said = encode([type_, place, author or person, [], encode({0: 0, 1: "kurator", 2: fact})])
    plain = said.ljust(padded(len(said)), b"\0")
    header[11] = 64 + len(plain)
    info = b"samsyn/entry/v1" + b"".join(header[2:5]) + header[5].to_bytes(8)
    payload = box(key, info, encode(header[:12]), plain)
    header[12] = sha256(payload)
    raw = encode(header)
    sig = Ed25519PrivateKey.from_private_bytes(seed).sign(b"samsyn/event/v1\0" + sha256(raw))
    row = (last + 1, sha256(raw + sig), raw, sig, payload)
    vault.database.execute(
        "INSERT INTO event (n, hash, received_at, header, sig, payload) VALUES (?, ?, 0, ?, ?, ?)", row
    )


CONTACT = {0: "SE-0180-SDN-FARSTA"}
PLANTS: dict[str, Callable[[Reading], object]] = {
    "nothing": lambda vault: None,
    "payload": change("payload"),
    "signature": change("sig"),
    "header": change("header"),
    "last event": say(f"DELETE FROM event WHERE {LAST}"),
    "middle event": say(f"DELETE FROM event WHERE {FIFTH}"),
    "chain": say("DELETE FROM chain WHERE n = 1"),
    "last row": say("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)"),
    "middle row": say("DELETE FROM audit WHERE seq = 3"),
    "row": say("UPDATE audit SET ground = 'own' WHERE seq = 3"),
    "epoch keys": swap_epoch_keys,
    "blob": say("UPDATE blob SET bytes = CAST(substr(bytes, 1, 99) AS BLOB)"),
    "no blob": say("DELETE FROM blob"),
    "compartment": say("UPDATE compartment SET domain = 'emi' WHERE kind = 'case'"),
    "destroyed": say(f"UPDATE event SET payload = NULL, shredded_by = hash WHERE {LAST}"),
    "head": change_head,
    "other place": lambda vault: forge(vault, None, "year", 24, CONTACT),
    "other author": lambda vault: forge(vault, os.urandom(16), "school", 24, CONTACT),
    "no row": lambda vault: forge(vault, None, "school", 24, CONTACT),
}


def planted(folder: Path, keys: Keys, plant: Callable[[Reading], object]) -> list[str]:
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(folder, Path(scratch) / "vault"))
        vault = Reading(copy, keys, connect(copy, keys))
        with vault.database:
            plant(vault)
        vault.database.close()
        return list(read(copy, keys)["faults"])


def main() -> None:
    asked = arguments(__doc__)
    keys = open_key_file((asked.vault / "vault.keys").read_bytes(), secret_of(asked))
    json.dump({name: planted(asked.vault, keys, plant) for name, plant in PLANTS.items()}, sys.stdout)


if __name__ == "__main__":
    main()
