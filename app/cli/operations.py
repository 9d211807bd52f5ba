"""What the page does, without the page: keys, credits, calls, and what went wrong."""

import base64
import secrets
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

import typer

from app import database, queue
from app.cli.commands import app, database_url, with_database
from app.config import load_settings
from app.domain import attempts, keys, ledger
from app.domain.calls import Attempt, Call, State
from app.domain.numbers import PhoneNumber
from app.domain.secrets import KeyRing
from app.errors import AppError


@app.command()
def generate_secret() -> None:
    """Print a new line for SECRET_KEYS."""
    kid = datetime.now(UTC).strftime("k%Y%m%d") + secrets.token_hex(2)
    typer.echo(f"SECRET_KEYS={kid}:{base64.b64encode(secrets.token_bytes(32)).decode()}")


@app.command()
def issue_key(
    number: Annotated[str, typer.Argument(help="The number, like +14155550123.")],
    overlap: Annotated[str, typer.Option(help="How long an earlier key still works: 0, 1h, 24h or 7d.")] = "0",
    expires: Annotated[datetime | None, typer.Option(help="For example 2027-01-31; default: never.")] = None,
    network: Annotated[list[str] | None, typer.Option(help="Accept it only from here, 203.0.113.0/24.")] = None,
) -> None:
    """Issue the key of a number; it is printed once, and an earlier key of the number ends after the overlap."""

    async def run() -> None:
        found = await PhoneNumber.get_or_none(e164=number)
        if found is None:
            raise AppError(f"There is no number {number}.")
        ring = KeyRing.parse(load_settings().secret_keys)
        key, clear = await keys.issue(
            found,
            ring,
            datetime.now(UTC),
            overlap=keys.OVERLAPS.get(overlap, timedelta(-1)),
            expires_at=expires.replace(tzinfo=expires.tzinfo or UTC) if expires else None,
            networks=network or [],
        )
        typer.echo(f"Key id: {key.id}\nKey: {clear}")

    with_database(run)


@app.command()
def revoke_key(key_id: str) -> None:
    """End a key at once."""

    async def run() -> None:
        ended = await keys.revoke(key_id, datetime.now(UTC))
        typer.echo(f"{key_id} is revoked." if ended else f"There is no active key {key_id}.")

    with_database(run)


@app.command()
def calls(
    since: Annotated[datetime | None, typer.Option(help="For example 2026-11-22; default: the last 50.")] = None,
    state: Annotated[State | None, typer.Option(help="Only calls in this state.")] = None,
    reason: Annotated[str | None, typer.Option(help="Only calls with this reason, like NO_CONSENT.")] = None,
) -> None:
    """List calls: when, state, outcome and reason."""

    async def run() -> None:
        found = Call.all().order_by("-requested_at").limit(50)
        if since is not None:
            found = Call.filter(requested_at__gte=since.replace(tzinfo=since.tzinfo or UTC)).order_by("-requested_at")
        only = {"state": state, "reason_code": reason}
        for call in await found.filter(**{name: value for name, value in only.items() if value}):
            words = (f"{call.requested_at:%F %T}", str(call.id), f"{call.state:<11}", call.outcome or "-", call.reason)
            typer.echo("  ".join(word for word in words if word))

    with_database(run)


@app.command()
def close_call(call_id: UUID) -> None:
    """Give up an unconfirmed call that a person did not find at the voice provider: its hold is released."""

    async def run() -> None:
        attempt = await Attempt.get_or_none(call_id=call_id, state=State.UNCONFIRMED)
        reason = "A person looked for this call at the voice provider and did not find it."
        if attempt is None:
            raise AppError(f"There is no unconfirmed call {call_id}.")
        now = datetime.now(UTC)
        await attempts.give_up(attempt, (State.UNCONFIRMED,), State.FAILED, "NOT_PLACED", reason, now)
        typer.echo(f"Closed {call_id}; {attempt.hold / ledger.CREDIT:g} credits are available again.")

    with_database(run)


@app.command()
def failed_jobs(
    retry: Annotated[bool, typer.Option(help="Put them all back into the queue.")] = False,
) -> None:
    """List the jobs that failed for good, with their last error."""

    async def run() -> None:
        url = database_url(load_settings())
        connection = await database.connect(url)
        try:
            for line in await queue.failed_jobs(connection, retry=retry):
                typer.echo(line)
        finally:
            await connection.close()

    with_database(run)
