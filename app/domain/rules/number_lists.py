"""Pure: a list of numbers as people have it, text or CSV in any format, and what in it cannot be read."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.rules import phone_text
from app.domain.rules.phone_text import EXPONENT, MIN_DIGITS, Problem, Unreadable
from app.errors import InvalidRequest

MAX_LINES = 200_000
# What a cell says of a number that is not read, where a later cell must not pass for it. Ids and dates say nothing.
TELLING = (Problem.ROUNDED, Problem.SEVERAL)


@dataclass(frozen=True)
class NumberList:
    """The numbers that were read, in E.164, and a sentence for each line without one, by the line's number."""

    numbers: tuple[str, ...]
    bad: tuple[tuple[int, str], ...] = field(default=())


def read_numbers(text: str, home: str, first: int = 1) -> NumberList:
    """Read one number from each line, in its first cell that holds one; local formats as of `home`.

    Empty lines and a heading are passed over; `first` is the number of the first line, for a part of a list. About
    80 microseconds a line: a long list belongs into a thread.
    Raises InvalidRequest for more than 200,000 lines.
    """
    numbers: dict[str, None] = {}
    bad: list[tuple[int, str]] = []
    for line, cells in _rows(text, first):
        if line > MAX_LINES:
            raise InvalidRequest(f"The list has more than {MAX_LINES} lines. Import it in parts.")
        number, problem = _first_number(cells, home)
        if number is not None:
            numbers[number] = None
        elif problem in TELLING:
            bad.append((line, f"Line {line}: the number {problem}"))
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


def _first_number(cells: list[str], home: str) -> tuple[str | None, Problem | None]:
    """The number of the first cell that holds one, or why there is none."""
    problem: Problem | None = None
    for cell in cells:
        if sum(letter.isdigit() for letter in cell) < MIN_DIGITS and not EXPONENT.fullmatch(cell):
            continue
        try:
            return phone_text.read(cell, home).e164, None
        except Unreadable as why:
            problem = why.problem
        if problem in TELLING:
            break
    return None, problem
