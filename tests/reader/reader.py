"""Opens a vault and proves it, written from docs/adr alone: a second specification of the format.

    reader.py --vault DIR | --copy FILE --passphrase-file F [--json]

The first line of F is the passphrase or the printed key. Nothing in DIR is written: a copy of it is read.
Ends with 1 when there is a fault. Says names and numbers of events, never what is in them.
"""

import argparse
import hmac
import json
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator

import sqlcipher3

from backup import open_copy
from chain import Event, in_order, open_payload, verified
from places import DEVICE, EPOCH, MADE, Folded
from sealed import Damaged, Keys, commitment, decode, open_key_file, sha256, unbox

# Types that leave no row of their own in the access log, that name blobs, and that destroy payloads.
SILENT = {MADE, EPOCH, 30, 31, 32, 33}
EXPORTED, REGISTERS = 19, (22, 23)
SHREDDED, REDACTED = 28, 34


@dataclass
class Reading:
    """One vault that is read."""

    folder: Path
    keys: Keys
    database: Any
    faults: list[str] = field(default_factory=list)
    events: dict[bytes, Event] = field(default_factory=dict)
    epoch_keys: dict[bytes, bytes] = field(default_factory=dict)
    folded: Folded = field(default_factory=Folded)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return list(self.database.execute(query))

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    def fault(self, what: str, why: object) -> None:
        self.faults.append(f"{what}: {why}")


def connect(folder: Path, keys: Keys) -> Any:
    """Opens the database of a folder, which must be one that may be written: its write-ahead log is taken in."""
    database = sqlcipher3.connect(folder / "samsyn.db")
    database.execute(f"PRAGMA key = \"x'{keys.derived('samsyn/database/v1').hex()}'\"")
    try:
        [(vault,)] = database.execute("SELECT value FROM meta WHERE name = 'vault'")
    except (sqlcipher3.DatabaseError, ValueError) as error:
        raise Damaged("the database cannot be read with this key") from error
    if vault != keys.vault:
        raise Damaged("key file and database are of two vaults")
    return database


# The head, 0012.


@dataclass
class Head:
    line: int
    number: int
    audit: tuple[int, bytes]
    chains: dict[tuple[bytes, bytes], tuple[int, bytes]]
    frames: int
    salts: bytes


def read_head(data: bytes, keys: Keys) -> Head:
    """The slot that counts."""
    found = [_slot(data[at : at + 1024], keys) for at in (0, 1024)]
    heads = [head for head in found if head]
    if len(data) != 2048 or not heads:
        raise Damaged("no slot has a tag that holds")
    return max(heads, key=lambda head: (head.line, head.number))


def _slot(slot: bytes, keys: Keys) -> Head | None:
    chains = int.from_bytes(slot[10:12])
    end = 96 + 64 * chains
    if slot[:10] != b"SAMSYNHD\x00\x01" or chains > 14 or slot[80:96] != keys.vault or any(slot[end + 32 :]):
        return None
    tag = hmac.digest(keys.derived("samsyn/head/v1"), slot[:end], "sha256")
    if not hmac.compare_digest(tag, slot[end : end + 32]):
        return None
    ends = [slot[at : at + 64] for at in range(96, end, 64)]
    return Head(
        line=int.from_bytes(slot[24:32]),
        number=int.from_bytes(slot[32:40]),
        audit=(int.from_bytes(slot[40:48]), slot[48:80]),
        chains={(one[:16], one[16:24]): (int.from_bytes(one[24:32]), one[32:]) for one in ends},
        frames=int.from_bytes(slot[12:16]),
        salts=slot[16:24],
    )


def check_head(reading: Reading, wal: bytes) -> Head | None:
    """The database has everything that the head says."""
    try:
        head = read_head((reading.folder / "samsyn.head").read_bytes(), reading.keys)
    except (Damaged, OSError) as error:
        reading.fault("head", error)
        return None
    lives = {(device, life): n for n, device, life in reading.rows("SELECT n, device, incarnation FROM chain")}
    for life, (seq, digest) in head.chains.items():
        n = (lives.get(life, 0) << 40) + seq
        if seq and reading.rows(f"SELECT hash FROM event WHERE n = {n}") != [(digest,)]:
            reading.fault("head", f"event {lives.get(life, '?')}/{seq} is missing or another one")
    seq, digest = head.audit
    if seq and reading.rows(f"SELECT hash FROM audit WHERE seq = {seq}") != [(digest,)]:
        reading.fault("head", f"row {seq} of the access log is missing or another one")
    later = (int.from_bytes(head.salts[:4]) + 1 & 0xFFFFFFFF).to_bytes(4)
    if head.frames and wal[16:20] not in (head.salts[:4], later):
        reading.fault("head", "the write-ahead log is missing or another one")
    elif head.frames and wal[16:24] == head.salts and len(wal) < 32 + head.frames * (24 + 4096):
        reading.fault("head", "the write-ahead log was cut")
    return head


