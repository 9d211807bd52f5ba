"""The tables of states, area codes, zones and postal codes agree with those who keep such tables."""

from zoneinfo import ZoneInfo

import phonenumbers
import pytest
from holidays.countries.canada import Canada
from holidays.countries.united_states import UnitedStates
from phonenumbers import geocoder

from app.domain.rules import areas
from app.domain.rules.zones import AREAS, STATES, Address, states_of_address, states_of_number, zones_of_address

OTHER_NAMES = {"Washington State": "WA", "Washington D.C.": "DC", "British Colombia": "BC"}


def test_area_codes_are_those_that_the_geocoder_knows() -> None:
    names = {**UnitedStates.subdivisions_aliases, **Canada.subdivisions_aliases, **OTHER_NAMES}
    for code in map(str, range(200, 1000)):
        number = phonenumbers.parse(f"+1{code}5550123")
        kind, country = phonenumbers.number_type(number), phonenumbers.region_code_for_number(number)
        described = geocoder.description_for_number(number, "en")
        state = names.get(described) or described.rsplit(", ", 1)[-1]
        if kind == phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE and country in STATES and len(state) == 2:
            assert state in AREAS[code], (code, described)


def test_every_state_has_a_name_a_zone_and_an_area_code() -> None:
    states = {state for country in STATES.values() for state in country.values()}

    assert states == set(areas.AREA_CODES)
    assert states == {state for its in areas.ZONES.values() for state in its.split()}
    assert states <= {*UnitedStates.subdivisions, *Canada.subdivisions}
    assert all(ZoneInfo(zone) for zone in areas.ZONES)


def test_postal_codes_lead_to_every_state() -> None:
    by_zip = {row[4:] for row in areas.ZIPS.split("|")} - {""}
    by_letter = {row[1:] for row in areas.LETTERS.split()}

    assert by_zip == set(STATES["US"].values())
    assert by_letter == set(STATES["CA"].values())
    prefixes = [row[:3] for row in areas.ZIPS.split("|")]
    assert prefixes == sorted(prefixes)


@pytest.mark.parametrize(
    ("code", "state"),
    [("10001", "NY"), ("00501", "NY"), ("33101", "FL"), ("34101", "FL"), ("60601", "IL"), ("73301", "TX"),
     ("88510", "TX"), ("99501", "AK"), ("96801", "HI"), ("20001", "DC"), ("20101", "VA"), ("39901", "GA"),
     ("05501", "MA"), ("84101", "UT")],
)  # fmt: skip
def test_a_zip_code_lies_in_its_state(code: str, state: str) -> None:
    assert states_of_address(Address("US", "", code)) == (state,)


@pytest.mark.parametrize("code", ["", "1234", "123456", "ABCDE", "00901", "09012", "34001", "96201", "96910", "1000l"])
def test_what_is_no_zip_code_of_a_state_leads_nowhere(code: str) -> None:
    assert states_of_address(Address("US", "", code)) == ()
    assert zones_of_address(Address("US", "", code)) == ()


def test_two_provinces_may_share_an_area_code() -> None:
    assert states_of_number("+19025550123") == ("NS", "PE")
    assert states_of_number("+442071838750") == ()
