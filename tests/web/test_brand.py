"""An agency's brand: on its page, after an installation, on the API's page and in e-mails."""

import base64
import io
import re
from uuid import uuid4

import pytest
from PIL import Image

from app.demo.seed import COMPANY_ID
from app.domain.audit.trail import AuditEntry
from app.domain.branding.pictures import BrandPicture
from app.domain.tenants.agencies import Agency
from tests.house import House
from tests.settings_page import Seat, seated

GREEN = "#1a7f64"
HELP = {"support_text": "Ask Bright", "support_url": "https://help.example.com/calls"}


def drawn(width: int = 40, height: int = 40, colour: str = GREEN) -> str:
    """A picture as the page's script sends it."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "PNG")
    return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"


async def branded(house: House, **fields: str) -> Seat:
    """The agency's seat, after it has saved this brand."""
    seat = await seated(house, "agency")
    answer = await seat.post("/embed/brand", **({"brand_name": "Bright Voice", "colour": GREEN} | HELP | fields))
    assert answer.status_code == 200, answer.text
    return seat


async def test_everybody_of_the_agency_sees_it_and_nobody_else(house: House) -> None:
    before = (await (await seated(house, "admin")).get("/embed/layout")).text
    assert "/brand/" not in before

    await branded(house, logo=drawn(), icon=drawn(64, 64))

    layout = (await (await seated(house, "admin")).get("/embed/layout")).text
    assert 'href="https://help.example.com/calls"' in layout
    assert "Ask Bright" in layout
    [style] = re.findall(r'href="(/brand/[^"]*)"', layout)
    [logo] = re.findall(r'src="(/brand/[^"]*)"', layout)
    sheet = await house.http.get(style)
    assert (sheet.headers["content-type"], sheet.headers["cache-control"][:6]) == ("text/css; charset=utf-8", "public")
    assert f"--primary: {GREEN}" in sheet.text
    with Image.open(io.BytesIO((await house.http.get(logo)).content)) as shown:
        assert shown.size == (40, 40)
    opened = (await house.http.get("/embed", params={"company_id": COMPANY_ID})).text
    assert style in opened, "the page is in its colours before it knows who looks"
    assert "/brand/" not in (await house.http.get("/embed")).text


async def test_a_new_picture_has_a_new_address_and_a_removed_one_is_gone(house: House) -> None:
    seat = await branded(house, logo=drawn())
    first = re.findall(r'src="(/brand/[^"]*)"', (await seat.get("/embed/layout")).text)
    await branded(house, logo=drawn(colour="#ff0000"))
    second = re.findall(r'src="(/brand/[^"]*)"', (await seat.get("/embed/layout")).text)
    assert len(first) == len(second) == 1
    assert first != second

    await branded(house, without_logo="on")
    assert "/brand/" not in re.findall(r'src="([^"]*)"', (await seat.get("/embed/layout")).text)
    assert (await house.http.get(second[0])).status_code == 404
    assert await BrandPicture.all().count() == 0


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("colour", "green"),
        ("colour", "#12345"),
        ("colour", "#1a7f64;}"),
        ("support_url", "javascript:alert(1)"),
        ("support_url", "http://help.example.com"),
        ("support_url", "https://"),
        ("support_url", "mailto:nobody"),
        ("support_url", ""),
        ("support_text", ""),
        ("support_text", "x" * 61),
        ("logo", "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="),
        ("logo", "https://example.com/logo.png"),
        ("icon", "data:,"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_cannot_be_shown_is_said_beside_its_field_and_changes_nothing(
    house: House, field: str, typed: str, language: str
) -> None:
    seat = await branded(house)
    seat.language = language
    kept = await Agency.get(company_id=COMPANY_ID)

    answer = await seat.post("/embed/brand", **({"brand_name": "Other", "colour": "#ff0000"} | HELP | {field: typed}))

    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text
    now = await Agency.get(company_id=COMPANY_ID)
    assert (now.brand_name, now.brand_colour, now.support_url) == ("Bright Voice", GREEN, kept.support_url)


async def test_who_has_installed_sees_whose_app_it_is(house: House) -> None:
    await branded(house, logo=drawn())

    crm, company = house.world.crm, house.world.crm.agencies[COMPANY_ID]
    code = crm.approve(next(user for user in company.users if user.owner), company.locations)
    page = await house.http.get("/oauth/callback", params={"code": code})

    assert page.status_code == 200, page.text
    assert 'alt="Bright Voice"' in page.text
    assert "Ask Bright" in page.text


async def test_the_apis_page_is_the_agencys_when_it_is_asked_for_so(house: House) -> None:
    await branded(house, icon=drawn())
    agency = await Agency.get(company_id=COMPANY_ID)

    page = await house.http.get("/docs", params={"agency": str(agency.id)})
    assert "Bright Voice" in page.text
    assert 'rel="icon"' in page.text
    for unknown in ("", "x", str(uuid4())):
        plain = await house.http.get("/docs", params={"agency": unknown})
        assert plain.text == (await house.http.get("/docs")).text
    for path in (f"/brand/{uuid4()}/style.css", "/brand/x/logo.png", f"/brand/{agency.id}/other.png"):
        assert (await house.http.get(path)).status_code == 404


async def test_a_colour_that_is_hard_to_read_is_explained(house: House) -> None:
    seat = await branded(house, colour="#FFD400")
    page = (await seat.get("/embed/brand")).text
    assert "Buttons keep your colour." in page
    assert "4.5" in page


async def test_the_audit_log_says_who_changed_it(house: House) -> None:
    await branded(house, logo=drawn())
    entries = {entry.what: (entry.name != "", entry.became) for entry in await AuditEntry.filter(actor="person")}
    agency = await Agency.get(company_id=COMPANY_ID)
    assert entries == {
        "agencies.brand_name": (True, "Bright Voice"),
        "agencies.brand_colour": (True, GREEN),
        "agencies.brand_logo": (True, agency.brand_logo),
        "agencies.support_text": (True, HELP["support_text"]),
        "agencies.support_url": (True, HELP["support_url"]),
    }
