"""A value that an agent has found out, as a custom field of the CRM takes it: text, number, day or choice."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from app.domain.rules.moments import Moment, read_moment

FieldValue = str | float | list[str]
# The kinds of field that can be written, by what they hold; the words are the CRM's.
TEXTS = ("TEXT", "LARGE_TEXT", "PHONE", "EMAIL")
NUMBERS = ("NUMERICAL", "MONETORY")
DAYS = ("DATE",)
ONE_OF = ("SINGLE_OPTIONS", "RADIO")
SOME_OF = ("MULTIPLE_OPTIONS", "CHECKBOX")
WRITABLE = (*TEXTS, *NUMBERS, *DAYS, *ONE_OF, *SOME_OF)
# The kind of field that is made for what an agent finds out (see retell.account.AgentSettings).
MADE_FOR = {"text": "LARGE_TEXT", "number": "NUMERICAL", "choice": "LARGE_TEXT"}
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
YES = {"true": "yes", "false": "no"}


class ContactField(BaseModel):
    """A custom field of contacts that somebody has chosen."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1, max_length=64)
    name: str = Field(max_length=200)
    type: str = Field(max_length=40)
    options: tuple[str, ...] = ()


def as_field(field: ContactField, text: str, timezone: str, at: datetime) -> FieldValue | None:
    """The value for this field; None when the text is none of its kind, which then stays as it is.

    A day may be named in words: it is read as at the time `at`, in the sub-account's time zone.
    """
    text = text.strip()
    if field.type in NUMBERS:
        return _number(text)
    if field.type in DAYS:
        named = read_moment(text, [timezone], at, gone_by=True)
        return f"{named.at.astimezone(ZoneInfo(timezone)):%Y-%m-%d}" if isinstance(named, Moment) else None
    if field.type in ONE_OF:
        return _option(field, text)
    if field.type in SOME_OF:
        chosen = [_option(field, part) for part in re.split(r"[,;]", text)]
        return [one for one in chosen if one is not None] if None not in chosen else None
    return text if field.type in TEXTS else None


def _number(text: str) -> float | None:
    """One number, whatever stands around it; of two nobody can say which is meant."""
    plain = re.sub(r"(?<=\d)[,.](?=\d{3}(?!\d))", "", text)
    found = NUMBER.findall(plain)
    if len(found) != 1:
        return None
    value = float(found[0].replace(",", "."))
    return int(value) if value.is_integer() else value


def _option(field: ContactField, text: str) -> str | None:
    wanted = {text.strip().lower(), YES.get(text.strip().lower(), "")} - {""}
    return next((option for option in field.options if option.strip().lower() in wanted), None)
