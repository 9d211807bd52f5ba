"""The page of one account at the voice provider: whether its key works, how fast it dials, and its numbers anew."""

from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.clients import voice_accounts, voice_numbers
from app.domain.settings import caps
from app.domain.telephony.number_imports import Synced
from app.domain.tenants.agencies import Agency
from app.errors import OtherOrganisation, Refusal
from app.web.embed.kit.forms import Form, Reader, read_form, whole_number
from app.web.embed.kit.page import clients_of
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number_import import MISTAKEN, account_in

# How long the page says that an account works again.
NEWS = timedelta(days=1)


async def shown(request: Request, viewer: Viewer) -> Response:
    """The page as it stands."""
    return await _panel(request, viewer)


async def _panel(
    request: Request,
    viewer: Viewer,
    *,
    at: str = "",
    refusal: Refusal | None = None,
    mistakes: dict[str, str] | None = None,
    typed: Form | None = None,
    synced: Synced | None = None,
    toast: str | None = None,
) -> Response:
    account = await account_in(request, viewer)
    held = await viewer.numbers().filter(workspace_id=account.id).count()
    told = as_mistakes(viewer, refusal) if refusal else mistakes or {}
    agency = await Agency.get(id=viewer.agency.id)
    values: dict[str, Any] = {
        "alert_email": agency.alert_email or "",
        "account": account,
        "held": held,
        "free": max(1, account.concurrency - max(account.reserve_inbound, account.reserved)),
        "recovered": account.trouble is None and _lately(account.recovered_at),
        "synced": synced,
        "at": at,
        "other": isinstance(refusal, OtherOrganisation),
        "mistakes": told,
        "typed": typed or Form(),
    }
    return render(viewer, "numbers/workspace.html", MISTAKEN if told else 200, toast=toast, **values)


def _lately(moment: datetime | None) -> bool:
    """Whether it is still news."""
    return moment is not None and datetime.now(UTC) - moment < NEWS


async def adjust(request: Request, viewer: Viewer) -> Response:
    """Change its name, how fast it dials, and what stays free for inbound calls."""
    form, account = await read_form(request), await account_in(request, viewer)
    pace = [whole_number(form[name], viewer.say) for name in ("calls_per_second", "reserve_inbound")]
    per_second, reserve = (-1 if value is None else value for value in pace)
    try:
        await caps.set_pace(account, form["name"], per_second, reserve)
    except Refusal as refusal:
        return await _panel(request, viewer, at="pace", refusal=refusal, typed=form)
    return await _panel(request, viewer, toast=viewer.say("workspace.saved"))


async def alert(request: Request, viewer: Viewer) -> Response:
    """Change who is told by e-mail when calls wait for the agency, for all of its accounts."""
    form, _ = await read_form(request), await account_in(request, viewer)
    reader = Reader(form, viewer.say)
    email = reader.email("alert_email")
    if reader.mistakes:
        return await _panel(request, viewer, at="alert", mistakes=reader.mistakes, typed=form)
    await Agency.filter(id=viewer.agency.id).update(alert_email=email)
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
        await voice_numbers.sync_agents(clients_of(request), account, datetime.now(UTC))
    except Refusal as refusal:
        return await _panel(request, viewer, at="sync", refusal=refusal)
    return await _panel(request, viewer, synced=synced, toast=viewer.say("workspace.synced"))
