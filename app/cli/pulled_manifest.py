"""Our files for the developer portal, laid over those that its tool has pulled.

The portal owns ids, states, client keys and prices, and refuses a push that changes them; people fill in pictures,
addresses and the review there. Both are kept, and everything else is ours.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any

APP = Path("ghl-app.json")
WORKFLOWS = Path("src/modules/workflows")
# The portal's own, whatever it says.
PORTALS: tuple[tuple[str, ...], ...] = (
    ("appId",), ("versionId",), ("createdAt",), ("version",), ("status",), ("appType",), ("billing",),
    ("basicInfo", "contact"), ("basicInfo", "category"), ("oauth", "clientKeys"), ("oauth", "defaults"),
)  # fmt: skip
# Filled in by people, once they have.
PEOPLES: tuple[tuple[str, ...], ...] = (
    ("basicInfo", "companyName"), ("basicInfo", "website"), ("basicInfo", "logoUrl"),
    ("profiles", "agency", "previewImageUrls"), ("profiles", "agency", "previewVideoUrl"),
    ("profiles", "subAccount", "previewImageUrls"), ("profiles", "subAccount", "previewVideoUrl"),
    *(("supportConfig", name) for name in (
        "supportEmail", "supportPhone", "websiteUrl", "documentationUrl", "termsAndConditionsUrl", "privacyPolicyUrl",
    )),
    *(("review", name) for name in ("endToEndDemoUrl", "scopesDemoUrl", "additionalDetails", "privateReason")),
)  # fmt: skip
# A profile for sub-accounts is refused with fewer.
MIN_PICTURES = 3


def portal_files_over(ours: dict[Path, Any], pulled: dict[Path, Any]) -> dict[Path, Any]:
    """Each of our files, as it can be pushed when the portal was as `pulled` says (nothing: a pull comes later)."""
    files = {path: deepcopy(content) for path, content in ours.items()}
    app, before = files[APP], pulled.get(APP, {})
    for place in PORTALS:
        _keep(app, before, place)
    for place in PEOPLES:
        if _at(before, place):
            _keep(app, before, place)
    if len(app["profiles"]["subAccount"]["previewImageUrls"]) < MIN_PICTURES:
        app["profiles"]["subAccount"] |= {"enabled": False, "description": "", "previewImageUrls": []}
    for path, content in files.items():
        for name in ("appId", "versionId"):
            if name in content:
                content[name] = app[name]
        if path.is_relative_to(WORKFLOWS) and path in pulled:
            files[path] = _versioned(content, pulled[path])
    return files


def _versioned(ours: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Ours in place of the portal's draft, beside the versions that are published; without a draft, the portal's."""
    [new] = ours["versions"]
    versions = [
        new | {"version": one["version"]} if one["status"] == "draft" else one for one in before.get("versions", [])
    ]
    return before | {"schemaVersion": ours["schemaVersion"], "key": ours["key"], "versions": versions}


def _at(content: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        content = content.get(name) if isinstance(content, dict) else None
    return content


def _keep(content: dict[str, Any], before: dict[str, Any], path: tuple[str, ...]) -> None:
    """Take over what was pulled at this path, if that has been pulled at all."""
    *above, last = path
    pulled = _at(before, tuple(above))
    if isinstance(pulled, dict) and last in pulled:
        for name in above:
            content = content[name]
        content[last] = deepcopy(pulled[last])
