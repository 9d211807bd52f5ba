"""The table of contents of the jobs: a job's name, what it does, and how it is retried.

A job runs at least once. What must happen at most once is decided by rows (see domain/calls/attempts.py).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from app.clients import Clients
from app.config import Settings
from app.jobs.alarms.tell_alarm import mail_alarm, post_alarm, tell_alarm
from app.jobs.calls.after_call import after_call
from app.jobs.calls.campaign_turn import campaign_turn, cancel_campaign
from app.jobs.calls.cancel_listed import cancel_listed
from app.jobs.calls.check_call import check_call
from app.jobs.calls.confirm_call import confirm_call
from app.jobs.calls.lead_called import lead_called
from app.jobs.calls.place_call import place_call
from app.jobs.calls.plan_callback import plan_callback
from app.jobs.calls.reconcile_restore import reconcile_restore
from app.jobs.calls.retell_events import retell_events
from app.jobs.calls.settle_call import settle_call
from app.jobs.calls.start_next import start_next
from app.jobs.calls.start_waiting import start_waiting
from app.jobs.calls.stop_call import stop_call
from app.jobs.crm.charge_top_up import charge_top_up, check_top_up
from app.jobs.crm.crm_events import crm_events
from app.jobs.crm.end_customer import end_customer
from app.jobs.crm.finish_install import finish_install
from app.jobs.crm.map_customer import map_customer
from app.jobs.crm.read_tag import read_tag
from app.jobs.crm.reconcile_agency import reconcile_agency
from app.jobs.crm.refresh_token import refresh_token
from app.jobs.periodic.mail_low_credits import mail_low_credits
from app.jobs.results.fire_trigger import fire_trigger
from app.jobs.results.open_window import open_window
from app.jobs.results.resume_step import resume_step, tell_step
from app.jobs.results.send_webhook import send_webhook
from app.jobs.results.write_back import write_back
from app.jobs.screening.forget_version import forget_version
from app.jobs.telephony.check_workspace import check_workspace
from app.jobs.telephony.forward_event import forward_event
from app.jobs.telephony.set_inbound_webhook import set_inbound_webhook
from app.jobs.telephony.sync_numbers import sync_numbers
from app.jobs.telephony.tell_number import mail_number, tell_number
from app.jobs.telephony.tell_trouble import mail_recovery, mail_trouble, tell_recovery, tell_trouble


@dataclass(frozen=True)
class Job:
    """A handler that takes its payload as keywords; retried with exponential backoff, then parked as failed."""

    run: Callable[..., Awaitable[None]]
    retries: int = 10
    first_delay: timedelta = timedelta(seconds=1)
    max_delay: timedelta = timedelta(minutes=5)


def jobs_with(clients: Clients, settings: Settings) -> dict[str, Job]:
    """Every job of the engine by its name, ready to run in this process."""
    return {
        "place_call": Job(partial(place_call, clients, settings)),
        "call_up": Job(start_next),
        "start_waiting": Job(start_waiting),
        "confirm_call": Job(partial(confirm_call, clients, settings)),
        "retell_events": Job(retell_events),
        "reconcile_restore": Job(partial(reconcile_restore, clients)),
        "cancel_listed": Job(cancel_listed),
        "forget_version": Job(forget_version),
        "campaign_turn": Job(campaign_turn),
        "cancel_campaign": Job(cancel_campaign),
        "stop_call": Job(partial(stop_call, clients)),
        "check_call": Job(partial(check_call, clients)),
        "check_workspace": Job(partial(check_workspace, clients)),
        "set_inbound_webhook": Job(partial(set_inbound_webhook, clients), retries=40),
        "sync_numbers": Job(partial(sync_numbers, clients)),
        "forward_event": Job(partial(forward_event, clients)),
        "settle_call": Job(partial(settle_call, clients), retries=40),
        "lead_called": Job(lead_called),
        "plan_callback": Job(partial(plan_callback, clients), retries=40),
        "after_call": Job(partial(after_call, settings)),
        "write_back": Job(partial(write_back, clients, settings), retries=40),
        # Over a day: a receiver may be down for a night.
        "send_webhook": Job(partial(send_webhook, clients), 16, timedelta(seconds=5), timedelta(hours=12)),
        "fire_trigger": Job(partial(fire_trigger, clients), retries=40),
        "crm_events": Job(partial(crm_events, clients, settings)),
        "contact_events": Job(partial(crm_events, clients, settings)),
        "end_customer": Job(end_customer),
        "finish_install": Job(partial(finish_install, clients)),
        "read_tag": Job(partial(read_tag, clients, settings)),
        "refresh_grant": Job(partial(refresh_token, clients)),
        "reconcile_agency": Job(partial(reconcile_agency, clients, settings)),
        "map_customer": Job(partial(map_customer, clients)),
        "charge_top_up": Job(partial(charge_top_up, clients, settings), retries=100),
        "check_top_up": Job(partial(check_top_up, clients, settings), retries=40),
        "mail_low_credits": Job(partial(mail_low_credits, settings), retries=40),
        "tell_alarm": Job(tell_alarm),
        "mail_alarm": Job(partial(mail_alarm, settings), retries=40),
        "post_alarm": Job(partial(post_alarm, clients), retries=40),
        "tell_trouble": Job(tell_trouble),
        "mail_trouble": Job(partial(mail_trouble, settings), retries=40),
        "tell_recovery": Job(tell_recovery),
        "mail_recovery": Job(partial(mail_recovery, settings), retries=40),
        "tell_number": Job(tell_number),
        "mail_number": Job(partial(mail_number, settings), retries=40),
        "open_window": Job(partial(open_window, clients), retries=300),
        "resume_step": Job(resume_step),
        # Until the CRM has taken this, the contact waits in its workflow: for a day.
        "tell_step": Job(partial(tell_step, clients), retries=300),
    }
