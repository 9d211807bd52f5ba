"""The sandbox's control routes: what tests and the demo look at and switch, as JSON."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.crm.manners import Manners as CrmManners
from app.sandbox.faults import Fault
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.manners import Manners as VoiceManners
from app.sandbox.retell.outcomes import outcome_named
from app.sandbox.world import World

M = TypeVar("M", CrmManners, VoiceManners)
FAULT = TypeAdapter(Fault)
CRM_MANNERS, VOICE_MANNERS = TypeAdapter(CrmManners), TypeAdapter(VoiceManners)
REASONS = TypeAdapter(list[str])


def control_routes(world: World) -> list[Route]:
    """Routes below `/control`: the voice provider as a witness (`/voice/…`), the faults, both vendors' manners."""

    async def calls(_: Request) -> Response:
        return JSONResponse([_testimony(call) for call in world.voice.accepted])

    async def requests(_: Request) -> Response:
        return JSONResponse(to_jsonable_python(world.voice.requests))

    async def webhooks(_: Request) -> Response:
        return JSONResponse(to_jsonable_python(world.voice.webhooks))

    async def next_outcomes(request: Request) -> Response:
        """Takes a list of disconnection reasons, one for each of the next calls."""
        try:
            outcomes = [outcome_named(reason) for reason in REASONS.validate_json(await request.body())]
        except (ValidationError, KeyError) as error:
            return JSONResponse({"error": str(error)}, 400)
        world.voice.next_outcomes.extend(outcomes)
        return Response(status_code=204)

    async def list_faults(_: Request) -> Response:
        return JSONResponse([asdict(fault) for fault in world.faults.active])

    async def add_fault(request: Request) -> Response:
        try:
            fault = FAULT.validate_json(await request.body())
        except ValidationError as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse(asdict(world.faults.add(fault)), 201)

    async def clear_faults(_: Request) -> Response:
        world.faults.clear()
        return Response(status_code=204)

    async def crm_manners(request: Request) -> Response:
        """Takes names of the CRM's bad manners with true or false; the others stay as they are."""
        try:
            world.crm.manners = await _switched(request, world.crm.manners, CRM_MANNERS)
        except (ValidationError, ValueError, TypeError) as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse(asdict(world.crm.manners))

    async def voice_manners(request: Request) -> Response:
        """The same for every account at the voice provider: `{account: its manners}`."""
        accounts = world.voice.workspaces
        try:
            switched = [await _switched(request, account.manners, VOICE_MANNERS) for account in accounts]
        except (ValidationError, ValueError, TypeError) as error:
            return JSONResponse({"error": str(error)}, 400)
        for account, manners in zip(accounts, switched, strict=True):
            account.manners = manners
        return JSONResponse({account.org_id: asdict(account.manners) for account in accounts})

    return [
        Route("/voice/calls", calls),
        Route("/voice/requests", requests),
        Route("/voice/webhooks", webhooks),
        Route("/voice/next-outcomes", next_outcomes, methods=["POST"]),
        Route("/faults", list_faults),
        Route("/faults", add_fault, methods=["POST"]),
        Route("/faults", clear_faults, methods=["DELETE"]),
        Route("/crm/manners", crm_manners, methods=["GET", "PATCH"]),
        Route("/voice/manners", voice_manners, methods=["GET", "PATCH"]),
    ]


async def _switched(request: Request, manners: M, kind: TypeAdapter[M]) -> M:
    """As they are, with what a PATCH names changed; raises ValidationError, ValueError or TypeError."""
    if request.method != "PATCH":
        return manners
    return kind.validate_python(asdict(replace(manners, **await request.json())))


def _testimony(call: SandboxCall) -> dict[str, Any]:
    def iso(time: datetime | None) -> str | None:
        return time.isoformat() if time else None

    return {
        "call_id": call.call_id,
        "accepted_at": iso(call.accepted_at),
        "started_at": iso(call.started_at),
        "ended_at": iso(call.ended_at),
        "idempotency_key": call.idempotency_key,
        "replays": call.replays,
        "agent_id": call.agent.agent_id,
        "from_number": call.from_number,
        "to_number": call.to_number,
        "metadata": call.metadata,
        "dynamic_variables": call.dynamic_variables,
        "status": call.status,
        "disconnection_reason": call.disconnection_reason,
    }
