"""JSON as PostgreSQL can hold it: no NUL in a text, no number beyond a double, no half of a surrogate pair.

What a person sends is refused with the place of the mistake (`unstorable`); what a vendor reports must not be lost
for it, and is cleaned (`read_tolerantly`).
"""

import json
import math
from typing import Any

from pydantic_core import from_json

NUL = "holds a NUL character (\\u0000), which no text can hold. Take it out"
HALF = "holds half of a character, as a text that was cut has at its end. Cut it elsewhere, or take it out"
ENDLESS = "is no finite number. Send it as text, or leave it out"


def unstorable(value: Any, place: str = "") -> tuple[str, str] | None:
    """Where a parsed value cannot be stored, like `metadata.x`, and why; None when it can."""
    if isinstance(value, str):
        why = NUL if "\0" in value else HALF if _is_half(value) else None
        return (place, why) if why else None
    if isinstance(value, float):
        return None if math.isfinite(value) else (place, ENDLESS)
    if isinstance(value, dict):
        inside = [(key, f"{place}.{clean(str(key))}" if place else clean(str(key))) for key in value]
        for key, where in inside:
            if wrong := unstorable(key, where) or unstorable(value[key], where):
                return wrong
    if isinstance(value, list):
        for index, item in enumerate(value):
            if wrong := unstorable(item, f"{place}.{index}" if place else str(index)):
                return wrong
    return None


def read_tolerantly(raw: bytes) -> Any:
    """Parse JSON and clean it: NUL and halves of characters go, NaN and endless numbers become null.

    Raises ValueError for what is no JSON.
    """
    try:
        parsed = from_json(raw)
    except ValueError:
        # It knows half a character in escapes, as a cut text has at its end.
        parsed = json.loads(raw)
    return _cleaned(parsed)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value


def clean(text: str) -> str:
    """A text without NUL, and with a question mark for each half of a character."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _is_half(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