# The log, 0013 (4 to 7).


def read_epoch_keys(reading: Reading) -> None:
    for kid, commit, sealed in reading.rows("SELECT kid, key_commit, sealed FROM epoch_key"):
        try:
            key = unbox(reading.keys.vault_key, b"samsyn/compartment-key/v1", commit, sealed)
            if commitment(key) != commit or commit[:16] != kid:
                raise Damaged("the key has another commitment")
            reading.epoch_keys[kid] = key
        except Damaged as error:
            reading.fault(f"epoch {kid.hex()}", error)


def read_chains(reading: Reading) -> None:
    """Verifies every chain and opens every payload."""
    columns = "n, hash, critical, header, sig, shredded_by, payload"
    for chain in reading.rows("SELECT n, device, incarnation, public FROM chain ORDER BY n"):
        rows = reading.rows(f"SELECT {columns} FROM event WHERE chain = {chain[0]} ORDER BY n")
        try:
            for event, payload in verified(chain, rows, reading.keys.vault):
                reading.events[event.hash] = event
                if payload is not None:
                    read_payload(reading, event, payload)
        except Damaged as error:
            reading.fault(f"chain {chain[0]}", error)
    for (n,) in reading.rows("SELECT n FROM event WHERE chain NOT IN (SELECT n FROM chain)"):
        reading.fault(f"event {n >> 40}/{n % 2**40}", "it is in no chain")


def read_payload(reading: Reading, event: Event, payload: bytes) -> None:
    try:
        if event.kid not in reading.epoch_keys:
            raise Damaged("its key is not here")
        open_payload(event, payload, reading.epoch_keys[event.kid])
    except Damaged as error:
        reading.fault(event.name, error)


def read_destroyed(reading: Reading) -> None:
    """Each destroyed payload has a decision that lists it; what a redaction says instead stands in its place."""
    for event in reading.events.values():
        if event.shredded_by is None:
            continue
        decision = reading.events.get(event.shredded_by)
        if decision and decision.type == SHREDDED and event.hash in decision.fact[0]:
            continue
        redacted = decision.fact[1] if decision and decision.type == REDACTED else []
        instead = next((one for one in redacted if one[0] == event.hash), None)
        if instead is None:
            reading.fault(event.name, "no decision lists its destroyed payload")
            continue
        event.type, event.compartment, event.author, event.deps = (instead[at] for at in range(1, 5))
        event.fact, event.readable = decode(instead[5])[2], True


def fold(reading: Reading) -> None:
    """Folds all chains in their order: what does not lie where it belongs is a fault."""
    folded = set()
    for event in in_order(list(reading.events.values())):
        folded.add(event.hash)
        if not event.readable:
            continue
        try:
            reading.folded.fold(event)
        except Damaged as error:
            reading.fault(event.name, error)
        except (KeyError, TypeError, ValueError, OverflowError):
            reading.fault(event.name, "body: the fact has another shape")
    for event in reading.events.values():
        if event.hash not in folded:
            reading.fault(event.name, "missing: what it builds on is not here")
    check_projections(reading)


def check_projections(reading: Reading) -> None:
    """Devices, compartments and epochs stand in their tables as the log has them."""
    now = reading.folded
    tables: list[tuple[str, dict[bytes, Any]]] = [
        ("SELECT id, person FROM device", {id_: (person,) for id_, person in now.persons.items()}),
        ("SELECT id, kind, subject, domain FROM compartment", dict(now.compartments)),
        ("SELECT kid, compartment, gen, key_commit FROM epoch", dict(now.epochs)),
    ]
    for query, expected in tables:
        if {row[0]: row[1:] for row in reading.rows(query)} != expected:
            reading.fault(query.split()[-1], "the table is not what the log says")
    for event, why in reading.rows("SELECT event, why FROM quarantine WHERE why <> 'word'"):
        name = reading.events[event].name if event in reading.events else f"event {event.hex()[:8]}"
        reading.fault(name, f"put aside: {why}")


# Blobs, 0013 (8).


def named_blobs(event: Event) -> Iterator[tuple[bytes, int, bytes]]:
    """Hash and length of the blob that an event names, and the digest of what is in it."""
    if event.type == EXPORTED:
        yield event.fact[5][0], event.fact[5][1], event.fact[3][2]
    elif event.type in REGISTERS:
        yield event.fact[2][0], event.fact[2][1], event.fact[1][3]


