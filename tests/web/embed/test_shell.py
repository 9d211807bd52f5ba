"""The empty page: who may frame it, what it weighs, and what it does not do."""

import gzip
import re

import pytest

from app.domain.tenants.agencies import Agency
from app.domain.tenants.installations import UNINSTALLED, Installation
from app.web.embed.frame.shell import host_of
from app.web.embed.kit.render import ASSETS, HERE
from tests.conftest import built
from tests.house import House

LIMIT = 100_000
WHITE_LABEL = "crm.bright.example"


def ancestors(policy: str) -> list[str]:
    return next(part for part in policy.split("; ") if part.startswith("frame-ancestors ")).split(" ")[1:]


async def test_there_is_no_data_in_it_and_nothing_inline(house: House) -> None:
    answer = await house.http.get("/embed", params={"location_id": house.tenant.location_id})

    assert answer.status_code == 200
    assert house.tenant.name not in answer.text
    assert "Bright" not in answer.text
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=| style=", answer.text)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "x-frame-options" not in answer.headers


async def test_the_domains_of_the_crm_may_frame_it(database_url: str) -> None:
    async with built(database_url, ghl_frame_ancestors="https://*.crm.example https://app.crm.example:8443") as house:
        answer = await house.http.get("/embed")

    assert ancestors(answer.headers["content-security-policy"]) == [
        "https://*.crm.example",
        "https://app.crm.example:8443",
    ]


@pytest.mark.parametrize("hint", ["location", "company", "referer"])
async def test_so_may_the_white_label_domain_of_its_agency_only(house: House, hint: str) -> None:
    await Agency.filter(id=house.seeded.agency.id).update(whitelabel_domain=WHITE_LABEL)
    await Agency.create(company_id="Other", name="Other", whitelabel_domain="crm.other.example")
    query = {
        "location": {"location_id": house.tenant.location_id},
        "company": {"company_id": house.seeded.agency.company_id},
        "referer": {"location_id": "{{location.id}}"},
    }[hint]
    headers = {"Referer": f"https://{WHITE_LABEL}/"} if hint == "referer" else {}

    answer = await house.http.get("/embed", params=query, headers=headers)

    allowed = ancestors(answer.headers["content-security-policy"])
    assert f"http://{WHITE_LABEL}" in allowed
    assert not any("other" in origin for origin in allowed)


async def test_a_stranger_who_frames_it_is_not_let_in(house: House) -> None:
    answer = await house.http.get("/embed", headers={"Referer": "https://evil.example/"})

    assert not any("evil" in origin for origin in ancestors(answer.headers["content-security-policy"]))


@pytest.mark.parametrize("query", [{"location_id": "Unknown"}, {"company_id": "Unknown"}])
async def test_an_unknown_place_gets_a_page_that_says_how_to_open_it(house: House, query: dict[str, str]) -> None:
    answer = await house.http.get("/embed", params=query)

    assert answer.status_code == 404
    assert "This page is opened from your CRM" in answer.text
    assert "<script" not in answer.text
    assert ancestors(answer.headers["content-security-policy"]) == ["*"]


async def test_so_does_one_where_it_was_uninstalled(house: House) -> None:
    await Installation.filter(location_id=house.tenant.location_id).update(status=UNINSTALLED)

    assert (await house.http.get("/embed", params={"location_id": house.tenant.location_id})).status_code == 404


@pytest.mark.parametrize(
    ("domain", "host"),
    [
        ("crm.bright.example", "crm.bright.example"),
        ("https://CRM.Bright.example/", "crm.bright.example"),
        ("crm.bright.example/path", "crm.bright.example"),
        ("crm.bright.example; script-src *", None),
        ("crm.bright.example https://evil.example", None),
        ("*", None),
        ("", None),
        (None, None),
    ],
)
def test_a_domain_cannot_smuggle_anything_into_the_policy(domain: str | None, host: str | None) -> None:
    assert host_of(domain) == host


@pytest.mark.parametrize(("accepted", "language"), [("es-MX,es;q=0.9", "es"), ("fr,en;q=0.5", "en"), ("", "en")])
async def test_it_speaks_the_language_of_the_browser(house: House, accepted: str, language: str) -> None:
    answer = await house.http.get("/embed", headers={"Accept-Language": accepted})

    assert f'<html lang="{language}">' in answer.text


@pytest.mark.parametrize(("theme", "expected"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')])
async def test_the_frame_may_choose_the_theme(house: House, theme: str, expected: str) -> None:
    assert expected in (await house.http.get("/embed", params={"theme": theme})).text
    assert "data-theme" not in (await house.http.get("/embed", params={"theme": '"><script>'})).text


async def test_the_first_load_is_light(house: House) -> None:
    shell = await house.http.get("/embed")
    sizes = [len(gzip.compress(shell.content))]
    for address in ASSETS.values():
        assert address.replace("&", "&amp;") in shell.text
        answer = await house.http.get(address, headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        sizes.append(len(gzip.compress(answer.content)))

    assert sum(sizes) < LIMIT, sizes


def test_our_own_scripts_stay_smaller_than_the_half_of_the_library_that_they_use() -> None:
    scripts = {script.name: script.stat().st_size for script in (HERE / "static").glob("*.js")}
    library = scripts.pop("htmx.min.js")

    assert 0 < sum(scripts.values()) < library / 2


async def test_an_asset_under_another_name_or_version_is_not_kept(house: House) -> None:
    assert (await house.http.get("/embed/static/NOTICE")).status_code == 404
    assert (await house.http.get("/embed/static/..%2Fshell.py")).status_code == 404
    old = await house.http.get("/embed/static/page.css", params={"v": "0"})
    assert old.headers["cache-control"] == "no-cache"
