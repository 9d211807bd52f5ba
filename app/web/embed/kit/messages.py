"""Every visible text, by language: one catalogue per page and language and value in the folder `messages`."""

import json
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parents[1] / "messages"
DEFAULT = "en"


def _catalogue(language: Path) -> MappingProxyType[str, str]:
    """All texts of one language; the file's name is the first part of a key, as in `calls.title`."""
    texts = {
        f"{file.stem}.{key}": text
        for file in sorted(language.rglob("*.json"))
        for key, text in json.loads(file.read_text()).items()
    }
    return MappingProxyType(texts)


CATALOGUES = {folder.name: _catalogue(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()}


def say(language: str, key: str, **values: object) -> str:
    """The text of a key with its values; a `count` of 0 or 1 takes that of `<key>.zero` or `<key>.one`, if any.

    Raises KeyError for a key that does not exist: a test asks for every key that a template names.
    """
    catalogue = CATALOGUES[language]
    form = {"0": ".zero", "1": ".one"}.get(str(values.get("count")), "")
    text = catalogue.get(key + form) or catalogue[key]
    return text.format(**values) if values else text


def has(key: str) -> bool:
    """Whether there is a text for this key."""
    return key in CATALOGUES[DEFAULT]


def chosen(wanted: str | None, accepted: str) -> str:
    """The language that was chosen on the page, else the first of `Accept-Language` that we speak."""
    names = [wanted or "", *(part.partition(";")[0] for part in accepted.split(","))]
    spoken = (name.strip()[:2].lower() for name in names)
    return next((name for name in spoken if name in CATALOGUES), DEFAULT)
