"""Many grants at once, as a file has them: it is read whole before anything is added, and each line is added once."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.credits import ledger
from app.domain.tenants.agencies import Agency
from app.domain.tenants.customers import Customer, agency_account
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.errors import InvalidRequest

COLUMNS = ("customer", "credits", "reference", "reason")
MAX_REFERENCE, MAX_REASON, MAX_LINES = 49, 200, 10_000
# Three figures behind a mark may be thousands.
AT_MOST = f"a grant adds at most {ledger.LARGEST_GRANT // ledger.CREDIT:,} credits at once."
PLAIN, UNSURE = re.compile(r"\d{1,12}(?:[.,]\d{1,2})?"), re.compile(r"\d{1,3}[.,]\d{3}")


@dataclass(frozen=True)
class Grant:
    """One line: the account of a customer or an agency, the amount in 1/1000 credit, and the token that counts once."""

    line: int
    account: UUID
    amount: int
    token: str
    reason: str


async def read(text: str) -> list[Grant]:
    """The grants of a CSV file with these COLUMNS; raises InvalidRequest with a sentence for each line that is not one.

    A customer or agency is named by its id, a sub-account also by its id in the CRM.
    """
    grants: list[Grant] = []
    bad: list[str] = []
    seen: dict[tuple[UUID, str], int] = {}
    for line, row in _rows(text):
        try:
            grant = await _grant(line, row)
            first = seen.setdefault((grant.account, grant.token), line)
            if first != line:
                raise InvalidRequest(f"line {first} has the same reference for the same account.")
            grants.append(grant)
        except InvalidRequest as why:
            bad.append(f"Line {line}: {why.message}")
    if bad:
        raise InvalidRequest("\n".join([*bad, "Nothing was added. Correct the file, and run this again."]))
    return grants


async def add(grants: Sequence[Grant]) -> list[bool]:
    """Add all of them or, if anything goes wrong, none; False for each that was added before."""
    async with in_transaction() as tx:
        # In one order, so that two files at once never wait for each other in a circle.
        added = {
            one.line: await ledger.grant(tx, one.account, one.amount, one.reason, token=one.token)
            for one in sorted(grants, key=lambda one: (one.account, one.line))
        }
    return [added[one.line] for one in grants]


def token_of(reference: str) -> str:
    """What an entry of the ledger keeps of the name of a grant, so that it is granted once. Raises InvalidRequest."""
    if not 0 < len(reference) <= MAX_REFERENCE:
        raise InvalidRequest(f"a reference has 1 to {MAX_REFERENCE} characters, like INV-7: by it, it is added once.")
    return f"reference:{reference}"


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    separator = max(",;\t", key=text.partition("\n")[0].count)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
    names = lines.fieldnames = [name.strip().lower() for name in lines.fieldnames or ()]
    if missing := [name for name in COLUMNS if name not in names]:
        wanted = f"The first line must name the columns {', '.join(COLUMNS)}."
        raise InvalidRequest(f"{wanted} It lacks {', '.join(missing)}.")
    for row in lines:
        cells = {name: row[name].strip() for name in COLUMNS}
        if any(cells.values()):
            if lines.line_num > MAX_LINES:
                raise InvalidRequest(f"The file has more than {MAX_LINES:,} lines. Split it.")
            yield lines.line_num, cells


async def _grant(line: int, row: dict[str, str]) -> Grant:
    if not 0 < len(row["reason"]) <= MAX_REASON:
        raise InvalidRequest(f"a reason has 1 to {MAX_REASON} characters.")
    account, amount, token = await _account(row["customer"]), _amount(row["credits"]), token_of(row["reference"])
    return Grant(line, account, amount, token, row["reason"])


def _amount(text: str) -> int:
    if UNSURE.fullmatch(text):
        raise InvalidRequest(
            f"{text} may mean {text[:-4]}{text[-3:]} or {text[:-4]}. Write it with two decimals at most."
        )
    if not PLAIN.fullmatch(text):
        raise InvalidRequest(f"{text or 'nothing'} is no number of credits. Write one like 12.5.")
    whole, _, rest = text.replace(",", ".").partition(".")
    amount = int(whole) * ledger.CREDIT + int(rest.ljust(len(str(ledger.CREDIT)) - 1, "0"))
    if amount == 0:
        raise InvalidRequest("the credits must be above 0.")
    if amount > ledger.LARGEST_GRANT:
        raise InvalidRequest(f"{text} is too much: {AT_MOST}")
    return amount


async def _account(name: str) -> UUID:
    try:
        wanted = UUID(name)
    except ValueError:
        installed = await Installation.filter(location_id=name).exclude(status=UNINSTALLED).get_or_none()
        if installed is None or installed.customer_id is None:
            raise InvalidRequest(f"there is no customer {name}. `installations` lists their ids.") from None
        return installed.customer_id
    if agency := await Agency.get_or_none(id=wanted):
        await agency_account(agency)
    elif not await Customer.exists(id=wanted):
        raise InvalidRequest(f"there is no customer and no agency {name}. `installations` lists their ids.")
    return wanted
