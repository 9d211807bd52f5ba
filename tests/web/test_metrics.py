"""GET /metrics tells of the whole installation, and only to whoever has the token."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families as parse

from app.cli.doctor import of_webhooks
from app.demo.install import install
from app.domain.tenants.crm_tokens import CrmToken
from app.jobs.periodic.check_ledger import check_ledger
from app.postgres import deliveries
from app.postgres.counters import Counter, Counters
from app.postgres.deliveries import Deliveries
from tests.conftest import built
from tests.house import House, eventually

TOKEN = "metrics-token-of-the-test"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
async def watched_house(database_url: str) -> AsyncIterator[House]:
    async with built(database_url, metrics_token=TOKEN) as house:
        yield house


async def samples(house: House) -> dict[str, list[tuple[dict[str, str], float]]]:
    answer = await house.http.get("/metrics", headers=BEARER)
    assert answer.status_code == 200, answer.text
    found: dict[str, list[tuple[dict[str, str], float]]] = {}
    for family in parse(answer.text):
        for sample in family.samples:
            found.setdefault(sample.name, []).append((sample.labels, sample.value))
    return found


async def value(house: House, name: str, **labels: str) -> float:
    rows = (await samples(house)).get(name, [])
    return sum(number for found, number in rows if labels.items() <= found.items())


async def test_without_the_token_there_is_nothing(watched_house: House) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": TOKEN}):
        assert (await watched_house.http.get("/metrics", headers=headers)).status_code == 401


async def test_where_no_token_is_set_there_is_no_such_page(house: House) -> None:
    for headers in ({}, BEARER, {"Authorization": "Bearer x"}):
        assert (await house.http.get("/metrics", headers=headers)).status_code == 404


async def test_requests_jobs_calls_and_vendors_are_counted(watched_house: House) -> None:
    call_id = (await watched_house.ask()).json()["call_id"]
    await watched_house.settled(call_id)
    await watched_house.http.get("/nobody/lives/here/4155550101")

    async def settled_is_counted() -> bool:
        return await value(watched_house, "leadcall_job_seconds_count", job="settle_call", result="done") >= 1

    await eventually(settled_is_counted, "the job is not counted")
    route = {"method": "POST", "route": "/api/outbound-call", "status": "200"}
    assert await value(watched_house, "leadcall_request_seconds_count", **route) == 1
    assert await value(watched_house, "leadcall_request_seconds_bucket", **route, le="+Inf") == 1
    assert await value(watched_house, "leadcall_request_seconds_count", route="unknown", status="404") == 1
    assert await value(watched_house, "leadcall_vendor_seconds_count", vendor="voice", result="ok") >= 2
    ended = {"state": "ended", "outcome": "answered"}
    assert await value(watched_house, "leadcall_calls_last_hour", **ended) == 1
    assert await value(watched_house, "leadcall_calls_open") == 0


async def test_what_is_in_doubt_shows(watched_house: House) -> None:
    watched_house.fault("POST /retell/v2/create-phone-call", "status", status=500, times=1)
    watched_house.fault("POST /retell/v3/list-calls", "status", status=500)
    await watched_house.ask(headers={"Prefer": "respond-async"})
    await watched_house.call_in("unconfirmed")

    assert await value(watched_house, "leadcall_calls_open", state="unconfirmed") == 1
    assert await value(watched_house, "leadcall_call_age_seconds", state="unconfirmed") > 0
    assert await value(watched_house, "leadcall_vendor_seconds_count", vendor="voice", result="unclear") >= 1
    watched_house.world.faults.clear()


async def test_a_key_that_the_voice_provider_does_not_take_shows(watched_house: House) -> None:
    assert await value(watched_house, "leadcall_voice_accounts", state="ok") == 1
    watched_house.fault("POST /retell/v2/create-phone-call", "status", status=401)

    answer = await watched_house.ask(headers={"Prefer": "respond-async"})
    await watched_house.waits_because("WORKSPACE_DISCONNECTED", answer.json()["call_id"])

    assert await value(watched_house, "leadcall_voice_accounts", state="dead_key") == 1
    watched_house.world.faults.clear()


async def test_the_drift_of_the_ledger_is_the_one_of_the_last_check(watched_house: House) -> None:
    assert "leadcall_ledger_drift" not in await samples(watched_house), "nothing was checked yet"

    await check_ledger(datetime.now(UTC))

    assert await value(watched_house, "leadcall_ledger_drift") == 0
    assert await value(watched_house, "leadcall_ledger_checked_timestamp_seconds") > 1e9


async def test_a_renewed_token_is_counted(database_url: str) -> None:
    async with built(database_url, metrics_token=TOKEN) as house:
        await install(house.world, house.clients, house.settings)
        await house.quiet()
        grant = await CrmToken.all().first()
        assert grant is not None
        await house.clients.renew(grant.id)
        await house.clients.counters.flush()

        assert await value(house, "leadcall_token_refreshes_total", result="renewed") == 1


async def test_the_share_of_the_crms_events_that_were_refused_is_told(watched_house: House) -> None:
    house = watched_house
    raw = json.dumps({"type": "NoteCreate", "appId": house.world.crm.app.id}).encode()
    good, forged = {"X-GHL-Signature": house.world.crm.sign(raw)}, {"X-GHL-Signature": house.world.crm.sign(b"{}")}

    async def deliver(times: int, headers: dict[str, str]) -> None:
        for _ in range(times):
            await house.http.post("/webhooks/crm", content=raw, headers=headers)

    await deliver(7, forged)
    await deliver(92, good)
    await deliver(50, {})
    assert await value(house, "leadcall_crm_deliveries_refused_ratio") == 0

    await deliver(1, good)
    assert await value(house, "leadcall_crm_deliveries_refused_ratio") == 0.07
    assert str(of_webhooks(await deliveries.lately(datetime.now(UTC)))).startswith(
        "look  webhooks           7% of the CRM's 100 events"
    )


@pytest.mark.usefixtures("opened_database")
async def test_deliveries_older_than_three_days_are_neither_told_nor_kept() -> None:
    now, counters = datetime(2026, 11, 25, 12, 30, tzinfo=UTC), Counters()
    for age, status, times in ((timedelta(days=4), 500, 500), (timedelta(days=2), 401, 20), (timedelta(0), 200, 180)):
        for _ in range(times):
            deliveries.count(counters, status, now - age)
    counters.count("leadcall_token_refreshes_total", result="renewed")
    await counters.flush()

    assert await deliveries.lately(now) == Deliveries(sent=200, refused=20)
    await deliveries.forget(now)
    assert len(await Counter.all()) == 3


async def test_requests_for_a_call_are_counted_by_door_and_code(watched_house: House) -> None:
    name = "leadcall_call_requests_total"
    await watched_house.ask()
    await watched_house.ask()
    await watched_house.run_workflow()

    assert await value(watched_house, name, source="api", code="taken") == 1
    assert await value(watched_house, name, source="api", code="DUPLICATE_CALL") == 1
    assert await value(watched_house, name, source="workflow", code="DUPLICATE_CALL") == 1
