"""What the page does, without the page: keys, credits, calls, and what went wrong."""

import base64
import difflib
import json
import secrets
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

import typer

from app.cli.commands import app, database_url, with_database
from app.cli.pausing import OPERATOR
from app.config import load_settings
from app.domain.calls import attempts, cancellation
from app.domain.calls.calls import Attempt, Call, State
from app.domain.calls.reasons import Reason
from app.domain.credits import ledger
from app.domain.rules.figures import counted
from app.domain.telephony import keys
from app.domain.telephony.keys import ApiKey
from app.domain.telephony.numbers import PhoneNumber
from app.domain.tenants.customers import Customer
from app.errors import AppError, NotCancelable
from app.postgres import database, queue
from app.sealing import KeyRing

SEE_REASONS = "docs/reference/errors.md has all of them."


@app.command()
def generate_secret() -> None:
    """Print a new line for SECRET_KEYS."""
    kid = datetime.now(UTC).strftime("k%Y%m%d") + secrets.token_hex(2)
    typer.echo(f"SECRET_KEYS={kid}:{base64.b64encode(secrets.token_bytes(32)).decode()}")


@app.command()
def issue_key(
    number: Annotated[str, typer.Argument(help="The number, like +14155550123.")],
    name: Annotated[str, typer.Option(help='What will use it, like "Website form".')] = "",
    replaces: Annotated[str | None, typer.Option(metavar="KEY_ID", help="The key whose place it takes.")] = None,
    overlap: Annotated[str | None, typer.Option(help="How long that one still works: 0, 1h, 24h or 7d.")] = None,
    expires: Annotated[datetime | None, typer.Option(help="For example 2027-01-31; default: never.")] = None,
    network: Annotated[list[str] | None, typer.Option(help="Accept it only from here, 203.0.113.0/24.")] = None,
) -> None:
    """Issue a key of a number, beside its others or in the place of one; it is printed once."""

    async def run() -> None:
        if replaces is None and overlap is not None:
            raise AppError("Say with --replaces KEY_ID which key ends after the overlap. The others go on.")
        found = await PhoneNumber.get_or_none(e164=number)
        if found is None:
            raise AppError(f"There is no number {number}.")
        ring, now = KeyRing.parse(load_settings().secret_keys), datetime.now(UTC)
        ends = expires.replace(tzinfo=expires.tzinfo or UTC) if expires else None
        if ends is not None and ends <= now:
            raise AppError("--expires is over already. Name a day that is still to come, or leave it out.")
        if replaces is None:
            key, clear = await keys.issue(
                found, ring, now, name=name, by=OPERATOR, expires_at=ends, networks=network or ()
            )
        else:
            earlier = await ApiKey.get_or_none(id=replaces, number_id=found.id)
            if earlier is None:
                raise AppError(f"{number} has no key {replaces}.")
            goes_on = keys.OVERLAPS.get("0" if overlap is None else overlap, timedelta(-1))
            key, clear = await keys.replace(
                earlier, ring, now, overlap=goes_on, name=name, by=OPERATOR, expires_at=ends, networks=network
            )
        typer.echo(f"Key id: {key.id}\nKey: {clear}")

    with_database(run)


@app.command()
def revoke_key(key_id: str) -> None:
    """End a key at once."""

    async def run() -> None:
        if not await keys.revoke(key_id, datetime.now(UTC)):
            raise AppError(f"There is no active key {key_id}.")
        typer.echo(f"{key_id} is revoked.")

    with_database(run)


@app.command()
def calls(
    since: Annotated[datetime | None, typer.Option(help="For example 2026-11-22; default: the last 50.")] = None,
    state: Annotated[State | None, typer.Option(help="Only calls in this state.")] = None,
    reason: Annotated[str | None, typer.Option(help="Only calls with this reason, like NO_CONSENT.")] = None,
) -> None:
    """List calls: when, state, outcome and reason."""

    async def run() -> None:
        if reason is not None and reason not in [*Reason]:
            near = difflib.get_close_matches(reason.upper(), [*Reason], n=1)
            raise AppError(f"There is no reason {reason}. {f'Is {near[0]} meant?' if near else SEE_REASONS}")
        found = Call.all().order_by("-requested_at").limit(50)
        if since is not None:
            found = Call.filter(requested_at__gte=since.replace(tzinfo=since.tzinfo or UTC)).order_by("-requested_at")
        only = {"state": state, "reason_code": reason}
        for call in await found.filter(**{name: value for name, value in only.items() if value}):
            words = (f"{call.requested_at:%F %T}", str(call.id), f"{call.state:<11}", call.outcome or "-", call.reason)
            typer.echo("  ".join(word for word in words if word))

    with_database(run)


