"""Whatever colour an agency chooses, everybody can read its pages."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.branding.colours import DARK, LIGHT, READABLE, contrast, shades

PART = st.integers(0, 255)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#777777") == 1
    # The two greys that WCAG's own notes name, on white: just too light, and just dark enough.
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    made = shades("#1a7f64")
    assert (made.fill, made.on_fill, made.link_light) == ("#1a7f64", "#ffffff", "#1a7f64")

    yellow = shades("#ffd400")
    assert (yellow.fill, yellow.on_fill, yellow.link_dark) == ("#ffd400", "#101828", "#ffd400")


@given(PART, PART, PART)
def test_every_colour_is_readable(red: int, green: int, blue: int) -> None:
    made = shades(f"#{red:02x}{green:02x}{blue:02x}")

    assert contrast(made.on_fill, made.fill) >= READABLE
    assert contrast(made.on_fill, made.pressed) >= READABLE
    assert contrast(made.link_light, LIGHT) >= READABLE
    assert contrast(made.link_light, "#ffffff") >= READABLE
    assert contrast(made.link_dark, DARK) >= READABLE
    assert contrast(made.link_dark, "#0c111d") >= READABLE
