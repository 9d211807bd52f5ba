"""How to use a number's key: ready-made lines for a terminal, and what to fill into a webhook step of the CRM."""

import json
from dataclasses import dataclass

from app.web.embed.kit.locale import Locale

PLACEHOLDER = "owk_…"
PHONE, FIRST_NAME = "{{contact.phone_raw}}", "{{contact.first_name}}"


@dataclass(frozen=True)
class Recipe:
    """All texts that are copied; `custom` are the rows of the webhook step's custom data.

    A request that is sent once more with the same Idempotency-Key is the same call; whom it calls stands in words that
    no telephone has, so that nothing is dialed before somebody has put a number there.
    """

    url: str
    authorization: str
    custom: list[tuple[str, str]]
    body: str
    curl: str


def recipe_of(e164: str, public_url: str, key: str, say: Locale) -> Recipe:
    """The recipe of this number; without its key in clear, a placeholder stands where it belongs."""
    url, authorization = f"{public_url}/api/outbound-call", f"Bearer {key or PLACEHOLDER}"
    body = {"from_number": e164, "to_number": say("number.their_phone"), "dynamic_variables": {"first_name": "Maria"}}
    tried, once = body | {"to_number": say("number.your_phone")}, say("number.idempotency")
    return Recipe(
        url=url,
        authorization=authorization,
        custom=[("from_number", e164), ("to_number", PHONE), ("dynamicdata_first_name", FIRST_NAME)],
        body=json.dumps(body, indent=2, ensure_ascii=False),
        curl=(
            f"curl -X POST '{url}' \\\n  -H 'Authorization: {authorization}' \\\n"
            f"  -H 'Content-Type: application/json' \\\n  -H 'Idempotency-Key: {once}' \\\n"
            f"  -d '{json.dumps(tried, ensure_ascii=False)}'"
        ),
    )
