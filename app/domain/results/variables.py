"""Variables: what an agent has found out in a call, each as one value under a name that a workflow can select.

The voice provider takes any name. A workflow writes `variables.NAME`, and there a blank, a dot or a dash in the name
would end it or lead elsewhere.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

MAX_NAME = 60
# Agents of all accounts use these, so that the workflow editor can offer them: `manifest/` has one list for everybody.
COMMON = ("appointment", "callback_time", "email", "interest", "budget")
NOT_IN_NAMES = re.compile(r"\W+")


def selectable(name: str) -> str:
    """A name as workflows write it: letters, digits and underscores; empty when nothing of it is left."""
    return NOT_IN_NAMES.sub("_", name).strip("_")[:MAX_NAME]


def variables_of(said: Mapping[str, Any], declared: Iterable[str] = ()) -> dict[str, str]:
    """What was collected, by selectable name; what the agent was to find out and did not is there, empty.

    Of two names that look alike as workflows write them, the later one gets a number.
    """
    found = dict.fromkeys((*COMMON, *(name for one in declared if (name := selectable(one)))), "")
    taken: set[str] = set()
    for given, value in (said.get("collected") or {}).items():
        if not (base := selectable(given)):
            continue
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base}_{count}"
        taken.add(name)
        found[name] = value
    return found
