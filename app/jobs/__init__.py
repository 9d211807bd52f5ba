"""The table of contents of the effects: a job's name, what it does, and how it is retried.

A job runs at least once. What must happen at most once is decided by rows (see domain/attempts.py).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from app.clients import Clients
from app.config import Settings
from app.jobs.after_call import after_call
from app.jobs.call_up import call_up
from app.jobs.check_call import check_call
from app.jobs.check_workspace import check_workspace
from app.jobs.confirm_call import confirm_call
from app.jobs.crm_events import crm_events
from app.jobs.finish_install import finish_install
from app.jobs.fire_trigger import fire_trigger
from app.jobs.forward_event import forward_event
from app.jobs.housekeeping import housekeeping
from app.jobs.mail_low_credits import mail_low_credits
from app.jobs.map_customer import map_customer
from app.jobs.place_call import place_call
from app.jobs.reconcile_agency import reconcile_agency, reconcile_daily
from app.jobs.refresh_grant import refresh_grant
from app.jobs.resume_step import resume_step, tell_step
from app.jobs.retell_events import retell_events
from app.jobs.settle_call import settle_call
from app.jobs.sync_numbers import sync_daily, sync_numbers
from app.jobs.tell_low_credits import tell_low_credits
from app.jobs.tend_installs import tend_installs
from app.jobs.write_back import write_back


@dataclass(frozen=True)
class Job:
    """A handler that takes its payload as keywords; retried with exponential backoff, then parked as failed."""

    run: Callable[..., Awaitable[None]]
    retries: int = 10
    first_delay: timedelta = timedelta(seconds=1)
    longest_delay: timedelta = timedelta(minutes=5)


def jobs_with(clients: Clients, settings: Settings) -> dict[str, Job]:
    """Every job of the engine by its name, ready to run in this process."""
    return {
        "place_call": Job(partial(place_call, clients, settings)),
        "call_up": Job(call_up),
        "confirm_call": Job(partial(confirm_call, clients, settings)),
        "retell_events": Job(partial(retell_events, clients)),
        "check_call": Job(partial(check_call, clients)),
        "check_workspace": Job(partial(check_workspace, clients)),
        "sync_numbers": Job(partial(sync_numbers, clients)),
        "forward_event": Job(partial(forward_event, clients)),
        "settle_call": Job(partial(settle_call, clients), retries=40),
        "after_call": Job(partial(after_call, settings)),
        "write_back": Job(partial(write_back, clients, settings), retries=40),
        "fire_trigger": Job(partial(fire_trigger, clients), retries=40),
        "crm_events": Job(partial(crm_events, clients, settings)),
        "finish_install": Job(partial(finish_install, clients)),
        "refresh_grant": Job(partial(refresh_grant, clients)),
        "reconcile_agency": Job(partial(reconcile_agency, clients, settings)),
        "map_customer": Job(partial(map_customer, clients)),
        "mail_low_credits": Job(partial(mail_low_credits, settings), retries=40),
        "resume_step": Job(resume_step),
        # A contact hangs in its workflow until this is heard: for a day.
        "tell_step": Job(partial(tell_step, clients), retries=300),
    }


PERIODIC: dict[str, Callable[[], Awaitable[Any]]] = {
    "* * * * *": housekeeping,
    "*/1 * * * *": tell_low_credits,
    "*/5 * * * *": tend_installs,
    "23 3 * * *": reconcile_daily,
    "41 4 * * *": sync_daily,
}
