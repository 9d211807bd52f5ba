"""Evidence: what proves how one call came about, sealed when it is over; a pack of it is a file for others."""

import secrets
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.calls.calls import Attempt, Call
from app.domain.evidence import chain
from app.postgres import rows
from app.postgres.tables import Table, some

# A pack leads from its own entries to the newest of its customer, as far as a file may be long.
MAX_LINKS = 10_000
# What of the provider's first answer says that it took the call, and as what.
ANSWERED = ("call_id", "call_status", "call_type", "agent_id", "agent_version", "from_number", "to_number")


class EvidenceChain(Table):
    """The newest entry of one customer: its place and hash. Its row is locked while another one is added."""

    customer_id = fields.UUIDField(primary_key=True)
    seq = fields.IntField(default=0)
    head = fields.CharField(max_length=64, default=chain.START)

    class Meta:
        table = "evidence_chains"


class Evidence(Table):
    """One entry of a customer's chain (see chain.py), about one call; what comes later is another entry.

    `parts` and `recording` are what was sealed, each with its salt; erasure and retention empty them, and `digests`,
    the hash of each part, stays.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    customer_id = fields.UUIDField()
    seq = fields.IntField()
    call_id = fields.UUIDField()
    sealed_at = fields.DatetimeField()
    digests: fields.Field[dict[str, str]] = fields.JSONField()
    previous = fields.CharField(max_length=64)
    hash = fields.CharField(max_length=64)
    parts: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    recording: fields.Field[dict[str, Any]] | None = fields.JSONField(null=True)

    class Meta:
        table = "evidence"
        unique_together = (("customer_id", "seq"),)
        indexes = (
            ("call_id",),
            # What is kept for some days only (retention.py).
            some("evidence_with_recording", "sealed_at", where="recording IS NOT NULL"),
        )

    def all_parts(self) -> dict[str, Any]:
        """What is left of what was sealed."""
        return self.parts | ({"recording": self.recording} if self.recording else {})

    def as_entry(self) -> dict[str, Any]:
        """It as a file has it."""
        return {
            "customer": str(self.customer_id), "seq": self.seq, "call": str(self.call_id),
            "sealed_at": moment(self.sealed_at), "digests": self.digests, "previous": self.previous,
            "hash": self.hash, "parts": self.all_parts(),
        }  # fmt: skip


async def seal(call_id: UUID, now: datetime) -> bool:
    """Seal what is known of a call that is over; False when that was sealed before, or its contact was erased."""
    async with in_transaction() as tx:
        # Whoever erases its contact at this moment waits, and then finds what was sealed; or it is seen here.
        call = await rows.one(Call, "WHERE it.id = $1 FOR NO KEY UPDATE", call_id, tx=tx)
        if call.erased or not call.state.over:
            return False
        attempts = await rows.found(Attempt, "WHERE it.call_id = $1 ORDER BY it.due_at, it.id", call.id, tx=tx)
        found = parts_of(call, attempts)
        last = await rows.first(Evidence, "WHERE it.call_id = $1 ORDER BY it.seq DESC LIMIT 1", call.id, tx=tx)
        if last is not None and _unsalted(last.all_parts()) == found:
            return False
        salted = {name: part | {"salt": secrets.token_hex(16)} for name, part in found.items()}
        # Last, since every other call of this customer that is over waits for it.
        head = await _lock(tx, call.customer_id)
        row = Evidence(
            customer_id=call.customer_id, seq=head.seq + 1, call_id=call.id, sealed_at=now, previous=head.head,
            digests={name: chain.digest(part) for name, part in salted.items()},
            recording=salted.pop("recording", None), parts=salted,
        )  # fmt: skip
        row.hash = chain.linked(head.head, chain.body_of(row.as_entry() | {"hash": ""}))
        await row.save(using_db=tx, force_create=True)
        await EvidenceChain.filter(customer_id=call.customer_id).using_db(tx).update(seq=row.seq, head=row.hash)
        return True


async def _lock(tx: BaseDBAsyncClient, customer_id: UUID) -> EvidenceChain:
    mine = "WHERE it.customer_id = $1 FOR UPDATE"
    if head := await rows.first(EvidenceChain, mine, customer_id, tx=tx):
        return head
    await EvidenceChain.bulk_create([EvidenceChain(customer_id=customer_id)], ignore_conflicts=True, using_db=tx)
    return await rows.one(EvidenceChain, mine, customer_id, tx=tx)


def _unsalted(parts: dict[str, Any]) -> dict[str, Any]:
    return {name: {key: value for key, value in part.items() if key != "salt"} for name, part in parts.items()}


def parts_of(call: Call, attempts: list[Attempt]) -> dict[str, dict[str, Any]]:
    """What is sealed of a call: the request, the consent, each dial with its rules and answer, and how it ended."""
    recordings = [url for one in attempts if (url := (one.analysis or {}).get("recording_url"))]
    parts: dict[str, dict[str, Any]] = {
        "request": {
            "asked_at": moment(call.requested_at), "asked_for": moment(call.asked_for), "source": call.source,
            "from_number": call.from_number, "to_number": call.to_number, "contact": call.contact_in_crm,
            "key": call.key_id, "request_id": call.request_id, "agent": call.agent_id,
            "campaign": str(call.campaign_id) if call.campaign_id else None,
        },
        "consent": {"proof": call.consent},
        "dials": {"dials": [_dial(one) for one in attempts]},
        "end": {
            "state": call.state.value, "outcome": call.outcome, "reason": call.reason_code,
            "ended_at": moment(call.ended_at),
        },
    }  # fmt: skip
    return parts | ({"recording": {"addresses": recordings}} if recordings else {})


def _dial(attempt: Attempt) -> dict[str, Any]:
    answer = attempt.provider_answer or {}
    return {
        "id": str(attempt.id), "dialed_at": moment(attempt.dialed_at), "rules": attempt.decision,
        "answer": {name: answer[name] for name in ANSWERED if name in answer} or None,
        "provider_call_id": attempt.provider_call_id,
        "reports": {
            "ended_at": moment(attempt.ended_at), "disconnection_reason": attempt.disconnection_reason,
            "outcome": attempt.outcome, "seconds": attempt.billed_seconds,
        },
    }  # fmt: skip


def moment(at: datetime | None) -> str | None:
    """A time as a file has it, in UTC."""
    return at.astimezone(UTC).isoformat() if at else None


async def file_of(call: Call, now: datetime) -> str | None:
    """The evidence of a call as a file, sealed now if it never was; None while it is not over, or if it was erased."""
    if not await Evidence.exists(call_id=call.id):
        await seal(call.id, now)
    mine = await Evidence.filter(call_id=call.id, customer_id=call.customer_id).order_by("seq")
    if not mine:
        return None
    links = Evidence.filter(customer_id=call.customer_id, seq__gte=mine[0].seq).order_by("seq").limit(MAX_LINKS)
    return chain.sealed({
        "format": chain.FORMAT, "made_at": moment(now), "entries": [row.as_entry() for row in mine],
        "chain": [{"seq": row.seq, "body": chain.body_of(row.as_entry()), "hash": row.hash} async for row in links],
    })  # fmt: skip


async def unknown_links(pack: dict[str, Any]) -> list[str]:
    """What of a file is not in the chain that is kept here, in words."""
    found = []
    for entry in pack["entries"]:
        row = await Evidence.get_or_none(customer_id=entry["customer"], seq=entry["seq"])
        if row is None or row.hash != entry["hash"]:
            found.append(f"Entry {entry['seq']} is not in the chain of this customer here.")
    return found
