"""An alarm begins or is over: workflows, the agency's mailbox and its webhook are told, each once and alone."""

import json
from datetime import UTC, datetime
from uuid import UUID, uuid5

import structlog
from tortoise.transactions import in_transaction

from app import standard_webhooks
from app.clients import Clients
from app.config import Settings
from app.domain.alarms import webhook
from app.domain.alarms.alarms import Alarm
from app.domain.alarms.incidents import Kind
from app.domain.results import triggers
from app.domain.results.triggers import NEEDS_ATTENTION
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.installations import ACTIVE, Installation
from app.errors import InvalidRequest, VendorRefused
from app.jobs import branded_mail
from app.postgres import queue

log = structlog.get_logger(__name__)

MESSAGES = UUID("0d6f9f5e-8f0a-4a0b-9a32-6b4d1c6f7c55")
# Workflows and the mailbox hear of these as they happen (see telephony/tell_trouble.py).
TOLD_ELSEWHERE = (Kind.ACCOUNT_PROBLEM, Kind.NUMBER_GONE)
# What no sub-account is told.
OF_AGENCY = (Kind.NEGATIVE_MARGIN,)
# Whoever has it in the address of a webhook learns this of an alarm, and of its end.
BEGINS, IS_OVER = "begins", "is_over"
MAIL = "{sentence}\n\nSince {since:%Y-%m-%d %H:%M} (UTC).\n"
MAIL_OVER = "This is over:\n\n{sentence}\n\nIt lasted from {since:%Y-%m-%d %H:%M} to {over:%Y-%m-%d %H:%M} (UTC).\n"


async def tell_alarm(alarm_id: str) -> None:
    """Plan whatever is to be told of this alarm and was not yet."""
    now = datetime.now(UTC)
    async with in_transaction() as tx:
        alarm = await Alarm.filter(id=UUID(alarm_id)).using_db(tx).select_for_update(no_key=True).get()
        if alarm.told_at is None:
            await Alarm.filter(id=alarm.id).using_db(tx).update(told_at=now)
            # What is over before anybody was told is nobody's business any more.
            due = None if alarm.over_at else BEGINS
        else:
            due = IS_OVER if alarm.over_at and alarm.over_told_at is None else None
        if alarm.over_at:
            await Alarm.filter(id=alarm.id).using_db(tx).update(over_told_at=now)
        if due is None:
            return
        payload = payload_of(alarm, due)
        if alarm.kind not in TOLD_ELSEWHERE:
            facts, cause = {"kind": {str(alarm.kind)}}, message_id(alarm, due)
            for installation in await _concerned(alarm):
                await triggers.publish(tx, installation.id, NEEDS_ATTENTION, cause, payload, facts, now)
            await queue.defer(tx, "mail_alarm", alarm_id=alarm_id, moment=due)
        await queue.defer(tx, "post_alarm", alarm_id=alarm_id, moment=due)
    log.warning("alarm." + due, kind=alarm.kind, subject=alarm.subject)


async def _concerned(alarm: Alarm) -> list[Installation]:
    """The sub-accounts whose workflows are told: the one that it is about, or all that call from the account."""
    if alarm.kind in OF_AGENCY:
        return []
    if alarm.customer_id is not None:
        return await Installation.filter(customer_id=alarm.customer_id, agency_id=alarm.agency_id, status=ACTIVE)
    numbers = PhoneNumber.filter(workspace_id=UUID(alarm.subject), customer_id__isnull=False)
    customers = await numbers.distinct().values_list("customer_id", flat=True)
    return await Installation.filter(customer_id__in=customers, agency_id=alarm.agency_id, status=ACTIVE)


def message_id(alarm: Alarm, moment: str) -> UUID:
    """Names what is told of an alarm, so that it is told once."""
    return uuid5(MESSAGES, f"{alarm.id} {moment}")


def payload_of(alarm: Alarm, moment: str) -> dict[str, str]:
    """What workflows and webhooks are told."""
    over = alarm.over_at if moment == IS_OVER else None
    return {
        "kind": alarm.kind,
        "sentence": f"Over: {alarm.sentence}" if over else alarm.sentence,
        "since": alarm.since.isoformat(),
        "over_at": over.isoformat() if over else "",
    }


async def mail_alarm(settings: Settings, alarm_id: str, moment: str) -> None:
    """Send the agency its mail; a definite no of the mail server ends it. Raises VendorError for another try."""
    alarm = await Alarm.get(id=UUID(alarm_id)).select_related("agency")
    to = alarm.agency.alert_email
    if not to or not settings.smtp_url:
        return
    over = alarm.over_at if moment == IS_OVER else None
    text = (MAIL_OVER if over else MAIL).format(sentence=alarm.sentence, since=alarm.since, over=over)
    subject = f"{'Over' if over else 'Needs attention'}: {alarm.facts.get('name', alarm.kind)}"
    try:
        await branded_mail.send(settings, alarm.agency, to, subject, text, f"alarm-{message_id(alarm, moment)}")
    except VendorRefused as refusal:
        log.error("mail_alarm.refused", alarm_id=alarm_id, status=refusal.status)


async def post_alarm(clients: Clients, alarm_id: str, moment: str) -> None:
    """Send it to the agency's webhook, signed; raises VendorError, for the engine to try again."""
    alarm = await Alarm.get(id=UUID(alarm_id)).select_related("agency")
    secret = webhook.secret_of(alarm.agency, clients.ring)
    if not alarm.agency.alarm_url or secret is None:
        return
    named = str(message_id(alarm, moment))
    body = json.dumps({"type": f"alarm.{moment}", "id": named, **payload_of(alarm, moment)}).encode()
    signed = standard_webhooks.headers(named, body, [secret], datetime.now(UTC))
    try:
        await clients.outgoing.post(alarm.agency.alarm_url, body, signed)
    except (InvalidRequest, VendorRefused) as refusal:
        log.error("post_alarm.refused", alarm_id=alarm_id, why=refusal.message)
