"""Named points of the dialing protocol where a fault test may kill this process; nothing happens unless it asks.

`LEADCALL_FAILPOINT=name` kills the process (SIGKILL) when it reaches that point. The names follow a call:
request-committed, answered, dialing-committed, connected, headers-sent, body-sent,
answer-read, placed-committed, event-stored, settling, settled, callback-asked, callback-placed.
"""

import os
import signal
from typing import Any

ARMED = os.environ.get("LEADCALL_FAILPOINT", "")
# What the HTTP client reports of a request on its way (httpcore's trace extension), as our points.
ON_THE_WIRE = {
    "connection.connect_tcp.complete": "connected",
    "http11.send_request_headers.complete": "headers-sent",
    "http11.send_request_body.complete": "body-sent",
}


def reach(name: str) -> None:
    """Die here, as by kill -9, if a test has armed this point."""
    if name and name == ARMED:
        os.kill(os.getpid(), signal.SIGKILL)


async def reach_on_the_wire(event: str, _info: dict[str, Any]) -> None:
    """Tell the points between opening the socket and the answer."""
    reach(ON_THE_WIRE.get(event, ""))
