"""The Audit log page: who sees what, in which words, narrowed how, and as a file."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.demo.seed import TENANTS, demo_id
from app.domain.audit.trail import AuditEntry, Kind
from app.domain.calls import pauses
from app.domain.calls.pauses import Level
from app.domain.settings import rule_changes
from app.domain.settings.rule_changes import Caps, Changes
from app.domain.tenants import customers
from app.domain.tenants.people import Role
from app.postgres.acting import PERSON, acting
from app.web.embed.pages.audit.filter import SHOWN
from tests.house import House
from tests.settings_page import person, seated

OURS, THEIRS = demo_id(TENANTS[0].location_id), demo_id(TENANTS[1].location_id)
PAGE = "/embed/audit"


def cells_of(page: str) -> list[list[str]]:
    """The rows of the list, as plain words."""
    rows = re.findall(r"<tr>\s*(<td.*?)</tr>", page, re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", " ", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        for row in rows
    ]


async def change_rules(customer_id: UUID = OURS, **rules: object) -> None:
    await rule_changes.change(customer_id, Changes(rules, "US"))


async def filed(house: House, role: str = "agency", **query: str) -> list[dict[str, str]]:
    answer = await (await seated(house, role)).get(f"{PAGE}/export", **query)
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


async def test_an_agency_reads_who_changed_what_from_what_to_what(house: House) -> None:
    with acting(PERSON + "Ann Smith"):
        await change_rules(opens=8 * 60)

    answer = await (await seated(house, "agency")).get(PAGE)

    what, account, _, who, was, became = next(row for row in cells_of(answer.text) if "Calling hours from" in row[0])
    assert (account, who, was, became) == (TENANTS[0].name, "Ann Smith", "12:00 AM", "8:00 AM")
    assert "Rules" in what


async def test_a_change_on_the_page_is_there_at_once_under_the_persons_name(house: House) -> None:
    seat = await seated(house, "admin")
    await seat.post("/embed/pause", paused="on", why="A holiday")

    row = cells_of((await seat.get(PAGE)).text)[0]

    assert row[0].startswith("Pause of the sub-account")
    assert "Reason: A holiday" in row[0]
    assert row[2:] == [person(house, "admin").name, "Off", "On"]


async def test_it_is_read_in_spanish(house: House) -> None:
    await change_rules(days=[0, 1])

    answer = await (await seated(house, "agency", language="es")).get(PAGE)

    row = next(row for row in cells_of(answer.text) if "Días de llamada" in row[0])
    assert row[3:] == ["Automático", "lunes, martes, miércoles, jueves, viernes, sábado, domingo", "lunes, martes"]


async def test_a_sub_account_sees_nothing_of_another_one_or_of_the_agency(house: House) -> None:
    now = datetime.now(UTC)
    await change_rules(THEIRS, guard_minutes=59)
    await pauses.pause(Level.AGENCY, house.seeded.agency.id, "Of the agency", "Bob", Role.AGENCY, now)
    await change_rules(OURS, guard_minutes=58)
    seat = await seated(house, "admin")

    for path in (PAGE, f"{PAGE}?sub={THEIRS}", f"{PAGE}/rows", f"{PAGE}/export"):
        text = (await seat.get(path)).text
        assert TENANTS[1].name not in text
        assert not any("59" in row for row in cells_of(text))
        assert "Of the agency" not in text
    assert [row["to"] for row in await filed(house, "admin") if row["field"].endswith("guard_minutes")] == ["58"]
    assert await filed(house, "admin", sub=str(THEIRS)) == []


async def test_a_sub_account_learns_what_a_minute_costs_and_no_limit_that_its_agency_has_set(house: House) -> None:
    await customers.set_tariff(
        OURS, price_per_minute=77_000, increment_seconds=6, minimum_seconds=7, credit_microcents=8, own_credits=False
    )
    await rule_changes.change(OURS, Changes({}, "US", caps=Caps(9, 99, 9_000)))

    told = {f"customers.{name}" for name in ("price_per_minute", "increment_seconds", "minimum_seconds")}
    hidden = ("credit_microcents", "own_credits", "calls_per_minute", "calls_per_day", "spend_per_day")
    hidden_too = {f"customers.{name}" for name in hidden}
    assert {row["field"] for row in await filed(house, "agency")} >= told | hidden_too
    seen = {row["field"] for row in await filed(house, "admin")}
    assert seen >= told
    assert not seen & hidden_too


async def test_who_may_only_look_does_not_see_it(house: House) -> None:
    seat = await seated(house, "user")

    assert (await seat.get(PAGE)).status_code == 403
    assert "#/embed/audit" not in (await seat.get("/embed/layout")).text
    assert "#/embed/audit" in (await (await seated(house, "admin")).get("/embed/layout")).text


async def entry(at: datetime, name: str = "Ann", kind: Kind = Kind.RULES, **values: Any) -> AuditEntry:
    what = "customers.policy.guard_minutes"
    given: dict[str, Any] = {"actor": "person", "what": what, "subject": "", "customer_id": OURS} | values
    return await AuditEntry.create(at=at, name=name, kind=kind, **given)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"who": "nn"}, {"1", "3"}),
        ({"kind": "keys"}, {"3"}),
        ({"actor": "operator"}, {"4"}),
        ({"sub": str(THEIRS)}, {"2"}),
        # In Los Angeles it was the day before.
        ({"since": "2026-03-04", "until": "2026-03-04"}, {"1"}),
        ({"until": "2026-03-04"}, {"1", "2"}),
        ({"kind": "no such kind", "sub": "none", "since": "never", "before": "x_y"}, {"1", "2", "3", "4"}),
    ],
)
async def test_it_is_narrowed_by_its_address(house: House, query: dict[str, str], found: set[str]) -> None:
    agency = house.seeded.agency.id
    await entry(datetime(2026, 3, 5, 7, tzinfo=UTC), agency_id=agency, became=1)
    await entry(datetime(2026, 3, 4, 7, tzinfo=UTC), "Bob", agency_id=agency, customer_id=THEIRS, became=2)
    await entry(datetime(2026, 3, 6, 7, tzinfo=UTC), kind=Kind.KEYS, agency_id=agency, became=3)
    await entry(datetime(2026, 3, 7, 7, tzinfo=UTC), "", actor="operator", agency_id=agency, became=4)

    rows = [row for row in await filed(house, **query) if row["changed_at_utc"].startswith("2026-03")]
    page = cells_of((await (await seated(house, "agency")).get(PAGE, **query)).text)

    assert {row["to"] for row in rows} == found
    assert found & {row[5] for row in page} == found


async def test_a_list_that_was_narrowed_has_an_address_of_its_own(house: House) -> None:
    answer = await (await seated(house, "agency")).get(f"{PAGE}/rows", kind="keys")

    assert '"here": "#/embed/audit?kind=keys"' in answer.headers["hx-trigger"]


async def test_pages_follow_each_other_without_a_gap_when_many_entries_have_one_time(house: House) -> None:
    agency = house.seeded.agency.id
    many = 2 * SHOWN + 10
    for number in range(many):
        await entry(datetime(2026, 3, 5, 7, tzinfo=UTC), agency_id=agency, became=number)
    seat, address, seen = await seated(house, "agency"), f"{PAGE}?until=2026-03-05", []
    while address:
        page = (await seat.get(address)).text
        seen += [row[5] for row in cells_of(page)]
        older = re.search(r'rel="next" href="#([^"]+)"', page)
        address = older[1].replace("&amp;", "&") if older else ""

    assert seen == [str(number) for number in reversed(range(many))]
    assert [row["to"] for row in await filed(house, until="2026-03-05")] == seen


async def test_a_file_holds_no_formula(house: House) -> None:
    await entry(
        datetime.now(UTC) - timedelta(minutes=1), "=Ann()", agency_id=house.seeded.agency.id, subject="+cmd", note="@x"
    )

    [row] = await filed(house, who="=Ann")

    assert (row["person"], row["of"], row["reason"]) == ("'=Ann()", "'+cmd", "'@x")
