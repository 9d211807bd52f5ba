"""Somebody else's service is asked whether it lists a number, as the agency has said (see domain/screening)."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import httpx
import structlog

from app.clients import Clients
from app.domain.screening import lookups
from app.domain.screening.lookups import ScreeningLookup
from app.domain.screening.verdicts import Clear, Unknown, Verdict
from app.domain.tenants.agencies import Agency
from app.errors import VendorError, VendorUnclear
from app.sealing import SecretUnreadable

log = structlog.get_logger(__name__)

# A verdict is a word or two.
MAX_BYTES = 64 * 1024
NO_ANSWER = "The service did not answer in time."


@dataclass(frozen=True)
class Screened:
    """What the service says, and whether the agency has who is unknown called all the same."""

    verdict: Verdict
    calls_unscreened: bool


async def screen(clients: Clients, agency_id: UUID, number: str, now: datetime) -> Screened:
    """The answer that still counts, or a new one, which is kept; clear where the agency has nobody asked."""
    agency, lookup = await Agency.get(id=agency_id), await lookups.of_agency(agency_id)
    if lookup is None:
        return Screened(Clear(), agency.calls_unscreened)
    verdict = await lookups.known(lookup, number, now)
    if verdict is None:
        verdict = await ask(clients, lookup, number)
        await lookups.note(agency_id, number, verdict, now)
    return Screened(verdict, agency.calls_unscreened)


async def ask(clients: Clients, lookup: ScreeningLookup, number: str) -> Verdict:
    """Ask once, within the seconds that the agency allows; whatever goes wrong leaves it unknown."""
    why = NO_ANSWER
    try:
        return lookup.reading.verdict(await _body(clients, lookup, number))
    except VendorError as error:
        why = error.message
    except SecretUnreadable:
        why = "What is to be sent in its header cannot be opened. Save it again."
    except (httpx.HTTPError, TimeoutError):
        pass
    log.warning("screening.unknown", agency_id=str(lookup.agency_id), why=why)
    return Unknown(why)


async def _body(clients: Clients, lookup: ScreeningLookup, number: str) -> str:
    headers = lookup.headers(clients.ring) | {"Accept": "application/json"}
    async with asyncio.timeout(lookup.timeout_seconds):
        async with clients.outgoing.reading(lookup.address(number), headers) as answer:
            if not answer.is_success:
                raise VendorUnclear(f"The service answered {answer.status_code}.", status=answer.status_code)
            body = bytearray()
            async for piece in answer.aiter_bytes():
                body += piece
                if len(body) > MAX_BYTES:
                    raise VendorUnclear("The answer of the service is too long.")
    return body.decode(errors="replace")
