"""Forms as the page sends them, and the mistakes that are shown beside their fields."""

import re
from urllib.parse import parse_qsl

from starlette.requests import Request

from app.errors import InvalidRequest
from app.web.embed.kit.amounts import Ambiguous
from app.web.embed.kit.locale import Locale
from app.web.guards.limits import read_body

# A long list of numbers, each with its box ticked.
MAX_FIELDS = 2_000


class Form(dict[str, str]):
    """The fields of a sent form, trimmed; a field that was not sent is empty."""

    def __missing__(self, name: str) -> str:
        return ""

    def ticked(self, prefix: str) -> list[str]:
        """What stands after the prefix in the names of ticked boxes, in their order."""
        return [name.removeprefix(prefix) for name in self if name.startswith(prefix)]


async def read_form(request: Request) -> Form:
    """Read a URL-encoded body; raises TooLarge, or InvalidRequest for what is none."""
    raw = await read_body(request)
    try:
        fields = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        raise InvalidRequest("The form cannot be read.") from None
    return Form({name: value.replace("\0", "").strip() for name, value in fields})


EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,200}\.[^@\s,;<>]{2,50}")


class Reader:
    """Reads the fields of one form, and notes a sentence for each one that is wrong."""

    def __init__(self, form: Form, say: Locale) -> None:
        self.form = form
        self.mistakes: dict[str, str] = {}
        self._say = say

    def wrong(self, name: str, key: str, **values: object) -> None:
        """Note that this field is wrong, and how it is written right."""
        self.mistakes[name] = self._say(key, **values)

    def text(self, name: str, longest: int) -> str:
        """A text that must be there."""
        value = self.form[name]
        if not value:
            self.wrong(name, "forms.needed")
        return value[:longest]

    def email(self, name: str) -> str | None:
        """An e-mail address, or None for an empty field."""
        value = self.form[name]
        if value and not EMAIL.fullmatch(value):
            self.wrong(name, "forms.email")
        return value or None

    def amount(self, name: str, unit: int = 1, *, least: int = 0, most: int = 10**12) -> int | None:
        """A number as the viewer's language writes it, in 1/`unit`, rounded; None for an empty field."""
        value = self.form[name]
        if not value:
            return None
        try:
            read = round(self._say.read(value) * unit)
        except Ambiguous as either:
            small, large = self._say.exact(float(either.small)), self._say.exact(float(either.large))
            self.wrong(name, "forms.ambiguous", typed=value, small=small, large=large)
            return -1
        except ValueError:
            read = -1
        if not least <= read <= most:
            self.wrong(name, "forms.number", least=self._say.exact(least / unit), most=self._say.exact(most / unit))
        return read


def whole_number(text: str, say: Locale) -> int | None:
    """A whole number as the viewer's language writes it; -1, which no limit is, for what is none."""
    if not text:
        return None
    try:
        read = say.read(text)
    except ValueError:
        return -1
    return int(read) if read == int(read) and read < 10**9 else -1
