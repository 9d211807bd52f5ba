"""Pure: the state and the time zones that a person or a number may be in; in doubt, all of them."""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import phonenumbers
from phonenumbers.timezone import time_zones_for_number

from app.domain.rules import areas
from app.domain.rules.state_rules import UNITED_STATES

UNKNOWN_ZONE = "Etc/Unknown"
NORTH_AMERICA = ("US", "CA")

AREAS: dict[str, tuple[str, ...]] = {
    code: tuple(sorted(state for state, codes in areas.AREA_CODES.items() if code in codes.split()))
    for codes in areas.AREA_CODES.values()
    for code in codes.split()
}
ACROSS_ZONES = set(areas.ACROSS_ZONES.split())
STATES = {
    country: {text.upper(): row[:2] for row in rows.split("|") for text in (row[:2], row[3:])}
    for country, rows in areas.NAMES.items()
}
ZIPS = [(row[:3], row[4:]) for row in areas.ZIPS.split("|")]
LETTERS = [(row[0], row[1:]) for row in areas.LETTERS.split()]


@dataclass(frozen=True)
class Address:
    """A postal address as far as it says where somebody is; `country` is an ISO code, every part may be empty."""

    country: str = ""
    state: str = ""
    postal_code: str = ""


def is_zone(name: str) -> bool:
    """Whether this is the name of a time zone, like `America/Denver`."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # not known, no path, a folder of zones
        return False
    return True


def belongs_to(zone: str, country: str) -> bool:
    """Whether a time zone, by its own or an older name, lies in a country; all of the United States are one."""
    here = UNITED_STATES if country in UNITED_STATES else (country,)
    listed = _zones_of_countries()
    if not any(zone in zones for zones in listed.values()):
        zone = _older_names().get(zone, zone)
    return any(zone in listed.get(it, ()) for it in here)


@lru_cache(maxsize=4096)
def zones_of_number(e164: str) -> tuple[str, ...]:
    """Every time zone that the number's area lies in; empty when it is not known."""
    if e164.startswith("+1") and e164[2:5] in ACROSS_ZONES:
        return _zones_of_states(states_of_number(e164))
    zones = time_zones_for_number(phonenumbers.parse(e164))
    return tuple(zone for zone in zones if zone != UNKNOWN_ZONE)


def states_of_number(e164: str) -> tuple[str, ...]:
    """The states or provinces that a North American number's area code belongs to; empty for all others."""
    return AREAS.get(e164[2:5], ()) if e164.startswith("+1") else ()


def states_of_address(address: Address) -> tuple[str, ...]:
    """The state or province of an address, by its name, its code, or else the postal code; empty when not known."""
    for country in NORTH_AMERICA:
        if address.country not in ("", country):
            continue
        named = STATES[country].get(" ".join(address.state.split()).upper())
        states = (named,) if named else _by_postal_code(country, address.postal_code)
        if states:
            return states
    return ()


def zones_of_address(address: Address) -> tuple[str, ...]:
    """Every time zone that an address may lie in; empty when that is not known.

    A country alone is no address: the CRM writes the sub-account's own into contacts of whom it knows none.
    """
    if states := states_of_address(address):
        return _zones_of_states(states)
    if address.country in NORTH_AMERICA or not (address.state or address.postal_code):
        return ()
    zones = _zones_of_countries().get(address.country, ())
    return zones if len(zones) == 1 else ()


def _zones_of_states(states: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(zone for zone, its in areas.ZONES.items() if set(states) & set(its.split()))


def _by_postal_code(country: str, postal_code: str) -> tuple[str, ...]:
    code = postal_code.strip().upper()
    if country == "CA":
        shaped = re.fullmatch(r"[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]", code)
        return tuple(state for letter, state in LETTERS if shaped and code[0] == letter)
    if not re.fullmatch(r"[0-9]{5}(-?[0-9]{4})?", code):
        return ()
    row = bisect_right(ZIPS, code[:3], key=lambda entry: entry[0])
    state = ZIPS[row - 1][1] if row else ""
    return (state,) if state else ()


@lru_cache(maxsize=1)
def _zones_of_countries() -> dict[str, tuple[str, ...]]:
    """The zones of each country, from the time zone database."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in _lines("zone.tab"):
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found[country].append(zone)
    return {country: tuple(zones) for country, zones in found.items()}


@lru_cache(maxsize=1)
def _older_names() -> dict[str, str]:
    """Names that zones had before, like `US/Eastern`, with those that they have now."""
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {old: new for _, new, old in links}


def _lines(name: str) -> list[str]:
    return files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8").splitlines()
