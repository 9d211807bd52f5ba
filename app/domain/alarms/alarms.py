"""Alarm: one incident that an agency is told of once, and once more when it is over.

Whether something is wrong is read from the rows as they stand (see incidents.py), so nothing can be forgotten that
goes on, and nothing is told that has passed before anybody looked.
"""

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from tortoise import connections, fields

from app.domain.alarms import incidents
from app.domain.alarms.incidents import Incident, Kind
from app.domain.tenants.agencies import Agency
from app.postgres import queue
from app.postgres.tables import Table, unique


class Alarm(Table):
    """One incident from `since` to `over_at`; `told_at` and `over_told_at` are when each of the two was told.

    `customer_id` is whose it is, if it is only one customer's; `subject` what it is about, `facts` what people read.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="alarms", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    customer_id = fields.UUIDField(null=True)
    kind = fields.CharField(max_length=30)
    subject = fields.CharField(max_length=64)
    since = fields.DatetimeField()
    facts: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    over_at = fields.DatetimeField(null=True)
    told_at = fields.DatetimeField(null=True)
    over_told_at = fields.DatetimeField(null=True)

    class Meta:
        table = "alarms"
        indexes = (
            ("agency", "since"),
            unique("open_alarms", "agency_id", "kind", "subject", where="over_at IS NULL"),
        )

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, in English, as mails, workflows and webhooks are told."""
        return sentence_of(self.kind, self.facts)


async def watch(now: datetime) -> None:
    """Hold what is wrong now against the open alarms: what is new is told, and what is over as well."""
    # In this order, so that what another process raises meanwhile is not taken for over.
    known = {(one.agency_id, one.kind, one.subject): one for one in await Alarm.filter(over_at=None)}
    found = {(one.agency_id, one.kind.value, one.subject): one for one in await incidents.current(now)}
    new = [_row(found[key]) for key in found.keys() - known.keys()]
    for key in found.keys() & known.keys():
        if found[key].facts != known[key].facts:
            await Alarm.filter(id=known[key].id).update(facts=found[key].facts)
    over = [known[key].id for key in known.keys() - found.keys()]
    database = connections.get("default")
    for first in range(0, len(new), BATCH_SIZE):
        await database.execute_query(RAISE, [json.dumps(new[first : first + BATCH_SIZE])])
    for first in range(0, len(over), BATCH_SIZE):
        await database.execute_query(END, [over[first : first + BATCH_SIZE], now])


def _row(incident: Incident) -> dict[str, Any]:
    return {
        "id": str(uuid4()), "agency_id": str(incident.agency_id),
        "customer_id": incident.customer_id and str(incident.customer_id), "kind": incident.kind.value,
        "subject": incident.subject, "since": incident.since.isoformat(), "facts": incident.facts,
    }  # fmt: skip


# A provider that forgets the numbers of thousands is one minute's news: each statement takes so many.
BATCH_SIZE = 500
TELL = queue.job_for_each("moved", "tell_alarm", queue.payload_of("alarm_id", "id"), "interval '0'")
# One that another process has raised meanwhile is not raised again, and is told by that one.
RAISE = f"""
WITH moved AS (
    INSERT INTO alarms (id, agency_id, customer_id, kind, subject, since, facts)
    SELECT id, agency_id, customer_id, kind, subject, since, facts FROM jsonb_to_recordset($1::jsonb) AS incident (
        id uuid, agency_id uuid, customer_id uuid, kind text, subject text, since timestamptz, facts jsonb
    )
    ON CONFLICT DO NOTHING RETURNING id
),
{TELL}
SELECT FROM moved
"""  # noqa: S608 - only constants are interpolated
END = f"""
WITH moved AS (UPDATE alarms SET over_at = $2 WHERE id = ANY($1::uuid[]) AND over_at IS NULL RETURNING id),
{TELL}
SELECT FROM moved
"""  # noqa: S608 - only constants are interpolated


TROUBLES = {
    "no_valid_payment": "it has no valid payment",
    "credit_exhausted": "it has no credits left",
    "budget_reached": "it has reached its budget",
    "telephony_provider_permission_denied": "the phone company behind it does not permit its calls",
}


# What needs no more than a name.
PLAIN = {
    Kind.KEY_REJECTED: ("The voice provider does not take the key of the account “{name}” any more. Paste a new one."),
    Kind.NUMBER_GONE: ("The number {name} is not in its account at the voice provider any more. Assign another one."),
    Kind.NO_CREDITS: "{name} has too few credits for a call. Add some.",
    Kind.NEGATIVE_MARGIN: (
        "The calls of {name} cost more in the last seven days than it pays for them. Look at what its calls cost, and "
        "at the price of its credits."
    ),
}


def sentence_of(kind: str, facts: dict[str, Any]) -> str:
    """What is wrong and what to do, in English."""
    name = facts.get("name", "")
    if kind == Kind.ACCOUNT_PROBLEM:
        why = TROUBLES.get(str(facts.get("trouble")), "it cannot place calls")
        return f"The account “{name}” at the voice provider cannot call: {why}. Put that right there, then check again."
    if kind == Kind.NUMBER_FALLS:
        talked = f"they talked in {facts.get('hits')} of {facts.get('dials')} calls since {facts.get('day')}"
        rests = "It rests for some days" if facts.get("rests_until") else "It goes on calling, as no other number can"
        return f"People answer {name} far less: {talked}, and in {facts.get('before')}% before. {rests}."
    if kind in PLAIN:
        return PLAIN[Kind(kind)].format(name=name)
    if kind == Kind.LEADS_LATE:
        causes = ", ".join(f"{count} {code.lower()}" for code, count in sorted(facts.get("reasons", {}).items()))
        return f"{facts.get('leads')} leads of {name} wait too long: {causes}. The page says what to do for each."
    what = "Workflows that this app starts" if kind == Kind.TRIGGER_FAILING else "Results that are written to contacts"
    return f"{what} fail in {name}: {facts.get('why')}"
