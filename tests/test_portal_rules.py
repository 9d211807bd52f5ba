"""What the command writes can be pushed, the first time and the next; and every rule notices who breaks it."""

import json
import re
import struct
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app import cli
from app.cli.manifest import MANIFEST, portal_files
from tests import portal_rules
from tests.portal_rules import ACTIONS, APP, METERS, PLANS, TRIGGERS, WEBHOOKS, Files, broken

ADDRESS = "https://voice.example.org"
BRANCH = "versions.0.branchesConfig.predefinedBranches.branches.0"
WAITS = f"{ACTIONS}place-call-and-wait.json"
FINISHED = f"{TRIGGERS}call-finished.json"
PICTURES = [f"https://files.example.org/preview-{index}.png" for index in range(3)]
REPLACED: dict[str, Any] = {
    "appId": "app-1", "versionId": "version-1", "createdAt": "2026-11-20T10:00:00Z", "status": "draft",
}  # fmt: skip


def ours() -> Files:
    return {str(path.relative_to(MANIFEST)): json.loads(path.read_text()) for path in portal_files()}


def just_created() -> Files:
    """A pull of an app with a name and a client key: its texts are empty, and it has neither actions nor triggers."""
    app = ours()[APP] | REPLACED
    app["basicInfo"] |= {"contact": {"name": "Ada", "email": "ada@example.org"}, "companyName": "", "logoUrl": ""}
    app["profiles"]["agency"] |= {"description": ""}
    app["profiles"]["subAccount"] = {"enabled": False, "description": "", "previewImageUrls": [], "previewVideoUrl": ""}
    app["oauth"] |= {"allowedScopes": [], "redirectUris": []}
    app["oauth"]["clientKeys"] = [{"id": "app-1-key", "name": "Production", "isDefault": True}]
    return {APP: app}


def write_over(pulled: Files, folder: Path) -> Files:
    """What the command makes of these files in a folder."""
    for path, content in pulled.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(json.dumps(content))
    done = CliRunner().invoke(cli.app, ["manifest", "--public-url", ADDRESS, "--out", str(folder)])
    assert done.exit_code == 0, done.output
    return {path: json.loads((folder / path).read_text()) for path in ours()}


def published(files: Files) -> Files:
    """The same after a push, in use: everything has its id in the portal, and a second version is begun."""
    files = deepcopy(files)
    for path, content in files.items():
        if path.startswith((ACTIONS, TRIGGERS)):
            content["templateId"] = f"id-of-{content['key']}"
            first = content["versions"][0] | {"status": "published"}
            content["versions"] = [content["versions"][0] | {"version": "1.1", "info": {"name": "Old"}}, first]
    files[APP]["basicInfo"] |= {"companyName": "Voice Inc", "logoUrl": "https://files.example.org/logo.svg"}
    files[APP]["supportConfig"] |= {"supportEmail": "help@voice.example.org", "supportPhone": "+1 415 555 0100"}
    files[APP]["profiles"]["subAccount"] = {
        "enabled": True, "description": files[APP]["profiles"]["agency"]["description"],
        "previewImageUrls": PICTURES, "previewVideoUrl": "",
    }  # fmt: skip
    return files


def test_what_is_written_over_a_fresh_pull_can_be_pushed(tmp_path: Path) -> None:
    pulled = just_created()

    assert broken(write_over(pulled, tmp_path), pulled) == []


def test_pictures_texts_and_versions_of_the_portal_outlast_the_next_time(tmp_path: Path) -> None:
    before = just_created()
    pulled = published(write_over(before, tmp_path))

    files = write_over(pulled, tmp_path)

    assert broken(files, pulled) == []
    assert files[APP]["basicInfo"]["companyName"] == "Voice Inc"
    assert files[APP]["supportConfig"]["supportPhone"] == "+1 415 555 0100"
    sub_account = files[APP]["profiles"]["subAccount"]
    assert (sub_account["enabled"], sub_account["previewImageUrls"]) == (True, PICTURES)
    assert sub_account["description"] == ours()[APP]["profiles"]["subAccount"]["description"]
    draft, first = files[WAITS]["versions"]
    assert (draft["version"], draft["info"]["name"]) == ("1.1", "Place AI call and wait")
    assert first == pulled[WAITS]["versions"][1], "what is published is not touched"


def test_without_a_draft_a_published_step_stays_as_it_is(tmp_path: Path) -> None:
    pulled = published(write_over(just_created(), tmp_path))
    pulled[WAITS]["versions"] = pulled[WAITS]["versions"][1:]

    assert write_over(pulled, tmp_path)[WAITS] == pulled[WAITS]


