"""BrandPicture: an agency's logo or icon, as a PNG that we have made ourselves from what was sent."""

import io
from enum import StrEnum
from hashlib import sha256
from uuid import UUID, uuid4

from PIL import Image, UnidentifiedImageError
from tortoise import fields

from app.domain.tenants.agencies import Agency
from app.errors import wrong
from app.postgres.tables import Table

# What may be sent, and how many points it may have: a small file may be a picture of any size.
MAX_BYTES = 40_000
MAX_POINTS = 2_000_000
# SVG is a document with scripts, and stays out.
FORMATS = ("PNG", "JPEG", "WEBP")


class Kind(StrEnum):
    """The logo stands at the top of a page, the icon on its tab."""

    LOGO = "logo"
    ICON = "icon"


# The most that is shown of each, at twice the size.
BOXES = {Kind.LOGO: (480, 96), Kind.ICON: (64, 64)}


class BrandPicture(Table):
    """One picture; its `version` stands in its address, so that a browser may keep it for ever."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="pictures", on_delete=fields.CASCADE
    )
    agency_id: UUID
    kind = fields.CharEnumField(Kind, max_length=10)
    version = fields.CharField(max_length=16)
    png = fields.BinaryField()

    class Meta:
        table = "brand_pictures"
        unique_together = (("agency", "kind"),)


def as_png(sent: bytes, kind: Kind) -> bytes:
    """Draw a picture anew, within its box, without whatever else the file carried.

    Raises InvalidRequest (field of the kind's name) for what is no picture, or one that is too large.
    """
    if len(sent) > MAX_BYTES:
        raise wrong(kind, f"The picture has {len(sent):,} bytes; {MAX_BYTES:,} is the most.")
    try:
        with Image.open(io.BytesIO(sent), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_POINTS:
                raise wrong(kind, "The picture is too large. Make it smaller, and send it again.")
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise wrong(kind, "This is no picture that can be read. Send a PNG, JPEG or WebP file.") from error
    drawn.thumbnail(BOXES[kind])
    made = io.BytesIO()
    drawn.save(made, "PNG", optimize=True)
    return made.getvalue()


def version_of(png: bytes) -> str:
    """What tells this picture from every other."""
    return sha256(png).hexdigest()[:16]
