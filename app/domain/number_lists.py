"""Pure: a list of numbers as people have it, text or CSV in any format, and what in it cannot be read."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.destinations import normalize
from app.errors import InvalidRequest

MOST_LINES = 200_000
FEWEST_DIGITS = 7


@dataclass(frozen=True)
class NumberList:
    """The numbers that were read, in E.164, and a sentence for each line without one, by the line's number."""

    numbers: tuple[str, ...]
    bad: tuple[tuple[int, str], ...] = field(default=())


def read_numbers(text: str, home: str, first: int = 1) -> NumberList:
    """Read one number from each line, in its first cell that holds one; local formats as of `home`.

    Empty lines and a heading are passed over; `first` is the number of the first line, for a part of a list. About
    20 microseconds a line: a long list belongs into a thread.
    Raises InvalidRequest for more than 200,000 lines.
    """
    numbers: dict[str, None] = {}
    bad: list[tuple[int, str]] = []
    for line, cells in _rows(text, first):
        if line > MOST_LINES:
            raise InvalidRequest(f"The list has more than {MOST_LINES} lines. Import it in parts.")
        number = next((found for cell in cells if (found := _number(cell, home))), None)
        if number is not None:
            numbers[number] = None
        elif any(cells) and (line > 1 or any(letter.isdigit() for cell in cells for letter in cell)):
            bad.append((line, f"Line {line} has no phone number that exists."))
    return NumberList(tuple(numbers), tuple(bad))


def _rows(text: str, first: int) -> Iterator[tuple[int, list[str]]]:
    lines = text.lstrip("\ufeff").splitlines()
    separator = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    for index, line in enumerate(lines, start=first):
        if "\t" in line:
            yield index, [cell.strip() for cell in line.split("\t")]
        elif '"' in line:
            yield index, [cell.strip() for cell in next(csv.reader(io.StringIO(line), delimiter=separator), [])]
        else:
            yield index, [cell.strip() for cell in line.split(separator)]


def _number(cell: str, home: str) -> str | None:
    if sum(letter.isdigit() for letter in cell) < FEWEST_DIGITS:
        return None
    try:
        return normalize("number", cell, home)
    except InvalidRequest:
        return None
