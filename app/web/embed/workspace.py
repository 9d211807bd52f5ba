"""The page of one account at the voice provider: whether its key works, how fast it dials, and its numbers anew."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.clients import voice_accounts, voice_numbers
from app.domain import line_limits
from app.domain.number_imports import Synced
from app.errors import OtherOrganisation, Refusal
from app.web.embed.forms import Form, read_form, whole_number
from app.web.embed.number_import import MISTAKEN, account_in
from app.web.embed.page import clients_of
from app.web.embed.refusals import told
from app.web.embed.render import render
from app.web.embed.viewer import Viewer


async def shown(request: Request, viewer: Viewer) -> Response:
    """The page as it stands."""
    return await _panel(request, viewer)


async def _panel(
    request: Request,
    viewer: Viewer,
    *,
    at: str = "",
    refusal: Refusal | None = None,
    typed: Form | None = None,
    synced: Synced | None = None,
    toast: str | None = None,
) -> Response:
    account = await account_in(request, viewer)
    held = await viewer.numbers().filter(workspace_id=account.id).count()
    values: dict[str, Any] = {
        "account": account,
        "held": held,
        "free": max(1, account.concurrency - max(account.reserve_inbound, account.reserved)),
        "synced": synced,
        "at": at,
        "other": isinstance(refusal, OtherOrganisation),
        "mistakes": told(viewer, refusal) if refusal else {},
        "typed": typed or Form(),
    }
    return render(viewer, "workspace.html", MISTAKEN if refusal else 200, toast=toast, **values)


async def adjust(request: Request, viewer: Viewer) -> Response:
    """Change its name, how fast it dials, and what stays free for inbound calls."""
    form, account = await read_form(request), await account_in(request, viewer)
    pace = [whole_number(form[name]) for name in ("calls_per_second", "reserve_inbound")]
    per_second, reserve = (-1 if value is None else value for value in pace)
    try:
        await line_limits.set_pace(account, form["name"], per_second, reserve, datetime.now(UTC))
    except Refusal as refusal:
        return await _panel(request, viewer, at="pace", refusal=refusal, typed=form)
    return await _panel(request, viewer, toast=viewer.say("workspace.saved"))


async def replace_key(request: Request, viewer: Viewer) -> Response:
    """Give it another key; one of another account only when that was confirmed. The key is never sent back."""
    form, account = await read_form(request), await account_in(request, viewer)
    confirmed, now = form["confirmed"] == "on", datetime.now(UTC)
    try:
        await voice_accounts.replace_key(clients_of(request), account, form["api_key"], now, confirmed=confirmed)
    except Refusal as refusal:
        return await _panel(request, viewer, at="key", refusal=refusal)
    return await _panel(request, viewer, toast=viewer.say("workspace.key_replaced"))


async def recheck(request: Request, viewer: Viewer) -> Response:
    """Look again what its key opens."""
    _, account = await read_form(request), await account_in(request, viewer)
    try:
        await voice_accounts.recheck(clients_of(request), account, datetime.now(UTC))
    except Refusal as refusal:
        return await _panel(request, viewer, at="checks", refusal=refusal)
    return await _panel(request, viewer, toast=viewer.say("workspace.checked"))


async def sync(request: Request, viewer: Viewer) -> Response:
    """Compare our numbers with those of the account."""
    _, account = await read_form(request), await account_in(request, viewer)
    try:
        synced = await voice_numbers.sync(clients_of(request), account, datetime.now(UTC))
    except Refusal as refusal:
        return await _panel(request, viewer, at="sync", refusal=refusal)
    return await _panel(request, viewer, synced=synced, toast=viewer.say("workspace.synced"))
