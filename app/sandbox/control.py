"""The sandbox's side door: what tests and the demo look at and switch, as JSON."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.faults import Fault
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.outcomes import outcome_named
from app.sandbox.world import World

FAULT = TypeAdapter(Fault)
REASONS = TypeAdapter(list[str])


def control_routes(world: World) -> list[Route]:
    """Routes below `/control`: the witness of the voice provider (`/voice/…`) and the faults."""

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

    return [
        Route("/voice/calls", calls),
        Route("/voice/requests", requests),
        Route("/voice/webhooks", webhooks),
        Route("/voice/next-outcomes", next_outcomes, methods=["POST"]),
        Route("/faults", list_faults),
        Route("/faults", add_fault, methods=["POST"]),
        Route("/faults", clear_faults, methods=["DELETE"]),
    ]


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
