"""Pure: what people and no-code tools send where they mean nothing. A blank counts as a field that was left out."""

import re
import unicodedata
from typing import Any

WORDS = {"", "null", "undefined", "none", "nil", "nan"}
_UNFILLED = re.compile(r"\{\{.*\}\}", re.DOTALL)


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: null, only invisible characters, or a program's word for nothing."""
    return value is None or (isinstance(value, str) and _visible(value).lower() in WORDS)


def is_blank(value: Any) -> bool:
    """The same, or a merge field that was not filled, like `{{contact.id}}`."""
    return is_empty(value) or is_unfilled(value)


def is_unfilled(value: Any) -> bool:
    """Whether a value is a merge field that was not filled, and nothing else."""
    return isinstance(value, str) and _UNFILLED.fullmatch(_visible(value)) is not None


def scalar_text(value: Any) -> Any:
    """A number as the text that it stands for, `123.0` as `123`; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return str(int(value)) if isinstance(value, int) or value.is_integer() else str(value)


def _visible(text: str) -> str:
    return "".join(" " if unicodedata.category(it)[0] in "CZ" else it for it in text).strip()
