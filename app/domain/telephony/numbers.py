"""PhoneNumber: a number of a workspace, assigned to a customer; CallingNumber: all that one dial needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.exceptions import DoesNotExist

from app.domain.rules.decision import Rules
from app.domain.rules.destinations import country_of, is_e164
from app.domain.rules.policies import HoursOverride, Policy
from app.domain.rules.tariff import hold_for
from app.domain.telephony.account_troubles import STANDS_STILL
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.customers import Customer
from app.errors import DestinationNotAllowed, NoAgentMapping, NumberNotFound
from app.postgres.tables import Table

GONE = "This number is not in the account at the voice provider any more. Call from another one, or add it there again."
OWN_LINE = (
    "This number is one of the agency's own, and an agent answers it: two agents would talk to each other until the "
    "credits end. Give the lead's own number."
)

AGENT_GONE = (
    "The agent of this number is not in the account at the voice provider any more. Assign another one, or bring it "
    "back there."
)
UNUSABLE = (
    "{number} is not a full international number like +14155550123, so no calls can be placed from it. "
    "Use a number that starts with + and the country code."
)


class PhoneNumber(Table):
    """One number (`e164`) that can place calls; without a customer it is unassigned. A null cap is no limit.

    As the provider has it: `nickname`, `kind` (`retell-twilio`, `retell-telnyx`, `custom`), and the `countries`
    that it may call (ISO alpha-2; none or null: all). `gone_at` is when it was missing there. Since `trouble_at` its
    carrier does not permit its calls, and at `probe_at` one is tried next (see account_troubles.py).
    Until `rests_until` it places no call, since people answer it less (see domain/health); `rests_why` says it in
    words. Since `falls_at` that is known, and others are chosen before it. A new number's `calls_per_day` grows by
    `ramp_by` each day up to `ramp_to`, and did so last on `ramped_on`.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    workspace: fields.ForeignKeyRelation[Workspace] = fields.ForeignKeyField(
        "models.Workspace", related_name="numbers", on_delete=fields.RESTRICT
    )
    workspace_id: UUID
    customer: fields.ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="numbers", on_delete=fields.RESTRICT, null=True
    )
    customer_id: UUID | None
    e164 = fields.CharField(max_length=20)
    nickname = fields.CharField(max_length=200, default="")
    kind = fields.CharField(max_length=20, default="")
    countries = ArrayField(element_type="text", null=True)
    gone_at = fields.DatetimeField(null=True)
    trouble_at = fields.DatetimeField(null=True)
    probe_at = fields.DatetimeField(null=True)
    paused = fields.BooleanField(default=False)
    calls_per_minute = fields.IntField(null=True)
    calls_per_day = fields.IntField(null=True)
    ramp_by = fields.IntField(null=True)
    ramp_to = fields.IntField(null=True)
    ramped_on = fields.DateField(null=True)
    rests_until = fields.DatetimeField(null=True)
    rests_why = fields.CharField(max_length=300, null=True)
    falls_at = fields.DatetimeField(null=True)
    last_used_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "phone_numbers"
        unique_together = (("workspace", "e164"),)
        indexes = (("customer",), ("e164",))

    @property
    def usable(self) -> bool:
        """Whether calls can be placed from it at all: an earlier version has imported extensions as well."""
        return is_e164(self.e164)


