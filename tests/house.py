"""The running house, as a test speaks of it."""

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import httpx
from tortoise import connections
from tortoise.transactions import in_transaction

from app.clients import Clients
from app.config import Settings
from app.demo.seed import DEMO_ACTION_SECRET, TENANTS, Seeded, Tenant, seed
from app.domain.calls import do_not_call, pacing, stuck_calls
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.do_not_call import Source
from app.domain.credits import ledger
from app.domain.credits.ledger import Account
from app.domain.results.triggers import TriggerDelivery
from app.domain.results.write_backs import WriteBack
from app.domain.telephony import workspaces
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer
from app.domain.tenants.installations import Installation
from app.jobs.calls.confirm_call import confirm_call
from app.jobs.calls.place_call import place_call
from app.sandbox.crm.entities import Contact, Location
from app.sandbox.crm.runs import AppCall, Subscription
from app.sandbox.faults import Fault
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.world import World
from app.sealing import KeyRing
from app.wire import tls
from tests.suite import app_process

PATIENCE_SECONDS = 60.0
UNDER_WAY = "SELECT id FROM pgqueuer WHERE status IN ('queued', 'picked') AND execute_after <= now()"
DUTIES = "SELECT id FROM pgqueuer_schedules WHERE status = 'picked' OR next_run <= now()"
T = TypeVar("T")


