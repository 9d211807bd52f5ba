"""A vendor that answers by its OpenAPI, and in no other way predictably.

The samples have the answers that we ask for, in a short form of our own: `!` before what must be there, `?` after what
may be null, the allowed words after a colon, `=` before the name of one of the `shapes`.
"""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

TEXTS = (
    "", " ", "x", "x", "active", "Location", "null", "+14155550142", "2026-11-25T12:00:00.123Z", "\u202e\xe9", "\x00",
    "\ud83d", "9" * 300,
)  # fmt: skip
NUMBERS = (0, 1, -1, 1.5, 200, 86_399, 9 * 10**14, 10**15, 1e300)


class SampleVendor:
    """Answers as the sample of this name allows; where it allows anything, one of `anything`, or what is no object."""

    def __init__(self, sample: str, anything: tuple[Any, ...]) -> None:
        self.routes: dict[str, Any] = json.loads((Path(__file__).parent / f"{sample}.json").read_text())
        self._shapes: dict[str, Any] = self.routes.pop("shapes", {})
        self._errors: dict[str, Any] = self.routes.pop("errors")
        self._anything = anything
        # The most exact address first: `/contacts/search/duplicate` is no contact.
        self._patterns = [
            (re.compile(re.sub(r"\{\w+\}", "[^/]+", name)), shape)
            for name, shape in sorted(self.routes.items(), key=lambda item: ("{" in item[0], -len(item[0])))
        ]

    def answering(self, seed: str) -> Callable[[httpx.Request], httpx.Response]:
        """A row of answers that is the same each time; a few of them are errors."""
        chance = random.Random(seed)

        def answer(request: httpx.Request) -> httpx.Response:
            if chance.random() < 0.15:
                status = chance.choice(list(self._errors))
                return httpx.Response(int(status), text=json.dumps(self.made(self._errors[status], chance)))
            place = f"{request.method} {request.url.path}"
            shape = next(shape for pattern, shape in self._patterns if pattern.fullmatch(place))
            return httpx.Response(chance.choice((200, 201)), text=json.dumps(self.made(shape, chance)))

        return answer

    def made(self, shape: Any, chance: random.Random) -> Any:
        """A value of this shape."""
        if isinstance(shape, dict):
            named = {name: name.removeprefix("!") for name in shape if name.startswith("!") or chance.random() < 0.7}
            return {named[name]: self.made(shape[name], chance) for name in named}
        if isinstance(shape, list):
            return [self.made(shape[0], chance) for _ in range(chance.randrange(4))]
        return self._word(shape, chance) if shape else None

    def _word(self, shape: str, chance: random.Random) -> Any:
        if shape.startswith("="):
            return self.made(self._shapes[shape[1:]], chance)
        kind, _, words = shape.removesuffix("?").partition(":")
        if shape.endswith("?") and chance.random() < 0.3:
            return None
        if kind == "any":
            odd: tuple[Any, ...] = ([], "OK", None, 7)
            return self.made(chance.choice(self._anything), chance) if chance.random() < 0.7 else chance.choice(odd)
        if kind == "object":
            return {chance.choice(TEXTS): chance.choice((*TEXTS, *NUMBERS, None)) for _ in range(3)}
        choices = {"string": words.split("|") if words else TEXTS, "number": NUMBERS, "boolean": (True, False)}
        return chance.choice(choices[kind])
