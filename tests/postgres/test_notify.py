"""What one process tells, every other hears, and hears again when its connection was lost."""

from uuid import uuid4

from tortoise import connections
from tortoise.transactions import in_transaction

from app.postgres.notify import Notifications, notify
from tests.house import eventually

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^LISTEN'"


async def test_a_notice_is_heard_before_and_after_the_listener_lost_its_connection(opened_database: str) -> None:
    call_id = uuid4()
    async with Notifications(opened_database).listening() as notifications:
        with notifications.watching(call_id) as moved:

            async def heard() -> bool:
                async with in_transaction() as tx:
                    await notify(tx, call_id)
                return moved.is_set()

            await eventually(heard, "a notice is not heard")
            await connections.get("default").execute_query(CUT)
            moved.clear()
            await eventually(heard, "a notice is not heard any more")