@dataclass
class House:
    """One app with its worker, seeded, between the imitated vendors; `http` speaks to its endpoints."""

    url: str
    world: World
    settings: Settings
    database_url: str
    http: httpx.AsyncClient
    seeded: Seeded
    clients: Clients

    @classmethod
    @contextlib.asynccontextmanager
    async def entered(cls, url: str, world: World, settings: Settings, database_url: str) -> AsyncIterator["House"]:
        """Seed the database and open a client; the app must be running."""
        async with (
            httpx.AsyncClient(base_url=url, verify=tls(), timeout=30) as http,
            Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients,
        ):
            [voice] = world.voice.workspaces
            limits = {"calls_per_second": voice.calls_per_second, "concurrency": voice.concurrency_limit}
            yield cls(url, world, settings, database_url, http, await seed(settings, **limits), clients)

    @property
    def tenant(self) -> Tenant:
        """The sub-account that a test uses unless it says otherwise."""
        return TENANTS[0]

    @property
    def accepted(self) -> list[SandboxCall]:
        """Every call that the imitated voice provider has accepted: the witness."""
        return self.world.voice.accepted

    def key(self, tenant: Tenant | None = None) -> dict[str, str]:
        """The Authorization header of a sub-account's number."""
        return {"Authorization": f"Bearer {self.seeded.api_keys[(tenant or self.tenant).number]}"}

    async def ask(
        self,
        to_number: str = "+14155550101",
        *,
        tenant: Tenant | None = None,
        headers: dict[str, str] | None = None,
        **body: Any,
    ) -> httpx.Response:
        """POST /api/outbound-call as the holder of the sub-account's key."""
        tenant = tenant or self.tenant
        json = {"from_number": tenant.number, "to_number": to_number, **body}
        return await self.http.post("/api/outbound-call", json=json, headers=self.key(tenant) | (headers or {}))

    async def run_workflow(self, tenant: Tenant | None = None, **ids: Any) -> AppCall:
        """Let the CRM's workflow engine execute the action for the sub-account's first contact."""
        tenant = tenant or self.tenant
        crm = self.world.crm
        return await crm.run_action(
            crm.locations[tenant.location_id],
            crm.contacts[tenant.contact_id],
            action_key="place_call",
            url=f"{self.url}/workflow/actions/place-call",
            headers={"X-Action-Secret": DEMO_ACTION_SECRET},
            data={"phone": "{{contact.phone}}", "variables": {"first_name": "{{contact.first_name}}"}},
            **ids,
        )

    @property
    def location(self) -> Location:
        """The sub-account at the imitated CRM."""
        return self.world.crm.locations[self.tenant.location_id]

    @property
    def contact(self) -> Contact:
        """The sub-account's first contact at the imitated CRM."""
        return self.world.crm.contacts[self.tenant.contact_id]

    async def subscribe(self, event: str, filters: Sequence[Mapping[str, Any]] = ()) -> Subscription:
        """Put one of our triggers into a workflow of the sub-account."""
        return await self.world.crm.subscribe_trigger(
            self.location,
            key=event,
            url=f"{self.url}/workflow/triggers",
            headers={"X-Action-Secret": DEMO_ACTION_SECRET},
            filters=filters,
        )

    async def want_written(self, **policy: Any) -> None:
        """Change what is written to the sub-account's contacts."""
        await Installation.filter(location_id=self.tenant.location_id).update(write_back=policy)

    async def written_back(self, call_id: str) -> dict[str, WriteBack]:
        """Wait until what followed from this call is done or given up; returns it by effect."""

        async def all_written() -> dict[str, WriteBack] | None:
            rows = await WriteBack.filter(cause_id=UUID(call_id))
            deliveries = await TriggerDelivery.filter(cause_id=UUID(call_id))
            open_ones = [row for row in (*rows, *deliveries) if not (row.done_at or row.given_up_why)]
            return None if open_ones or not rows else {row.effect: row for row in rows}

        return await eventually(all_written, "the result was not written back", patience=120)

    async def call(self, call_id: str) -> Call:
        """The call as it stands now."""
        return await Call.get(id=UUID(call_id))

    async def waits_because(self, reason_code: str, call_id: str) -> Call:
        """Wait until the call waits for this reason."""

        async def reached() -> Call | None:
            return await Call.get_or_none(id=UUID(call_id), reason_code=reason_code)

        return await eventually(reached, f"the call does not wait because of {reason_code}")

    async def call_in(self, state: str, call_id: str | None = None) -> Call:
        """Wait until the call (or the only one) is in this state."""

        async def reached() -> Call | None:
            found = Call.filter(state=state)
            return await (found.filter(id=UUID(call_id)) if call_id else found).first()

        return await eventually(reached, f"no call is {state}")

    async def settled(self, call_id: str) -> Attempt:
        """Wait until the call's attempt has ended and was paid for."""

        async def paid() -> Attempt | None:
            return await Attempt.filter(call_id=UUID(call_id), settled_at__isnull=False).first()

        return await eventually(paid, "the call was not settled")

    async def quiet(self) -> None:
        """Wait until nothing is under way any more: no call, no report or event on its way, no job that could run."""

        async def idle() -> bool:
            await self.world.settled()
            return not await connections.get("default").execute_query_dict(UNDER_WAY)

        # A report may have left a job, or a job have dialed, while the first look was taken.
        for _ in range(2):
            await eventually(idle, "jobs are left")

    def fault(self, route: str, kind: Any, **how: Any) -> Fault:
        """Switch a fault of the imitated vendors on."""
        return self.world.faults.add(Fault(route, kind, **how))

    async def switch_outbound(self, *, on: bool) -> None:
        """Switch Outbound on or off for every number."""
        await AgentAssignment.all().update(outbound=on)

    async def pause(self, level: str, *, on: bool = True) -> None:
        """Pause (or resume) every agency, customer or number."""
        await {"agency": Agency, "customer": Customer, "number": PhoneNumber}[level].all().update(paused=on)

    async def do_not_call(self, number: str, why: str) -> None:
        """Have a person put a number on the sub-account's do-not-call list."""
        customer = self.seeded.customers[self.tenant.location_id]
        now = datetime.now(UTC)
        async with in_transaction() as tx:
            await do_not_call.add(tx, customer.agency_id, customer.id, [number], why, Source.PERSON, "Alex", now)

    async def sweep(self) -> None:
        """Do now what the clock does every minute."""
        now = datetime.now(UTC)
        await stuck_calls.sweep()
        await pacing.start_all()
        await workspaces.check_due(now)

    async def sweep_as_if_an_hour_later(self) -> None:
        """Let everything that waits for the provider look an hour old, and do what the clock does then."""
        an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
        await Attempt.all().update(swept_at=None)
        await Attempt.filter(state=State.PLACED).update(heard_at=an_hour_ago)
        await Attempt.filter(state=State.ENDED, settled_at=None).update(ended_at=an_hour_ago)
        await self.sweep()

    async def place_now(self, call_id: str) -> None:
        """Let the time of a waiting call come, and run its job, as one more worker would."""
        attempts = await Attempt.filter(call_id=UUID(call_id))
        attempt = max(attempts, key=lambda one: (one.state is State.QUEUED, one.due_at))
        await Attempt.filter(id=attempt.id).update(earliest_at=None)
        await Call.filter(id=attempt.call_id).update(asked_for=None)
        await place_call(self.clients, self.settings, str(attempt.id))

    async def look_now(self, call_id: str) -> None:
        """Look for an unconfirmed call now, instead of at the planned time."""
        attempt = await self.attempt(call_id)
        await Attempt.filter(id=attempt.id).update(next_look_at=datetime.now(UTC))
        await confirm_call(self.clients, self.settings, str(attempt.id))

    async def attempt(self, call_id: str) -> Attempt:
        """The one attempt of a call."""
        return await Attempt.get(call_id=UUID(call_id))

    async def age(self, call_id: str, by: timedelta) -> None:
        """Let everything about this call lie further back, as if that much time had passed."""
        attempt = await self.attempt(call_id)
        moments = {
            name: moment - by
            for name in ("due_at", "earliest_at", "next_look_at", "dialed_at", "lease_until", "heard_at")
            if (moment := getattr(attempt, name)) is not None
        }
        await Attempt.filter(id=attempt.id).update(**moments)
        call = await self.call(call_id)
        await Call.filter(id=call.id).update(requested_at=call.requested_at - by)

    async def command(self, *words: str) -> str:
        """Run `python -m app …` on this house's database; returns what it printed."""
        environment = {**os.environ, "DATABASE_URL": self.database_url, "SECRET_KEYS": self.settings.secret_keys}
        code, printed = await app_process.run(*words, environment=environment)
        assert code == 0, printed
        return printed

    async def give_credits(self, credits: int, location_id: str | None = None) -> None:
        """Grant credits to the customer of a sub-account, the first one unless told."""
        installation = await Installation.get(location_id=location_id or self.tenant.location_id)
        async with in_transaction() as tx:
            await ledger.grant(tx, installation.customer_id, credits * ledger.CREDIT, "For the test")

    async def account(self, tenant: Tenant | None = None) -> Account:
        """The credits of a sub-account's customer."""
        return await Account.get(customer_id=self.seeded.customers[(tenant or self.tenant).location_id].id)


async def eventually(
    probe: Callable[[], Awaitable[T | None]], complaint: str, *, patience: float = PATIENCE_SECONDS
) -> T:
    """Look until there is something to see; fails with the complaint when patience ends."""
    deadline = asyncio.get_running_loop().time() + patience
    while asyncio.get_running_loop().time() < deadline:
        seen = await probe()
        if seen:
            return seen
        await asyncio.sleep(0.02)
    raise AssertionError(complaint)


async def minute_lasts(seconds: float = 10.0) -> None:
    """Return when the minute of the clock lasts that long still, and the worker has done what came with its turn."""
    left = 60 - time.time() % 60
    if left < seconds:
        await asyncio.sleep(left)

    async def done() -> bool:
        return not await connections.get("default").execute_query_dict(DUTIES)

    await eventually(done, "duties are left")


async def somebody_waits_for_a_lock(how_many: int = 1) -> bool:
    """Whether so many statements of this test's server wait for another."""
    # Not pg_stat_activity: a transaction sees it as it was at its first look.
    waiting = await connections.get("default").execute_query_dict("SELECT 1 FROM pg_locks WHERE NOT granted")
    return len(waiting) >= how_many
