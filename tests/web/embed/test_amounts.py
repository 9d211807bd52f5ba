"""Numbers as people type them, in English and in Spanish: nobody's 2,500 credits become 2.50."""

from decimal import Decimal

import pytest

from app.web.embed.kit.amounts import Ambiguous, as_typed, read_number

ENGLISH, SPANISH = ".", ","
READ = [
    ("2500", "2500", "2500"),
    ("2,500", "2500", None),
    ("2.500", None, "2500"),
    ("2,500.00", "2500", "2500"),
    ("2.500,00", "2500", "2500"),
    ("1,234,567", "1234567", "1234567"),
    ("1.234.567", "1234567", "1234567"),
    ("1,234,567.5", "1234567.5", "1234567.5"),
    ("12.5", "12.5", "12.5"),
    ("12,5", "12.5", "12.5"),
    ("0.125", "0.125", "0.125"),
    ("0,125", "0.125", "0.125"),
    ("2500.125", "2500.125", "2500.125"),
    ("1.1250", "1.125", "1.125"),
    ("2 500", "2500", "2500"),
    ("2\N{NARROW NO-BREAK SPACE}500,50", "2500.5", "2500.5"),
    ("10'000", "10000", "10000"),
]  # fmt: skip
UNREADABLE = ["", "many", "1e9", "-5", "1,2,3", "1.2.3", "12,34,567", "2 50", "1,234.567.890", "٢٥", ".5", "5.", "$5"]


def read(text: str, decimal: str) -> Decimal | None:
    try:
        return read_number(text, decimal)
    except Ambiguous:
        return None


@pytest.mark.parametrize(("text", "english", "spanish"), READ)
def test_a_number_is_read_as_the_language_writes_it_and_what_is_ambiguous_is_not_read(
    text: str, english: str | None, spanish: str | None
) -> None:
    wanted = [one and Decimal(one) for one in (english, spanish)]

    assert [read(text, ENGLISH), read(text, SPANISH)] == wanted


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_number_is_refused(text: str) -> None:
    for decimal in (ENGLISH, SPANISH):
        with pytest.raises(ValueError, match=r"^") as refused:
            read_number(text, decimal)
        assert not isinstance(refused.value, Ambiguous)


def test_an_ambiguous_number_says_what_it_may_mean() -> None:
    with pytest.raises(Ambiguous) as refused:
        read_number("2.500", ENGLISH)

    assert (refused.value.small, refused.value.large) == (Decimal("2.5"), Decimal(2500))


@pytest.mark.parametrize("value", [0, 1, 2500, 2500.5, 1.125, 12.25, 0.125, 999.999, 1000.001, 1234567.891])
def test_what_a_form_shows_reads_back_as_the_same_number(value: float) -> None:
    for decimal in (ENGLISH, SPANISH):
        assert float(read_number(as_typed(value, decimal), decimal)) == value
