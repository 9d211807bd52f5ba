"""What is set wrong, one line each, with what to do; it changes nothing, and sends nobody's credentials anywhere."""

import asyncio
import difflib
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx
import typer
from dotenv import dotenv_values

from app.cli.commands import app, database_url
from app.cli.doctor_database import of_database
from app.cli.findings import FIX, LOOK, OK, Finding
from app.config import Settings, load_settings
from app.domain.lifecycle import key_rotation
from app.domain.rules.figures import counted
from app.errors import NotReady
from app.postgres import database, deliveries
from app.postgres.deliveries import Deliveries
from app.sealing import KeyRing

LOCAL = ("http://127.0.0.1", "http://localhost")
PATIENCE_SECONDS = 5.0
# What the voice provider answers who brings no key, if the path is right.
ASKS_FOR_A_KEY = "/get-concurrency"
# Names of `.env` that compose.yaml reads, and not the app.
OF_COMPOSE = ("POSTGRES_PASSWORD", "COMPOSE_")


@app.command()
def doctor() -> None:
    """Check settings, database, clock, keys and vendors; exit 1 when something must be fixed."""

    async def run() -> bool:
        well = True
        async for finding in examine():
            typer.echo(str(finding))
            well = well and finding.state != FIX
        return well

    if not asyncio.run(run()):
        raise typer.Exit(1)


async def examine() -> AsyncIterator[Finding]:
    """Everything there is to look at; without settings or database there is nothing further."""
    try:
        settings = load_settings()
    except NotReady as error:
        yield Finding(FIX, "settings", str(error))
        return
    for finding in [*of_settings(settings), *of_env_file(), *of_proxies(settings)]:
        yield finding
    reachable = True
    async for finding in of_database(settings):
        yield finding
        reachable = reachable and finding.state != FIX
    if reachable:
        async for finding in of_keys(settings):
            yield finding
        async with database.opened(database_url(settings)):
            yield of_webhooks(await deliveries.lately(datetime.now(UTC)))
    if settings.smtp_url:
        yield of_mail(settings.smtp_url)
    for name, url in vendors(settings).items():
        yield await of_host(name, url)
    yield await of_app(settings.public_url)


def of_settings(settings: Settings) -> list[Finding]:
    """What may be left empty, but not for long."""
    found = [Finding(OK, "settings", "They can be read.")]
    if not settings.public_url.startswith("https://"):
        state = LOOK if settings.public_url.startswith(LOCAL) else FIX
        found.append(Finding(state, "PUBLIC_URL", "Vendors reach the app over https only. Set it to such an address."))
    for name, use in (
        ("ghl_client_id", "the app can be installed"),
        ("ghl_client_secret", "the app can be installed"),
        ("ghl_action_secrets", "workflow steps are let in"),
        ("metrics_token", "/metrics exists"),
    ):
        if not getattr(settings, name):
            found.append(Finding(LOOK, name.upper(), f"It is empty. Set it, so that {use}."))
    if settings.ghl_client_id and not settings.ghl_sso_key:
        found.append(Finding(FIX, "GHL_SSO_KEY", "It is empty, so that the settings page stays closed. Set it."))
    return found + [Finding(LOOK, name, says) for name, says in settings.short_secrets.items()]


async def of_keys(settings: Settings) -> AsyncIterator[Finding]:
    """Whether every sealed secret opens."""
    ring = KeyRing.parse(settings.secret_keys)
    async with database.opened(database_url(settings)):
        missing, unreadable = await key_rotation.missing_keys(ring), await key_rotation.unreadable(ring)
    if missing:
        yield Finding(FIX, "SECRET_KEYS", f"They lack {', '.join(sorted(missing))}, which secrets need. Add it again.")
    elif unreadable:
        yield Finding(
            FIX,
            "SECRET_KEYS",
            f"{counted(len(unreadable), 'secret')} cannot be opened, {unreadable[0]} among them: put the right key "
            "under its name again, or connect those accounts anew.",
        )
    else:
        yield Finding(OK, "SECRET_KEYS", "Every secret in the database opens.")


