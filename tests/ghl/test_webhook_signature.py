"""The CRM's signature scheme, held against bytes that another implementation has signed.

`samples/crm_webhooks.json` was recorded from Node's `crypto` by `samples/sign_with_node.js`, with test keys.
"""

import base64
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from app.config import PUBLISHED_WEBHOOK_KEY, Settings
from app.ghl.webhooks import signed

SAMPLES = Path(__file__).parent.parent / "samples"
RECORDED: list[dict[str, Any]] = json.loads((SAMPLES / "crm_webhooks.json").read_text())
NODE = shutil.which("node")


def key_of(sample: dict[str, Any]) -> Ed25519PublicKey:
    key = load_pem_public_key(sample["public_key"].encode())
    assert isinstance(key, Ed25519PublicKey)
    return key


def raw_of(sample: dict[str, Any]) -> bytes:
    return base64.b64decode(sample["body"])


@pytest.mark.parametrize("sample", RECORDED, ids=[sample["name"] for sample in RECORDED])
def test_what_node_signed_verifies_here_and_with_any_byte_altered_does_not(sample: dict[str, Any]) -> None:
    key, raw = key_of(sample), raw_of(sample)

    assert signed(sample["signature"], raw, [key])
    for position in range(len(raw)):
        altered = raw[:position] + bytes([raw[position] ^ 1]) + raw[position + 1 :]
        assert not signed(sample["signature"], altered, [key])
    signature = base64.b64decode(sample["signature"])
    for position in range(len(signature)):
        bent = signature[:position] + bytes([signature[position] ^ 1]) + signature[position + 1 :]
        assert not signed(base64.b64encode(bent).decode(), raw, [key])


def test_a_body_that_was_read_and_written_again_does_not_verify() -> None:
    sample = next(sample for sample in RECORDED if sample["name"] == "escapes and spaces")

    again = json.dumps(json.loads(raw_of(sample))).encode()

    assert not signed(sample["signature"], again, [key_of(sample)])


def test_the_published_key_is_the_default_and_other_kinds_of_keys_are_refused() -> None:
    raw_key = Settings(_env_file=None).webhook_keys[0].public_bytes(Encoding.Raw, PublicFormat.Raw)

    assert raw_key.hex() == "8b61d1d6cacbe28d7c3bc0516bb815258ec6edbba96cddc7f40c09ac708388e8"
    with pytest.raises(ValueError, match="Ed25519"):
        Settings(_env_file=None, ghl_webhook_public_key=PUBLISHED_WEBHOOK_KEY.replace("MCow", "MCox"))


def test_while_a_key_is_being_changed_both_verify() -> None:
    old, new = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    pems = "".join(
        one.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode() for one in (old, new)
    )
    settings = Settings(_env_file=None, ghl_webhook_public_key=pems.replace("\n", "\\n"))

    assert len(settings.webhook_keys) == 2
    for key in (old, new):
        assert signed(base64.b64encode(key.sign(b"news")).decode(), b"news", settings.webhook_keys)
    stranger = Ed25519PrivateKey.generate()
    assert not signed(base64.b64encode(stranger.sign(b"news")).decode(), b"news", settings.webhook_keys)


@pytest.mark.skipif(NODE is None, reason="Node is not installed; the recorded samples stand in for it")
def test_node_verifies_what_is_signed_here_and_signs_what_verifies_here() -> None:
    private = Ed25519PrivateKey.generate()
    pem = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    raw = json.dumps({"type": "INSTALL", "companyName": "Bräu & Söhne €"}, ensure_ascii=False).encode()
    ours = {
        "public_key": pem,
        "body": base64.b64encode(raw).decode(),
        "signature": base64.b64encode(private.sign(raw)).decode(),
        "altered": base64.b64encode(raw[:-1] + b" ").decode(),
    }

    ran = subprocess.run(
        [str(NODE), str(SAMPLES / "sign_with_node.js"), "exchange"],
        input=json.dumps(ours), capture_output=True, text=True, check=True, timeout=30,
    )  # fmt: skip

    answer = json.loads(ran.stdout)
    assert (answer["verified"], answer["verified_altered"]) == (True, False)
    assert signed(answer["signature"], raw, [key_of(answer)])
    assert not signed(answer["signature"], raw[:-1] + b" ", [key_of(answer)])
