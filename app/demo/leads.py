"""The people whom the demo calls: what each of them does is chosen by the last two digits of the number."""

import itertools
from collections.abc import Collection

from app.demo.seed import Tenant
from app.sandbox.crm.contacts import Contact
from app.sandbox.crm.locations import Location

HABITS = {
    "02": "lets the voicemail answer",
    "03": "does not pick up",
    "04": "is on another call",
    "05": "declines the call",
    "07": "asks not to be called again",
    "23": "picks up, and is annoyed",
}
FIRST_NAMES = ("Emma", "Lucas", "Nora", "Adam", "Priya", "Oscar", "Hana", "Felix", "Ines", "Kofi", "Ruth")
LAST_NAMES = ("Reyes", "Baker", "Singh", "Moreau", "Haddad", "Larsen", "Evans", "Costa", "Weber", "Tanaka")
# The exchanges after 555 that nobody has: numbers from films.
BLOCKS = range(1, 10)


def habit_of(phone: str) -> str:
    """What this person does when the phone rings, to be read after the name."""
    return HABITS.get(phone[-2:], "picks up and books a visit")


def uncalled(tenant: Tenant, location: Location, like: Contact, called: Collection[str]) -> Contact:
    """`like` if nobody has called it yet, else a new contact of the sub-account who does the same.

    An experiment needs somebody who may be called: within ten minutes a second call is refused.
    """
    if like.phone not in called:
        return like
    taken = {*called, *(contact.phone for contact in location.contacts)}
    ending = (like.phone or "")[-2:]
    numbers = (f"+1{area}5550{block}{ending}" for block, area in itertools.product(BLOCKS, tenant.area_codes))
    phone = next(number for number in numbers if number not in taken)
    count = len(location.contacts)
    first, last = FIRST_NAMES[count % len(FIRST_NAMES)], LAST_NAMES[count % len(LAST_NAMES)]
    return location.add_contact(first_name=first, last_name=last, phone=phone)
