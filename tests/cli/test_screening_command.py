"""A list of any length is imported by the operator: until all of it is read, the one before counts."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli import screening
from app.domain.screening import lists
from app.domain.screening.lists import ScreeningList
from app.domain.screening.verdicts import Clear, Listed
from tests.house import House


async def test_a_file_becomes_the_list_of_its_day(house: House, tmp_path: Path) -> None:
    agency, file, now = str(house.seeded.agency.id), tmp_path / "list.csv", datetime.now(UTC)
    numbers = [f"+1415555{last:04d}" for last in range(100, 200)]
    file.write_text("\ufeffphone;since\r\n" + "".join(f"{one};2020-01-01\r\n" for one in numbers) + "12345678;\r\n")

    said = await house.command(
        "import-screening-list", agency, str(file), "--name", "Federal", "--as-of", "2026-11-01", "--days", "3000"
    )

    assert "Line 102 has no phone number that exists." in said
    assert "100 numbers on the list Federal; 1 line without a number." in said
    one = await ScreeningList.get(name="Federal")
    assert (one.as_of, one.max_age_days) == (datetime(2026, 11, 1, tzinfo=UTC), 3000)
    assert await lists.screen(house.seeded.agency.id, numbers[99], now) == Listed("Federal")
    file.write_text(numbers[0])
    assert "1 number on the list Federal." in await house.command(
        "import-screening-list", agency, str(file), "--name", "Federal"
    )
    assert await lists.screen(house.seeded.agency.id, numbers[99], now) == Clear()


async def test_what_cannot_be_imported_is_said_in_a_sentence(house: House, tmp_path: Path) -> None:
    agency, empty = str(house.seeded.agency.id), tmp_path / "empty.csv"
    empty.write_text("nobody\n")
    for words, sentence in (
        ((agency, str(empty)), "No line has a phone number that exists"),
        ((agency, str(tmp_path / "none.csv")), "cannot be read: No such file or directory"),
        (("00000000-0000-0000-0000-000000000007", str(empty)), "There is no agency"),
    ):
        with pytest.raises(AssertionError, match=sentence):
            await house.command("import-screening-list", *words, "--name", "Federal")


def test_a_long_file_is_read_some_lines_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "CHUNK", 2)
    file = tmp_path / "list.csv"
    file.write_text("1\n2\n3\n4\n5")

    assert list(screening._parts(file)) == ["1\n2\n", "3\n4\n", "5\n"]
