"""Pure: what a screening says of a number, and how an answer of somebody else's service is read."""

import json
from dataclasses import dataclass
from typing import Any

MAX_REASON = 200


@dataclass(frozen=True)
class Clear:
    """Nobody lists the number."""


@dataclass(frozen=True)
class Listed:
    """The number is not to be called; `reason` is whose list it stands on, or what that says."""

    reason: str


@dataclass(frozen=True)
class Unknown:
    """Nobody can tell at this moment; `why` is a sentence."""

    why: str


Verdict = Clear | Listed | Unknown


@dataclass(frozen=True)
class Reading:
    """Where in an answer the verdict stands (`data.dnc`, `results.0.status`), and which values mean what.

    Values are compared without regard to case; a value that is in neither list leaves it unknown.
    """

    path: str
    listed: frozenset[str]
    clear: frozenset[str]

    def verdict(self, text: str) -> Verdict:
        """What the body of an answer says."""
        try:
            value = _at(json.loads(text), self.path)
        except (ValueError, RecursionError):
            return Unknown("The service did not answer with JSON.")
        except LookupError:
            return Unknown(f"The answer has nothing at {self.path}.")
        if isinstance(value, dict | list):
            return Unknown(f"At {self.path} the answer has no single value.")
        said = _plain(value)
        if said in self.listed:
            return Listed(said[:MAX_REASON])
        return Clear() if said in self.clear else Unknown(f"The answer {said[:40]!r} is neither listed nor clear.")


def words(text: str) -> frozenset[str]:
    """The values of a line that separates them by commas."""
    return frozenset(word for part in text.split(",") if (word := part.strip().lower()))


def _plain(value: Any) -> str:
    return json.dumps(value) if isinstance(value, bool | int | float) or value is None else str(value).strip().lower()


def _at(document: Any, path: str) -> Any:
    """The value at a path of names and places; raises LookupError."""
    for step in path.split("."):
        if isinstance(document, list):
            if not step.isascii() or not step.isdigit():
                raise KeyError(step)
            document = document[int(step)]
        elif isinstance(document, dict):
            document = document[step]
        else:
            raise KeyError(step)
    return document
