"""A picture is drawn anew: nothing but its points gets through, and nothing that is none."""

import io

import pytest
from PIL import Image, PngImagePlugin

from app.domain.branding.pictures import BOXES, MAX_BYTES, Kind, as_png
from app.errors import InvalidRequest


def picture(width: int, height: int, kind: str = "PNG", **saved: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#1a7f64").save(made, kind, **saved)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_it_becomes_a_png_within_its_box(kind: str) -> None:
    with Image.open(io.BytesIO(as_png(picture(800, 200, kind), Kind.LOGO))) as made:
        assert (made.format, made.size) == ("PNG", (384, 96))
    with Image.open(io.BytesIO(as_png(picture(20, 20, kind), Kind.ICON))) as made:
        assert made.size == (20, 20), "a small one is not drawn larger"


def test_what_else_the_file_carries_stays_behind() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "<script>alert(1)</script>")
    sent = picture(20, 20, pnginfo=notes) + b"<script>alert(2)</script>"

    assert b"script" not in as_png(sent, Kind.LOGO)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GIF89a" + bytes(40),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        picture(40, 40)[:60],
        picture(1, 1) + bytes(MAX_BYTES),
        # Some hundred bytes that would take up 64 MB.
        picture(4000, 4000),
    ],
    ids=["nothing", "another kind", "a document", "cut off", "too long", "a bomb"],
)
def test_anything_else_is_refused_beside_its_field(sent: bytes) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        as_png(sent, Kind.ICON)
    assert [item["field"] for item in refusal.value.details] == ["icon"]


def test_every_kind_has_a_box() -> None:
    assert set(BOXES) == set(Kind)
