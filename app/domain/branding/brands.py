"""Brand: what an agency calls itself and looks like, and how it is changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from tortoise.transactions import in_transaction

from app.domain.branding import pictures
from app.domain.branding.colours import HEX
from app.domain.branding.pictures import BrandPicture, Kind
from app.domain.tenants.agencies import Agency
from app.errors import wrong

MAX_NAME, MAX_TEXT, MAX_URL = 80, 60, 500
COLUMN = {Kind.LOGO: "brand_logo", Kind.ICON: "brand_icon"}
SCHEMES = ("https", "mailto")


@dataclass(frozen=True)
class Brand:
    """What people are shown of an agency; empty is what it has not chosen. Pictures are named by their versions.

    `named`: it has chosen its name itself, which else is that in the CRM.
    """

    agency_id: UUID
    name: str
    named: bool
    colour: str
    logo: str
    icon: str
    support_text: str
    support_url: str


def brand_of(agency: Agency) -> Brand:
    """The agency's brand."""
    return Brand(
        agency_id=agency.id,
        name=agency.brand_name or agency.name,
        named=bool(agency.brand_name),
        colour=agency.brand_colour or "",
        logo=agency.brand_logo or "",
        icon=agency.brand_icon or "",
        support_text=agency.support_text or "",
        support_url=agency.support_url or "",
    )


async def change(
    agency_id: UUID,
    *,
    name: str,
    colour: str,
    support_text: str,
    support_url: str,
    sent: Mapping[Kind, bytes | None],
) -> None:
    """Change all of it or nothing. `sent` has a file for each picture that is exchanged, and None for one that goes.

    Raises InvalidRequest (field `colour`, `support_url`, `support_text`, `logo` or `icon`).
    """
    colour = colour.lower()
    if colour and not HEX.fullmatch(colour):
        raise wrong("colour", "Write the colour as # and six digits, such as #1a7f64.")
    _require_link(support_text, support_url)
    made = {kind: pictures.as_png(file, kind) if file is not None else None for kind, file in sent.items()}
    values: dict[str, str | None] = {
        "brand_name": name[:MAX_NAME] or None,
        "brand_colour": colour or None,
        "support_text": support_text or None,
        "support_url": support_url or None,
    }
    async with in_transaction() as tx:
        for kind, png in made.items():
            ours = BrandPicture.filter(agency_id=agency_id, kind=kind).using_db(tx)
            await ours.delete()
            values[COLUMN[kind]] = version = pictures.version_of(png) if png else None
            if png and version:
                picture = BrandPicture(agency_id=agency_id, kind=kind, version=version, png=png)
                await picture.save(using_db=tx, force_create=True)
        await Agency.filter(id=agency_id).using_db(tx).update(**values)


def _require_link(text: str, url: str) -> None:
    """Both or neither, and an address that a click may open."""
    if bool(text) != bool(url):
        missing = "support_url" if text else "support_text"
        raise wrong(missing, "A link needs a text and an address. Fill in both, or neither.")
    if len(text) > MAX_TEXT:
        raise wrong("support_text", f"The text has room for {MAX_TEXT} characters.")
    if not url:
        return
    try:
        split = urlsplit(url)
    except ValueError:
        split = urlsplit("")
    there = split.netloc if split.scheme == "https" else "@" in split.path
    if split.scheme not in SCHEMES or not there or len(url) > MAX_URL or any(char.isspace() for char in url):
        raise wrong("support_url", "Write an address that begins with https:// or mailto:.")