def test_the_pictures_can_be_uploaded() -> None:
    logo = (MANIFEST / "media" / "logo.svg").read_text()
    width, height = re.findall(r'<svg [^>]*width="(\d+)" height="(\d+)"', logo)[0]
    assert 400 <= int(width) == int(height) <= 800
    assert not re.search(r"<script|<foreignObject|\bon\w+=|<!", logo)
    for profile in ("agency", "sub-account"):
        pictures = sorted((MANIFEST / "media").glob(f"{profile}-*.png"))
        assert 3 <= len(pictures) <= 9
        for picture in pictures:
            content = picture.read_bytes()
            wide, high = struct.unpack(">II", content[16:24])
            assert 600 <= wide <= 1000, picture.name
            assert 1.5 <= wide / high <= 1.8, picture.name
            assert len(content) < 5_000_000


def change(content: Any, path: str, value: Any) -> None:
    """Put a value at a dotted path, where a number counts in a list."""
    *above, last = path.split(".")
    for name in above:
        content = content[int(name)] if name.isdigit() else content[name]
    content[int(last) if last.isdigit() else last] = value


BROKEN: list[tuple[str, str, str, Any]] = [
    ("read_only_is_as_pulled", APP, "appType", "public"),
    ("read_only_is_as_pulled", APP, "basicInfo.category", "Communication"),
    ("every_file_is_of_one_app", WEBHOOKS, "versionId", "other"),
    ("every_file_is_of_one_app", METERS, "appId", "other"),
    ("support_can_be_reached", APP, "supportConfig", {"supportEmail": "help@example.org"}),
    ("support_can_be_reached", APP, "supportConfig", {"supportEmail": "", "supportPhone": ""}),
    ("the_listing_can_be_found", APP, "basicInfo.subcategory", ["telephony"]),
    ("the_listing_can_be_found", APP, "listing.searchKeywords", ["voice" * 41]),
    ("who_installs_is_said", APP, "listing.isAgencyBulkInstallEnabled", False),
    ("pictures_show_it", APP, "basicInfo.logoUrl", "https://files.example.org/logo"),
    ("pictures_show_it", APP, "profiles.subAccount.enabled", True),
    ("pictures_show_it", APP, "profiles.subAccount.description", "Off, and still here"),
    ("pictures_show_it", APP, "profiles.agency.previewVideoUrl", "https://video.example.org/1"),
    ("pictures_show_it", APP, "profiles.agency.description", "Short."),
    ("defaults_are_set_in_the_portal", APP, "oauth.defaults", {"clientKey": "", "redirectUrl": None}),
    ("defaults_are_set_in_the_portal", APP, "oauth.defaults", {"clientKey": None, "redirectUrl": ADDRESS}),
    ("triggers_have_what_they_need", APP, "oauth.clientKeys", []),
    ("triggers_have_what_they_need", APP, "oauth.redirectUris", []),
    ("triggers_have_what_they_need", APP, "listing.userTypes", ["Company"]),
    ("workflows_may_be_read", APP, "oauth.allowedScopes", ["contacts.readonly"]),
    ("filters_are_in_the_sample", FINISHED, "versions.0.filters.1.field", "number"),
    ("variables_are_as_in_the_sample", FINISHED, "versions.0.customVars.0.reference", "nothing"),
    ("variables_are_as_in_the_sample", FINISHED, "versions.0.customVars.0.fieldType", "numerical"),
    ("plans_fit_the_price", PLANS, "plans", [{"name": "Free", "freePlan": True}]),
    ("reviews_are_whole", APP, "review.additionalDetails", "Log in as Ada"),
    ("new_ones_are_drafts", WAITS, "versions.0.version", "2.0"),
    ("new_ones_are_drafts", WAITS, "templateId", "somebody-elses"),
    ("branches_can_be_told_apart", WAITS, f"{BRANCH}.id", ""),
    ("branches_can_be_told_apart", WAITS, f"{BRANCH}.conditionType", "default"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "file", "path", "value"), BROKEN, ids=[f"{row[0]}: {row[2]}" for row in BROKEN])
def test_a_rule_notices(tmp_path: Path, rule: str, file: str, path: str, value: Any) -> None:
    pulled = just_created()
    files = write_over(pulled, tmp_path)

    change(files[file], path, value)

    assert any(line.startswith(f"{rule}: ") for line in broken(files, pulled))


def test_every_rule_is_broken_by_somebody() -> None:
    assert {row[0] for row in BROKEN} == {rule.__name__ for rule in portal_rules.RULES}