def of_webhooks(found: Deliveries) -> Finding:
    """Whether the CRM's events of the last days were taken."""
    if found.share > deliveries.ALARMING:
        says = f"{found.share:.0%} of the CRM's {found.sent} events of three days were refused: it will stop sending. "
        return Finding(LOOK, "webhooks", says + "See docs/operate/runbook/webhooks-refused.md.")
    return Finding(OK, "webhooks", f"{found.sent - found.refused} of the CRM's {found.sent} events were taken.")


def vendors(settings: Settings) -> dict[str, str]:
    """The settings that name a vendor's address."""
    named = {
        "GHL_API_URL": settings.ghl_api_url,
        "RETELL_API_URL": settings.retell_api_url,
        "KNOTIE_API_URL": settings.knotie_api_url,
    }
    return {name: url for name, url in named.items() if url}


def of_env_file() -> list[Finding]:
    """What `.env` sets that is no setting, mostly for a letter too few."""
    known = [name.upper() for name in Settings.model_fields]
    found = []
    for name in dotenv_values(".env"):
        if name.upper() not in known and not name.upper().startswith(OF_COMPOSE):
            near = difflib.get_close_matches(name.upper(), known, n=1)
            meant = f" Is {near[0]} meant?" if near else " Take it out."
            found.append(Finding(LOOK, ".env", f"{name} is no setting of this app.{meant}"))
    return found


def of_proxies(settings: Settings) -> list[Finding]:
    """Whether the proxy that TLS needs is named, and nobody else."""
    if any(network.prefixlen == 0 for network in settings.proxy_networks):
        says = "It names everybody, so that everybody chooses his address. Name your proxies only."
        return [Finding(FIX, "TRUSTED_PROXIES", says)]
    if settings.public_url.startswith("https://") and not settings.proxy_networks:
        says = "It is empty, though PUBLIC_URL needs a proxy with TLS: all callers have that one's address. Name it."
        return [Finding(FIX, "TRUSTED_PROXIES", says)]
    return []


def of_mail(url: str) -> Finding:
    """Whether the mail server takes a connection."""
    server = urlsplit(url)
    place = (server.hostname or "", server.port or (465 if server.scheme == "smtps" else 587))
    try:
        socket.create_connection(place, timeout=PATIENCE_SECONDS).close()
    except OSError as error:
        says = f"{place[0]}:{place[1]} takes no connection ({type(error).__name__}). Check host, port and firewall."
        return Finding(FIX, "SMTP_URL", says)
    return Finding(OK, "SMTP_URL", f"{place[0]}:{place[1]} takes connections.")


async def asked(url: str) -> httpx.Response | str:
    """What is answered there, or why nothing is; no proxy of the environment is used, as the app uses none."""
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS, follow_redirects=False, trust_env=False) as http:
            return await http.get(url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"{url} does not answer ({type(error).__name__})."


async def of_host(name: str, url: str) -> Finding:
    """Whether a vendor answers there, and at its voice provider's path whether that asks for a key."""
    answer = await asked(url + ASKS_FOR_A_KEY if name == "RETELL_API_URL" else url)
    if isinstance(answer, str):
        return Finding(FIX, name, f"{answer} Check the setting, DNS and firewall.")
    if name == "RETELL_API_URL" and answer.status_code == 404:
        return Finding(FIX, name, f"{url} answers, but knows no path of the voice provider (404). Check its path.")
    return Finding(OK, name, f"{url} answers ({answer.status_code}).")


async def of_app(public_url: str) -> Finding:
    """Whether the app is there where the outside world is told that it is."""
    answer = await asked(f"{public_url}/healthz")
    start = "Start the app, and let its proxy pass requests on to it."
    if isinstance(answer, str):
        return Finding(LOOK, "PUBLIC_URL", f"{answer} {start}")
    if answer.status_code != 200:
        return Finding(FIX, "PUBLIC_URL", f"{public_url}/healthz answers {answer.status_code}. {start}")
    return Finding(OK, "PUBLIC_URL", f"{public_url}/healthz answers (200).")
