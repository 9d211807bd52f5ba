"""A number that cannot call: it, its agent or its permission is gone. Its workflows are told, and the agency mailed."""

from uuid import UUID

import structlog
from tortoise.transactions import in_transaction

from app.config import Settings
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import PhoneNumber
from app.jobs.telephony import attention
from app.jobs.telephony.attention import Attention, Kind
from app.postgres import queue

log = structlog.get_logger(__name__)

NUMBER = (
    "The number {number} is not in the account at the voice provider any more, so no calls are placed from it. Add it "
    "there again, or call from another number."
)
AGENT = (
    "The agent {agent} of the number {number} is not in the account at the voice provider any more, so no calls are "
    "placed from it. Bring the agent back there, or assign another one."
)
NOT_PERMITTED = (
    "The phone company behind the number {number} does not permit its calls, so they wait. Allow them there, then "
    "check again on the page of its account; meanwhile other numbers place what they may."
)
SUBJECTS = {Kind.NUMBER_LOST: "A number is missing", Kind.AGENT_LOST: "An agent is missing"}


async def tell_number(number_id: str) -> None:
    """Tell the workflows of the sub-account that calls from this number, and have the mail sent."""
    async with in_transaction() as tx:
        number = await PhoneNumber.get(id=UUID(number_id), using_db=tx)
        what = await _trouble_of(number)
        if what is None or number.customer_id is None:
            return
        await attention.publish(tx, [number.customer_id], what)
        await queue.defer(tx, "mail_number", number_id=number_id)
    log.error("number.in_trouble", number_id=number_id, kind=what.kind)


async def mail_number(settings: Settings, number_id: str) -> None:
    """Send the agency its mail, unless all is well again."""
    number = await PhoneNumber.get(id=UUID(number_id)).select_related("workspace__agency")
    if what := await _trouble_of(number):
        subject = f"{SUBJECTS.get(what.kind, 'A number cannot call')}: {number.workspace.name}"
        await attention.mail(settings, number.workspace.agency, subject, f"{what.sentence}\n", what)


async def _trouble_of(number: PhoneNumber) -> Attention | None:
    """What is in its way, the worst first."""
    if number.gone_at is not None:
        return Attention(Kind.NUMBER_LOST, number.id, NUMBER.format(number=number.e164), number.gone_at)
    its = await AgentAssignment.get_or_none(number_id=number.id, outbound=True, gone_at__isnull=False)
    if its is not None and its.gone_at is not None:
        sentence = AGENT.format(agent=its.agent_name or its.agent_id, number=number.e164)
        return Attention(Kind.AGENT_LOST, number.id, sentence, its.gone_at)
    if number.trouble_at is not None:
        return Attention(Kind.NUMBER_PROBLEM, number.id, NOT_PERMITTED.format(number=number.e164), number.trouble_at)
    return None
