"""GET /brand/…: an agency's colours and pictures, open to anybody as its pages are, and how they are addressed."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.domain.branding.brands import Brand, brand_of
from app.domain.branding.colours import shades
from app.domain.branding.pictures import BrandPicture, Kind
from app.domain.tenants.agencies import Agency

KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
STYLE = """:root {{
  --primary: {fill}; --primary-strong: {pressed}; --on-primary: {on_fill};
  --link: light-dark({link_light}, {link_dark}); --focus: light-dark({link_light}, {link_dark});
}}
"""


@dataclass(frozen=True)
class Shown(Brand):
    """A brand as a template shows it; `style`, `logo_address` and `icon_address` are empty for what it has not."""

    @property
    def style(self) -> str:
        """The address of its stylesheet, for after ours."""
        return self._address("style.css", sha256(_style(self).encode()).hexdigest()[:16]) if self.colour else ""

    @property
    def logo_address(self) -> str:
        return self._address("logo.png", self.logo) if self.logo else ""

    @property
    def icon_address(self) -> str:
        return self._address("icon.png", self.icon) if self.icon else ""

    def _address(self, file: str, version: str) -> str:
        return f"/brand/{self.agency_id}/{file}?v={version}"


def shown(agency: Agency) -> Shown:
    """The agency's brand for a template."""
    return Shown(**vars(brand_of(agency)))


async def hinted(agency_id: str) -> Shown | None:
    """The brand of the agency that a public address names; None for no agency."""
    try:
        agency = await Agency.get_or_none(id=UUID(agency_id))
    except ValueError:
        return None
    return shown(agency) if agency else None


async def style(request: Request) -> Response:
    """Its colour, as what a page is drawn with."""
    brand = await hinted(request.path_params["agency_id"])
    if brand is None or not brand.colour:
        raise HTTPException(404, "There is no such brand")
    return Response(_style(brand), media_type="text/css", headers=KEPT)


async def picture(request: Request) -> Response:
    """Its logo or its icon."""
    brand, kind = await hinted(request.path_params["agency_id"]), request.path_params["kind"]
    if brand is None or kind not in list(Kind):
        raise HTTPException(404, "There is no such picture")
    found = await BrandPicture.get_or_none(agency_id=brand.agency_id, kind=kind)
    if found is None:
        raise HTTPException(404, "There is no such picture")
    return Response(bytes(found.png), media_type="image/png", headers=KEPT)


def _style(brand: Brand) -> str:
    return STYLE.format(**vars(shades(brand.colour)))
