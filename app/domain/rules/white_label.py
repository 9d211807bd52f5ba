"""Agencies show pages, mails and answers as their own: nothing in them names a vendor.

There is one exception: the published contract of the API has the voice provider's name as the value of `provider`.
"""

import re
from typing import Any

PROVIDER = "retell"
NAMES = r"retell|(?:go)?high_?level|leadconnector|knotie"
# As they stand in sentences; an address or a field of a vendor is one word.
VENDORS = re.compile(
    rf"\bhttps?://\S*(?:{NAMES})\S*|\bretell_\w+"
    r"|\b(go ?)?high ?level\b|\bghl\b|\blead ?connector\b|\bretell( ?ai)?\b|\bknotie\b",
    re.IGNORECASE,
)
OWN_FIELD = re.compile(NAMES, re.IGNORECASE)
OWN_ADDRESS = re.compile(rf"\s*\w+://\S*(?:{NAMES})\S*\s*", re.IGNORECASE)


def unbranded(text: str) -> str:
    """A sentence without vendors."""
    return VENDORS.sub("voice provider", text)


def without_vendors(told: Any) -> Any:
    """What a vendor has answered, without the fields that are named after one and the addresses that lie there."""
    if isinstance(told, dict):
        kept = {name: value for name, value in told.items() if not OWN_FIELD.search(str(name))}
        return {name: without_vendors(value) for name, value in kept.items() if not _is_own_address(value)}
    if isinstance(told, list):
        return [without_vendors(value) for value in told if not _is_own_address(value)]
    return unbranded(told) if isinstance(told, str) else told


def _is_own_address(value: Any) -> bool:
    return isinstance(value, str) and OWN_ADDRESS.fullmatch(value) is not None
