"""Reads the golden files of the vault crate, whose bytes hold the format still. Says "ok", or what does not hold."""

from pathlib import Path

from backup import open_copy
from chain import holds, read_header, unseal
from sealed import commitment, open_key_file, sha256

GOLDEN = Path(__file__).parents[2] / "src-tauri/crates/vault/tests/golden"


def event() -> None:
    lines = (GOLDEN / "event-v1.hex").read_text().splitlines()
    golden = {name: bytes.fromhex(value) for name, value in (line.split(" ") for line in lines if line)}
    header = read_header(golden["header"])
    assert header[3] == sha256(b"samsyn/device/v1" + golden["device_public"])[:16]
    assert holds(golden["device_public"], golden["sig"], golden["header"])
    assert golden["hash"] == sha256(golden["header"] + golden["sig"])
    assert header[11:13] == [len(golden["payload"]), sha256(golden["payload"])]
    commit = commitment(golden["compartment_secret"])
    assert commit == golden["compartment_commit"] and commit[:16] == header[9]
    assert unseal(header, golden["payload"], golden["compartment_secret"])[4] == golden["body"]


event()
open_key_file(bytes.fromhex((GOLDEN / "keys-v1.hex").read_text()), "hästen åt alla äpplen")
_, content = open_copy(bytes.fromhex((GOLDEN / "backup-v1.hex").read_text()), "passphrase")
assert content == b"content"
print("ok")
