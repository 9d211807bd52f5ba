"""What is set wrong, one line each, with what to do; it changes nothing, and sends nobody's credentials anywhere."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
import typer

from app import database, queue
from app.cli.commands import app, database_url
from app.config import Settings, load_settings
from app.domain import rotation
from app.domain.secrets import KeyRing
from app.errors import NotReady

OK, LOOK, MEND = "ok", "look", "mend"
LOCAL = ("http://127.0.0.1", "http://localhost")
SKEW_SECONDS = 2.0
PATIENCE_SECONDS = 5.0
CLOCK = "SELECT clock_timestamp()"


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what is the matter with it: fine (`ok`), odd (`look`), or broken (`mend`)."""

    state: str
    about: str
    says: str

    def __str__(self) -> str:
        return f"{self.state:<5} {self.about:<18} {self.says}"


@app.command()
def doctor() -> None:
    """Check settings, database, clock, keys and vendors; exit 1 when something must be mended."""

    async def run() -> bool:
        well = True
        async for finding in examine():
            typer.echo(str(finding))
            well = well and finding.state != MEND
        return well

    if not asyncio.run(run()):
        raise typer.Exit(1)


async def examine() -> AsyncIterator[Finding]:
    """Everything there is to look at; without settings or database there is nothing further."""
    try:
        settings = load_settings()
    except NotReady as error:
        yield Finding(MEND, "settings", str(error))
        return
    for finding in of_settings(settings):
        yield finding
    reachable = True
    async for finding in of_database(settings):
        yield finding
        reachable = reachable and finding.state != MEND
    if reachable:
        async for finding in of_keys(settings):
            yield finding
    for name, url in vendors(settings).items():
        yield await of_host(name, url, MEND, "Check the setting, DNS, firewall and proxy.")
    yield await of_host(
        "PUBLIC_URL", f"{settings.public_url}/healthz", LOOK, "Start the app, and let its proxy pass requests on to it."
    )


def of_settings(settings: Settings) -> list[Finding]:
    """What may be left empty, but not for long."""
    found = [Finding(OK, "settings", "They can be read.")]
    if not settings.public_url.startswith("https://"):
        state = LOOK if settings.public_url.startswith(LOCAL) else MEND
        found.append(Finding(state, "PUBLIC_URL", "Vendors reach the app over https only. Set it to such an address."))
    for name, use in (
        ("ghl_client_id", "the app can be installed"),
        ("ghl_client_secret", "the app can be installed"),
        ("ghl_action_secrets", "workflow steps are let in"),
        ("metrics_token", "/metrics exists"),
    ):
        if not getattr(settings, name):
            found.append(Finding(LOOK, name.upper(), f"It is empty. Set it, so that {use}."))
    return found


async def of_database(settings: Settings) -> AsyncIterator[Finding]:
    """Whether it answers, is migrated, can be written, and whether its clock is ours."""
    try:
        url = database_url(settings)
        await database.require_migrated(url)
    except NotReady as error:
        yield Finding(MEND, "database", str(error))
        return
    connection = await database.connect(url)
    try:
        before = time.monotonic()
        theirs, ours = await connection.fetchval(CLOCK), datetime.now(UTC)
        apart = abs((ours - theirs).total_seconds()) - (time.monotonic() - before)
        read_only = await connection.fetchval("SELECT pg_is_in_recovery()")
        parked = len(await queue.failed_jobs(connection, retry=False))
    finally:
        await connection.close()
    if read_only:
        yield Finding(MEND, "database", "It is a standby that cannot be written. Let DATABASE_URL name the primary.")
    else:
        yield Finding(OK, "database", "It answers, can be written, and is migrated.")
    if apart > SKEW_SECONDS:
        yield Finding(MEND, "clock", f"It is {apart:.0f} s away from the database's. Let NTP set both.")
    else:
        yield Finding(OK, "clock", "It agrees with the database's.")
    if parked:
        yield Finding(LOOK, "jobs", f"{parked} failed for good. See: python -m app failed-jobs")


async def of_keys(settings: Settings) -> AsyncIterator[Finding]:
    """Whether every sealed secret opens."""
    ring = KeyRing.parse(settings.secret_keys)
    async with database.opened(database_url(settings)):
        missing, unreadable = await rotation.missing_keys(ring), await rotation.unreadable(ring)
    if missing:
        yield Finding(MEND, "SECRET_KEYS", f"They lack {', '.join(sorted(missing))}, which secrets need. Add it again.")
    elif unreadable:
        yield Finding(
            MEND,
            "SECRET_KEYS",
            f"{len(unreadable)} secrets cannot be opened, {unreadable[0]} among them: put the right key under its name "
            "again, or connect those accounts anew.",
        )
    else:
        yield Finding(OK, "SECRET_KEYS", "Every secret in the database opens.")


def vendors(settings: Settings) -> dict[str, str]:
    """The settings that name a vendor's address."""
    named = {
        "GHL_API_URL": settings.ghl_api_url,
        "RETELL_API_URL": settings.retell_api_url,
        "KNOTIE_API_URL": settings.knotie_api_url,
    }
    return {name: url for name, url in named.items() if url}


async def of_host(name: str, url: str, otherwise: str, advice: str) -> Finding:
    """Whether somebody answers there at all, whatever the answer is."""
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS, follow_redirects=False) as http:
            status = (await http.get(url)).status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Finding(otherwise, name, f"{url} does not answer ({type(error).__name__}). {advice}")
    return Finding(OK, name, f"{url} answers ({status}).")
