"""The agency's own webhook for alarms: where it is, and the secret that signs what is sent there."""

from app.domain.tenants.agencies import Agency
from app.sealing import KeyRing
from app.standard_webhooks import new_secret


async def keep(agency: Agency, url: str | None, late_minutes: int, ring: KeyRing) -> str | None:
    """Keep where alarms are sent and after how many minutes a lead is late; returns the secret when there is a new one.

    Another address gets another secret: whoever had the first one learns nothing of what the second is sent.
    """
    secret, sealed = None, agency.sealed_alarm_secret
    if url != agency.alarm_url:
        secret = new_secret() if url else None
        sealed = ring.seal(secret, _cell(agency)) if secret else None
    await Agency.filter(id=agency.id).update(alarm_url=url, late_minutes=late_minutes, sealed_alarm_secret=sealed)
    return secret


def secret_of(agency: Agency, ring: KeyRing) -> str | None:
    """The agency's secret in clear; raises SecretUnreadable."""
    return ring.open(agency.sealed_alarm_secret, _cell(agency)) if agency.sealed_alarm_secret else None


def _cell(agency: Agency) -> str:
    return f"agencies.sealed_alarm_secret.{agency.id}"