@dataclass(frozen=True)
class CallingNumber:
    """A customer's number with its agent, prices, caps and rules, read in one query.

    `payer_id` is whose account pays: the customer's own, or the agency's (see customers.agency_account).
    `rules_seen` changes with everything that the rules decide by, and `read_at` is the database's time of this reading.
    `asks_crm`: the CRM can be asked about a contact; `place` is the time zone that the sub-account lies in.
    """

    number_id: UUID
    e164: str
    workspace_id: UUID
    agency_id: UUID
    customer_id: UUID
    payer_id: UUID
    price_per_minute: int
    hold_minutes: int
    increment_seconds: int
    minimum_seconds: int
    timezone: str
    calls_per_minute: int | None
    calls_per_day: int | None
    spend_per_day: int | None
    number_calls_per_minute: int | None
    number_calls_per_day: int | None
    closed_until: datetime | None
    closed_why: str | None
    rests_until: datetime | None
    rests_why: str | None
    falls: bool
    policy_changes: str
    agent_id: str | None
    agent_version: str | None
    outbound: bool
    paused: bool
    installation_id: UUID | None
    asks_crm: bool
    country: str | None
    place: str | None
    agency_countries: list[str]
    dnd_stops_calls: bool
    workspace_countries: list[str]
    number_countries: list[str]
    nickname: str
    agent_name: str
    gone: bool
    agent_gone: bool
    connected: bool
    stands_still: bool
    rules_seen: str
    read_at: datetime

    @cached_property
    def policy(self) -> Policy:
        """The calling rules: defaults with the customer's changes."""
        return Policy.model_validate_json(self.policy_changes)

    @property
    def home(self) -> str:
        """The country whose local numbers are understood, and called unless the rules say otherwise."""
        return self.country or country_of(self.e164)

    @property
    def usable(self) -> bool:
        """Whether calls can be placed from such a number at all (see PhoneNumber)."""
        return is_e164(self.e164)

    def asks(self, contact_id: str | None) -> bool:
        """Whether the CRM is asked before a dial: about this contact, or who has the number if that must be known."""
        return self.asks_crm and (contact_id is not None or self.policy.known_contacts_only)

    def rules(self, override: HoursOverride | None = None) -> Rules:
        """The rules that hold for a call on this line, with the hours of this one call if it has its own."""
        limits = (
            ("the number", tuple(self.number_countries)),
            ("the account at the voice provider", tuple(self.workspace_countries)),
            ("the agency", tuple(self.agency_countries)),
        )
        policy = override.over(self.policy) if override else self.policy
        return Rules(policy, self.home, limits, self.place, self.dnd_stops_calls)

    @property
    def rests(self) -> bool:
        """Whether it places no call at this moment, because people answer it less (see domain/health)."""
        return self.rests_until is not None and self.rests_until > self.read_at

    @property
    def hold(self) -> int:
        """What one request sets aside, in 1/1000 credit."""
        increment, minimum = self.increment_seconds, self.minimum_seconds
        return hold_for(self.hold_minutes, self.price_per_minute, increment=increment, minimum=minimum)

    def require_open(self) -> None:
        """Raise NumberNotFound or NoAgentMapping unless this line may place calls at all (paused: see pauses.py)."""
        if not self.usable:
            raise NumberNotFound(UNUSABLE.format(number=self.e164))
        if self.gone:
            raise NumberNotFound(GONE)
        if self.agent_gone:
            raise NoAgentMapping(AGENT_GONE)
        if not self.agent_id or not self.outbound:
            raise NoAgentMapping(
                "This number has no agent for outbound calls. Assign an agent to it and switch Outbound on."
            )


def not_own_line(number: str, agency_id: str) -> str:
    """SQL that holds unless this is a number of the agency at the voice provider; both are SQL themselves.

    Whoever answers there is an agent, also where another tool has put it on a number that no customer has. An account
    may list its numbers without the plus.
    """
    ours = (
        "SELECT FROM phone_numbers own JOIN workspaces its ON its.id = own.workspace_id"
        f" WHERE its.agency_id = {agency_id} AND own.e164 IN ({number}, ltrim({number}, '+')) AND own.gone_at IS NULL"
    )
    return f"NOT EXISTS ({ours})"


async def workspace_of(number_id: UUID) -> UUID:
    """The workspace in which this number is now. Raises DoesNotExist."""
    database, which = connections.get("default"), "SELECT workspace_id FROM phone_numbers WHERE id = $1"
    for row in await database.execute_query_dict(which, [number_id]):
        return UUID(str(row["workspace_id"]))
    raise DoesNotExist(PhoneNumber)


async def why_own_line(customer_id: UUID, number: str) -> DestinationNotAllowed | None:
    """The refusal of a number of the customer's agency, where two agents would talk; None for anybody else's."""
    asked = f"SELECT FROM customers c WHERE c.id = $1 AND {not_own_line('$2::text', 'c.agency_id')}"
    stranger = await connections.get("default").execute_query_dict(asked, [customer_id, number])
    return None if stranger else DestinationNotAllowed(OWN_LINE)


