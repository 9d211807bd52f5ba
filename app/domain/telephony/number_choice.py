"""Which number calls a lead: the one that the step names, else the one that fits the lead best."""

from dataclasses import replace
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber as Parsed

from app.domain.rules.destinations import Destination, country_of, destination, normalize
from app.domain.telephony.numbers import CallingNumber
from app.errors import InvalidRequest, NoAgentMapping, NumberNotFound, wrong


def choose(
    lines: list[CallingNumber], phone: str, number: str = "", agent: str = ""
) -> tuple[CallingNumber, Destination]:
    """The line, with the agent that is to speak, and the lead to call.

    `lines` are the sub-account's, the longest unused first; `number` and `agent` are what the step names, if
    anything. Raises InvalidRequest, NumberNotFound, NoAgentMapping or DestinationNotAllowed.
    """
    caller = (
        named(lines, number)
        if number
        else best([caller for caller in with_agent(lines, agent) if is_ready(caller)], phone)
    )
    if not phone:
        message = "The contact has no phone number, and the step names none."
        raise wrong("phone", message)
    to = destination("phone", phone, caller.home)
    return (spoken_by(caller, agent, lines) if agent else caller), to


def is_ready(caller: CallingNumber) -> bool:
    """Whether this line may place calls: its number is usable, it has an agent that is there, and Outbound is on."""
    return caller.usable and bool(caller.agent_id) and not caller.agent_gone and caller.outbound


def named(lines: list[CallingNumber], number: str) -> CallingNumber:
    """The line with this id, or with this number in any format; raises NumberNotFound."""
    for caller in lines:
        if number == str(caller.number_id) or caller.e164 == _e164(number, caller.home):
            return caller
    raise NumberNotFound("The number chosen in this step does not belong to this account any more.")


def with_agent(lines: list[CallingNumber], agent: str) -> list[CallingNumber]:
    """The lines that this agent can speak on: those of the accounts at the voice provider that it belongs to."""
    if not agent:
        return lines
    workspaces = {caller.workspace_id for caller in lines if caller.agent_id == agent}
    if not workspaces:
        raise NoAgentMapping("The agent chosen in this step does not belong to this account any more.")
    return [caller for caller in lines if caller.workspace_id in workspaces]


def best(ready: list[CallingNumber], phone: str) -> CallingNumber:
    """The line that fits the lead: not gone, rested, of its country, well answered, of its area, the longest unused."""
    if not ready:
        raise NoAgentMapping("No number has Outbound on. Open the settings page and switch it on for one.")
    if len(ready) == 1:
        return ready[0]
    lead = next((e164 for caller in ready if (e164 := _e164(phone, caller.home))), None)
    if lead is None:
        return min(ready, key=lambda caller: (caller.gone, caller.rests, caller.falls))
    return min(
        ready,
        key=lambda caller: (
            caller.gone,
            caller.rests,
            country_of(caller.e164) != country_of(lead),
            caller.falls,
            area(caller.e164) != area(lead),
        ),
    )


def spoken_by(caller: CallingNumber, agent: str, lines: list[CallingNumber]) -> CallingNumber:
    """The line with this agent instead of its own; raises NoAgentMapping when it cannot speak there."""
    own = next((it for it in lines if it.agent_id == agent and it.workspace_id == caller.workspace_id), None)
    if own is None:
        raise NoAgentMapping("The agent chosen in this step cannot speak on the chosen number. Choose another one.")
    return replace(caller, agent_id=own.agent_id, agent_version=own.agent_version, agent_name=own.agent_name)


@lru_cache(maxsize=4096)
def area(e164: str) -> tuple[int | None, str]:
    """Country code and area code of a number; without an area code, the whole number."""
    number: Parsed = phonenumbers.parse(e164)
    national = phonenumbers.national_significant_number(number)
    length = phonenumbers.length_of_national_destination_code(number)
    return number.country_code, national[:length] if length else national


def _e164(text: str, country: str) -> str | None:
    try:
        return normalize("phone", text, country)
    except InvalidRequest:
        return None
