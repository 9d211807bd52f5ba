"""One line of the list of numbers, and how well a number is: what keeps it from calling, and people from answering."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.domain.telephony import keys
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.web.embed.kit.viewer import Viewer

# The first that is true is told; its text is `health.<name>`, what to do about it `health.<name>.todo`.
TONES = {
    "unusable": "bad", "gone": "bad", "key_dead": "bad", "trouble": "bad", "not_permitted": "bad",
    "unassigned": "notice", "paused": "notice", "closed": "notice", "rests": "notice", "no_agent": "notice",
    "agent_gone": "bad", "outbound_off": "plain", "falls": "bad", "ok": "good",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A number in the list; `account` is where it was imported from, `outbound` None without an agent, `key` its
    newest key masked or empty, beside which it has `more_keys`."""

    id: str
    number: str
    nickname: str
    account: str
    customer: str
    agent: str
    outbound: bool | None
    key: str
    more_keys: int
    health: str
    tone: str
    used: str
    used_at: datetime | None


async def rows_of(numbers: Sequence[PhoneNumber], viewer: Viewer, now: datetime) -> list[Row]:
    """Tell these numbers; their workspaces and customers must have been read along."""
    ids = [number.id for number in numbers]
    assignments = {one.number_id: one for one in await AgentAssignment.filter(number_id__in=ids)}
    usable = defaultdict[UUID, list[ApiKey]](list)
    for key in await keys.usable(ids, now):
        usable[key.number_id].append(key)
    return [row_of(number, assignments.get(number.id), usable[number.id], viewer, now) for number in numbers]


def row_of(
    number: PhoneNumber, agent: AgentAssignment | None, usable: Sequence[ApiKey], viewer: Viewer, now: datetime
) -> Row:
    """Tell one number."""
    health = health_of(number, agent, viewer, now)
    return Row(
        id=str(number.id),
        number=viewer.say.phone(number.e164),
        nickname=number.nickname,
        account=number.workspace.name if viewer.of_agency else "",
        customer=number.customer.name if number.customer else "",
        agent=(agent.agent_name or agent.agent_id) if agent else "",
        outbound=agent.outbound if agent else None,
        key=usable[0].masked if usable else "",
        more_keys=len(usable) - 1,
        health=health,
        tone=TONES[health],
        used=viewer.say.moment(number.last_used_at) if number.last_used_at else "",
        used_at=number.last_used_at,
    )


def health_of(number: PhoneNumber, agent: AgentAssignment | None, viewer: Viewer, now: datetime) -> str:
    """What keeps this number from placing calls, or people from answering, as a name of TONES; `ok`: nothing."""
    customer = number.customer
    found = {
        "unusable": not number.usable,
        "gone": number.gone_at is not None,
        "key_dead": not number.workspace.connected,
        "trouble": number.workspace.trouble is not None,
        "not_permitted": number.trouble_at is not None,
        "unassigned": customer is None,
        "paused": number.paused or viewer.agency.paused or bool(customer and customer.paused),
        "closed": bool(customer and customer.closed_until and customer.closed_until > now),
        "rests": number.rests_until is not None and number.rests_until > now,
        "no_agent": agent is None,
        "agent_gone": agent is not None and agent.gone_at is not None,
        "outbound_off": agent is not None and not agent.outbound,
        "falls": number.falls_at is not None,
    }
    return next((name for name, so in found.items() if so), "ok")