@app.command()
def cancel_calls(
    call_ids: Annotated[list[UUID] | None, typer.Argument(help="Calls, as `calls` prints them.")] = None,
    customer: Annotated[UUID | None, typer.Option(help="Instead: what waits of this customer.")] = None,
    to: Annotated[str | None, typer.Option(help="Of the customer only calls to this number.")] = None,
    contact: Annotated[str | None, typer.Option(help="Of the customer only calls to this contact.")] = None,
) -> None:
    """Cancel calls that wait; their holds are released. What is being placed or rings goes on, for the last time."""

    async def run() -> None:
        now, reason = datetime.now(UTC), "An operator canceled this call before it was placed."
        if bool(call_ids) == (customer is not None):
            raise AppError("Name calls, or a customer with --customer.")
        if customer is None and (to is not None or contact is not None):
            raise AppError("--to and --contact belong to --customer: calls that are named are canceled all.")
        if customer is None:
            failed = [line for call_id in call_ids or [] if (line := await _cancel(call_id, reason, now))]
            typer.echo(_how_many(len(call_ids or []) - len(failed)))
            if failed:
                raise AppError("\n".join(failed))
            return
        if not await Customer.exists(id=customer):
            raise AppError(f"There is no customer {customer}.")
        canceled = await cancellation.cancel_waiting(
            customer, Reason.CANCELED, reason, now, contact_id=contact, to_number=to
        )
        typer.echo(_how_many(len(canceled)))

    with_database(run)


async def _cancel(call_id: UUID, reason: str, now: datetime) -> str | None:
    """Cancel one call; what is in the way, if anything is."""
    call = await Call.get_or_none(id=call_id)
    if call is None:
        return f"{call_id}: there is no such call."
    try:
        await cancellation.cancel(call, reason, now)
    except NotCancelable as refusal:
        return f"{call_id}: {refusal.message}"
    return None


def _how_many(canceled: int) -> str:
    return "1 call is canceled." if canceled == 1 else f"{canceled} calls are canceled."


@app.command()
def close_call(call_id: UUID) -> None:
    """Give up an unconfirmed call that a person did not find at the voice provider: its hold is released."""

    async def run() -> None:
        attempt = await Attempt.get_or_none(call_id=call_id, state=State.UNCONFIRMED)
        reason = "A person looked for this call at the voice provider and did not find it."
        if attempt is None:
            raise AppError(f"There is no unconfirmed call {call_id}.")
        now = datetime.now(UTC)
        await attempts.give_up(attempt, (State.UNCONFIRMED,), State.FAILED, Reason.NOT_PLACED, reason, now)
        typer.echo(
            f"Closed {call_id}; {counted(attempt.hold / ledger.CREDIT, 'credit is', 'credits are')} available again."
        )

    with_database(run)


@app.command()
def failed_jobs(
    job_ids: Annotated[list[int] | None, typer.Argument(help="Only these; default: all.")] = None,
    retry: Annotated[bool, typer.Option(help="Put them back into the queue.")] = False,
    job: Annotated[str, typer.Option(help="Only jobs of this name.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List the jobs that failed for good, with their last error; exit 1 when one that is named has not."""

    async def run() -> None:
        url = database_url(load_settings())
        connection = await database.connect(url)
        try:
            found = await queue.failed_jobs(connection, retry=retry, only=job_ids or (), job=job)
            lines = [json.dumps(asdict(one), default=str) if as_json else str(one) for one in found]
            if lines or not as_json:
                typer.echo("\n".join(lines) or "No job has failed for good.")
            if len(found) == queue.SHOWN:
                typer.echo(f"These are the newest {queue.SHOWN:,}. There may be more.", err=True)
            if len(found) < len(set(job_ids or ())):
                raise AppError("A job that you named has not failed, or was forgotten after a month.")
        finally:
            await connection.close()

    with_database(run)
