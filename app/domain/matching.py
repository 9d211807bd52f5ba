"""Which number calls a lead: the one that the step names, else the one that fits the lead best."""

from dataclasses import replace

import phonenumbers
from phonenumbers import PhoneNumber as Parsed

from app.domain.dialing import Destination, country_of, destination, normalize
from app.domain.numbers import Line
from app.errors import InvalidRequest, NoAgentMapping, NumberNotFound


def choose(lines: list[Line], phone: str, number: str = "", agent: str = "") -> tuple[Line, Destination]:
    """The line, with the agent that is to speak, and the lead to call.

    `lines` are the sub-account's, the longest unused first; `number` and `agent` are what the step names, if
    anything. Raises InvalidRequest, NumberNotFound, NoAgentMapping or DestinationNotAllowed.
    """
    line = (
        named(lines, number) if number else best([line for line in with_agent(lines, agent) if is_ready(line)], phone)
    )
    if not phone:
        message = "The contact has no phone number, and the step names none."
        raise InvalidRequest(message, details=[{"field": "phone", "message": message}])
    to = destination("phone", phone, country_of(line.e164), line.policy)
    return (spoken_by(line, agent, lines) if agent else line), to


def is_ready(line: Line) -> bool:
    """Whether this line may place calls: it has an agent, and Outbound is on."""
    return bool(line.agent_id) and line.outbound


def named(lines: list[Line], number: str) -> Line:
    """The line with this id, or with this number in any format; raises NumberNotFound."""
    for line in lines:
        if number == str(line.number_id) or line.e164 == _e164(number, country_of(line.e164)):
            return line
    raise NumberNotFound("The number chosen in this step does not belong to this account any more.")


def with_agent(lines: list[Line], agent: str) -> list[Line]:
    """The lines that this agent can speak on: those of the accounts at the voice provider that it belongs to."""
    if not agent:
        return lines
    workspaces = {line.workspace_id for line in lines if line.agent_id == agent}
    if not workspaces:
        raise NoAgentMapping("The agent chosen in this step does not belong to this account any more.")
    return [line for line in lines if line.workspace_id in workspaces]


def best(ready: list[Line], phone: str) -> Line:
    """The line that fits the lead: not gone, of its country, then of its area, then the longest unused."""
    if not ready:
        raise NoAgentMapping("No number has Outbound on. Open the settings page and switch it on for one.")
    lead = next((e164 for line in ready if (e164 := _e164(phone, country_of(line.e164)))), None)
    if lead is None:
        return ready[0]
    return min(
        ready, key=lambda line: (line.gone, country_of(line.e164) != country_of(lead), area(line.e164) != area(lead))
    )


def spoken_by(line: Line, agent: str, lines: list[Line]) -> Line:
    """The line with this agent instead of its own; raises NoAgentMapping when it cannot speak there."""
    own = next((it for it in lines if it.agent_id == agent and it.workspace_id == line.workspace_id), None)
    if own is None:
        raise NoAgentMapping("The agent chosen in this step cannot speak on the chosen number. Choose another one.")
    return replace(line, agent_id=own.agent_id, agent_version=own.agent_version, agent_name=own.agent_name)


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
