"""Numbers as they arrive: each is read as the digits that stand there, or refused with a sentence."""

from collections.abc import Callable

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from app.domain.rules.destinations import normalize
from app.domain.rules.number_lists import read_numbers
from app.domain.rules.phone_text import Unreadable, read
from app.errors import InvalidRequest

LEAD = "+14155550101"
ROUNDED, LETTERS, SEVERAL = "spreadsheet has rounded", "letters or signs", "more than one"
NONE, DATE, ABROAD, UNFILLED = "not a phone number that exists", "looks like a date", "country in words", "merge field"

# (source, text, home country, E.164 or a part of the sentence)
ARRIVALS: tuple[tuple[str, str, str, str], ...] = (
    *(("person", text, "US", LEAD) for text in (
        "4155550101", "14155550101", "+14155550101", "415-555-0101", "(415) 555-0101", "(415)555-0101",
        "415.555.0101",
        "+1.415.555.0101", "415/555-0101", "415 555 0101", "1-415-555-0101", "+1 (415) 555-0101", "415_555_0101",
        "+1 415-555-0101", "(+1) 415-555-0101", "415~555~0101", "01114155550101", "1 (415) 5550101", "-4155550101",
        "415 - 555 - 0101", "  4155550101  ", "(415)-(555)-(0101)",
    )),
    *(("copied", text, "US", LEAD) for text in (
        "415\u00a0555\u00a00101", "415\u202f555\u202f0101", "415\u2009555\u20090101", "415\u2007555\u20070101",
        "\u200e+14155550101\u200e", "\u202a+1 415 555 0101\u202c", "415\t555\t0101", "\ufeff4155550101",
        "415\u2010555\u20100101", "415\u2011555\u20110101", "415\u2012555\u20120101", "415\u2013555\u20130101",
        "415\u2014555\u20140101", "415\u2212555\u22120101", "415\u00ad555\u00ad0101", "415\u200b5550101",
        "\uff0b\uff11\uff14\uff11\uff15\uff15\uff15\uff15\uff10\uff11\uff10\uff11",
        "\u0664\u0661\u0665\u0665\u0665\u0665\u0660\u0661\u0660\u0661", "\u260e 415-555-0101",
        "\U0001f4de +1 415 555 0101",
        "415\u00b7555\u00b70101", "\u2022 415-555-0101", "415\u3000555\u30000101", "4155550101\n", "4155550101\r\n",
        "4155550101\x00", "415-555-0101\u2028",
    )),
    *(("sheet", text, "US", LEAD) for text in (
        "'4155550101", "\u20194155550101", "'+14155550101", "4155550101.0", "14155550101.0", "4155550101.00",
        "4155550101,0", "+14155550101.0", "4.155550101E9", "4.155550101e9", "4.155550101E+9", "4.155550101E+09",
        "1.4155550101E10", "1.4155550101E+10", "+1.4155550101E10", "4,155550101E9", "4,155,550,101", '="4155550101"',
        '"4155550101"', "=4155550101",
    )),
    *(("sheet", text, "US", ROUNDED) for text in (
        "4.15555012E9", "4.15556E+09", "4.16E+09", "1.41556E+10", "4E9", "4155550101.5", "4.1555501015E9", "1E10",
        "1.41555501E+10", "4.1555501E9", "4155550101.000",
    )),
    *(("labelled", text, "US", LEAD) for text in (
        "tel:+14155550101", "tel:4155550101", "TEL:+1-415-555-0101", "callto:+14155550101", "sms:+14155550101",
        "whatsapp:+14155550101", "Mobile: 415-555-0101", "mobile 415-555-0101", "Phone: 415-555-0101",
        "Tel. 415-555-0101",
        "Ph: 415-555-0101", "Phone 1: 415-555-0101", "M: 415-555-0101", "Tel\u00e9fono: 415-555-0101",
        "Cell #: 4155550101",
        "Handy: +14155550101", "[mobile] 415-555-0101", "(home) 415-555-0101", "Tel#: 415-555-0101",
        "Ann Smith: 415-555-0101", "https://wa.me/14155550101", "wa.me/14155550101", "14155550101@s.whatsapp.net",
        "14155550101@c.us", "<4155550101>",
    )),
    *(("noted", text, "US", LEAD) for text in (
        "415-555-0101 (mobile)", "415-555-0101 (Mobile)", "4155550101(home)", "415-555-0101 mobile",
        "415-555-0101 - cell",
        "415-555-0101 [work]", "415-555-0101 (Ann)", "415-555-0101, home", "415-555-0101 casa",
        "415-555-0101 (m\u00f3vil)",
        "+14155550101 whatsapp",
    )),
    *(("extended", text, "US", LEAD) for text in (
        "415-555-0101 ext. 12", "415-555-0101 ext 12", "415-555-0101x12", "415-555-0101 x 12", "415-555-0101 #12",
        "tel:+1-415-555-0101;ext=12", "415-555-0101 (ext 12)", "415-555-0101,,12#", "415-555-0101 extension 12",
        "415-555-0101 Extn: 12", "415-555-0101;12",
    )),
    *(("form", text, "US", LEAD) for text in (
        "+1+14155550101", "+1 +1 415 555 0101", "++14155550101", "+1 1 415 555 0101", "%2B14155550101",
        "&#43;14155550101",
        "(415)&nbsp;555-0101", "+1%20415%20555%200101",
    )),
    *(("form", text, "US", LETTERS) for text in (
        "+353undefined", "0044Restricted", "+1null", "415-555-010X", "415-555-O101", "4I5-555-0101", "l415 555 0101",
        "1-800-FLOWERS", "1 800 FLOWERS", "1-800-555-CARE", "415-555-01**", "(415) 555-XXXX", "*67 415 555 0101",
        "4155550101abc", "415 555 0101 Ann", "ann4155550101@example.com", "sip:+14155550101@example.com", "nan",
        "NaN",
        "Restricted", "Anonymous", "unknown", "undefined", "null", "0x4155550101", "415-555-0101\u00b2",
        "415-555-0101?",
        "+1415555010I",
    )),
    *(("form", text, "US", NONE) for text in (
        "", " ", "+", "0", "-", "+1", "+1 555", "555-0101", "415-555 home", "+999123456789", "41555501011234",
        "0000000000", "1111111111", "00000", "+0014155550101",
    )),
    *(("form", text, "US", UNFILLED) for text in (
        "{{contact.phone}}", "{{contact.phone_raw}}", " {{ contact.phone }} ", "[[phone]]", "${phone}", "%%phone%%",
        "*|PHONE|*",
    )),
    *(("two", text, "US", SEVERAL) for text in (
        "415-555-0101 / 415-555-0102", "4155550101,4155550102", "415-555-0101; 415-555-0102",
        "415-555-0101 or 415-555-0102",
        "415-555-0101 415-555-0102", "4155550101\n4155550102", "415-555-0101 | 415-555-0102",
        "415-555-0101 & 415-555-0102",
        "4155550101 y 4155550102", "+14155550101+14155550102",
    )),
    *(("date", text, "US", DATE) for text in ("2025-11-02", "11/02/2025", "2025-11-02 10:00", "02.11.2025")),
    ("abroad", "0412 345 678 (AU)", "DE", ABROAD), ("abroad", "UK: 020 7183 8750", "NL", ABROAD),
    ("abroad", "+61 412 345 678 (AU)", "DE", "+61412345678"), ("abroad", "020 7183 8750", "GB", "+442071838750"),
    ("abroad", "+44 (0)20 7183 8750", "US", "+442071838750"), ("abroad", "0044 20 7183 8750", "DE", "+442071838750"),
    ("abroad", "011 44 20 7183 8750", "US", "+442071838750"), ("abroad", "+39 06 6982 1234", "US", "+390669821234"),
    ("abroad", "030/12345678", "DE", "+493012345678"), ("abroad", "+49 (0)30 12345678", "US", "+493012345678"),
    ("abroad", "+4930123456.0", "DE", "+4930123456"), ("abroad", "4930123456.0", "DE", "+4930123456"),
    ("abroad", "01 23 45 67 89", "FR", "+33123456789"), ("abroad", "01.23.45.67.89", "FR", "+33123456789"),
    ("abroad", "0301234,0305678", "DE", SEVERAL), ("abroad", "030 1234567 oder 0171 1234567", "DE", SEVERAL),
    ("whatsapp", "+5215512345678", "US", "+525512345678"), ("whatsapp", "5215512345678", "MX", "+525512345678"),
    ("whatsapp", "+52 1 55 1234 5678", "US", "+525512345678"), ("whatsapp", "+551187654321", "US", "+5511987654321"),
    ("whatsapp", "11 8765-4321", "BR", "+5511987654321"), ("whatsapp", "+55 (11) 98765-4321", "US", "+5511987654321"),
    ("whatsapp", "+55 11 3456-7890", "US", "+551134567890"),
)  # fmt: skip


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(set(ARRIVALS)) >= 150


