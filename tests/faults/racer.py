"""One of two processes that want the same token at the same moment: `python -m tests.faults.racer GRANT_ID`.

Reads a line per race; answers with the hash of the access token it was given, or the name of the error.
"""

import asyncio
import hashlib
import sys
from uuid import UUID

from app.clients import Clients
from app.config import load_settings
from app.domain.tenants.crm_tokens import CrmToken
from app.postgres import database
from app.sealing import KeyRing


async def race(grant_id: UUID) -> None:
    """Run until the input ends."""
    settings = load_settings()
    assert settings.database_url is not None
    loop = asyncio.get_running_loop()
    async with (
        database.opened(settings.database_url),
        Clients(settings, KeyRing.parse(settings.secret_keys)).opened() as clients,
    ):
        print("ready", flush=True)
        while await loop.run_in_executor(None, sys.stdin.readline):
            try:
                pair = await clients._token_keeper.usable(await CrmToken.get(id=grant_id))
            except Exception as error:
                print(type(error).__name__, flush=True)
            else:
                print(hashlib.sha256(pair.access_token(clients.ring).encode()).hexdigest(), flush=True)


if __name__ == "__main__":
    asyncio.run(race(UUID(sys.argv[1])))
