"""What the app is compared with, on the same server and settings: a route that does nothing, and a bare forwarder."""

import os
import sys

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.clients import POOL_LIMITS
from app.demo.seed import DEMO_API_KEY, TENANTS
from app.web.guards.connection_limits import ConnectionLimits


async def nothing(request: Request) -> Response:
    """Read the body and answer."""
    await request.json()
    return JSONResponse({"success": True}, 202)


async def forward(request: Request) -> Response:
    """Read the body, ask the voice provider, answer what it said: what a webhook script does."""
    wanted = await request.json()
    tenant = TENANTS[0]
    body = {
        "from_number": tenant.number,
        "to_number": wanted["to_number"],
        "override_agent_id": tenant.agent_id,
        "retell_llm_dynamic_variables": wanted["metadata"],
    }
    answer = await request.app.state.http.post("/v2/create-phone-call", json=body)
    return JSONResponse(answer.json(), answer.status_code)


def bare() -> Starlette:
    """The two routes."""
    app = Starlette(routes=[Route("/nothing", nothing, methods=["POST"]), Route("/forward", forward, methods=["POST"])])
    key = {"Authorization": f"Bearer {DEMO_API_KEY}"}
    app.state.http = httpx.AsyncClient(base_url=os.environ["RETELL_API_URL"], headers=key, limits=POOL_LIMITS)
    return app


if __name__ == "__main__":
    uvicorn.run(
        "tests.bench.bare:bare", factory=True, http=ConnectionLimits, port=int(sys.argv[1]), workers=int(sys.argv[2]),
        log_config=None, access_log=False, server_header=False, proxy_headers=False,
    )  # fmt: skip
