"""Pure: the hashes that hold evidence together, and what is wrong with a file of it.

A part is hashed with a salt of its own, so that its hash tells nothing once it is erased. An entry is hashed from the
hashes of its parts and the entry before it. So an erased part leaves the chain as it was, and a changed one does not.
`scripts/verify_evidence.py` says the same in a few lines that need nothing of ours.
"""

import hashlib
import json
from typing import Any

FORMAT = "evidence of a call, 1"
START = "0" * 64


def written(value: Any) -> str:
    """JSON as it is hashed: keys in order, no spaces, every letter as itself."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(value: Any) -> str:
    """SHA-256 of a value as it is written, in hexadecimal."""
    return hashlib.sha256(written(value).encode()).hexdigest()


def linked(previous: str, body: str) -> str:
    """The hash of an entry: of the one before it, and of its own body."""
    return hashlib.sha256((previous + body).encode()).hexdigest()


def body_of(entry: dict[str, Any]) -> str:
    """The hash of what an entry says: whose it is, where, of which call, since when, and the hashes of its parts."""
    return digest({name: entry[name] for name in ("customer", "seq", "call", "sealed_at", "digests")})


def sealed(pack: dict[str, Any]) -> str:
    """The file of a pack: its last field is the hash of all others."""
    return written(pack | {"seal": digest(pack)}) + "\n"


def faults_of(text: str) -> list[str]:
    """What is wrong with the text of a file, in words; nothing: not a byte of it has changed since it was made."""
    try:
        pack = json.loads(text)
        seal = pack.pop("seal")
        found = [] if sealed(pack) == text and seal == digest(pack) else ["The file is not as it was made."]
        return [*found, *_faults_of_entries(pack), *_faults_of_chain(pack)]
    except (ValueError, KeyError, TypeError, AttributeError):
        return ["The file is no evidence of a call."]


def _faults_of_entries(pack: dict[str, Any]) -> list[str]:
    found = []
    for entry in pack["entries"]:
        for name, part in entry["parts"].items():
            if digest(part) != entry["digests"].get(name):
                found.append(f"Entry {entry['seq']}: {name} is not what was sealed.")
        if entry["hash"] != linked(entry["previous"], body_of(entry)):
            found.append(f"Entry {entry['seq']} is not what was sealed.")
    return found


def _faults_of_chain(pack: dict[str, Any]) -> list[str]:
    hashes = {entry["seq"]: entry["hash"] for entry in pack["entries"]}
    before, found = None, []
    for link in pack["chain"]:
        if before is not None and link["hash"] != linked(before, link["body"]):
            found.append(f"The chain is broken before entry {link['seq']}.")
        if hashes.pop(link["seq"], link["hash"]) != link["hash"]:
            found.append(f"Entry {link['seq']} is not the one of the chain.")
        before = link["hash"]
    return found + [f"Entry {seq} is not in the chain." for seq in hashes]
