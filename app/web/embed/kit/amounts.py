"""Pure: numbers as people type them. 2,500 is not the same in English and in Spanish, and money hangs on it."""

import re
from decimal import Decimal

from app.domain.rules.figures import typed

# What people put between thousands in any language: spaces of several widths, and the Swiss apostrophe.
GAPS = " \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}'\N{RIGHT SINGLE QUOTATION MARK}"
GAPPED = re.compile(rf"\d{{1,3}}(?:[{GAPS}]\d{{3}})+(?=[.,]|$)", re.ASCII)
PLAIN = re.compile(r"\d{1,12}", re.ASCII)
ONE_MARK = re.compile(r"(\d{1,12})([.,])(\d{1,6})", re.ASCII)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?", re.ASCII)
# As many digits as between two marks of thousands.
GROUP = 3


class Ambiguous(ValueError):
    """A number that means one thing here and another elsewhere: `small` and `large` say which two."""

    def __init__(self, small: Decimal, large: Decimal) -> None:
        super().__init__(f"{small} or {large}")
        self.small, self.large = small, large


def read_number(text: str, decimal: str) -> Decimal:
    """The number that was typed where `decimal` (a dot or a comma) begins the decimals.

    Marks of thousands are taken, and the other language's way of writing where it can mean one thing only. Raises
    Ambiguous where it cannot (2.500 in English), and ValueError for what is no number.
    """
    if GAPPED.match(text):
        text = text.translate(dict.fromkeys(map(ord, GAPS)))
    if PLAIN.fullmatch(text):
        return Decimal(text)
    if one := ONE_MARK.fullmatch(text):
        whole, mark, rest = one.groups()
        small, large = Decimal(f"{whole}.{rest}"), Decimal(whole + rest)
        if len(rest) != GROUP or len(whole) > GROUP or whole.startswith("0"):
            return small
        if mark == decimal:
            raise Ambiguous(small, large)
        return large
    if GROUPED.fullmatch(text):
        last = max(text.rfind(","), text.rfind("."))
        thousands = "," if text.count(",") > 1 or (text.count(",") == 1 and text[last] == ".") else "."
        return Decimal(text.replace(thousands, "").replace(",", "."))
    raise ValueError(text)


def as_typed(value: float, decimal: str) -> str:
    """A number as a form shows it: reading it again gives the same, in the same language."""
    text = typed(value)
    whole, _, rest = text.partition(".")
    if len(rest) == GROUP and len(whole) <= GROUP and not whole.startswith("0"):
        text += "0"
    return text.replace(".", decimal)
