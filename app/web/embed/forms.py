"""Forms as the page sends them, and the mistakes that are shown beside their fields."""

from urllib.parse import parse_qsl

from starlette.requests import Request

from app.errors import InvalidRequest, Refusal
from app.web.limits import read_body

# A long list of numbers, each with its box ticked.
MOST_FIELDS = 2_000


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
        fields = parse_qsl(raw.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise InvalidRequest("The form cannot be read.") from None
    return Form({name: value.replace("\0", "").strip() for name, value in fields})


def mistakes_of(refusal: Refusal) -> dict[str, str]:
    """What a refusal says, by field; a sentence about no field in particular stands under the empty name."""
    named = {item["field"]: item["message"] for item in refusal.details}
    return named or {"": refusal.message}
