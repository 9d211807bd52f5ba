"""A number in any human format is read or refused, and a refusal names the field and what to do."""

import pytest

from app.domain.rules.destinations import destination, normalize
from app.errors import DestinationNotAllowed, InvalidRequest


@pytest.mark.parametrize(
    "text",
    ["+14155550101", "(415) 555-0101", "4155550101", " 1-415-555-0101 ", "tel:+14155550101", "+1.415.555.0101",
     "001 415 555 0101 "[2:], "415/555-0101", "+1 (415) 555–0101"],  # noqa: RUF001
)  # fmt: skip
def test_human_formats_become_e164(text: str) -> None:
    assert normalize("to_number", text, "US") == "+14155550101"


@pytest.mark.parametrize(
    ("text", "home", "e164"),
    [("020 7183 8750", "GB", "+442071838750"), ("030 12345678", "DE", "+493012345678"),
     ("0044 20 7183 8750", "DE", "+442071838750"), ("011 44 20 7183 8750", "US", "+442071838750"),
     ("(02) 9123 4567", "AU", "+61291234567")],
)  # fmt: skip
def test_a_local_number_is_read_as_one_of_the_accounts_country(text: str, home: str, e164: str) -> None:
    assert destination("phone", text, home).e164 == e164


@pytest.mark.parametrize("text", ["", "0", "hello", "+1 555", "+999123456789", "41555501011234", "١٢٣"])
def test_what_is_no_number_is_refused_with_its_field(text: str) -> None:
    for read in (normalize, destination):
        with pytest.raises(InvalidRequest) as refusal:
            read("to_number", text, "US")
        assert refusal.value.details[0]["field"] == "to_number"


@pytest.mark.parametrize(
    ("text", "home", "word"),
    [("911", "US", "emergency"), ("112", "DE", "emergency"), ("999", "GB", "emergency"), ("9-1-1", "US", "emergency"),
     ("411", "US", "short"), ("611", "US", "short"), ("116117", "DE", "short"), ("22000", "US", "short")],
)  # fmt: skip
def test_emergency_and_short_numbers_are_never_called(text: str, home: str, word: str) -> None:
    with pytest.raises(DestinationNotAllowed) as refusal:
        destination("to_number", text, home)
    assert word in refusal.value.message
    assert "Give the lead's own number" in refusal.value.message
    assert refusal.value.details[0]["field"] == "to_number"
