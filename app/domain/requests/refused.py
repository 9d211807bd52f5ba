"""A request that was refused is kept, in one statement; a flood of them in one row a minute."""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise import connections

from app.domain.calls.reasons import Reason
from app.domain.requests.wanted import Wanted
from app.domain.rules.destinations import normalize
from app.domain.telephony.numbers import CallingNumber
from app.domain.tenants.installations import Installation
from app.errors import DuplicateCall, InvalidRequest, Refusal

# So many of a sub-account are kept one by one in a minute: a whole list of leads comes through, a machine that runs
# in circles fills no table.
MAX_A_MINUTE = 1000
MAX_ID = 64
MAX_REASON = 500
# $11: nothing of it but how often is worth knowing.
KEEP = f"""
WITH lately AS (
    SELECT $11::bool OR count(*) >= {MAX_A_MINUTE} AS crowded FROM (
        SELECT FROM requests WHERE customer_id = $1::uuid AND code IS NOT NULL
        AND asked_at >= date_trunc('minute', $8::timestamptz) LIMIT {MAX_A_MINUTE}
    ) AS those
)
INSERT INTO requests AS kept (customer_id, number_id, key_id, source, from_number, code, asked_at, reason, call_id,
                              to_number, contact_id, request_id, wanted, times, minute)
SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::text, $9::text, $8::timestamptz, $10::text,
       CASE WHEN NOT crowded THEN $12::uuid END, CASE WHEN NOT crowded THEN $6::text END,
       CASE WHEN NOT crowded THEN $7::text END, CASE WHEN NOT crowded THEN $13::text END,
       CASE WHEN NOT crowded THEN $14::jsonb END, 1, CASE WHEN crowded THEN date_trunc('minute', $8::timestamptz) END
FROM lately
ON CONFLICT (customer_id, source, code, minute) WHERE minute IS NOT NULL DO UPDATE SET times = kept.times + 1
"""  # noqa: S608 - only constants are interpolated
# A key is one sub-account's for as long as it lives, whoever has its number by now.
OF_FORMER_KEY = """
SELECT r.customer_id, r.number_id, r.key_id, r.from_number FROM api_keys k JOIN requests r ON r.key_id = k.id
WHERE k.digest = ANY($1) ORDER BY r.asked_at DESC LIMIT 1
"""


@dataclass
class Asked:
    """What is known of a request while it is read; without a `customer_id` nobody could be shown that it was refused.

    `phone` is the lead's number as it was written, `home` the country that it is read by.
    """

    source: str
    at: datetime
    request_id: str | None = None
    customer_id: UUID | None = None
    number_id: UUID | None = None
    key_id: str | None = None
    from_number: str | None = None
    home: str = "US"
    phone: str = ""
    contact_id: str | None = None
    wanted: Wanted | None = None

    def from_line(self, caller: CallingNumber, key_id: str | None = None) -> None:
        """It is asked from this number."""
        self.customer_id, self.number_id, self.from_number = caller.customer_id, caller.number_id, caller.e164
        self.home, self.key_id = caller.home, key_id

    async def from_former_key(self, digests: Sequence[str]) -> None:
        """It came with a key that is not valid any more; nothing is known if that was never used."""
        rows = await connections.get("default").execute_query_dict(OF_FORMER_KEY, [list(digests)])
        for row in rows:
            self.customer_id, self.number_id = row["customer_id"], row["number_id"]
            self.key_id, self.from_number = row["key_id"], row["from_number"]

    async def from_location(self, location_id: str) -> None:
        """It is asked by this sub-account of the CRM."""
        if self.customer_id is None and (known := await Installation.get_or_none(location_id=location_id)):
            self.customer_id = known.customer_id

    def wants(self, wanted: Wanted) -> None:
        """It could be read."""
        self.wanted, self.phone, self.contact_id = wanted, wanted.phone, wanted.contact_id


async def keep(asked: Asked, refusal: Refusal) -> None:
    """Write down that this was refused, unless nobody knows whose request it was."""
    if asked.customer_id is None:
        return
    to_number = None
    with contextlib.suppress(InvalidRequest):
        to_number = normalize("phone", asked.phone, asked.home) if asked.phone else None
    first = refusal.call_id if isinstance(refusal, DuplicateCall) else None
    await connections.get("default").execute_query(
        KEEP,
        [
            asked.customer_id, asked.number_id, asked.key_id, asked.source, asked.from_number, to_number,
            (asked.contact_id or "")[:MAX_ID] or None, asked.at, refusal.code, refusal.message[:MAX_REASON],
            # Its body was not even read.
            refusal.code == Reason.RATE_LIMITED, first, asked.request_id,
            json.dumps(asked.wanted.as_json) if asked.wanted else None,
        ],
    )  # fmt: skip
