"""The Campaigns page: lists of contacts that are called one after the other, and how far each has come."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from app.domain.campaigns import campaigns
from app.domain.campaigns.campaigns import Campaign, CampaignContact, Listed, Place, Status
from app.domain.campaigns.preview import MAX_PREVIEWED, preview
from app.domain.campaigns.progress import export as lines_of_export
from app.domain.campaigns.progress import progress_of
from app.domain.rules.number_lists import NumberList, read_numbers
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import CURRENT, Customer
from app.errors import Refusal
from app.web.embed.frame.pause import SOMEBODY
from app.web.embed.kit.forms import Form, Reader, read_form
from app.web.embed.kit.page import found, id_from, id_in
from app.web.embed.kit.refusals import as_mistakes
from app.web.embed.kit.render import as_file, render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.campaigns.dry_run import shown_rows
from app.web.embed.pages.campaigns.form import campaign_in, hours_of, new_form

MOST, SHOWN, UNREAD_SHOWN = 200, 100, 20
MISTAKEN = 422
TONES = {"draft": "plain", "running": "live", "paused": "notice", "stopped": "plain", "done": "good"}
PLACE_TONES = {"called": "live", "done": "good", "refused": "bad", "elsewhere": "notice"}
EMPTY: dict[str, str] = {}


async def listed(_request: Request, viewer: Viewer) -> Response:
    """Every campaign, the newest first."""
    now = datetime.now(UTC)
    ours = await viewer.campaigns().order_by("-created_at").limit(MOST).prefetch_related("customer")
    rows = [(campaign, await progress_of(campaign, now)) for campaign in ours]
    return render(viewer, "campaigns/campaigns.html", rows=rows, tones=TONES)


async def ask(request: Request, viewer: Viewer) -> Response:
    """The form of a new one; the agency first says for which customer."""
    return await _form(viewer, await _customer(viewer, request.query_params.get("customer", "")), new_form())


async def create(request: Request, viewer: Viewer) -> Response:
    """Keep a new campaign with its list; nobody is called before it is started."""
    form, now = await read_form(request), datetime.now(UTC)
    customer = found(await _customer(viewer, form["customer"]))
    reader = Reader(form, viewer.say)
    campaign = campaign_in(form, reader, viewer, customer.id, now)
    campaign.created_by = campaign.created_by or SOMEBODY
    if reader.mistakes:
        return await _form(viewer, customer, form, reader.mistakes)
    numbers = {str(number.id) for number in await _numbers(viewer, customer)}
    campaign.number_ids = [number for number in campaign.number_ids if number in numbers]
    try:
        read = await _read(viewer, customer.id, form["list"])
        await campaign.save(force_create=True)
        await campaigns.put(campaign, [Listed(number) for number in read.numbers], now)
        if campaign.tag:
            async with in_transaction() as tx:
                await campaigns.defer_tag(tx, campaign.id)
    except IntegrityError:
        return await _form(viewer, customer, form, {"name": viewer.say("campaigns.name_taken")})
    except Refusal as refusal:
        return await _form(viewer, customer, form, as_mistakes(viewer, refusal))
    return await _page(viewer, campaign, unread=read, toast=viewer.say("campaigns.created"))


async def shown(request: Request, viewer: Viewer) -> Response:
    """One campaign."""
    return await _page(viewer, await _campaign(request, viewer))


async def progress(request: Request, viewer: Viewer) -> Response:
    """How far it has come, for a page that is open."""
    return render(viewer, "campaigns/progress.html", **await _standing(await _campaign(request, viewer)))


async def add(request: Request, viewer: Viewer) -> Response:
    """Put more contacts on its list."""
    form, campaign = await read_form(request), await _campaign(request, viewer)
    try:
        read = await _read(viewer, campaign.customer_id, form["list"])
        new = await campaigns.put(campaign, [Listed(number) for number in read.numbers], datetime.now(UTC))
    except Refusal as refusal:
        return await _page(viewer, campaign, mistakes=as_mistakes(viewer, refusal))
    return await _page(viewer, campaign, unread=read, toast=viewer.say("campaigns.added", count=new))


async def move(request: Request, viewer: Viewer) -> Response:
    """Start, pause or stop it."""
    form, campaign, now = await read_form(request), await _campaign(request, viewer), datetime.now(UTC)
    moved, told = False, ""
    if form["move"] == "start":
        moved, told = await campaigns.start(campaign, now), "campaigns.toast_start"
    elif form["move"] == "pause":
        moved, told = await campaigns.pause(campaign), "campaigns.toast_pause"
    elif form["move"] == "stop":
        moved, told = await campaigns.end(campaign.id, Status.STOPPED, now), "campaigns.toast_stop"
    toast = viewer.say(told) if moved else None
    return await _page(viewer, await _campaign(request, viewer), toast=toast)


async def preview_of(request: Request, viewer: Viewer) -> Response:
    """What would become of the contacts that are left, if it went on now."""
    campaign = await _campaign(request, viewer)
    async with request.app.state.dry_run:
        report = await preview(campaign, datetime.now(UTC))
    return render(
        viewer, "dry_run/report.html", report=report, rows=shown_rows(report, viewer), most=MAX_PREVIEWED,
        reasons=report.reasons.most_common(),
    )  # fmt: skip


async def export(request: Request, viewer: Viewer) -> Response:
    """Every contact with what came of it, as a file."""
    campaign = await _campaign(request, viewer)
    return as_file(request, viewer, "campaign.csv", lines_of_export(campaign.id))


async def _form(viewer: Viewer, customer: Customer | None, form: Form, mistakes: dict[str, str] = EMPTY) -> Response:
    choices: list[Customer] = [] if customer else await viewer.customers().filter(CURRENT).order_by("name").limit(MOST)
    numbers = await _numbers(viewer, customer) if customer else []
    agents = {it.agent_id: it.agent_name for it in await AgentAssignment.filter(number_id__in=[n.id for n in numbers])}
    return render(
        viewer, "campaigns/new.html", MISTAKEN if mistakes else 200, customer=customer, choices=choices,
        numbers=numbers, agents=sorted(agents.items(), key=lambda it: it[1]), form=form, mistakes=mistakes,
    )  # fmt: skip


async def _page(
    viewer: Viewer,
    campaign: Campaign,
    *,
    unread: NumberList | None = None,
    mistakes: dict[str, str] = EMPTY,
    toast: str | None = None,
) -> Response:
    numbers = await viewer.numbers().filter(id__in=campaign.number_ids).order_by("e164")
    bad = [line for line, _ in unread.bad[:UNREAD_SHOWN]] if unread else []
    return render(
        viewer, "campaigns/campaign.html", MISTAKEN if mistakes else 200, toast=toast, mistakes=mistakes,
        numbers=[number.e164 for number in numbers], hours=hours_of(campaign, viewer), unread=bad,
        **await _standing(campaign),
    )  # fmt: skip


async def _standing(campaign: Campaign) -> dict[str, Any]:
    contacts = CampaignContact.filter(campaign_id=campaign.id).exclude(place__in=[Place.LISTED, Place.WAITING])
    return {
        "campaign": campaign,
        "how_far": await progress_of(campaign, datetime.now(UTC)),
        "contacts": await contacts.order_by("-called_at", "id").limit(SHOWN),
        "tones": TONES,
        "place_tones": PLACE_TONES,
    }


async def _campaign(request: Request, viewer: Viewer) -> Campaign:
    campaign: Campaign = found(await viewer.campaigns().get_or_none(id=id_in(request, "campaign_id")))
    return campaign


async def _customer(viewer: Viewer, chosen: str) -> Customer | None:
    """The sub-account's own customer, or the one that the agency has chosen."""
    if viewer.installation is not None:
        return await viewer.customers().get_or_none()
    customer_id = id_from(chosen)
    return await viewer.customers().filter(CURRENT).get_or_none(id=customer_id) if customer_id else None


async def _numbers(viewer: Viewer, customer: Customer) -> list[PhoneNumber]:
    return await viewer.numbers().filter(customer_id=customer.id, gone_at=None).order_by("e164")


async def _read(viewer: Viewer, customer_id: UUID, text: str) -> NumberList:
    """The numbers of a list, local formats as of the customer's first number."""
    if not text:
        return NumberList(())
    customer = await viewer.customers().get(id=customer_id)
    return await asyncio.to_thread(read_numbers, text, customer.country or "US")
