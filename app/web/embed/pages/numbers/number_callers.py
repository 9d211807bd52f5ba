"""Whether leads that call a number are known: switched on and off here, and told to the voice provider by a job."""

from starlette.requests import Request
from starlette.responses import Response

from app.domain.telephony import inbound_webhooks
from app.errors import Refusal
from app.web.embed.kit.forms import read_form
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number import detail, number_in


async def switch(request: Request, viewer: Viewer) -> Response:
    """Have callers of this number looked up, or not any more."""
    form, number = await read_form(request), await number_in(request, viewer)
    on = form["callers"] == "on"
    try:
        await inbound_webhooks.switch(number.id, on=on)
    except Refusal as refusal:
        return await detail(request, viewer, at="callers", refusal=refusal)
    return await detail(request, viewer, toast=viewer.say("number.callers_on" if on else "number.callers_off"))
