"""Before a call is made its number is screened: by lists that the agency imports, and by a service of its choice."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from tortoise.transactions import in_transaction

from app.demo.seed import TENANTS
from app.domain.calls import wake
from app.domain.calls.calls import Attempt, Call
from app.domain.screening import lists, lookups
from app.domain.screening.lists import ScreeningList, ScreeningNumber
from app.domain.screening.lookups import ScreeningAnswer
from app.domain.screening.verdicts import Clear, Listed, Unknown
from app.domain.settings import screening_changes
from app.domain.telephony.workspaces import Workspace
from app.errors import InvalidRequest
from app.sandbox.server import serve_in_background
from tests.domain.screening.imported import have_asked, import_list
from tests.house import House, eventually

LEAD, OTHER = "+14155550142", "+14155550143"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass
class Service:
    """A service that is asked about numbers: what it was asked, and what it answers to each, the last one for ever."""

    url: str = ""
    asked: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    answers: list[object] = field(default_factory=lambda: [{"data": {"dnc": False}}])

    async def answer(self, request: Request) -> Response:
        self.asked.append(request.query_params["phone"])
        self.headers.append(request.headers.get("x-api-key", ""))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, int):
            return Response("no", status_code=answer)
        if isinstance(answer, float):
            await asyncio.sleep(answer)
        return JSONResponse(answer)


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    service = Service()
    async with serve_in_background(Starlette(routes=[Route("/v1", service.answer)])) as address:
        service.url = f"{address.url}/v1?phone={{number}}"
        yield service


def dials(house: House, number: str = LEAD) -> int:
    """How often the provider was asked to call this number."""
    return sum(one.body.get("to_number") == number for one in house.world.voice.requests if one.body)


async def called(house: House, number: str = LEAD) -> Call:
    """Ask for a call, and wait until it is over."""
    call_id = (await house.ask(number, headers={"Prefer": "respond-async"})).json()["call_id"]

    async def over() -> Call | None:
        call = await house.call(call_id)
        return call if call.outcome or call.reason_code == "DO_NOT_CALL" else None

    return await eventually(over, "the call is not over")


async def test_a_number_on_an_imported_list_is_called_by_no_sub_account(house: House) -> None:
    await import_list(house.seeded.agency.id, [LEAD], NOW)

    for tenant in TENANTS[:2]:
        refused = await house.ask(LEAD, tenant=tenant)
        assert refused.json()["error_code"] == "DO_NOT_CALL"
        assert refused.json()["error"] == (
            "This number is on the list “Federal” of 2026-11-20, which the agency has imported. "
            "It is called when a newer version no longer has it."
        )
    assert (await house.account()).held == 0
    assert (await called(house, OTHER)).outcome


async def test_a_call_that_waits_is_refused_by_a_list_that_is_imported_meanwhile(house: House) -> None:
    await Workspace.all().update(status="dead_key")
    call_id = (await house.ask(LEAD, headers={"Prefer": "respond-async"})).json()["call_id"]
    await house.waits_because("WORKSPACE_DISCONNECTED", call_id)
    await import_list(house.seeded.agency.id, [LEAD], NOW)
    await Workspace.all().update(status="active")
    async with in_transaction() as tx:
        await wake.wake(tx, house.seeded.agency.id, "WORKSPACE_DISCONNECTED")

    async def refused() -> bool:
        return (await house.call(call_id)).reason_code == "DO_NOT_CALL"

    await eventually(refused, "the call is not refused")
    assert dials(house) == 0
    assert (await house.account()).held == 0


async def test_the_next_version_takes_the_place_of_the_one_before_in_one_moment(house: House) -> None:
    agency = house.seeded.agency.id
    await import_list(agency, [LEAD], NOW)
    one = await lists.begin(agency, "Federal", NOW)
    await lists.add(one, [OTHER])
    assert await lists.screen(agency, LEAD, NOW) == Listed("Federal")
    assert await lists.screen(agency, OTHER, NOW) == Clear()

    await screening_changes.put_in_force(one, NOW, None, "Ann", NOW)

    assert await lists.screen(agency, LEAD, NOW) == Clear()
    assert await lists.screen(agency, OTHER, NOW) == Listed("Federal")
    await house.quiet()
    assert [one.e164 for one in await ScreeningNumber.all()] == [OTHER], "the old version is cleared away"


async def test_an_import_that_another_one_overtook_counts_for_nothing(house: House) -> None:
    agency = house.seeded.agency.id
    slow = await lists.begin(agency, "Federal", NOW)
    await lists.add(slow, [LEAD])
    await import_list(agency, [OTHER], NOW)

    with pytest.raises(InvalidRequest, match="Another import"):
        await screening_changes.put_in_force(slow, NOW, None, "Ann", NOW)
    assert await lists.screen(agency, LEAD, NOW) == Clear()


async def test_a_list_without_a_number_leaves_the_one_before(house: House) -> None:
    agency = house.seeded.agency.id
    await import_list(agency, [LEAD], NOW)

    with pytest.raises(InvalidRequest, match="stays as it was"):
        await import_list(agency, [], NOW)
    assert await lists.screen(agency, LEAD, NOW) == Listed("Federal")


@pytest.mark.parametrize(("old", "verdict"), [(30, Clear), (32, Unknown)])
async def test_a_list_says_of_nobody_that_he_is_clear_when_it_is_too_old(house: House, old: int, verdict: type) -> None:
    agency = house.seeded.agency.id
    await import_list(agency, [OTHER], NOW - timedelta(days=old), max_age_days=31)

    assert isinstance(await lists.screen(agency, LEAD, NOW), verdict)
    assert await lists.screen(agency, OTHER, NOW) == Listed("Federal"), "who is on it stays on it"


async def test_calls_wait_for_a_newer_list_and_go_on_with_it(house: House) -> None:
    agency, now = house.seeded.agency.id, datetime.now(UTC)
    await import_list(agency, [OTHER], now - timedelta(days=40), max_age_days=31)
    call_id = (await house.ask(LEAD, headers={"Prefer": "respond-async"})).json()["call_id"]
    waiting = await house.waits_because("NOT_SCREENED", call_id)
    assert waiting.reason is not None
    assert "which is more than 31 days ago. Import a newer version." in waiting.reason

    await import_list(agency, [OTHER], now, max_age_days=31)

    async def over() -> bool:
        return bool((await house.call(call_id)).outcome)

    await eventually(over, "the call does not go on")
    assert dials(house) == 1


async def test_who_cannot_be_screened_is_called_where_the_agency_says_so(house: House) -> None:
    agency = house.seeded.agency.id
    await import_list(agency, [OTHER], datetime.now(UTC) - timedelta(days=40), max_age_days=31)
    await screening_changes.call_unscreened(agency, True)

    assert (await called(house)).outcome


async def test_a_service_is_asked_once_and_its_answer_is_kept_with_the_dial(house: House, service: Service) -> None:
    await import_list(house.seeded.agency.id, [OTHER], NOW)
    lookup = await have_asked(house.seeded.agency.id, service.url)
    lookup.header = "X-Api-Key"
    lookup.keep_value("secret", house.clients.ring)
    await screening_changes.keep_lookup(lookup)

    call = await called(house)

    assert (service.asked, service.headers) == ([LEAD], ["secret"])
    [attempt] = await Attempt.filter(call_id=call.id)
    assert attempt.decision is not None
    screening = attempt.decision["screening"]
    assert (screening["lookup"]["said"], screening["lists"][0]["name"]) == ("clear", "Federal")
    assert screening["lists"][0]["numbers"] == 1


async def test_whom_the_service_lists_is_not_called_and_not_asked_about_again(house: House, service: Service) -> None:
    service.answers = [{"data": {"dnc": "litigator"}}]
    await have_asked(house.seeded.agency.id, service.url)

    call = await called(house)
    again = await called(house)

    assert call.reason == "The service that is asked about numbers lists this one (litigator), so it was not called."
    assert again.reason_code == "DO_NOT_CALL"
    assert (service.asked, dials(house)) == ([LEAD], 0)
    assert (await house.account()).held == 0


@pytest.mark.parametrize("answer", [500, 404, 302, {"data": {}}, {"data": {"dnc": "maybe"}}])
async def test_a_call_waits_while_the_service_cannot_tell(house: House, service: Service, answer: object) -> None:
    service.answers = [answer]
    await have_asked(house.seeded.agency.id, service.url)
    call_id = (await house.ask(LEAD, headers={"Prefer": "respond-async"})).json()["call_id"]

    waiting = await house.waits_because("NOT_SCREENED", call_id)

    assert waiting.reason is not None
    assert waiting.reason.startswith("Whether this number is listed cannot be found out at the moment")
    assert dials(house) == 0
    await screening_changes.stop_lookup(house.seeded.agency.id)

    async def over() -> bool:
        return bool((await house.call(call_id)).outcome)

    await eventually(over, "the call does not go on when nobody is asked any more")


async def test_a_service_that_hangs_keeps_no_other_call_from_being_made(house: House, service: Service) -> None:
    service.answers = [60.0]
    await have_asked(house.seeded.agency.id, service.url)
    lookup = await lookups.of_agency(house.seeded.agency.id)
    assert lookup is not None
    lookup.timeout_seconds = 1
    await screening_changes.keep_lookup(lookup)
    await screening_changes.call_unscreened(house.seeded.agency.id, True)

    assert (await called(house)).outcome
    answer = await ScreeningAnswer.get(e164=LEAD)
    assert (answer.said, answer.reason) == ("unknown", "The service did not answer in time.")


async def test_an_answer_counts_as_long_as_the_agency_says(house: House, service: Service) -> None:
    await have_asked(house.seeded.agency.id, service.url)
    now = datetime.now(UTC)
    lookup = await lookups.of_agency(house.seeded.agency.id)
    assert lookup is not None
    await lookups.note(lookup.agency_id, LEAD, Clear(), now - timedelta(hours=23))
    await lookups.note(lookup.agency_id, OTHER, Clear(), now - timedelta(hours=25))

    assert await lookups.known(lookup, LEAD, now) == Clear()
    assert await lookups.known(lookup, OTHER, now) is None
    await lookups.note(lookup.agency_id, LEAD, Listed("dnc"), now - timedelta(hours=24))
    assert await lookups.known(lookup, LEAD, now) == Clear(), "an older answer that comes late changes nothing"
    assert await lookups.forget(now + timedelta(days=40)) == 2


async def test_another_service_is_asked_anew(house: House, service: Service) -> None:
    await have_asked(house.seeded.agency.id, service.url)
    await called(house)
    lookup = await lookups.of_agency(house.seeded.agency.id)
    assert lookup is not None
    await screening_changes.keep_lookup(lookup)

    assert await ScreeningAnswer.all().count() == 0


async def test_another_agency_is_screened_by_its_own_lists_only(house: House) -> None:
    one = await import_list(house.seeded.agency.id, [LEAD], NOW)
    stranger = house.seeded.customers[TENANTS[0].location_id].id

    assert await lists.screen(stranger, LEAD, NOW) == Clear()
    assert await screening_changes.remove(stranger, one.id) is None
    assert await ScreeningList.filter(id=one.id).exists()
