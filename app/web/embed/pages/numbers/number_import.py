"""The import wizard: provider, key, and which of the account's numbers to take over."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.clients import voice_accounts, voice_numbers
from app.domain.settings import assignments
from app.domain.telephony.workspaces import Workspace
from app.errors import AlreadyImported, InvalidRequest, Refusal, WorkspaceDisconnected
from app.web.embed.kit.forms import Form, read_form
from app.web.embed.kit.page import clients_of, found, id_from, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number import choice_of_customers

# So many are imported with one request: few enough that the bar moves.
PORTION = 25
BOX = "number:"
MISTAKEN = 422


async def provider(_request: Request, viewer: Viewer) -> Response:
    """Step 1: the voice provider, or an account that is connected already."""
    accounts = await viewer.workspaces().order_by("name")
    return render(viewer, "import/import.html", accounts=accounts)


async def ask_key(_request: Request, viewer: Viewer) -> Response:
    """Step 2: the API key."""
    return render(viewer, "import/import_key.html", typed=Form(), mistakes={})


async def connect(request: Request, viewer: Viewer) -> Response:
    """Look what the key opens, keep it, and say what was found; the key itself is never sent back."""
    form, clients = await read_form(request), clients_of(request)
    try:
        account = await voice_accounts.connect(clients, viewer.agency, form["name"], form["api_key"], datetime.now(UTC))
    except Refusal as refusal:
        return render(viewer, "import/import_key.html", MISTAKEN, typed=form, mistakes=as_mistakes(viewer, refusal))
    return render(viewer, "import/import_numbers.html", account=account, toast=viewer.say("import.connected"))


async def choose(request: Request, viewer: Viewer) -> Response:
    """Step 3: the page, which then fetches the list."""
    return render(viewer, "import/import_numbers.html", account=await account_in(request, viewer))


async def offered(request: Request, viewer: Viewer) -> Response:
    """The numbers of the account at the provider; those of ours are marked."""
    return await _offer(request, viewer, await account_in(request, viewer))


async def take_over(request: Request, viewer: Viewer) -> Response:
    """Import the first of the chosen numbers; the answer asks for the rest, or leads to the table."""
    form, account = await read_form(request), await account_in(request, viewer)
    wanted = form.ticked(BOX)
    try:
        imported = await voice_numbers.take_over(clients_of(request), account, wanted[:PORTION])
        if customer_id := id_from(form["customer"]):
            for number in imported:
                await assignments.assign_customer(viewer.agency.id, number.id, customer_id)
    except (InvalidRequest, AlreadyImported) as refusal:
        return await _offer(request, viewer, account, refusal, wanted)
    except Refusal as refusal:
        return _unread(viewer, account, refusal)
    done = _count(form["done"]) + len(wanted[:PORTION])
    if len(wanted) > PORTION:
        rest = wanted[PORTION:]
        shown: dict[str, Any] = {"account": account, "rest": rest, "done": done, "box": BOX}
        shown["customer"] = form["customer"]
        return render(viewer, "import/import_progress.html", **shown)
    told_where = {"HX-Redirect": "#/embed/numbers"}
    toast = viewer.say("import.done_assigned" if id_from(form["customer"]) else "import.done", count=done)
    return render(viewer, "import/import_done.html", toast=toast, headers=told_where)


async def _offer(
    request: Request,
    viewer: Viewer,
    account: Workspace,
    refusal: Refusal | None = None,
    ticked: list[str] | None = None,
) -> Response:
    try:
        listed = await voice_numbers.load(clients_of(request), account)
    except Refusal as unreadable:
        return _unread(viewer, account, unreadable)
    listed.sort(key=lambda number: (number.imported, number.e164))
    if ticked is None and not any(number.imported for number in listed):
        ticked = [number.e164 for number in listed]
    customers = await choice_of_customers(viewer)
    shown: dict[str, Any] = {"account": account, "listed": listed, "ticked": ticked or [], "box": BOX}
    shown |= {"customers": customers}
    mistakes = as_mistakes(viewer, refusal) if refusal else {}
    return render(viewer, "import/import_list.html", MISTAKEN if refusal else 200, mistakes=mistakes, **shown)


def _unread(viewer: Viewer, account: Workspace, refusal: Refusal) -> Response:
    """What stands in place of a list that cannot be read."""
    sentence, dead = next(iter(as_mistakes(viewer, refusal).values())), isinstance(refusal, WorkspaceDisconnected)
    return render(viewer, "import/import_unread.html", MISTAKEN, account=account, sentence=sentence, dead=dead)


async def account_in(request: Request, viewer: Viewer) -> Workspace:
    """The viewer's workspace that the path names; raises HTTPException 404."""
    account: Workspace = found(await viewer.workspaces().get_or_none(id=id_in(request, "workspace_id")))
    return account


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
