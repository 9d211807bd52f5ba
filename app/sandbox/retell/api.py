"""The voice provider's HTTP API: who is asking, what for, and the answer in its words."""

import json
from typing import Any, cast

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.retell.agents import Agent
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.conversation import recording_of
from app.sandbox.retell.create_call import create_phone_call
from app.sandbox.retell.errors import MESSAGES, Refused
from app.sandbox.retell.filters import matching_agents, matching_calls
from app.sandbox.retell.manners import Manners
from app.sandbox.retell.numbers import NumberChanges, PhoneNumber
from app.sandbox.retell.paging import page
from app.sandbox.retell.state import VoiceProvider
from app.sandbox.retell.workspaces import Workspace


class AnyText(JSONResponse):
    """JSON in which halves of characters, NUL and NaN may stand."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode()


def create_retell(voice: VoiceProvider) -> Starlette:
    """Builds the app that answers for `voice`; mounted, its prefix is the base URL for a client."""
    app = Starlette(
        routes=[
            Route("/get-api-key-info", get_api_key_info),
            Route("/get-concurrency", get_concurrency),
            Route("/v2/list-phone-numbers", list_phone_numbers),
            Route("/get-phone-number/{phone_number}", get_phone_number),
            Route("/update-phone-number/{phone_number}", update_phone_number, methods=["PATCH"]),
            Route("/v2/list-agents", list_agents, methods=["POST"]),
            Route("/get-agent/{agent_id}", get_agent),
            Route("/v2/create-phone-call", place_call, methods=["POST"]),
            Route("/v2/get-call/{call_id}", get_call),
            Route("/v3/list-calls", list_calls, methods=["POST"]),
            Route("/v2/stop-call/{call_id}", stop_call, methods=["POST"]),
            Route("/recordings/{call_id}.wav", get_recording, name="recording"),
        ],
        exception_handlers={Refused: _refuse, HTTPException: _not_found},
    )
    app.state.voice = voice
    return app


async def get_api_key_info(request: Request) -> Response:
    workspace = _workspace(request)
    answer = {"org_id": workspace.org_id, "org_name": workspace.org_name}
    name = workspace.api_keys[_api_key(request)]
    return JSONResponse(answer | {"api_key_name": name} if name else answer)


async def get_concurrency(request: Request) -> Response:
    return JSONResponse(_workspace(request).concurrency())


async def list_phone_numbers(request: Request) -> Response:
    rows = [number.as_json() for number in _workspace(request).numbers.values()]
    return JSONResponse(page(rows, "phone_number", request.query_params))


async def get_phone_number(request: Request) -> Response:
    return JSONResponse(_number(request).as_json())


async def update_phone_number(request: Request) -> Response:
    workspace, number = _workspace(request), _number(request)
    try:
        changes = NumberChanges.model_validate_json(await request.body())
    except ValidationError as error:
        raise Refused(400) from error
    if not changes.agent_ids() <= workspace.agents.keys():
        raise Refused(422)
    number.change(changes, workspace.clock.now())
    return JSONResponse(number.as_json())


async def list_agents(request: Request) -> Response:
    rows = [agent.as_row() for agent in _workspace(request).agents.values()]
    wanted = await _json_object(request)
    rows = matching_agents(rows, wanted.get("filter_criteria", {}))
    return JSONResponse(page(rows, "agent_id", request.query_params))


async def get_agent(request: Request) -> Response:
    agent: Agent | None = _workspace(request).agents.get(request.path_params["agent_id"])
    if agent is None or agent.channel != "voice":
        raise Refused(422)
    return JSONResponse(agent.as_json(agent.resolve(request.query_params.get("version"))))


async def place_call(request: Request) -> Response:
    workspace = _workspace(request)
    recordings_url = str(request.url_for("recording", call_id="_")).removesuffix("_.wav")
    call = create_phone_call(_voice(request), workspace, await request.body(), recordings_url)
    return JSONResponse(call.as_json(), 201)


async def get_call(request: Request) -> Response:
    workspace = _workspace(request)
    manners = workspace.manners
    return AnyText(manners.shown(manners.stored(_call(request).as_json())))


async def list_calls(request: Request) -> Response:
    wanted = await _json_object(request)
    workspace, now = _workspace(request), _voice(request).clock.now()
    manners, speed = workspace.manners, workspace.clock.speed
    calls = [call for call in workspace.calls.values() if manners.listed(call.accepted_at, now, speed)]
    rows = matching_calls([manners.stored(call.as_row()) for call in calls], wanted.get("filter_criteria", {}))
    answer = page(rows, "call_id", wanted)
    answer["items"] = [manners.shown(row) for row in answer["items"]]
    return AnyText(answer | {"total": len(rows)} if wanted.get("include_total") else answer)


async def stop_call(request: Request) -> Response:
    _call(request).stopped.set()
    return Response(status_code=204)


async def get_recording(request: Request) -> Response:
    """Open to whoever knows the link, as the real one is."""
    call = _voice(request).find_call(request.path_params["call_id"])
    if call is None or call.seconds == 0:
        raise Refused(404)
    return Response(recording_of(call.seconds), media_type="audio/wav")


def _voice(request: Request) -> VoiceProvider:
    return cast(VoiceProvider, request.app.state.voice)


def _api_key(request: Request) -> str:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key if scheme.lower() == "bearer" else ""


def _workspace(request: Request) -> Workspace:
    workspace = _voice(request).workspace_of(_api_key(request))
    if workspace is None:
        raise Refused(401)
    return workspace


def _number(request: Request) -> PhoneNumber:
    number = _workspace(request).numbers.get(request.path_params["phone_number"])
    if number is None:
        raise Refused(422)
    return number


def _call(request: Request) -> SandboxCall:
    call = _workspace(request).calls.get(request.path_params["call_id"])
    if call is None:
        raise Refused(422)
    return call


async def _json_object(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError as error:
        raise Refused(400) from error
    if not isinstance(body, dict) or not isinstance(body.get("filter_criteria", {}), dict):
        raise Refused(400)
    return body


async def _refuse(request: Request, refusal: Exception) -> Response:
    workspace = _voice(request).workspace_of(_api_key(request))
    manners = workspace.manners if workspace is not None else Manners()
    status, body = manners.refusal(cast(Refused, refusal))
    return JSONResponse(body, status)


async def _not_found(_: Request, problem: Exception) -> Response:
    status = cast(HTTPException, problem).status_code
    return JSONResponse({"status": "error", "message": MESSAGES.get(status, str(problem))}, status)