@pytest.mark.parametrize(("source", "text", "home", "expected"), ARRIVALS)
def test_a_number_is_read_as_it_is_written_or_refused(source: str, text: str, home: str, expected: str) -> None:
    if expected.startswith("+"):
        assert normalize(source, text, home) == expected
    else:
        with pytest.raises(InvalidRequest, match=expected) as refusal:
            normalize(source, text, home)
        assert refusal.value.details[0]["field"] == source


def test_an_extension_is_kept_apart() -> None:
    assert read("+1 415 555 0101 ext. 12", "US").extension == "12"
    assert read("+1 415 555 0101", "US").extension == ""


@pytest.mark.parametrize("text", ["4.15555012E9", "4.15556E+09,4155550199", "Ann,4.16E+09,2025-11-02"])
def test_a_rounded_number_in_a_list_is_named_with_its_line_and_lists_nobody(text: str) -> None:
    found = read_numbers(f"phone\n{text}", "US")

    assert found.numbers == ()
    assert [line for line, _ in found.bad] == [2]
    assert ROUNDED in found.bad[0][1]


def test_a_date_in_a_list_is_no_number_where_numbers_have_eight_digits() -> None:
    assert read_numbers("Ann,2025-11-02,22 33 44 55", "NO").numbers == ("+4722334455",)


