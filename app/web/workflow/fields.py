"""The choices of a workflow step, as the workflow editor shows them: this sub-account's numbers and agents."""

from typing import Any

import phonenumbers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.domain.telephony.number_choice import is_ready
from app.domain.telephony.numbers import CallingNumber, calling_numbers_of_location
from app.errors import Refusal
from app.ghl.actions import ActionRequest, as_text
from app.web.bodies import object_in
from app.web.guards.auth import workflow_body
from app.web.workflow.steps import BEST_MATCH, ITS_OWN

BEST = "Best match: country and area of the lead, then the longest unused"


async def place_call(request: Request) -> Response:
    """The fields of "place call" that differ from account to account; an empty list says what to do about it."""
    raw = await workflow_body(request)
    try:
        asked = ActionRequest.from_body(object_in(request, raw), request.query_params.get("locationId", "").strip())
    except Refusal:
        asked = ActionRequest.from_body({})
    lines = await calling_numbers_of_location(asked.location_id)
    # A step that is half filled in still needs its choices, so that nothing else of it is read.
    chosen = as_text(asked.fields.get("number"))
    return JSONResponse({"inputs": [{"section": "Who calls", "fields": [_numbers(lines), _agents(lines, chosen)]}]})


def _numbers(lines: list[CallingNumber]) -> dict[str, Any]:
    ready = sorted((caller for caller in lines if is_ready(caller)), key=_label)
    if ready:
        first, help_text = BEST, "Only numbers with Outbound on are shown."
    else:
        first = help_text = "No number has Outbound on: open Settings" if lines else "No number yet: open Settings"
    options = [(first, BEST_MATCH)] + [(_label(caller), str(caller.number_id)) for caller in ready]
    # Another number may belong to another account at the voice provider, with other agents.
    return _select("number", "Call from", options, help_text) | {"altersDynamicField": True}


def _agents(lines: list[CallingNumber], number: str) -> dict[str, Any]:
    named = [caller for caller in lines if number == str(caller.number_id)]
    workspaces = {caller.workspace_id for caller in named or lines}
    speakers = [caller for caller in lines if caller.workspace_id in workspaces]
    agents = {caller.agent_id: caller.agent_name or caller.agent_id for caller in speakers}
    known = sorted((name, agent_id) for agent_id, name in agents.items() if name and agent_id)
    first = "The agent of the number" if known else "No number has an agent: open Settings"
    return _select("agent", "Agent", [(first, ITS_OWN), *known], "The agent that speaks in this call.")


def _label(caller: CallingNumber) -> str:
    number = phonenumbers.format_number(phonenumbers.parse(caller.e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return f"{caller.nickname} {number} ({caller.agent_name or caller.agent_id})".strip()


def _select(field: str, title: str, options: list[tuple[str, str]], help_text: str) -> dict[str, Any]:
    return {
        "field": field,
        "title": title,
        "fieldType": "select",
        "required": False,
        "helpText": help_text,
        "options": [{"label": label, "value": value} for label, value in options],
    }
