"""POST /api/dry-run: the holder of a key asks what would become of leads, and nobody is called."""

from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.clients.contacts import tagged
from app.config import Settings
from app.domain.calls import placing
from app.domain.campaigns import campaigns
from app.domain.campaigns.preview import preview
from app.domain.credits.ledger import CREDIT
from app.domain.dry_runs import dry_run as dry_runs
from app.domain.dry_runs.report import Candidate, Report, Row, Terms
from app.domain.rules.destinations import normalize
from app.domain.telephony.key_auth import KeyHolder
from app.domain.telephony.numbers import CallingNumber
from app.errors import RateLimited, Unauthorized, wrong
from app.web.api.call_bodies import named
from app.web.api.dry_run_bodies import DryRun, read_dry_run
from app.web.bodies import object_in
from app.web.guards.auth import UNAUTHORIZED, key_holder
from app.web.guards.limits import read_body

BUSY_SECONDS = 5


async def dry_run(request: Request) -> Response:
    """What would become of these leads; one dry run at a time in each process, since a long one takes a second."""
    now = datetime.now(UTC)
    holder = await key_holder(request, now)
    body = object_in(request, await read_body(request))
    wanted = read_dry_run(body)
    require_number(wanted.from_number, holder)
    caller = holder.caller
    at = when(wanted.at, caller.read_at)
    if request.app.state.dry_run.locked():
        raise RateLimited("Another dry run is being made at this moment. Try again.", BUSY_SECONDS)
    async with request.app.state.dry_run:
        report = await report_on(request, wanted, caller, at)
    ignored = named(name for name in body if name not in DryRun.model_fields)
    return JSONResponse(as_answer(report) | ({"ignored": list(ignored)} if ignored else {}))


async def report_on(request: Request, wanted: DryRun, caller: CallingNumber, at: datetime) -> Report:
    """What would become of those whom the body means, if this number called them; raises InvalidRequest."""
    if wanted.campaign is not None:
        campaign = await campaigns.named(caller.customer_id, wanted.campaign)
        if campaign is None:
            message = "This account has no open campaign of this name."
            raise wrong("campaign", message)
        return await preview(campaign, at)
    leads = [Candidate(lead.to_number, lead.contact_id) for lead in wanted.leads or ()]
    if wanted.past_week:
        leads = await dry_runs.past_week(caller.customer_id, caller.read_at)
    if wanted.tag is not None:
        settings: Settings = request.app.state.settings
        leads = await tagged(request.app.state.clients, caller.customer_id, wanted.tag, settings.ghl_tag_operator)
    return await dry_runs.dry_run([caller], leads, Terms(number=str(caller.number_id)), at)


def require_number(number: str | None, holder: KeyHolder) -> None:
    """Raise Unauthorized when a body names another number than the key's."""
    caller = holder.caller
    if number is not None and caller.e164 not in (number, normalize("from_number", number, caller.home)):
        raise Unauthorized(UNAUTHORIZED)


def when(wanted: datetime | None, now: datetime) -> datetime:
    """The moment that is asked about; one that has passed is now. Raises InvalidRequest beyond the horizon."""
    if wanted is None or wanted <= now:
        return now
    if wanted > now + placing.HORIZON:
        message = f"at is more than {placing.HORIZON // timedelta(days=1)} days ahead. Name an earlier time."
        raise wrong("at", message)
    return wanted.astimezone(UTC)


def as_answer(report: Report) -> dict[str, Any]:
    """A report as the API tells it."""
    return {
        "success": True,
        "at": report.at.isoformat(),
        "leads": len(report.rows),
        **report.fates,
        "reasons": dict(report.reasons.most_common()),
        "set_aside_credits": report.set_aside / CREDIT,
        "cost_credits": None if report.cost is None else report.cost / CREDIT,
        "available_credits": report.available / CREDIT,
        "ends_at": report.ends_at.isoformat() if report.ends_at else None,
        "rows": [_row(row) for row in report.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "to_number": row.phone,
        "status": row.fate.value,
        "at": row.at.isoformat() if row.at else None,
        "from_number": row.caller.e164 if row.caller else None,
        "agent_id": row.caller.agent_id if row.caller else None,
        "reason_code": row.code,
        "reason": row.reason,
        "contact_is_asked": row.asks,
    }
