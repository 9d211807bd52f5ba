"""The people whom the demo calls: what each of them does is chosen by the last two digits of the number."""

import itertools
from collections.abc import Collection

import phonenumbers

from app.demo.seed import Tenant
from app.sandbox.crm.entities import Contact, Location

HABITS = {
    "02": "lets the voicemail answer",
    "03": "does not pick up",
    "04": "is on another call",
    "05": "declines the call",
    "07": "asks not to be called again",
    "18": "asks to be called tomorrow",
    "19": "wants to talk to a colleague",
    "23": "picks up, and is annoyed",
}
FIRST_NAMES = ("Emma", "Lucas", "Nora", "Adam", "Priya", "Oscar", "Hana", "Felix", "Ines", "Kofi", "Ruth")
LAST_NAMES = ("Reyes", "Baker", "Singh", "Moreau", "Haddad", "Larsen", "Evans", "Costa", "Weber", "Tanaka")
# 555-01 to 555-99: numbers from films, which nobody has.
BLOCKS = range(1, 100)


def habit_of(contact: Contact) -> str:
    """What this person does when the phone rings, to be read after the first name."""
    return HABITS.get((contact.phone or "")[-2:], "picks up and books a visit")


def readable(phone: str) -> str:
    """A number as people write it."""
    return phonenumbers.format_number(phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def initials_of(contact: Contact) -> str:
    """The letters in the round picture of a contact."""
    return contact.first_name[:1] + contact.last_name[:1]


def uncalled(tenant: Tenant, location: Location, like: Contact, called: Collection[str]) -> Contact:
    """`like` if nobody has called it yet, else a new contact of the sub-account who does the same.

    An experiment needs somebody who may be called: within ten minutes a second call is refused.
    """
    if like.phone not in called:
        return like
    taken = {*called, *(contact.phone for contact in location.contacts)}
    ending = (like.phone or "")[-2:]
    numbers = (f"+1{area}555{block:02}{ending}" for block, area in itertools.product(BLOCKS, tenant.area_codes))
    phone = next(number for number in numbers if number not in taken)
    count = len(location.contacts)
    first, last = FIRST_NAMES[count % len(FIRST_NAMES)], LAST_NAMES[count % len(LAST_NAMES)]
    return location.add_contact(first_name=first, last_name=last, phone=phone)