# Whether a customer has the app: in its sub-account, or because it is said of it that it needs none.
INSTALLED = "(c.without_crm OR coalesce(i.status = 'active', false))"
# Changes whenever anything changes that the pure rules decide by (see CallingNumber.rules).
RULES_SEEN = """md5(concat_ws('|', c.policy::text, c.country, c.timezone, i.timezone, g.countries::text,
                              g.dnd_stops_calls, w.countries::text, n.countries::text))"""

CALLING_NUMBER = f"""
SELECT n.id AS number_id, n.e164, n.workspace_id, c.agency_id, c.id AS customer_id,
       CASE WHEN c.own_credits THEN c.id ELSE c.agency_id END AS payer_id,
       c.price_per_minute, c.hold_minutes, c.increment_seconds, c.minimum_seconds, c.timezone,
       c.calls_per_minute, c.calls_per_day, c.spend_per_day, c.closed_until, c.closed_why,
       n.calls_per_minute AS number_calls_per_minute, n.calls_per_day AS number_calls_per_day,
       c.policy::text AS policy_changes, a.agent_id, a.agent_version, coalesce(a.outbound, false) AS outbound,
       (g.paused OR c.paused OR n.paused) AS paused, n.rests_until, n.rests_why, n.falls_at IS NOT NULL AS falls,
       i.id AS installation_id,
       NOT c.without_crm AND EXISTS (SELECT FROM crm_grants t WHERE t.installation_id = i.id) AS asks_crm,
       c.country, coalesce(i.timezone, nullif(c.timezone, 'UTC')) AS place, g.countries AS agency_countries,
       g.dnd_stops_calls,
       w.countries AS workspace_countries, coalesce(n.countries, '{{}}') AS number_countries,
       n.nickname, coalesce(a.agent_name, '') AS agent_name,
       n.gone_at IS NOT NULL AS gone, a.gone_at IS NOT NULL AS agent_gone, w.status <> 'dead_key' AS connected,
       {STANDS_STILL.format(now="now()")} AS stands_still,
       {RULES_SEEN} AS rules_seen, now() AS read_at
FROM phone_numbers n
JOIN workspaces w ON w.id = n.workspace_id
JOIN customers c ON c.id = n.customer_id
JOIN agencies g ON g.id = c.agency_id
LEFT JOIN agent_assignments a ON a.number_id = n.id
LEFT JOIN installations i ON i.customer_id = c.id
WHERE {INSTALLED}
"""  # noqa: S608 - only constants are interpolated


def calling_number_from(row: dict[str, Any]) -> CallingNumber:
    """Build a CallingNumber from a row of the CALLING_NUMBER query; further columns are ignored."""
    return CallingNumber(**{name: row[name] for name in CallingNumber.__dataclass_fields__})


async def calling_number(number_id: UUID) -> CallingNumber | None:
    """The line of a number, or None when it is unassigned or its sub-account is not active."""
    rows = await connections.get("default").execute_query_dict(CALLING_NUMBER + " AND n.id = $1", [number_id])
    return calling_number_from(rows[0]) if rows else None


async def calling_numbers(number_ids: Sequence[UUID]) -> list[CallingNumber]:
    """The lines of these numbers, by their numbers; the same ones are left out as by `calling_number`."""
    rows = await connections.get("default").execute_query_dict(
        CALLING_NUMBER + " AND n.id = ANY($1) ORDER BY n.e164", [list(number_ids)]
    )
    return [calling_number_from(row) for row in rows]


async def calling_numbers_of_customer(customer_id: UUID) -> list[CallingNumber]:
    """All lines of a customer, the longest unused first."""
    rows = await connections.get("default").execute_query_dict(
        CALLING_NUMBER + " AND c.id = $1 ORDER BY n.last_used_at NULLS FIRST, n.e164", [customer_id]
    )
    return [calling_number_from(row) for row in rows]


async def calling_numbers_of_location(location_id: str) -> list[CallingNumber]:
    """All lines of an active sub-account, the longest unused first."""
    rows = await connections.get("default").execute_query_dict(
        CALLING_NUMBER + " AND i.location_id = $1 ORDER BY n.last_used_at NULLS FIRST, n.e164", [location_id]
    )
    return [calling_number_from(row) for row in rows]
