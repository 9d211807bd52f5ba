"""The voice provider's bill against ours: a file of its calls, row by row, beside what each call cost by its reports.

What the columns of such a file are called is the provider's affair and has changed before: they are found by the usual
names, and a file without them is refused with the names that it has.
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from tortoise import connections

from app.errors import InvalidRequest

# In 1/1,000,000 cent, as every cost here.
DOLLAR, CENT = 100_000_000, 1_000_000
CALL_ID = ("callid", "id", "calluuid", "providercallid")
COST = ("cost", "totalcost", "combinedcost", "callcost", "amount", "charge", "price", "totalprice", "totalamount")
SECONDS = ("seconds", "duration", "durationseconds", "durationsec", "callduration", "billedseconds",
           "totaldurationseconds", "billedduration")  # fmt: skip
CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:\.\d+)?")
# A second more or less is a question of rounding.
SECONDS_APART = 1


class Kind(StrEnum):
    """What is wrong with a call on the bill, or with its row."""

    UNREADABLE = "unreadable"
    NOT_OURS = "not ours"
    DOUBLED = "billed twice"
    DIFFERS = "other cost"
    LENGTH = "other length"
    COST_UNKNOWN = "cost not reported"
    UNCHARGED = "not charged"
    MISSING = "not billed"


@dataclass(frozen=True)
class Row:
    """One line of the bill: a call and its cost, which may be off by `rounding` because of the places it is written
    with; `seconds` where the bill says how long it was."""

    line: int
    call_id: str
    cost: int
    rounding: int
    seconds: int | None = None


@dataclass(frozen=True)
class Bill:
    """The rows that could be read, and the lines that could not."""

    rows: tuple[Row, ...]
    unreadable: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ours:
    """What we know of a dial: its cost by the provider's reports (None: never told), and what the customer was charged
    (1/1000 credit)."""

    call_id: UUID
    cost: int | None
    seconds: int
    charged: int
    settled: bool = True


@dataclass(frozen=True)
class Finding:
    """One thing that does not add up, with the line of the bill if it is about one."""

    kind: Kind
    call_id: str
    sentence: str
    line: int | None = None


@dataclass(frozen=True)
class Comparison:
    """All findings, and both sums of the calls that the bill and we know (1/1,000,000 cent)."""

    findings: tuple[Finding, ...]
    calls: int
    billed: int
    known: int

    @property
    def by_kind(self) -> Mapping[Kind, int]:
        """How many findings of each kind there are."""
        return Counter(one.kind for one in self.findings)


def read(text: str, unit: int = DOLLAR) -> Bill:
    """Read a bill as CSV, whatever separates its columns; costs are in `unit` unless their heading says cents.

    Raises InvalidRequest when there is no column of calls or of costs.
    """
    lines = text.lstrip("\ufeff").splitlines()
    heading = next((at for at, line in enumerate(lines) if line.strip()), None)
    if heading is None:
        raise InvalidRequest("The file is empty.")
    separator = max(",;\t", key=lines[heading].count)
    names = next(csv.reader([lines[heading]], delimiter=separator))
    plain = [re.sub(r"\(.*?\)|[^a-z]", "", name.lower()) for name in names]
    call_at, cost_at, seconds_at = (_column(plain, known) for known in (CALL_ID, COST, SECONDS))
    if call_at is None or cost_at is None:
        wanted = "call id" if call_at is None else "cost"
        raise InvalidRequest(f"No column is the {wanted}. The file has: {', '.join(names)[:300]}.")
    unit = CENT if "cent" in names[cost_at].lower() else unit
    thousandths = seconds_at is not None and re.search(r"\bms\b|_ms|millisecond", names[seconds_at].lower()) is not None
    rows, unreadable = [], []
    for line, cells in _cells(lines, heading + 1, separator):
        try:
            cost, rounding = _cost(cells[cost_at], unit)
            seconds = _seconds(cells[seconds_at], thousandths) if seconds_at is not None else None
            call_id = cells[call_at].strip()
        except (IndexError, ValueError):
            unreadable.append(line)
            continue
        if call_id:
            rows.append(Row(line, call_id, cost, rounding, seconds))
        elif cost:
            unreadable.append(line)
    return Bill(tuple(rows), tuple(unreadable))


def _column(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


def _cells(lines: Sequence[str], first: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each line's number and cells; a sum at the end, which has no call, is passed over by its first cell."""
    reader = csv.reader(io.StringIO("\n".join(lines[first:])), delimiter=separator)
    for cells in reader:
        if any(cell.strip() for cell in cells) and cells[0].strip().lower() not in ("total", "sum"):
            yield first + reader.line_num, cells


