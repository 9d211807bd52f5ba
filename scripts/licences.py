"""Prints the licences in a bill of materials (CycloneDX, JSON) as a page: `licences.py build/sbom.cdx.json`.

Needs nothing but Python. `make sbom` makes both.
"""

import json
import sys
from pathlib import Path
from typing import Any

HEAD = """# Licences

What the image has, made by `make sbom` from the packages as they are installed. A package whose authors give no
identifier has the words of their own.

| Package | Version | Licence |
|---|---|---|"""
WORDS = "License :: OSI Approved :: "


def licence_of(component: dict[str, Any]) -> str:
    """The identifiers of a component's licences, or what its authors call them."""
    found = []
    for one in component.get("licenses", []):
        named = one.get("license", {})
        found.append(one.get("expression") or named.get("id") or named.get("name", "").removeprefix(WORDS))
    identifiers = [name for name in found if " License" not in name and name and not name.startswith("License ::")]
    return ", ".join(identifiers or found) or "-"


def main() -> None:
    """Print the page."""
    components = json.loads(Path(sys.argv[1]).read_text())["components"]
    print(HEAD)
    for one in sorted(components, key=lambda one: one["name"].lower()):
        print(f"| {one['name']} | {one['version']} | {licence_of(one)} |")


if __name__ == "__main__":
    main()
