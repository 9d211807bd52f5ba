"""What the CRM's own command line tool refuses to push, rule by rule, in our words.

Written from its documentation and its public sources, in our own words. The shape of each file is a schema in
manifest/schemas; here is what lies between files, and between a file and what the portal had at the last pull. The
portal has the last word: `ghl app validate`, then `ghl app validate --remote`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Files = dict[str, Any]
Rule = Callable[[Files, Files], Iterator[str]]

APP = "ghl-app.json"
WEBHOOKS = "src/webhooks/ghl-webhooks.json"
PLANS, METERS = "src/billing/subscription.json", "src/billing/usage-based.json"
ACTIONS, TRIGGERS = "src/modules/workflows/actions/", "src/modules/workflows/triggers/"

READ_ONLY = (
    "schemaVersion", "appId", "versionId", "createdAt", "version", "status", "appType", "basicInfo.contact",
    "basicInfo.category", "oauth.clientKeys", "billing.isPaidApp", "billing.isFreemium", "billing.hasUsageBasedPrice",
    "billing.paymentType", "billing.oneTimePrice", "billing.additionalInfoForBilling",
)  # fmt: skip
SUBCATEGORIES = {"calling", "lead generation", "workflow automation"}
NICHES = {"home services", "dental", "marketing agency"}
IMAGE = re.compile(r"https://\S+\.(png|jpe?g|svg|gif)")
VIDEO = re.compile(r"https://(www\.)?(youtube\.com/(watch\?v=|embed/)|youtu\.be/)[\w-]{11}")
MAX_KEYWORDS = 200
MIN_DESCRIPTION, MAX_DESCRIPTION = 300, 5000
MIN_PICTURES, MAX_PICTURES = 3, 9
MAX_TRIGGERS = 20
TYPES = {str: "string", bool: "boolean", int: "numerical", float: "numerical", list: "array"}
# What a branch of an action may be told apart by.
CONDITIONS = {"default", "user-defined"}


def broken(files: Files, pulled: Files) -> list[str]:
    """Every rule that these files break, if the portal was as `pulled` says."""
    return [f"{rule.__name__}: {what}" for rule in RULES for what in rule(files, pulled)]


def at(content: Any, path: str) -> Any:
    """What stands at a dotted path; None where there is nothing."""
    for name in path.split("."):
        content = content.get(name) if isinstance(content, dict) else None
    return content


def versions(files: Files, folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every version of every action or trigger, by its file."""
    for path, content in files.items():
        if path.startswith(folder):
            yield from ((path, version) for version in content["versions"])


def read_only_is_as_pulled(files: Files, pulled: Files) -> Iterator[str]:
    """What the portal owns is what it said at the last pull."""
    yield from (path for path in READ_ONLY if at(files[APP], path) != at(pulled[APP], path))


def every_file_is_of_one_app(files: Files, _pulled: Files) -> Iterator[str]:
    """All files name the same app, and the same version of it."""
    for path in (WEBHOOKS, PLANS, METERS):
        if files[path]["appId"] != files[APP]["appId"]:
            yield f"{path} appId"
    if files[WEBHOOKS]["versionId"] != files[APP]["versionId"]:
        yield f"{WEBHOOKS} versionId"


def support_can_be_reached(files: Files, _pulled: Files) -> Iterator[str]:
    """Mail address and phone number are both there, and one of them says something."""
    support = files[APP]["supportConfig"]
    yield from (f"{name} is missing" for name in ("supportEmail", "supportPhone") if name not in support)
    if not (support.get("supportEmail") or support.get("supportPhone")):
        yield "neither mail address nor phone number"


def the_listing_can_be_found(files: Files, _pulled: Files) -> Iterator[str]:
    """Categories and niches are among those that the marketplace has; keywords are short, all together."""
    info, listing = files[APP]["basicInfo"], files[APP]["listing"]
    yield from sorted(set(info["subcategory"]) - SUBCATEGORIES | set(info["businessNiche"]) - NICHES)
    if sum(map(len, listing["searchKeywords"])) > MAX_KEYWORDS:
        yield "keywords"


def who_installs_is_said(files: Files, _pulled: Files) -> Iterator[str]:
    """`Location` alone: everybody. With `Company`: agencies only, for their sub-accounts, in bulk."""
    kinds, bulk = files[APP]["listing"]["userTypes"], files[APP]["listing"]["isAgencyBulkInstallEnabled"]
    if kinds == ["Company"] and bulk:
        yield "an app for agencies alone is not installed in bulk"
    if {"Company", "Location"} <= set(kinds) and not bulk:
        yield "what agencies install for sub-accounts is installed in bulk"


def pictures_show_it(files: Files, _pulled: Files) -> Iterator[str]:
    """Addresses of pictures and videos are such; a sub-account's profile has three pictures, or is empty and off."""
    profiles, logo = files[APP]["profiles"], files[APP]["basicInfo"]["logoUrl"]
    if logo and not IMAGE.fullmatch(logo):
        yield "logo"
    for name, profile in profiles.items():
        yield from (f"{name}: {url}" for url in profile["previewImageUrls"] if not IMAGE.fullmatch(url))
        if profile["previewVideoUrl"] and not VIDEO.fullmatch(profile["previewVideoUrl"]):
            yield f"{name}: video"
        if len(profile["previewImageUrls"]) > MAX_PICTURES:
            yield f"{name}: too many pictures"
    sub = profiles["subAccount"]
    if sub["enabled"] and len(sub["previewImageUrls"]) < MIN_PICTURES:
        yield "a sub-account's profile has at least three pictures"
    if not sub["enabled"] and (sub["description"] or sub["previewImageUrls"] or sub["previewVideoUrl"]):
        yield "a profile that is off is empty"
    for name in ("agency", "subAccount") if sub["enabled"] else ("agency",):
        if not MIN_DESCRIPTION <= len(profiles[name]["description"].strip()) <= MAX_DESCRIPTION:
            yield f"{name}: description"


