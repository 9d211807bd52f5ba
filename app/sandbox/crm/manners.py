"""What the CRM does beside its documentation, as live apps have reported it; each is switched on by itself."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Self

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

STUMBLES_EVERY = 5
# What the gateway says of its own accord: a time-out as 401, a blocked request as a page, and so on.
PAGE = (
    "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center><hr><center>nginx</center></body></html>"
)
GATEWAY_ANSWERS: dict[str, tuple[int, Any]] = {
    "timed out": (401, {"statusCode": 401, "message": "Command timed out"}),
    "forbidden page": (403, PAGE.format("403 Forbidden")),
    "not found page": (404, PAGE.format("404 Not Found")),
    "no route": (404, {"message": "no Route matched with those values"}),
    "bad request": (400, {"statusCode": 400, "message": "Bad Request"}),
    "not found": (404, {"statusCode": 404, "message": "Not Found"}),
    "unprocessable": (422, {"statusCode": 422, "message": ["Unprocessable Entity"], "error": "Unprocessable Entity"}),
}


@dataclass
class Manners:
    """The CRM's bad manners, all of them off at first.

    - `answers_attachments_with_nothing`: that a recording was attached is said by 200 without a body.
    - `charges_twice`: one request takes its amount from a wallet twice.
    - `cuts_dates_to_seconds`: when a message was added is told without milliseconds.
    - `gateway_stumbles`: every fifth request does not get through to the CRM, and is answered by its gateway.
    - `lists_charges_late`: the first two lists after a charge do not show it.
    - `lists_all_charges`: a list of charges is the same whatever event it is asked for.
    - `tells_daily_reset`: an answer that ends the day's allowance says when there is another one.
    - `retries_every_failure`: an event is sent again after every answer but a 2xx, not only after a 429.
    - `speaks_of_other_apps`: with each event comes another one, of an app that is not ours, signed by the same key.
    - `hides_alt_ids`: lists of messages do not show the `altId` that a call was logged with.
    - `mints_bare_tokens`: a sub-account's tokens come without refresh_token, companyId and userType.
    - `refuses_permanent_channels`: an update that names a channel which is `permanent` is refused whole.
    """

    answers_attachments_with_nothing: bool = False
    charges_twice: bool = False
    cuts_dates_to_seconds: bool = False
    gateway_stumbles: bool = False
    hides_alt_ids: bool = False
    lists_all_charges: bool = False
    lists_charges_late: bool = False
    mints_bare_tokens: bool = False
    retries_every_failure: bool = False
    speaks_of_other_apps: bool = False
    tells_daily_reset: bool = False
    refuses_permanent_channels: bool = False

    @classmethod
    def at_their_worst(cls) -> Self:
        """All of them at once."""
        return cls(**{field.name: True for field in fields(cls)})


class Gateway:
    """What stands between the network and the CRM; it stumbles over every fifth request, each time in another way."""

    def __init__(self, app: ASGIApp, manners: Callable[[], Manners]) -> None:
        self.app = app
        self.manners = manners
        self._requests = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._stumble() if scope["type"] == "http" and self.manners().gateway_stumbles else None
        await (answer or self.app)(scope, receive, send)

    def _stumble(self) -> Response | None:
        self._requests += 1
        turn, through = divmod(self._requests, STUMBLES_EVERY)
        if through:
            return None
        status, body = list(GATEWAY_ANSWERS.values())[turn % len(GATEWAY_ANSWERS)]
        return HTMLResponse(body, status) if isinstance(body, str) else JSONResponse(body, status)
