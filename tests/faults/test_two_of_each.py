"""Two web and two worker processes on one PostgreSQL: they share everything, and one may die."""

import asyncio
import resource
from collections import Counter
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families as parse

from app.domain.calls.calls import Call, State
from app.domain.credits import ledger
from app.web.guards.connection_limits import MAX_CONNECTIONS
from tests.faults.conftest import Street, street_on
from tests.house import eventually

LEADS = [f"+1415555{index:02}01" for index in range(30)]
TOKEN = "metrics-token-of-the-test"


async def test_they_share_calls_rates_and_counters_and_one_may_die(database_url: str, tmp_path: Path) -> None:
    async with street_on(database_url, tmp_path, metrics_token=TOKEN) as street:
        house, processes = street.house, street.processes
        await house.give_credits(10_000)
        await processes.start("web", "worker-1", "worker-2", options=("--workers", "2"))

        async def ask(to_number: str) -> int:
            # A connection of its own, so that either process may get it.
            async with httpx.AsyncClient(base_url=processes.url, timeout=30) as http:
                body = {"from_number": house.tenant.number, "to_number": to_number}
                answer = await http.post("/api/outbound-call", json=body, headers=house.key())
                return answer.status_code

        first = await asyncio.gather(*(ask(lead) for lead in LEADS[:15]))
        again = await asyncio.gather(*(ask(lead) for lead in LEADS[:15]))
        processes.kill("worker-1")
        second = await asyncio.gather(*(ask(lead) for lead in LEADS[15:]))

        async def all_over() -> bool:
            await house.sweep_as_if_an_hour_later()
            return await Call.filter(state=State.ENDED).count() == len(LEADS)

        await eventually(all_over, "some calls never end", patience=60)
        assert set(first) | set(second) <= {200, 202}
        assert set(again) == {409}, "whichever process is asked knows what the other one promised"
        assert Counter(call.to_number for call in house.accepted) == Counter(LEADS)
        assert set(await asyncio.gather(*(ask("+14155559901") for _ in range(30)))) >= {429}, "60 a minute, for both"

        async def all_are_counted() -> bool:
            answer = await house.http.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
            samples = [sample for family in parse(answer.text) for sample in family.samples]
            asked = [one for one in samples if one.name == "leadcall_request_seconds_count"]
            placed = [one for one in samples if one.labels.get("job") == "place_call" and one.name.endswith("_count")]
            ordered = sum(one.value for one in asked if one.labels["route"] == "/api/outbound-call")
            return ordered == 75 and sum(one.value for one in placed) >= len(LEADS) / 2

        await eventually(all_are_counted, "a process does not tell what it has counted")
        web = processes.running["web"].pid
        assert len(Path(f"/proc/{web}/task/{web}/children").read_text().split()) >= 2  # noqa: ASYNC240 - no disk
        await processes.stop("web")
        assert await ledger.drifts() == []


async def test_a_shell_that_allows_few_files_does_not_limit_the_connections(street: Street) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        await street.processes.start("web")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

    allowed, _ = resource.prlimit(street.processes.running["web"].pid, resource.RLIMIT_NOFILE)
    assert allowed > MAX_CONNECTIONS or allowed == hard
