"""Checks a file of evidence with nothing but Python: python scripts/verify_evidence.py FILE"""

import hashlib
import json
import sys


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def written(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def need(holds: bool, otherwise: str) -> None:
    if not holds:
        sys.exit(f"Changed: {otherwise}")


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
pack = json.loads(text)
need(text == written(pack) + "\n", "the file is not written as it was made")
need(pack.pop("seal") == sha(written(pack)), "the file does not fit its seal")
chain = {link["seq"]: link["hash"] for link in pack["chain"]}
for entry in pack["entries"]:
    for name, part in entry["parts"].items():
        need(sha(written(part)) == entry["digests"][name], f"{name} of entry {entry['seq']}")
    body = sha(written({name: entry[name] for name in ("customer", "seq", "call", "sealed_at", "digests")}))
    need(sha(entry["previous"] + body) == entry["hash"] == chain[entry["seq"]], f"entry {entry['seq']}")
for before, link in zip(pack["chain"], pack["chain"][1:], strict=False):
    need(sha(before["hash"] + link["body"]) == link["hash"], f"the chain before entry {link['seq']}")
print(f"Not a byte has changed. The chain ends with entry {pack['chain'][-1]['seq']}: {pack['chain'][-1]['hash']}")
