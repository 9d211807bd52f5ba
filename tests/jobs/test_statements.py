"""What a call asks of the database is counted: a statement too many in a loop is felt by every lead behind it."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator

from tests.house import House, minute_lasts

# In November 2026 it was 63 and 89, most of them in the background, beside a load 67 and 92; before that 76 and 122.
# What begins and ends a transaction, and what the engine of jobs asks by itself, is not counted.
BY_WEBHOOK, BY_WORKFLOW = 72, 100


class Statements(logging.Handler):
    """Those of the app: what the test itself looks for is none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []
        self._test = asyncio.current_task()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        if asyncio.current_task() is not self._test:
            self.sent.append(" ".join(record.getMessage().split())[:120])


@contextlib.contextmanager
def counted() -> Iterator[Statements]:
    """What is sent to the database in the block."""
    logger, statements = logging.getLogger("tortoise.db_client"), Statements()
    before = logger.level
    logger.addHandler(statements)
    logger.setLevel(logging.DEBUG)
    yield statements
    logger.setLevel(before)
    logger.removeHandler(statements)


async def test_a_call_by_webhook_asks_little_of_the_database(house: House) -> None:
    await house.quiet()
    await minute_lasts(20)  # with the next one comes what the clock does

    with counted() as statements:
        await house.settled((await house.ask()).json()["call_id"])
        await house.quiet()

    assert "UPDATE leads SET open" in str(statements.sent)
    assert len(statements.sent) <= BY_WEBHOOK, "\n".join(statements.sent)


async def test_a_call_by_workflow_asks_little_of_the_database(installed_house: House) -> None:
    house = installed_house
    await house.want_written(fields=["outcome"])
    await house.quiet()
    await minute_lasts(20)  # with the next one comes what the clock does

    with counted() as statements:
        call_id = (await house.run_workflow()).answer["call_id"]
        await house.written_back(call_id)
        await house.quiet()

    assert "write_backs" in str(statements.sent)
    assert len(statements.sent) <= BY_WORKFLOW, "\n".join(statements.sent)
