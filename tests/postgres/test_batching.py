"""Who asks while a statement is under way goes with the next one, and fares as if it had gone alone."""

import asyncio
from collections.abc import Sequence

import pytest

from app.postgres.batching import Batcher, NothingWritten


class Writer:
    """Doubles numbers when it is let, and keeps which came together; a batch with a zero in it is undone."""

    def __init__(self, most: int = 10) -> None:
        self.batches: list[list[int]] = []
        self.under_way: asyncio.Queue[list[int]] = asyncio.Queue()
        self.may_answer = asyncio.Event()
        self.error: type[Exception] = NothingWritten
        self.batcher: Batcher[str, int, int] = Batcher(self.write, most)

    async def write(self, numbers: Sequence[int]) -> list[int]:
        """Double them."""
        self.batches.append(list(numbers))
        self.under_way.put_nowait(list(numbers))
        await self.may_answer.wait()
        if 0 in numbers:
            raise self.error
        return [2 * number for number in numbers]

    def ask(self, number: int, key: str = "a") -> asyncio.Task[int]:
        """Ask, and go on."""
        return asyncio.create_task(self.batcher.submit(key, number))

    async def ask_during(self, first: int, *others: int) -> list[asyncio.Task[int]]:
        """Ask for the first, and for the others while it is under way."""
        tasks = [self.ask(first)]
        await self.under_way.get()
        tasks += [self.ask(number) for number in others]
        await asyncio.sleep(0)
        self.may_answer.set()
        return tasks


async def test_who_comes_first_waits_for_nobody_and_the_others_go_together() -> None:
    writer = Writer()

    asked = await writer.ask_during(1, 2, 3, 4)

    assert await asyncio.gather(*asked) == [2, 4, 6, 8]
    assert writer.batches == [[1], [2, 3, 4]]


async def test_a_batch_has_an_end() -> None:
    writer = Writer(most=2)

    asked = await writer.ask_during(1, 2, 3, 4)

    assert await asyncio.gather(*asked) == [2, 4, 6, 8]
    assert writer.batches == [[1], [2, 3], [4]]


async def test_different_keys_do_not_wait_for_each_other() -> None:
    writer = Writer()

    asked = [writer.ask(1, "a"), writer.ask(2, "b")]
    assert [await writer.under_way.get(), await writer.under_way.get()] == [[1], [2]]
    writer.may_answer.set()

    assert await asyncio.gather(*asked) == [2, 4]


async def test_nobody_fails_for_anothers_sake() -> None:
    writer = Writer()

    one, bad, other = await writer.ask_during(1, 0, 2)

    assert (await one, await other) == (2, 4)
    with pytest.raises(NothingWritten):
        await bad
    assert writer.batches == [[1], [0, 2], [0], [2]]


async def test_what_may_have_been_written_is_not_written_again() -> None:
    writer = Writer()
    writer.error = ConnectionResetError

    one, *lost = await writer.ask_during(1, 0, 2)

    assert await one == 2
    for request in lost:
        with pytest.raises(ConnectionResetError):
            await request
    assert writer.batches == [[1], [0, 2]]


async def test_who_has_gone_away_meanwhile_is_left_out() -> None:
    writer = Writer()
    first = writer.ask(1)
    await writer.under_way.get()
    gone, here = writer.ask(2), writer.ask(3)
    await asyncio.sleep(0)

    gone.cancel()
    await asyncio.sleep(0)
    writer.may_answer.set()

    assert (await first, await here) == (2, 6)
    assert writer.batches == [[1], [3]]
