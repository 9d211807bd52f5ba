"""The charges of a sub-account's wallet beside what was bought: what has no purchase, and what was not charged."""

from datetime import datetime

from app.clients import Clients
from app.config import Settings
from app.domain.credits.top_ups import State, TopUp
from app.domain.rules.figures import counted
from app.domain.tenants.installations import Installation
from app.ghl import wallet
from app.ghl.wallet import Meter


async def differences(
    clients: Clients, settings: Settings, place: Installation, since: datetime, until: datetime
) -> tuple[int, list[str]]:
    """How many charges the CRM lists for this time, and a sentence for each that does not fit; raises VendorError."""
    crm = await clients.crm(place.id)
    meter = Meter(settings.ghl_app_id, settings.ghl_wallet_meter_id)
    listed = {one.id: one for one in await wallet.charges(crm, meter, since=since, until=until)}
    mine = TopUp.filter(customer_id=place.customer_id, charge_id__isnull=False)
    bought = {str(one.charge_id): one for one in await mine.filter(charge_id__in=list(listed))}
    found = [
        f"charge {charge.id} of {counted(charge.units or 0, 'credit')} belongs to no purchase"
        for charge in listed.values()
        if charge.id not in bought and not charge.refunded
    ]
    for one in bought.values():
        charge = listed[str(one.charge_id)]
        if charge.refunded != (one.state is State.REFUNDED):
            found.append(f"purchase {one.id} is {one.state}, its charge {'' if charge.refunded else 'not '}given back")
    for one in await mine.filter(charged_at__gte=since, charged_at__lt=until, planned_at__gte=since):
        if one.charge_id not in listed:
            found.append(f"purchase {one.id} has a charge that is not listed")
    return len(listed), found
