"""How to use a number's key: ready-made lines for a terminal, and what to fill into a webhook step of the CRM."""

import json
from dataclasses import dataclass

PLACEHOLDER = "owk_…"
SOMEBODY = "+14155550123"
PHONE, FIRST_NAME = "{{contact.phone_raw}}", "{{contact.first_name}}"


@dataclass(frozen=True)
class Recipe:
    """All texts that are copied; `custom` are the rows of the webhook step's custom data."""

    url: str
    authorization: str
    custom: list[tuple[str, str]]
    body: str
    curl: str


def recipe_of(e164: str, public_url: str, key: str) -> Recipe:
    """The recipe of this number; without its key in clear, a placeholder stands where it belongs."""
    url, authorization = f"{public_url}/api/outbound-call", f"Bearer {key or PLACEHOLDER}"
    body = {"from_number": e164, "to_number": PHONE, "dynamic_variables": {"first_name": FIRST_NAME}}
    tried = {"from_number": e164, "to_number": SOMEBODY, "dynamic_variables": {"first_name": "Maria"}}
    return Recipe(
        url=url,
        authorization=authorization,
        custom=[("from_number", e164), ("to_number", PHONE), ("dynamicdata_first_name", FIRST_NAME)],
        body=json.dumps(body, indent=2),
        curl=(
            f"curl -X POST '{url}' \\\n  -H 'Authorization: {authorization}' \\\n"
            f"  -H 'Content-Type: application/json' \\\n  -d '{json.dumps(tried)}'"
        ),
    )
