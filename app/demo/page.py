"""The demo's pages: an imitation of the CRM with buttons, and in its frame the app, or what goes on behind it."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from app.demo.behind_the_scenes import behind_the_scenes
from app.demo.buttons import BUTTONS
from app.demo.editor import Step, Trial, fields_of, steps, trial_of, try_step
from app.demo.environment import Environment
from app.demo.faults_menu import FaultsMenu
from app.demo.headers import PageHeaders
from app.demo.people import habit_of, initials_of, readable
from app.demo.seat import Seat, context_of, tenant_of
from app.demo.seed import TENANTS, Tenant
from app.sandbox.crm.entities import Contact

HERE = Path(__file__).parent
MAX_BYTES = 64 * 1024


def page_routes(environment: Environment) -> list[BaseRoute]:
    """Everything below /demo; it exists only where the demo runs."""
    templates = Jinja2Templates(directory=HERE / "templates")
    menu = FaultsMenu(environment.world.faults)

    def contact_of(tenant: Tenant, contact_id: str) -> Contact:
        contacts = environment.world.crm.locations[tenant.location_id].contacts
        found = next((contact for contact in contacts if contact.id == contact_id), None)
        if found is None:
            raise HTTPException(404, "There is no such contact")
        return found

    async def crm(request: Request) -> Response:
        seat = Seat.of(request, str(environment.http.base_url).rstrip("/"))
        contacts = environment.world.crm.locations[seat.tenant.location_id].contacts
        shown = {"tenant": seat.tenant, "tenants": TENANTS, "contacts": [card(contact) for contact in contacts]}
        return templates.TemplateResponse(request, "crm.html", {**shown, "seat": seat})

    async def context(request: Request) -> Response:
        return JSONResponse({"payload": context_of(environment.world.crm, Seat.of(request))})

    async def app(request: Request) -> Response:
        tenant = tenant_of(request)
        shown = {
            "tenant": tenant,
            "phone": readable(tenant.number),
            "shown": await behind_the_scenes(environment, tenant),
        }
        return templates.TemplateResponse(request, "app.html", shown)

    async def behind(request: Request) -> Response:
        shown = {"shown": await behind_the_scenes(environment, tenant_of(request))}
        return templates.TemplateResponse(request, "behind_the_scenes.html", shown)

    async def editor(request: Request) -> Response:
        tenant, step = tenant_of(request), step_of(request)
        shown = {
            "tenant": tenant,
            "step": step,
            "steps": steps().values(),
            "fields": await fields_of(environment, tenant, step, request.query_params),
            "contacts": [card(contact) for contact in environment.world.crm.locations[tenant.location_id].contacts],
        }
        return templates.TemplateResponse(request, "editor.html", shown)

    async def try_it(request: Request) -> Response:
        tenant, step = tenant_of(request), step_of(request)
        contact = contact_of(tenant, request.query_params.get("contact", ""))
        chosen = await sent_by(request)
        status_id, trial = await try_step(environment, tenant, step, contact, chosen)
        return JSONResponse(told(trial) | {"id": status_id})

    async def tried(request: Request) -> Response:
        try:
            trial = trial_of(environment, tenant_of(request), step_of(request), request.path_params["id"])
        except KeyError:
            raise HTTPException(404, "There was no such pass of the step") from None
        return JSONResponse(told(trial))

    async def status(request: Request) -> Response:
        return JSONResponse(
            {
                "fault": menu.in_words(),
                "called": [readable(phone) for phone in await environment.called(tenant_of(request))],
            }
        )

    async def press(request: Request) -> Response:
        tenant, button = tenant_of(request), BUTTONS.get(request.path_params["button"])
        if button is None:
            raise HTTPException(404, "There is no such button")
        said = await button(environment, menu, tenant, contact_of(tenant, request.query_params.get("contact", "")))
        at = datetime.now(ZoneInfo(tenant.timezone)).strftime("%H:%M:%S")
        told = {"at": at, "sentence": said.sentence, "tone": said.tone, "contact": card(said.contact)}
        return JSONResponse(told)

    safe = [Middleware(PageHeaders)]
    return [
        Route("/demo", crm, methods=["GET"], middleware=safe),
        Route("/demo/context", context, methods=["GET"], middleware=safe),
        Route("/demo/app", app, methods=["GET"], middleware=safe),
        Route("/demo/behind-the-scenes", behind, methods=["GET"], middleware=safe),
        Route("/demo/status", status, methods=["GET"], middleware=safe),
        Route("/demo/workflow", editor, methods=["GET"], middleware=safe),
        Route("/demo/workflow/runs", try_it, methods=["POST"], middleware=safe),
        Route("/demo/workflow/runs/{id}", tried, methods=["GET"], middleware=safe),
        Route("/demo/buttons/{button}", press, methods=["POST"], middleware=safe),
        Mount("/demo/static", StaticFiles(directory=HERE / "static"), middleware=safe),
    ]


async def sent_by(request: Request) -> dict[str, Any]:
    """The JSON object that the editor sent."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MAX_BYTES:
            raise HTTPException(413, "That is more than a step can hold")
    try:
        sent = json.loads(raw)
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise HTTPException(400, "That is no step")
    return sent


def step_of(request: Request) -> Step:
    """The step that the query names, the first one when it names none."""
    step = steps().get(request.query_params.get("step") or next(iter(steps())))
    if step is None:
        raise HTTPException(404, "There is no such step")
    return step


def told(trial: Trial) -> dict[str, Any]:
    """A pass of a step as the editor shows it."""
    tone = "notice" if trial.answer.get("status") in ("refused", "duplicate") else "good"
    return {
        "sentence": trial.sentence,
        "tone": tone,
        "waits": trial.waits,
        "branch": trial.branch,
        "found": trial.found,
    }


def card(contact: Contact) -> dict[str, Any]:
    """A contact as the page shows it."""
    habit = habit_of(contact)
    return {
        "id": contact.id,
        "name": contact.name,
        "label": f"{contact.name} {habit}",
        "initials": initials_of(contact),
        "phone": readable(contact.phone or ""),
        "habit": f"{contact.first_name} {habit}",
    }
