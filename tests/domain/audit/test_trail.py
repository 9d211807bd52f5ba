"""The audit log: what is changed is written down with it, by whom, and stays."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import asyncpg
import pytest
from tortoise import connections
from tortoise.exceptions import OperationalError
from tortoise.transactions import in_transaction

from app.demo.seed import TENANTS, demo_id
from app.domain.audit import trail
from app.domain.audit.trail import KEPT, AuditEntry, Kind
from app.domain.calls import do_not_call, pauses
from app.domain.calls.do_not_call import Source
from app.domain.calls.pauses import Level
from app.domain.credits import ledger
from app.domain.lifecycle import key_rotation, privacy
from app.domain.settings import assignments, rule_changes
from app.domain.settings.rule_changes import Caps, Changes
from app.domain.telephony import keys
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants import customers
from app.domain.tenants.customers import Customer
from app.domain.tenants.people import Role
from app.jobs.periodic.forget_old import forget_old
from app.postgres.acting import CRM, PERSON, acting
from app.sealing import KeyRing
from tests.house import House

NUMBER, OURS = demo_id(TENANTS[0].number), demo_id(TENANTS[0].location_id)
LEAD = "+14155550177"


async def entries(what: str) -> list[AuditEntry]:
    return await AuditEntry.filter(what=what).order_by("id")


async def everything() -> str:
    """All that the log holds, as one text."""
    return repr(await AuditEntry.all().values())


async def only(what: str) -> AuditEntry:
    [entry] = await entries(what)
    return entry


@pytest.mark.usefixtures("house")
async def test_each_rule_is_written_down_from_what_to_what() -> None:
    with acting(PERSON + "Ann Smith"):
        await rule_changes.change(OURS, Changes({"guard_minutes": 30, "max_lead_age_minutes": 90}, "US"))
        await rule_changes.change(OURS, Changes({"guard_minutes": 45, "max_lead_age_minutes": 90}, "US"))

    first, second = await entries("customers.policy.guard_minutes")
    assert (first.became, second.was, second.became) == (30, 30, 45)
    assert (second.actor, second.name, second.kind) == ("person", "Ann Smith", Kind.RULES)
    assert second.customer_id == OURS
    assert len(await entries("customers.policy.max_lead_age_minutes")) == 1


@pytest.mark.usefixtures("house")
async def test_caps_and_prices_are_written_down() -> None:
    await rule_changes.change(OURS, Changes({}, None, caps=Caps(7, 70, 7_000)))
    await customers.set_tariff(
        OURS, price_per_minute=12_345, increment_seconds=6, minimum_seconds=30, credit_microcents=5, own_credits=True
    )

    assert (await only("customers.spend_per_day")).became == 7_000
    assert (await only("customers.price_per_minute")).became == 12_345


async def test_a_pause_is_written_down_with_its_reason_and_its_end(house: House) -> None:
    now = datetime.now(UTC)
    for level, subject, what in (
        (Level.AGENCY, house.seeded.agency.id, "agencies.paused"),
        (Level.CUSTOMER, OURS, "customers.paused"),
        (Level.NUMBER, NUMBER, "phone_numbers.paused"),
    ):
        await pauses.pause(level, subject, "A holiday", "Ann", Role.AGENCY, now)
        await pauses.resume(level, subject, "Ann", Role.AGENCY, now)

        began, ended = await entries(what)
        assert (began.was, began.became, began.note) == (False, True, "A holiday")
        assert (ended.was, ended.became) == (True, False)


@pytest.mark.usefixtures("house")
async def test_that_a_higher_rank_takes_a_pause_over_is_written_down() -> None:
    now = datetime.now(UTC)
    await pauses.pause(Level.CUSTOMER, OURS, "Ours", "Ann", Role.ADMIN, now)
    await pauses.pause(Level.CUSTOMER, OURS, "The agency's", "Bob", Role.AGENCY, now)

    _, again = await entries("customers.paused")
    assert (again.was, again.became, again.note) == (True, True, "The agency's")


@pytest.mark.usefixtures("house")
async def test_outbound_is_written_down_each_time_it_is_switched() -> None:
    now = datetime.now(UTC)
    before = len(await entries("agent_assignments.outbound"))
    await assignments.switch_outbound(NUMBER, "Too many", "Ann", Role.ADMIN, now, on=False)
    await assignments.switch_outbound(NUMBER, "", "Ann", Role.ADMIN, now, on=True)

    off, on = (await entries("agent_assignments.outbound"))[before:]
    assert (off.was, off.became, off.note, on.was, on.became) == (True, False, "Too many", False, True)


async def test_a_key_is_known_by_its_end_and_never_by_itself(house: House) -> None:
    number, ring = await PhoneNumber.get(id=NUMBER), KeyRing.parse(house.settings.secret_keys)
    key, clear = await keys.issue(number, ring, datetime.now(UTC))
    await keys.revoke(key.id, datetime.now(UTC))

    issued = (await entries("api_keys.added"))[-1]
    assert (issued.became, issued.subject) == (key.masked, f"{number.e164}, {key.masked}")
    revoked = await entries("api_keys.revoked_at")
    assert [one.subject.rpartition(", ")[2] for one in revoked] == [key.masked]
    told = await everything()
    assert clear not in told
    assert key.digest not in told


async def test_what_goes_with_its_number_is_told_with_it(house: House) -> None:
    lone = await PhoneNumber.create(workspace_id=house.seeded.workspace.id, e164="+14155550999", customer_id=OURS)
    await AgentAssignment.create(number_id=lone.id, agent_id="agent_demo_booking", agent_name="Booking assistant")

    await lone.delete()

    assert (await only("phone_numbers.removed")).subject == "+14155550999"
    assert await entries("agent_assignments.removed") == []


async def test_credits_are_written_down_when_somebody_gives_them_and_not_when_a_call_costs_them(house: House) -> None:
    call = await house.ask()
    await house.settled(call.json()["call_id"])
    before = len(await AuditEntry.filter(kind=Kind.CREDITS))
    async with in_transaction() as tx:
        await ledger.grant(tx, OURS, 5_000, "Invoice 7")
        await ledger.take_back(tx, OURS, 2_000, "By mistake", token="back")

    granted, back = (await AuditEntry.filter(kind=Kind.CREDITS).order_by("id"))[before:]
    assert (granted.what, granted.became, granted.note) == ("ledger_entries.grant", 5_000, "Invoice 7")
    assert (back.what, back.became, back.note) == ("ledger_entries.adjust", -2_000, "By mistake")


async def test_a_number_that_is_taken_back_is_told_to_the_customer_who_had_it(house: House) -> None:
    await assignments.unassign(house.seeded.agency.id, NUMBER, datetime.now(UTC))

    for what in ("agent_assignments.removed", "api_keys.revoked_at", "phone_numbers.customer_id"):
        assert (await only(what)).customer_id == OURS
    assert (await only("phone_numbers.customer_id")).was == TENANTS[0].name


@pytest.mark.usefixtures("house")
async def test_of_two_customers_each_learns_of_its_own_number_only() -> None:
    other = demo_id(TENANTS[1].location_id)
    await PhoneNumber.filter(id=NUMBER).update(customer_id=other)

    left, came = await entries("phone_numbers.customer_id")
    assert (left.customer_id, left.was, left.became) == (OURS, TENANTS[0].name, None)
    assert (came.customer_id, came.was, came.became) == (other, None, TENANTS[1].name)


async def list_numbers(house: House, *numbers: str, source: Source = Source.PERSON) -> None:
    async with in_transaction() as tx:
        await do_not_call.add(
            tx, house.seeded.agency.id, OURS, numbers, "Ms Lopez asked", source, "Ann", datetime.now(UTC)
        )


async def test_a_listed_number_is_known_by_its_end(house: House) -> None:
    await list_numbers(house, LEAD)
    await do_not_call.DoNotCallEntry.filter(list_id=OURS, e164=LEAD).delete()

    added, removed = await only("do_not_call_entries.added"), await only("do_not_call_entries.removed")
    assert (added.became, removed.was) == ("…0177", "…0177")
    told = await everything()
    assert LEAD not in told
    assert "Lopez" not in told


async def test_a_long_list_is_one_entry(house: House) -> None:
    await list_numbers(house, *(f"+141555{n:05}" for n in range(200, 500)), source=Source.IMPORT)

    assert (await only("do_not_call_entries.added")).became == 300


async def test_what_the_crm_marks_is_written_down_when_a_person_takes_it_over(house: House) -> None:
    await list_numbers(house, LEAD, source=Source.CRM)
    assert await entries("do_not_call_entries.added") == []

    await list_numbers(house, LEAD)

    assert (await only("do_not_call_entries.added")).became == "…0177"


async def test_a_secret_is_only_known_to_have_changed(house: House) -> None:
    ring = KeyRing.parse(house.settings.secret_keys)
    sealed = ring.seal("a new key", "anywhere")
    await Workspace.filter(id=house.seeded.workspace.id).update(sealed_api_key=sealed)

    changed = await only("workspaces.sealed_api_key")
    assert (changed.was, changed.became) == (True, True)


async def test_to_seal_secrets_anew_changes_nothing_that_anybody_set(house: House) -> None:
    fresh = KeyRing.parse(f"k2:{'B' * 43}=,{house.settings.secret_keys}")
    before = await AuditEntry.all().count()

    assert (await key_rotation.reseal(fresh)).cells

    assert await AuditEntry.all().count() == before


async def test_who_is_erased_is_not_named(house: House) -> None:
    call = await house.ask()
    await house.settled(call.json()["call_id"])
    [made] = house.accepted

    await privacy.erase(await privacy.find(house.tenant.location_id, made.to_number))

    erased = await only("contacts.erased")
    assert (erased.customer_id, erased.became, erased.kind) == (OURS, 1, Kind.PRIVACY)
    assert made.to_number not in await everything()


@pytest.mark.usefixtures("house")
async def test_nothing_is_written_of_a_change_that_is_undone() -> None:
    async with in_transaction() as tx:
        await Customer.filter(id=OURS).using_db(tx).update(low_credits=77)
        assert await AuditEntry.filter(what="customers.low_credits").using_db(tx).count() == 1
        await tx.rollback()

    assert await entries("customers.low_credits") == []


@pytest.mark.usefixtures("house")
async def test_a_change_whose_entry_cannot_be_written_is_undone() -> None:
    await connections.get("default").execute_script(
        "ALTER TABLE audit_entries ADD CONSTRAINT never CHECK (what <> 'customers.low_credits')"
    )

    with pytest.raises(Exception, match="never"):
        await Customer.filter(id=OURS).update(low_credits=77)

    await connections.get("default").execute_script("ALTER TABLE audit_entries DROP CONSTRAINT never")
    assert (await Customer.get(id=OURS)).low_credits != 77


@pytest.mark.usefixtures("house")
async def test_nothing_is_written_when_nothing_changes() -> None:
    customer = await Customer.get(id=OURS)
    before = await AuditEntry.all().count()

    await customer.save()

    assert await AuditEntry.all().count() == before


async def an_entry(at: datetime) -> AuditEntry:
    return await AuditEntry.create(
        at=at, agency_id=uuid4(), actor="person", name="Ann", kind=Kind.RULES, what="customers.country", subject=""
    )


@pytest.mark.usefixtures("opened_database")
@pytest.mark.parametrize(
    "tampering",
    ["UPDATE audit_entries SET name = 'Bob'", "DELETE FROM audit_entries", "TRUNCATE audit_entries"],
)
async def test_the_database_refuses_to_change_or_remove_an_entry(tampering: str) -> None:
    await an_entry(datetime.now(UTC) - KEPT + timedelta(days=2))

    with pytest.raises((OperationalError, asyncpg.PostgresError), match="can only be added to"):
        await connections.get("default").execute_script(tampering)

    assert (await AuditEntry.get()).name == "Ann"


@pytest.mark.usefixtures("opened_database")
async def test_an_entry_goes_when_it_has_been_kept_long_enough() -> None:
    old = await an_entry(datetime.now(UTC) - KEPT - timedelta(days=2))
    kept = await an_entry(datetime.now(UTC) - KEPT + timedelta(days=2))

    await forget_old(datetime.now(UTC))

    assert await AuditEntry.filter(id=old.id).count() == 0
    assert await AuditEntry.filter(id=kept.id).count() == 1


@pytest.mark.usefixtures("opened_database")
async def test_a_clock_that_goes_wrong_removes_nothing_early() -> None:
    await an_entry(datetime.now(UTC))

    assert await trail.forget(datetime.now(UTC) + 2 * KEPT) == 0


@pytest.mark.usefixtures("house")
async def test_a_connection_does_not_act_for_whoever_had_it_before() -> None:
    for name in ("Ann", "Bob"):
        with acting(PERSON + name):
            await Customer.filter(id=OURS).update(low_credits=len(name), alert_email=f"{name}@example.com")
    with acting(CRM):
        await Customer.filter(id=OURS).update(alert_email=None)
    await Customer.filter(id=OURS).update(alert_email="x@example.com")

    told = [(one.actor, one.name) for one in await entries("customers.alert_email")]
    assert told == [("person", "Ann"), ("person", "Bob"), ("crm", ""), ("system", "")]


async def test_a_command_is_the_operators(house: House) -> None:
    await house.command("grant-credits", str(OURS), "5", "--reason", "Invoice 9")

    granted = (await entries("ledger_entries.grant"))[-1]
    assert (granted.actor, granted.note, granted.became) == ("operator", "Invoice 9", 5_000)