def _examples() -> list[tuple[str, phonenumbers.PhoneNumber]]:
    found = []
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in PhoneNumberType.values():
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None and phonenumbers.is_valid_number(number):
                found.append((region, number))
    return found


def _as(style: int) -> Callable[[phonenumbers.PhoneNumber, str], str]:
    return lambda number, _: phonenumbers.format_number(number, style)


STYLES: dict[str, Callable[[phonenumbers.PhoneNumber, str], str]] = {
    "E.164": _as(PhoneNumberFormat.E164),
    "international": _as(PhoneNumberFormat.INTERNATIONAL),
    "national": _as(PhoneNumberFormat.NATIONAL),
    "tel": _as(PhoneNumberFormat.RFC3966),
    "from abroad": phonenumbers.format_out_of_country_calling_number,
    "significant digits": lambda number, _: phonenumbers.national_significant_number(number),
    "dots": lambda number, _: _as(PhoneNumberFormat.INTERNATIONAL)(number, _).replace(" ", "."),
    "tabs": lambda number, _: _as(PhoneNumberFormat.NATIONAL)(number, _).replace(" ", "\t"),
    "narrow spaces": lambda number, _: _as(PhoneNumberFormat.NATIONAL)(number, _).replace(" ", "\u202f"),
    "label": lambda number, _: "Mobile: " + _as(PhoneNumberFormat.NATIONAL)(number, _),
    "note": lambda number, _: _as(PhoneNumberFormat.NATIONAL)(number, _) + " (work)",
    "apostrophe": lambda number, _: "'" + _as(PhoneNumberFormat.E164)(number, _),
    "decimal": lambda number, _: _as(PhoneNumberFormat.E164)(number, _) + ".0",
    "double": lambda number, _: "+" + _double(_as(PhoneNumberFormat.E164)(number, _)[1:]),
    "national double": lambda number, _: _double(phonenumbers.national_significant_number(number)),
    "rounded": lambda number, _: f"{int(_as(PhoneNumberFormat.E164)(number, _)[1:]):.5E}",
    "extension": lambda number, _: _as(PhoneNumberFormat.INTERNATIONAL)(number, _) + " ext. 12",
    "undefined": lambda number, _: _as(PhoneNumberFormat.E164)(number, _) + "undefined",
}


def _double(digits: str) -> str:
    """As Java and JavaScript write a large floating-point number: without the zeros at its end."""
    return f"{digits[0]}.{digits[1:].rstrip('0') or '0'}E{len(digits) - 1}"


@pytest.mark.parametrize("style", STYLES)
def test_a_number_of_any_region_in_any_style_is_read_back_or_refused(style: str) -> None:
    read_back = 0
    for region, number in _examples():
        text = STYLES[style](number, region)
        try:
            found = read(text, region)
        except Unreadable:
            continue
        read_back += 1
        assert found.number == number or found.e164 == phonenumbers.format_number(number, PhoneNumberFormat.E164), text
    if style != "rounded":
        assert (read_back == 0) == (style == "undefined")