def defaults_are_set_in_the_portal(files: Files, pulled: Files) -> Iterator[str]:
    """Null until the version is live, and then a key and an address that are there; never an empty text."""
    defaults, oauth = files[APP]["oauth"]["defaults"], files[APP]["oauth"]
    if "" in defaults.values():
        yield "empty instead of null"
    if defaults["redirectUrl"] != at(pulled[APP], "oauth.defaults.redirectUrl") and files[APP]["status"] != "live":
        yield "redirectUrl of a draft"
    if defaults["redirectUrl"] and defaults["redirectUrl"] not in oauth["redirectUris"]:
        yield "redirectUrl is none of redirectUris"
    if defaults["clientKey"] and defaults["clientKey"] not in [key["id"] for key in oauth["clientKeys"]]:
        yield "clientKey is none of clientKeys"


def triggers_have_what_they_need(files: Files, _pulled: Files) -> Iterator[str]:
    """Before a trigger is pushed there are a client key, a redirect address, a scope, and sub-accounts."""
    oauth, triggers = files[APP]["oauth"], [path for path in files if path.startswith(TRIGGERS)]
    if not triggers:
        return
    if not oauth["clientKeys"]:
        yield "no client key"
    if not oauth["redirectUris"]:
        yield "no redirect address"
    if "Location" not in files[APP]["listing"]["userTypes"]:
        yield "not for sub-accounts"
    if len(triggers) > MAX_TRIGGERS:
        yield "too many"


def workflows_may_be_read(files: Files, _pulled: Files) -> Iterator[str]:
    """Actions and triggers are found by this scope."""
    if "workflows.readonly" not in files[APP]["oauth"]["allowedScopes"]:
        yield "workflows.readonly"


def filters_are_in_the_sample(files: Files, _pulled: Files) -> Iterator[str]:
    """A filter compares with a value that the sample of its trigger has."""
    for path, version in versions(files, TRIGGERS):
        for one in version["filters"]:
            if one["fieldType"] != "DYNAMIC" and at(version["customVarsJson"], one["field"]) is None:
                yield f"{path}: {one['field']}"


def variables_are_as_in_the_sample(files: Files, _pulled: Files) -> Iterator[str]:
    """A variable names a value of the sample, of its own type; a date is a text there."""
    for path, version in [*versions(files, ACTIONS), *versions(files, TRIGGERS)]:
        for variable in version["customVars"]:
            value = at(version["customVarsJson"], variable["reference"])
            kind = TYPES.get(type(value)) if value != [] else None
            if variable["fieldType"] not in (kind, "date" if kind == "string" else None):
                yield f"{path}: {variable['reference']}"


def plans_fit_the_price(files: Files, _pulled: Files) -> Iterator[str]:
    """A free app has no plans; only a freemium one has a free plan, which is free for sub-accounts too."""
    plans, billing = files[PLANS]["plans"], files[APP]["billing"]["billingType"]
    if billing == "free" and plans:
        yield "a free app has no plans"
    for plan in plans:
        if plan["freePlan"] and billing != "freemium":
            yield f"{plan['name']}: freePlan"
        if plan["freePlan"] and plan.get("locationAmount") != 0:
            yield f"{plan['name']}: locationAmount"


def reviews_are_whole(files: Files, pulled: Files) -> Iterator[str]:
    """As soon as anything of the review is pushed, both demonstrations are wanted, and a reason for a private app."""
    review = files[APP]["review"]
    if review == pulled[APP]["review"]:
        return
    yield from (name for name in ("endToEndDemoUrl", "scopesDemoUrl") if not review[name])
    if files[APP]["listing"]["private"] and not review["privateReason"]:
        yield "privateReason"


def new_ones_are_drafts(files: Files, pulled: Files) -> Iterator[str]:
    """What the portal does not know yet is one draft, 1.0; what it knows keeps its id, and has one draft at most."""
    for path, content in files.items():
        if path.startswith((ACTIONS, TRIGGERS)):
            known = at(pulled.get(path, {}), "templateId")
            drafts = [version for version in content["versions"] if version["status"] == "draft"]
            if content.get("templateId") != known or len(drafts) > 1:
                yield path
            if known is None and [(one["version"], one["status"]) for one in content["versions"]] != [("1.0", "draft")]:
                yield path


def branches_can_be_told_apart(files: Files, _pulled: Files) -> Iterator[str]:
    """Each branch has a name, an id of its own, and one is taken when nothing else fits; only an action has some."""
    for path, version in versions(files, ACTIONS):
        branches = at(version["branchesConfig"], "predefinedBranches.branches") or []
        ids = [branch["id"] for branch in branches]
        if len(set(ids)) < len(ids) or not all(ids):
            yield f"{path}: ids"
        if any(branch["conditionType"] not in CONDITIONS or not branch["branchName"] for branch in branches):
            yield f"{path}: condition or name"
        if branches and [branch["conditionType"] for branch in branches].count("default") != 1:
            yield f"{path}: default"


RULES: tuple[Rule, ...] = (
    read_only_is_as_pulled, every_file_is_of_one_app, support_can_be_reached, the_listing_can_be_found,
    who_installs_is_said, pictures_show_it, defaults_are_set_in_the_portal, triggers_have_what_they_need,
    workflows_may_be_read, filters_are_in_the_sample, variables_are_as_in_the_sample, plans_fit_the_price,
    reviews_are_whole, new_ones_are_drafts, branches_can_be_told_apart,
)  # fmt: skip
