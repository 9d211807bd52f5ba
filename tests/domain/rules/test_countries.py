"""Countries as they arrive: as codes, as words, in either language."""

import phonenumbers
import pytest

from app.domain.rules.countries import TABLE, country_code


@pytest.mark.parametrize(
    ("written", "code"),
    [("US", "US"), ("us", "US"), ("USA", "US"), ("U.S.A.", "US"), ("United States", "US"), (" united  states ", "US"),
     ("United States of America", "US"), ("Estados Unidos", "US"), ("EE. UU.", "US"), ("Canada", "CA"), ("CAN", "CA"),
     ("Canadá", "CA"), ("UK", "GB"), ("United Kingdom", "GB"), ("England", "GB"), ("GBR", "GB"), ("México", "MX"),
     ("Deutschland", "DE"), ("DEU", "DE"), ("Puerto Rico", "PR"), ("Türkiye", "TR"), ("España", "ES"),
     ("Guatemala", "GT"), ("GTM", "GT"), ("MAR", "MA"), ("Marruecos", "MA"), ("Alemania", "DE"), ("Estonia", "EE"),
     ("Republica Dominicana", "DO"), ("Costa de Marfil", "CI"), ("Islas Malvinas", "FK"), ("Kosovo", "XK"),
     ("Corea del Sur", "KR"), ("ARABIA SAUDITA", "SA"), ("The Bahamas", "BS"), ("Georgia", "GE"), ("U.A.E.", "AE")],
)  # fmt: skip
def test_a_country_is_read_however_it_is_written(written: str, code: str) -> None:
    assert country_code(written) == code


def test_every_country_with_phone_numbers_is_read_by_both_its_codes() -> None:
    # Ascension and Tristan da Cunha have no codes of their own in ISO 3166.
    unread = {region for region in phonenumbers.SUPPORTED_REGIONS if country_code(region) != region}
    threes = {code: iso3 for code, iso3, _ in (entry.split(" ", 2) for entry in TABLE.split("; "))}

    assert unread == {"AC", "TA"}
    assert [code for code, iso3 in threes.items() if country_code(iso3) != code] == []
    assert len(set(threes.values())) == len(threes) == 250


@pytest.mark.parametrize("text", ["", " ", "XX", "null", "{{contact.country}}", "Springfield", "1", "Etc/Unknown"])
def test_what_names_no_country_is_none(text: str) -> None:
    assert country_code(text) == ""
