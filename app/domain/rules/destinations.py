"""Pure: a number as people write it becomes a destination, and is held against the kinds and countries allowed."""

from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber as Parsed
from phonenumbers import PhoneNumberType, ValidationResult
from phonenumbers.shortnumberinfo import is_emergency_number, is_valid_short_number_for_region

from app.domain.rules import phone_text
from app.domain.rules.phone_text import Problem, Unreadable
from app.domain.rules.policies import Policy
from app.errors import DestinationNotAllowed, InvalidRequest

# What calling rules may allow. Premium, satellite and unknown numbers are in no list: they are never called.
KINDS: dict[int, tuple[str, ...]] = {
    PhoneNumberType.FIXED_LINE: ("fixed",),
    PhoneNumberType.MOBILE: ("mobile",),
    PhoneNumberType.FIXED_LINE_OR_MOBILE: ("fixed", "mobile"),
    PhoneNumberType.VOIP: ("voip",),
    PhoneNumberType.PERSONAL_NUMBER: ("personal",),
    PhoneNumberType.TOLL_FREE: ("toll_free",),
    PhoneNumberType.SHARED_COST: ("shared_cost",),
    PhoneNumberType.UAN: ("company",),
    PhoneNumberType.PAGER: ("pager",),
    PhoneNumberType.VOICEMAIL: ("voicemail",),
}
# The region of what belongs to no country: satellites (+881), international premium numbers (+979) …
NO_COUNTRY = ("", "001")
# Whose list of countries narrows where calls may go, as a sentence says it.
Limits = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Destination:
    """A number to call: E.164, its ISO country, what kinds of line it may be, and how the asker calls the field.

    `extension` stood behind the number; it is not dialed.
    """

    e164: str
    country: str
    kinds: tuple[str, ...]
    field: str = "to_number"
    extension: str = ""

    @property
    def somewhere(self) -> bool:
        """Whether it belongs to a place: a toll-free or personal number may be answered anywhere."""
        return bool({"fixed", "mobile", "voip"} & set(self.kinds))


@lru_cache(maxsize=4096)
def is_e164(text: str) -> bool:
    """Whether this is a full international number, like +14155550123; one of an account need not be (`1001`)."""
    try:
        parsed = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return False
    whole = phonenumbers.is_possible_number_with_reason(parsed) == ValidationResult.IS_POSSIBLE
    return whole and phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == text


@lru_cache(maxsize=4096)
def country_of(number: str) -> str:
    """The ISO country of a number of ours, `US` for one that serves several (+1 800) or is no E.164 number."""
    return (phonenumbers.region_code_for_number(phonenumbers.parse(number)) if is_e164(number) else None) or "US"


def normalize(field: str, text: str, country: str) -> str:
    """Any human format to E.164, local formats read as of `country`; raises InvalidRequest."""
    try:
        return phone_text.read(text, country).e164
    except Unreadable as why:
        raise _unreadable(field, why.problem) from None


def destination(field: str, text: str, home: str) -> Destination:
    """Read a number to call, local formats as of `home`.

    Raises InvalidRequest for what is no number, DestinationNotAllowed for an emergency or short number.
    """
    try:
        found = phone_text.read(text, home)
    except Unreadable as why:
        if is_emergency_number(why.digits, home):
            raise _refused(
                field, "This is an emergency number, which is never called. Give the lead's own number."
            ) from None
        if _is_short(why.digits, home):
            raise _refused(
                field, "This is a short number, which is never called. Give the lead's own number."
            ) from None
        raise _unreadable(field, why.problem) from None
    return _destination(found.number, field, found.extension)


def known_destination(e164: str) -> Destination:
    """The destination behind a number that was read before."""
    return _destination(phonenumbers.parse(e164), "to_number")


def why_not_there(to: Destination, policy: Policy, home: str, limits: Limits) -> DestinationNotAllowed | None:
    """The refusal of a number that is of a kind or in a country that is not allowed, else None.

    The calling rules allow their countries, or `home` when they name none; what `limits` name (the agency, the
    account at the provider, the number) can only narrow that, and an empty list of theirs says nothing.
    """
    if not to.kinds or to.country in NO_COUNTRY:
        return _refused(
            to.field,
            "This number is a premium-rate, satellite or unknown one, and such are never called. "
            "Give a fixed or mobile number.",
        )
    if not set(to.kinds) & set(policy.lines):
        kind, allowed = to.kinds[0].replace("_", "-"), ", ".join(policy.lines)
        return _refused(
            to.field,
            f"This is a {kind} number, and only these are called: {allowed}. Give another number, "
            "or allow this kind in the calling rules.",
        )
    for whose, countries in (("the calling rules", policy.countries or (home,)), *limits):
        if countries and to.country not in countries:
            return _refused(
                to.field,
                f"Calls to {to.country} are not allowed here: {whose} allow{_s(whose)} {', '.join(countries)}. "
                f"Add {to.country} to the countries of {whose}, or give another number.",
            )
    return None


def _destination(parsed: Parsed, field: str, extension: str = "") -> Destination:
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    country = phonenumbers.region_code_for_number(parsed) or ""
    return Destination(e164, country, KINDS.get(phonenumbers.number_type(parsed), ()), field, extension)


def _unreadable(field: str, problem: Problem) -> InvalidRequest:
    message = f"{field} {problem}"
    return InvalidRequest(message, details=[{"field": field, "message": message}])


def _is_short(digits: str, home: str) -> bool:
    try:
        return is_valid_short_number_for_region(phonenumbers.parse(digits, home), home)
    except phonenumbers.NumberParseException:
        return False


def _refused(field: str, message: str) -> DestinationNotAllowed:
    return DestinationNotAllowed(message, details=[{"field": field, "message": message}])


def _s(whose: str) -> str:
    return "" if whose.endswith("rules") else "s"
