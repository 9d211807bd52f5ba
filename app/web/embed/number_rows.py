"""One line of the list of numbers, and how well a number is: what keeps it from placing calls, if anything does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import keys
from app.domain.agents import AgentAssignment
from app.domain.numbers import PhoneNumber
from app.web.embed.viewer import Viewer

# The first that is true is told; its text is `health.<name>`, what to do about it `health.<name>.todo`.
TONES = {
    "gone": "bad", "key_dead": "bad", "unassigned": "notice", "paused": "notice", "closed": "notice",
    "no_agent": "notice", "outbound_off": "plain", "ok": "good",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A number in the list; `outbound` is None without an agent, `key` the masked key or empty."""

    id: str
    number: str
    nickname: str
    customer: str
    agent: str
    outbound: bool | None
    key: str
    health: str
    tone: str
    used: str


async def rows_of(numbers: Sequence[PhoneNumber], viewer: Viewer, now: datetime) -> list[Row]:
    """Tell these numbers; their workspaces and customers must have been read along."""
    ids = [number.id for number in numbers]
    assignments = {one.number_id: one for one in await AgentAssignment.filter(number_id__in=ids)}
    usable = {key.number_id: key.masked for key in reversed(await keys.usable(ids, now))}
    return [row_of(number, assignments.get(number.id), usable.get(number.id, ""), viewer, now) for number in numbers]


def row_of(number: PhoneNumber, agent: AgentAssignment | None, key: str, viewer: Viewer, now: datetime) -> Row:
    """Tell one number."""
    health = health_of(number, agent, viewer, now)
    return Row(
        id=str(number.id),
        number=viewer.say.phone(number.e164),
        nickname=number.nickname,
        customer=number.customer.name if number.customer else "",
        agent=(agent.agent_name or agent.agent_id) if agent else "",
        outbound=agent.outbound if agent else None,
        key=key,
        health=health,
        tone=TONES[health],
        used=viewer.say.moment(number.last_used_at) if number.last_used_at else "",
    )


def health_of(number: PhoneNumber, agent: AgentAssignment | None, viewer: Viewer, now: datetime) -> str:
    """What keeps this number from placing calls, as a name of TONES; `ok` when nothing does."""
    customer = number.customer
    found = {
        "gone": number.gone_at is not None,
        "key_dead": not number.workspace.connected,
        "unassigned": customer is None,
        "paused": number.paused or viewer.agency.paused or bool(customer and customer.paused),
        "closed": bool(customer and customer.closed_until and customer.closed_until > now),
        "no_agent": agent is None,
        "outbound_off": agent is not None and not agent.outbound,
    }
    return next((name for name, so in found.items() if so), "ok")
