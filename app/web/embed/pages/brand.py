"""The agency's brand: what its sub-accounts see on top of the page, in e-mails and in the description of the API."""

import base64
import binascii
import re

from starlette.requests import Request
from starlette.responses import Response

from app.domain.branding import brands
from app.domain.branding.colours import LIGHT, READABLE, contrast, shades
from app.domain.branding.pictures import BOXES, MAX_BYTES, Kind
from app.domain.tenants.agencies import Agency
from app.errors import InvalidRequest
from app.web import brand as branding
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer

UNUSABLE = 422
DRAWN = re.compile(r"data:[a-z/+.-]*(?:;base64)?,(.*)", re.DOTALL)


async def shown(_request: Request, viewer: Viewer) -> Response:
    """The brand as it is."""
    return await _page(viewer)


async def save(request: Request, viewer: Viewer) -> Response:
    """Change all of it, or nothing."""
    form = await read_form(request)
    sent: dict[Kind, bytes | None] = {kind: _file(form[kind]) for kind in Kind if form[kind]}
    sent.update({kind: None for kind in Kind if form[f"without_{kind}"] == "on"})
    try:
        await brands.change(
            viewer.agency.id,
            name=form["brand_name"],
            colour=form["colour"],
            support_text=form["support_text"],
            support_url=form["support_url"],
            sent=sent,
        )
    except InvalidRequest as refusal:
        return await _page(viewer, form, as_mistakes(viewer, refusal))
    return await _page(viewer, toast=viewer.say("brand.saved"))


async def _page(
    viewer: Viewer, typed: Form | None = None, mistakes: dict[str, str] | None = None, toast: str | None = None
) -> Response:
    agency = await Agency.get(id=viewer.agency.id)
    brand = branding.shown(agency)
    stored = Form(
        brand_name=agency.brand_name or "", colour=brand.colour, support_text=brand.support_text,
        support_url=brand.support_url,
    )  # fmt: skip
    return render(
        viewer,
        "brand/brand.html",
        UNUSABLE if mistakes else 200,
        toast=toast,
        shown=brand,
        form=typed if typed is not None else stored,
        mistakes=mistakes or {},
        note=_note(viewer, brand.colour),
        pictures=[("logo", BOXES[Kind.LOGO], brand.logo_address), ("icon", BOXES[Kind.ICON], brand.icon_address)],
        most=MAX_BYTES,
    )


def _note(viewer: Viewer, colour: str) -> str:
    """What was done to a colour that cannot be read as text on a light page."""
    if not colour or contrast(colour, LIGHT) >= READABLE:
        return ""
    ratio = viewer.say.exact(round(contrast(colour, LIGHT), 1))
    return viewer.say("brand.darker", ratio=ratio, wanted=viewer.say.exact(READABLE), shade=shades(colour).link_light)


def _file(drawn: str) -> bytes:
    """What a data: URL carries; nothing for what is none, which is no picture either."""
    found = DRAWN.fullmatch(drawn)
    try:
        return base64.b64decode(found[1], validate=True) if found else b""
    except binascii.Error:
        return b""
