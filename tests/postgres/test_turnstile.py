"""A turnstile lets a few through at a time, in turn by whom they are for, and nobody who goes away holds it up."""

import asyncio
from contextlib import AbstractAsyncContextManager

from app.postgres.turnstile import Turnstile


class Crowd:
    """Who goes through one turnstile, and what each of them does inside: wait until it is told to leave."""

    def __init__(self, most: int) -> None:
        self.turnstile: Turnstile[str] = Turnstile(most)
        self.inside: list[str] = []
        self.entered: list[str] = []
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.may_leave: dict[str, asyncio.Event] = {}

    async def comes(self, *names: str) -> None:
        """They come one after the other; the letter of a name is its party."""
        for name in names:
            self.may_leave[name] = asyncio.Event()
            self.tasks[name] = asyncio.create_task(self._goes(name))
            await asyncio.sleep(0)

    async def _goes(self, name: str) -> None:
        async with self.turnstile.inside(name[0]):
            self.inside.append(name)
            self.entered.append(name)
            try:
                await self.may_leave[name].wait()
            finally:
                self.inside.remove(name)

    async def leaves(self, *names: str) -> None:
        """They leave one after the other, and whoever is let in for them is in."""
        for name in names:
            self.may_leave[name].set()
            await self.tasks[name]
            await asyncio.sleep(0)


async def test_parties_take_turns_whoever_came_in_numbers_first() -> None:
    crowd = Crowd(most=1)
    await crowd.comes("a1", "a2", "a3", "b1", "b2", "c1")

    await crowd.leaves("a1", "a2", "b1", "c1", "a3", "b2")

    assert crowd.entered == ["a1", "a2", "b1", "c1", "a3", "b2"]
    await crowd.comes("d1")
    assert crowd.inside == ["d1"]
    await crowd.leaves("d1")


async def test_no_more_are_inside_than_may_be() -> None:
    crowd = Crowd(most=2)
    await crowd.comes("a1", "b1", "c1", "d1")
    assert crowd.inside == ["a1", "b1"]

    await crowd.leaves("a1")
    assert crowd.inside == ["b1", "c1"]
    await crowd.leaves("c1", "b1", "d1")


async def test_who_goes_away_while_it_waits_holds_nobody_up() -> None:
    crowd = Crowd(most=1)
    await crowd.comes("a1", "b1", "c1")

    crowd.tasks["b1"].cancel()
    await asyncio.gather(crowd.tasks["b1"], return_exceptions=True)
    await crowd.leaves("a1")

    assert crowd.inside == ["c1"]
    await crowd.leaves("c1")


async def test_who_goes_away_when_its_turn_has_just_come_gives_it_to_the_next() -> None:
    crowd = Crowd(most=1)
    async with crowd.turnstile.inside("a"):
        await crowd.comes("b1", "c1")
    crowd.tasks["b1"].cancel()

    await asyncio.gather(crowd.tasks["b1"], return_exceptions=True)
    await asyncio.sleep(0)

    assert crowd.entered == ["c1"]
    await crowd.leaves("c1")


async def test_who_goes_away_while_it_is_aside_leaves_as_many_places_as_there_were() -> None:
    crowd = Crowd(most=1)
    back = asyncio.Event()

    async def steps_aside() -> None:
        async with crowd.turnstile.inside("a"), crowd.turnstile.aside("a"):
            await back.wait()

    gone = asyncio.create_task(steps_aside())
    await asyncio.sleep(0)
    await crowd.comes("b1")
    back.set()
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await crowd.leaves("b1")

    await crowd.comes("c1", "d1")
    assert crowd.inside == ["c1"]
    await crowd.leaves("c1", "d1")


async def test_who_steps_aside_lets_others_through_and_comes_back_in_turn() -> None:
    turnstile: Turnstile[str] = Turnstile(1)
    heard = asyncio.Event()
    told: list[str] = []

    async def asks() -> None:
        async with turnstile.inside("a"):
            told.append("a asks")
            async with turnstile.aside("a"):
                await heard.wait()
            told.append("a knows")

    async def passes(block: AbstractAsyncContextManager[None]) -> None:
        async with block:
            told.append("b")
            heard.set()
            await asyncio.sleep(0)
            told.append("b leaves")

    await asyncio.gather(asks(), passes(turnstile.inside("b")))

    assert told == ["a asks", "b", "b leaves", "a knows"]
