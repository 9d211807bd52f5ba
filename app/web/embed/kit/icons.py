"""Icons as part of a page: drawn in the colour of the text beside them, and silent, as that text says it all."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parents[1] / "icons"


@cache
def icon(name: str) -> Markup:
    """The icon of this name (see app/web/embed/icons); raises FileNotFoundError for none."""
    drawn = re.sub(r"<!--.*?-->|\s+", " ", (FOLDER / f"{name}.svg").read_text(), flags=re.DOTALL).strip()
    return Markup(re.sub(r'class="[^"]*"', 'class="icon" aria-hidden="true" focusable="false"', drawn, count=1))  # noqa: S704 - a file of ours
