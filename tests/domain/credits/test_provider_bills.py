"""The voice provider's bill is compared row by row: every planted error is found, and none where there is none."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.domain.calls.calls import Attempt
from app.domain.credits import provider_bills
from app.domain.credits.provider_bills import CENT, DOLLAR, Kind, Ours, compare, read
from app.errors import InvalidRequest
from tests.house import House

CALLS = 10_000
NOBODY = UUID(int=0)


def calls(count: int = CALLS) -> dict[str, Ours]:
    """So many calls with costs to a ten-thousandth of a cent."""
    luck = random.Random(22)
    return {
        f"call_{at:05d}": Ours(NOBODY, luck.randrange(50_000, 90_000_000, 100), luck.randrange(1, 900), 1_000)
        for at in range(count)
    }


def dollars(amount: int, places: int) -> str:
    return f"{amount / DOLLAR:.{places}f}"


def usual(ours: dict[str, Ours], places: int = 4) -> list[str]:
    """The bill as it should be."""
    return [f"{call_id},{one.seconds},{dollars(one.cost or 0, places)}" for call_id, one in ours.items()]


def as_cents(ours: dict[str, Ours]) -> str:
    lines = [f"{(one.cost or 0) / CENT:.3f};{call_id}" for call_id, one in ours.items()]
    return "\r\n".join(["Combined cost (cents);Call ID", *lines, ""])


def european(ours: dict[str, Ours]) -> str:
    lines = [f"{call_id};{dollars(one.cost or 0, 6).replace('.', ',')} $" for call_id, one in ours.items()]
    return "\ufeff" + "\n".join(["id;Total Cost (USD)", *lines, "Total;1.234,56 $"])


def with_clock(ours: dict[str, Ours]) -> str:
    lines = [
        f'"{dollars(one.cost or 0, 2)}",{call_id},{one.seconds // 60}:{one.seconds % 60:02}'
        for call_id, one in ours.items()
    ]
    return "\n".join(["", "Cost,call_id,Duration", *lines])


def in_milliseconds(ours: dict[str, Ours]) -> str:
    lines = [f"{call_id}\t{one.seconds * 1000 + 400}\t${dollars(one.cost or 0, 5)}" for call_id, one in ours.items()]
    return "\n".join(["call_id\tduration_ms\tcost", *lines])


FORMATS: list[Callable[[dict[str, Ours]], str]] = [
    lambda ours: "\n".join(["call_id,duration_seconds,cost", *usual(ours)]),
    lambda ours: "\n".join(["call_id,duration_seconds,cost", *usual(ours, 8)]),
    as_cents,
    european,
    with_clock,
    in_milliseconds,
]


@pytest.mark.parametrize("written", FORMATS)
def test_a_bill_that_is_right_raises_no_alarm(written: Callable[[dict[str, Ours]], str]) -> None:
    ours = calls()

    found = compare(read(written(ours)), ours, frozenset(ours))

    assert found.findings == ()
    assert found.calls == CALLS
    assert found.known == sum(one.cost or 0 for one in ours.values())
    assert abs(found.billed - found.known) < found.known / 100


def test_each_of_twenty_planted_errors_is_found_and_nothing_else() -> None:
    ours, expected = calls(), frozenset(calls())
    lines = {line.partition(",")[0]: line for line in usual(ours)}
    wanted: list[tuple[Kind, str]] = []

    def plant(kind: Kind, at: int) -> str:
        call_id = f"call_{at:05d}"
        wanted.append((kind, call_id))
        return call_id

    for at in (10, 11, 12, 13):
        del lines[plant(Kind.MISSING, at)]
    for at in (20, 21):
        lines[plant(Kind.DOUBLED, at)] += "\n" + lines[f"call_{at:05d}"]
    one = plant(Kind.DOUBLED, 22)
    lines[one] += f"\n{one},{ours[one].seconds},0.5000"
    for at, more in ((30, 20_000), (31, -20_000), (32, 30_000_000)):
        one = plant(Kind.DIFFERS, at)
        lines[one] = f"{one},{ours[one].seconds},{dollars((ours[one].cost or 0) + more, 4)}"
    one = plant(Kind.DIFFERS, 33)
    lines[one] = f"{one},{ours[one].seconds},0"
    for at in (40, 41):
        one = plant(Kind.LENGTH, at)
        lines[one] = f"{one},{ours[one].seconds + 60},{dollars(ours[one].cost or 0, 4)}"
    for name in ("call_of_somebody", "call_of_another"):
        lines[name] = f"{name},30,0.0700"
        wanted.append((Kind.NOT_OURS, name))
    for at in (50, 51):
        one = plant(Kind.UNCHARGED, at)
        ours[one] = replace(ours[one], charged=0, settled=at == 50)
    one = plant(Kind.COST_UNKNOWN, 60)
    ours[one] = replace(ours[one], cost=None)
    lines["bad"] = "call_00070"
    lines["worse"] = ",12,0.3000"
    wanted += [(Kind.UNREADABLE, ""), (Kind.UNREADABLE, "")]
    assert len(wanted) == 20

    found = compare(read("\n".join(["call_id,seconds,cost", *lines.values()])), ours, expected)

    assert sorted((one.kind, one.call_id) for one in found.findings) == sorted(wanted)
    assert sum(found.by_kind.values()) == 20
    assert all(one.sentence.endswith(".") for one in found.findings)


def test_what_was_given_back_is_taken_off() -> None:
    ours = {"call_1": Ours(NOBODY, 5_000_000, 60, 1_000)}

    assert compare(read("call_id,cost\ncall_1,0.08\ncall_1,-0.03"), ours, frozenset(ours)).findings == ()
    [differs] = compare(read("call_id,cost\ncall_1,0.08\ncall_1,(0.01)"), ours, frozenset(ours)).findings
    assert differs.sentence == "$0.07 on the bill, $0.05 by its reports."


def test_a_call_of_another_time_is_not_missed() -> None:
    ours = {"call_1": Ours(NOBODY, 5_000_000, 60, 1_000), "call_2": Ours(NOBODY, 5_000_000, 60, 1_000)}

    assert compare(read("call_id,cost\ncall_1,0.05"), ours, frozenset({"call_1"})).findings == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("\n\n", "The file is empty."),
        ("when,who\n1,2", "No column is the call id. The file has: when, who."),
        ("call_id,who\n1,2", "No column is the cost. The file has: call_id, who."),
    ],
)
def test_a_file_that_is_no_bill_says_what_it_lacks(text: str, sentence: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        read(text)
    assert refused.value.message == sentence


@pytest.mark.parametrize("cell", ["", "free", "$", "-", "1.2.3", "1,2,3"])
def test_a_cost_that_is_none_makes_its_line_unreadable(cell: str) -> None:
    assert read(f'call_id,cost\ncall_1,"{cell}"').unreadable == (2,)


async def test_the_operator_compares_a_month(house: House, tmp_path: Path) -> None:
    attempt = await house.settled((await house.ask()).json()["call_id"])
    assert attempt.provider_cost_microcents is not None
    file, agency = tmp_path / "usage.csv", str(house.seeded.agency.id)
    cost = dollars(attempt.provider_cost_microcents, 6)
    file.write_text(f"call_id,cost\n{attempt.provider_call_id},{cost}\n")
    month = f"{datetime.now(UTC):%Y-%m}"

    assert "Everything adds up." in await house.command("check-bill", agency, str(file), "--month", month)

    await Attempt.filter(id=attempt.id).update(provider_cost_microcents=1)
    file.write_text(f"call_id,cost\n{attempt.provider_call_id},{cost}\ncall_unknown,0.10\n")
    with pytest.raises(AssertionError, match=r"(?s)other cost, line 2.*not ours, line 3.*not ours 1, other cost 1"):
        await house.command("check-bill", agency, str(file), "--month", month)
    with pytest.raises(AssertionError, match="There is no agency"):
        await house.command("check-bill", str(uuid4()), str(file), "--month", month)
    stranger = await provider_bills.check(
        uuid4(), read(file.read_text()), attempt.dialed_at or datetime.now(UTC), datetime.now(UTC)
    )
    assert stranger.by_kind == {Kind.NOT_OURS: 2}, "another agency learns nothing of it"
