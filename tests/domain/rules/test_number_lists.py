"""A list of numbers is read as people have it; what cannot be read is reported with its line."""

import pytest

from app.domain.rules import number_lists
from app.domain.rules.number_lists import read_numbers
from app.errors import InvalidRequest


@pytest.mark.parametrize(
    "text",
    ["+14155550101\n(415) 555-0102", "phone\n4155550101\n415-555-0102\n",
     "\ufeffName,Phone\r\nAnn,4155550101\r\nBo,4155550102",
     'name;phone\n"Ann; A";4155550101\n"Bo";+1 415 555 0102', "Ann\t4155550101\nBo\t4155550102",
     "4155550101\n\n\n4155550102\n+14155550101"],
)  # fmt: skip
def test_every_usual_form_is_read(text: str) -> None:
    found = read_numbers(text, "US")

    assert found.numbers == ("+14155550101", "+14155550102")
    assert found.bad == ()


def test_bad_lines_are_told_by_their_numbers() -> None:
    found = read_numbers("phone\n4155550101\nhello\n12\n\n+999 123", "US")

    assert found.numbers == ("+14155550101",)
    assert found.bad == (
        (3, "Line 3 has no phone number that exists."),
        (4, "Line 4 has no phone number that exists."),
        (6, "Line 6 has no phone number that exists."),
    )


def test_a_first_line_with_digits_is_no_heading() -> None:
    assert read_numbers("12\n4155550101", "US").bad == ((1, "Line 1 has no phone number that exists."),)


def test_local_formats_are_read_as_of_the_accounts_country() -> None:
    assert read_numbers("020 7183 8750", "GB").numbers == ("+442071838750",)


def test_a_list_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_lists, "MAX_LINES", 2)

    with pytest.raises(InvalidRequest, match="Import it in parts"):
        read_numbers("4155550101\n" * 3, "US")
