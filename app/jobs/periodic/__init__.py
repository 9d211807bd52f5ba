"""What is done by the clock: one duty a line, each on a schedule of its own.

The engine runs each as a task of its own, in one process at a time: one that fails or takes long stops no other,
and is not started again while it runs.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.domain.alarms import alarms
from app.domain.calls import pacing, quotas, restore_hold, room, stuck_calls
from app.domain.campaigns import turns as campaign_turns
from app.domain.credits import allowances, margins, top_ups
from app.domain.health import falls, ramp
from app.domain.lifecycle import installing
from app.domain.requests import idempotency_keys
from app.domain.telephony import workspaces
from app.domain.tenants import crm_events, crm_tokens, page_sessions
from app.jobs.crm.reconcile_agency import reconcile_daily
from app.jobs.periodic.check_clock import check_clock
from app.jobs.periodic.check_ledger import check_ledger
from app.jobs.periodic.forget_old import forget_old
from app.jobs.periodic.tell_low_credits import tell_low_credits
from app.jobs.telephony.sync_numbers import sync_daily
from app.postgres import deliveries, queue, rate_windows

# The longest window is a quarter of an hour.
RATES_KEPT = timedelta(hours=1)
EVERY_MINUTE, EVERY_FIVE_MINUTES = "* * * * *", "*/5 * * * *"


@dataclass(frozen=True)
class Periodic:
    """A duty that is told what time it is; `schedule` is a line of cron, in UTC."""

    name: str
    schedule: str
    run: Callable[[datetime], Awaitable[Any]]


async def _forget_rates(now: datetime) -> None:
    await rate_windows.forget_lapsed(now - RATES_KEPT)


async def _wake_stuck_calls(_now: datetime) -> None:
    await stuck_calls.sweep()


async def _start_waiting_calls(_now: datetime) -> None:
    await pacing.start_all()


PERIODIC = (
    Periodic("check_clock", EVERY_MINUTE, check_clock),
    Periodic("wake_stuck_calls", EVERY_MINUTE, _wake_stuck_calls),
    Periodic("reconcile_restore", EVERY_MINUTE, restore_hold.reconcile),
    Periodic("start_waiting_calls", EVERY_MINUTE, _start_waiting_calls),
    Periodic("start_late_turns", EVERY_MINUTE, campaign_turns.sweep),
    Periodic("start_whoever_has_room", EVERY_MINUTE, room.start_all),
    Periodic("check_workspaces", EVERY_MINUTE, workspaces.check_due),
    Periodic("renew_allowances", EVERY_MINUTE, allowances.renew),
    Periodic("wake_top_ups", EVERY_FIVE_MINUTES, top_ups.wake_stuck),
    Periodic("plan_top_ups", EVERY_MINUTE, top_ups.plan_automatic),
    Periodic("check_margins", EVERY_MINUTE, margins.check_yesterday),
    Periodic("watch_alarms", EVERY_MINUTE, alarms.watch),
    Periodic("tell_low_credits", EVERY_MINUTE, tell_low_credits),
    Periodic("forget_request_keys", EVERY_MINUTE, idempotency_keys.forget),
    Periodic("forget_rates", EVERY_MINUTE, _forget_rates),
    Periodic("forget_lapsed_quotas", EVERY_MINUTE, quotas.forget_lapsed),
    Periodic("forget_page_sessions", EVERY_MINUTE, page_sessions.forget),
    Periodic("watch_numbers", EVERY_FIVE_MINUTES, falls.watch),
    Periodic("grow_caps", EVERY_FIVE_MINUTES, ramp.grow),
    Periodic("refresh_tokens", EVERY_FIVE_MINUTES, crm_tokens.refresh_due),
    Periodic("retry_installs", EVERY_FIVE_MINUTES, installing.retry_pending),
    Periodic("check_ledger", "17 * * * *", check_ledger),
    Periodic("forget_crm_events", "7 * * * *", crm_events.forget),
    Periodic("forget_number_days", "12 * * * *", falls.forget),
    Periodic("forget_deliveries", "47 * * * *", deliveries.forget),
    Periodic("forget_old", "27 * * * *", forget_old),
    Periodic("forget_job_log", "37 * * * *", queue.forget_log),
    Periodic("forget_job_statistics", "57 * * * *", queue.forget_statistics),
    Periodic("forget_failed_jobs", "47 * * * *", queue.forget_failed),
    Periodic("reconcile_daily", "23 3 * * *", reconcile_daily),
    Periodic("sync_daily", "41 4 * * *", sync_daily),
)
