"""A value is written to a custom field only as one of its kind."""

from datetime import UTC, datetime

from app.domain.results.field_values import ContactField, as_field

AT = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)
OPTIONS = ("Basic", "Pro", "Yes", "No")
VALUES = [
    ("TEXT", "anything", "anything"),
    ("LARGE_TEXT", " padded ", "padded"),
    ("NUMERICAL", "3", 3),
    ("NUMERICAL", "about 2.5 rooms", 2.5),
    ("NUMERICAL", "1,200", 1200),
    ("NUMERICAL", "-4", -4),
    ("NUMERICAL", "2 or 3", None),
    ("NUMERICAL", "a lot", None),
    ("MONETORY", "$1,250.50", 1250.5),
    ("DATE", "2026-12-02", "2026-12-02"),
    ("DATE", "tomorrow at 3 pm", "2026-11-26"),
    ("DATE", "1987-05-03", "1987-05-03"),
    ("DATE", "May 3, 1987", "1987-05-03"),
    ("DATE", "12/02/2025", "2025-12-02"),
    ("DATE", "soon", None),
    ("DATE", "n/a", None),
    ("DATE", "2026-02-30", None),
    ("SINGLE_OPTIONS", "pro", "Pro"),
    ("SINGLE_OPTIONS", "true", "Yes"),
    ("RADIO", "Platinum", None),
    ("CHECKBOX", "basic, Pro", ["Basic", "Pro"]),
    ("MULTIPLE_OPTIONS", "basic, Platinum", None),
    ("FILE_UPLOAD", "https://example.com/a.pdf", None),
]


def test_each_kind_of_field_takes_its_kind_of_value() -> None:
    read = [
        (kind, text, as_field(ContactField(id="f", name="F", type=kind, options=OPTIONS), text, "America/New_York", AT))
        for kind, text, _ in VALUES
    ]

    assert read == VALUES