def check_blobs(reading: Reading) -> None:
    here = {digest: (kid, data) for digest, kid, data in reading.rows("SELECT hash, kid, bytes FROM blob")}
    plain: dict[bytes, bytes] = {}
    for digest, (kid, data) in here.items():
        try:
            if sha256(data) != digest:
                raise Damaged("its bytes are others")
            compartment = reading.folded.epochs.get(kid, (b"",))[0]
            info = b"samsyn/blob/v1" + reading.keys.vault
            plain[digest] = sha256(unbox(reading.epoch_keys.get(kid, bytes(32)), info, compartment, data))
        except Damaged as error:
            reading.fault(f"blob {digest.hex()[:8]}", error)
    for event in reading.events.values():
        for digest, length, content in named_blobs(event):
            kid, data = here.get(digest, (b"", b""))
            if len(data) != length:
                reading.fault(event.name, "the blob it names is missing or of another length")
            elif reading.folded.epochs.get(kid, (b"",))[0] != event.compartment:
                reading.fault(event.name, "the blob it names is under a key of another compartment")
            elif plain.get(digest) not in (None, content):
                reading.fault(event.name, "the blob it names has another content")


# The access log, 0013 (9).


def check_audit(reading: Reading) -> None:
    columns = "seq, at, actor, role, action, record, kind, domain, pupil, case_id, purpose, ground"
    prev, written = bytes(32), 0
    for expected, (*row, digest) in enumerate(reading.rows(f"SELECT {columns}, hash FROM audit ORDER BY seq"), 1):
        written += row[4] == "write"
        fields = [prev, *(_field(value) for value in row)]
        if row[0] != expected:
            return reading.fault("access log", f"row {expected} is missing")
        if sha256(b"".join(len(one).to_bytes(8) + one for one in fields)) != digest:
            return reading.fault("access log", f"row {expected} is not what its hash says")
        prev = digest
    leaving = sum(event.type not in SILENT for event in reading.events.values())
    if written < leaving:
        reading.fault("access log", f"{leaving} events were written, and {written} rows say so")


def _field(value: int | str | bytes | None) -> bytes:
    if isinstance(value, int):
        return value.to_bytes(8, signed=True)
    return value.encode() if isinstance(value, str) else value or b""


def read_vault(folder: Path, secret: str) -> dict[str, Any]:
    return read(folder, open_key_file((folder / "vault.keys").read_bytes(), secret))


def read_copy(file: Path, secret: str) -> dict[str, Any]:
    """A copy has no head, and no key to write with."""
    keys, database = open_copy(file.read_bytes(), secret)
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "samsyn.db").write_bytes(database)
        reading = Reading(Path(scratch), keys, connect(Path(scratch), keys))
        for (n,) in reading.rows("SELECT n FROM chain WHERE sealed NOT NULL"):
            reading.fault(f"chain {n}", "a copy holds its signing key")
        return prove(reading, None)


def read(folder: Path, keys: Keys) -> dict[str, Any]:
    """A vault in its folder, with its head and its write-ahead log."""
    with tempfile.TemporaryDirectory() as scratch:
        apart = shutil.ignore_patterns("samsyn-damaged-*", "samsyn.db-shm")
        copy = Path(shutil.copytree(folder, Path(scratch) / "vault", ignore=apart))
        wal = copy / "samsyn.db-wal"
        log = wal.read_bytes() if wal.exists() else b""
        reading = Reading(copy, keys, connect(copy, keys))
        return prove(reading, check_head(reading, log))


def prove(reading: Reading, head: Head | None) -> dict[str, Any]:
    """Everything about a vault: counts, its head, its faults."""
    read_epoch_keys(reading)
    read_chains(reading)
    read_destroyed(reading)
    fold(reading)
    check_blobs(reading)
    check_audit(reading)
    return {
        "events": reading.count("event"),
        "chains": reading.count("chain"),
        "compartments": len(reading.folded.compartments),
        "epochs": len(reading.folded.epochs),
        "blobs": reading.count("blob"),
        "audit_rows": reading.count("audit"),
        "types": dict(sorted(Counter(event.type for event in reading.events.values()).items())),
        "head": head and {"number": head.number, "chains": len(head.chains), "frames": head.frames},
        "faults": reading.faults,
    }


def arguments(about: str | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--vault", type=Path)
    what.add_argument("--copy", type=Path)
    parser.add_argument("--passphrase-file", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def secret_of(asked: argparse.Namespace) -> str:
    return str(asked.passphrase_file.read_text(encoding="utf-8").split("\n")[0])


def main() -> int:
    asked = arguments(__doc__)
    try:
        secret = secret_of(asked)
        found = read_vault(asked.vault, secret) if asked.vault else read_copy(asked.copy, secret)
    except (Damaged, OSError) as error:
        found = {"faults": [str(error)]}
    print(json.dumps(found) if asked.json else "\n".join(f"{name}: {value}" for name, value in found.items()))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