def _cost(cell: str, unit: int) -> tuple[int, int]:
    """An amount and how far the places that it is written with may be off; raises ValueError."""
    text = re.sub(r"[^\d.,()-]", "", cell)
    negative = text.startswith(("-", "(")) or text.endswith("-")
    text = text.strip("()-")
    if "," in text and "." in text:
        text = text.replace("," if text.rindex(".") > text.rindex(",") else ".", "")
    text = text.replace(",", ".")
    try:
        amount = Decimal(text) * unit
    except InvalidOperation:
        raise ValueError(cell) from None
    places = len(text.partition(".")[2])
    return int(amount.to_integral_value()) * (-1 if negative else 1), unit // (2 * 10**places) + 1


def _seconds(cell: str, thousandths: bool) -> int | None:
    if clock := CLOCK.fullmatch(cell.strip()):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + seconds
    text = re.sub(r"[^\d.,]", "", cell).replace(",", ".")
    return round(float(text) / (1000 if thousandths else 1)) if text else None


def compare(bill: Bill, ours: Mapping[str, Ours], expected: frozenset[str]) -> Comparison:
    """What does not add up: each row of the bill against the call of this id, and the calls that should be on it.

    `ours` may hold more calls than `expected`, which are those of the bill's time.
    """
    findings = [
        Finding(Kind.UNREADABLE, "", "This line has no call or no cost that can be read.", line)
        for line in bill.unreadable
    ]
    by_call: defaultdict[str, list[Row]] = defaultdict(list)
    for row in bill.rows:
        by_call[row.call_id].append(row)
    for call_id, rows in by_call.items():
        findings += _of_call(call_id, rows, ours.get(call_id))
    for call_id in sorted(expected - by_call.keys()):
        one = ours[call_id]
        if one.cost or (one.cost is None and one.seconds):
            findings.append(
                Finding(Kind.MISSING, call_id, f"We know a call of {_dollars(one.cost)} that is not billed.")
            )
    both = [
        (sum(row.cost for row in rows), ours[call_id].cost or 0) for call_id, rows in by_call.items() if call_id in ours
    ]
    return Comparison(tuple(findings), len(both), sum(billed for billed, _ in both), sum(known for _, known in both))


def _of_call(call_id: str, rows: Sequence[Row], one: Ours | None) -> Iterator[Finding]:
    line, billed, rounding = rows[0].line, sum(row.cost for row in rows), sum(row.rounding for row in rows)
    if one is None:
        yield Finding(Kind.NOT_OURS, call_id, f"{_dollars(billed)} for a call that this app did not make.", line)
        return
    # What was given back stands on a line of its own.
    given_back = any(row.cost < 0 for row in rows)
    if len(rows) > 1 and not given_back:
        lines = ", ".join(str(row.line) for row in rows)
        yield Finding(Kind.DOUBLED, call_id, f"It stands on lines {lines}, for {_dollars(billed)} together.", line)
    elif one.cost is None:
        yield Finding(Kind.COST_UNKNOWN, call_id, f"{_dollars(billed)}; its cost was never reported to us.", line)
    elif abs(billed - one.cost) > rounding:
        said = f"{_dollars(billed)} on the bill, {_dollars(one.cost)} by its reports."
        yield Finding(Kind.DIFFERS, call_id, said, line)
    length = rows[0].seconds
    if length is not None and len(rows) == 1 and abs(length - one.seconds) > SECONDS_APART:
        yield Finding(Kind.LENGTH, call_id, f"{length} s on the bill, {one.seconds} s by its reports.", line)
    if billed > 0 and one.seconds and not one.charged:
        why = "it is not settled yet" if not one.settled else "no credit was charged for it"
        yield Finding(Kind.UNCHARGED, call_id, f"{_dollars(billed)} on the bill, and {why}.", line)


def _dollars(amount: int | None) -> str:
    return "an unknown cost" if amount is None else f"${amount / DOLLAR:.6f}".rstrip("0").rstrip(".")


KNOWN = """
SELECT t.provider_call_id, t.call_id, t.provider_cost_microcents AS cost, coalesce(t.billed_seconds, 0) AS seconds,
       coalesce(t.charged, 0) AS charged, t.settled_at IS NOT NULL AS settled,
       t.dialed_at >= $3 AND t.dialed_at < $4 AND t.state = 'ended' AS expected
FROM attempts t JOIN customers c ON c.id = t.customer_id
WHERE c.agency_id = $1 AND (t.provider_call_id = ANY($2::text[])
                            OR t.provider_call_id IS NOT NULL AND t.dialed_at >= $3 AND t.dialed_at < $4)
"""


async def check(agency_id: UUID, bill: Bill, since: datetime, until: datetime) -> Comparison:
    """Compare a bill of the agency's account with its calls; those dialed in this time should be on it."""
    values = [agency_id, [row.call_id for row in bill.rows], since, until]
    rows = await connections.get("default").execute_query_dict(KNOWN, values)
    ours = {
        row["provider_call_id"]: Ours(row["call_id"], row["cost"], row["seconds"], row["charged"], row["settled"])
        for row in rows
    }
    return compare(bill, ours, frozenset(row["provider_call_id"] for row in rows if row["expected"]))
