"""Pure: what proves that a person agreed to be called by an artificial voice, where the calling rules ask for it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from app.domain.rules.policies import Policy

# A custom field that says so is no consent.
NO = {"", "no", "false", "0", "[]", "none"}


@dataclass(frozen=True)
class Proof:
    """What was found on the contact: `kind` is `tag` or `field`, `seen_at` when it was read."""

    kind: str
    name: str
    value: str
    seen_at: str

    def as_json(self) -> dict[str, Any]:
        """As it is stored with the call."""
        return asdict(self)


def proof_in(policy: Policy, tags: tuple[str, ...], fields: Mapping[str, str], now: datetime) -> Proof | None:
    """The proof of consent that a contact carries, the tag before the field; None when there is none.

    Tags are compared without case, as the CRM does.
    """
    if policy.proof_tag and policy.proof_tag.lower() in {tag.lower() for tag in tags}:
        return Proof("tag", policy.proof_tag, policy.proof_tag, now.isoformat())
    value = fields.get(policy.proof_field, "").strip() if policy.proof_field else ""
    return None if value.lower() in NO else Proof("field", policy.proof_field, value[:500], now.isoformat())


def wanted(policy: Policy) -> str:
    """What a contact must have, as a sentence says it."""
    tag = f'the tag "{policy.proof_tag}"' if policy.proof_tag else ""
    field = "the custom field that the calling rules name" if policy.proof_field else ""
    return " or ".join(part for part in (tag, field) if part)
