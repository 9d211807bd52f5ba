"""PhoneNumber: a number of a workspace, assigned to a customer; Line: all that one dial needs to know."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from tortoise import connections, fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from app.domain.customers import Customer
from app.domain.destinations import country_of
from app.domain.dialing import Rules
from app.domain.policies import HoursOverride, Policy
from app.domain.workspaces import Workspace
from app.errors import NoAgentMapping, NumberNotFound

GONE = "This number is not in the account at the voice provider any more. Call from another one, or add it there again."


class PhoneNumber(Model):
    """One number (`e164`) that can place calls; without a customer it is unassigned. A null cap is no limit.

    As the provider has it: `nickname`, `kind` (`retell-twilio`, `retell-telnyx`, `custom`), and the `countries`
    that it may call (ISO alpha-2; none or null: all). `gone_at` is when it was missing there.
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
    paused = fields.BooleanField(default=False)
    calls_per_minute = fields.IntField(null=True)
    calls_per_day = fields.IntField(null=True)
    last_used_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "phone_numbers"
        unique_together = (("workspace", "e164"),)
        indexes = (("customer",),)


@dataclass(frozen=True)
class Line:
    """A customer's number with its agent, prices, caps and rules, read in one query.

    `payer_id` is whose account pays: the customer's own, or the agency's (see customers.agency_account).
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
    grace_seconds: int
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
    workspace_countries: list[str]
    number_countries: list[str]
    nickname: str
    agent_name: str
    gone: bool
    connected: bool

    @cached_property
    def policy(self) -> Policy:
        """The calling rules: defaults with the customer's changes."""
        return Policy.model_validate_json(self.policy_changes)

    @property
    def home(self) -> str:
        """The country whose local numbers are understood, and called unless the rules say otherwise."""
        return self.country or country_of(self.e164)

    def asks(self, contact_id: str | None) -> bool:
        """Whether the CRM is asked about this contact before a dial."""
        return self.asks_crm and contact_id is not None

    def rules(self, override: HoursOverride | None = None) -> Rules:
        """The rules that hold for a call on this line, with the hours of this one call if it has its own."""
        limits = (
            ("the number", tuple(self.number_countries)),
            ("the account at the voice provider", tuple(self.workspace_countries)),
            ("the agency", tuple(self.agency_countries)),
        )
        policy = override.over(self.policy) if override else self.policy
        return Rules(policy, self.home, limits, self.place)

    @property
    def hold(self) -> int:
        """What one request sets aside, in 1/1000 credit."""
        return self.price_per_minute * self.hold_minutes

    def require_open(self) -> None:
        """Raise NumberNotFound or NoAgentMapping unless this line may place calls at all (paused: see pauses.py)."""
        if self.gone:
            raise NumberNotFound(GONE)
        if not self.agent_id or not self.outbound:
            raise NoAgentMapping(
                "This number has no agent for outbound calls. Assign an agent to it and switch Outbound on."
            )


LINE = """
SELECT n.id AS number_id, n.e164, n.workspace_id, c.agency_id, c.id AS customer_id,
       CASE WHEN c.own_credits THEN c.id ELSE c.agency_id END AS payer_id,
       c.price_per_minute, c.hold_minutes, c.grace_seconds, c.increment_seconds, c.minimum_seconds, c.timezone,
       c.calls_per_minute, c.calls_per_day, c.spend_per_day, c.closed_until, c.closed_why,
       n.calls_per_minute AS number_calls_per_minute, n.calls_per_day AS number_calls_per_day,
       c.policy::text AS policy_changes, a.agent_id, a.agent_version, coalesce(a.outbound, false) AS outbound,
       (g.paused OR c.paused OR n.paused) AS paused, i.id AS installation_id,
       EXISTS (SELECT FROM crm_grants t WHERE t.installation_id = i.id) AS asks_crm,
       c.country, coalesce(i.timezone, nullif(c.timezone, 'UTC')) AS place, g.countries AS agency_countries,
       w.countries AS workspace_countries, coalesce(n.countries, '{}') AS number_countries,
       n.nickname, coalesce(a.agent_name, '') AS agent_name,
       n.gone_at IS NOT NULL AS gone, w.status <> 'dead_key' AS connected
FROM phone_numbers n
JOIN workspaces w ON w.id = n.workspace_id
JOIN customers c ON c.id = n.customer_id
JOIN agencies g ON g.id = c.agency_id
LEFT JOIN agent_assignments a ON a.number_id = n.id
LEFT JOIN installations i ON i.customer_id = c.id
WHERE (i.id IS NULL OR i.status = 'active')
"""


def line_from(row: dict[str, Any]) -> Line:
    """Build a Line from a row of the LINE query; further columns are ignored."""
    return Line(**{name: row[name] for name in Line.__dataclass_fields__})


async def line_of_number(number_id: UUID) -> Line | None:
    """The line of a number, or None when it is unassigned or its sub-account is not active."""
    rows = await connections.get("default").execute_query_dict(LINE + " AND n.id = $1", [number_id])
    return line_from(rows[0]) if rows else None


async def lines_of_location(location_id: str) -> list[Line]:
    """All lines of an active sub-account, the longest unused first."""
    rows = await connections.get("default").execute_query_dict(
        LINE + " AND i.location_id = $1 ORDER BY n.last_used_at NULLS FIRST, n.e164", [location_id]
    )
    return [line_from(row) for row in rows]
