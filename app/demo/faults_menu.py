"""Bad days of the voice provider, as the demo switches them on, one at a time."""

import asyncio

from app.sandbox.faults import Fault, Faults

PROVIDER = "* /retell"
DIAL = "POST /retell/v2/create-phone-call"
DOWN_SECONDS = 20.0


def lose_next_answer(faults: Faults) -> Fault:
    """The provider accepts the next call, and its answer never arrives."""
    return faults.add(Fault(DIAL, "drop_after", times=1))


class FaultsMenu:
    """What is wrong at this moment; a new fault replaces the one before."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._healing: asyncio.TimerHandle | None = None

    def lose_next_answer(self) -> None:
        """The provider accepts the next call, and its answer never arrives."""
        self.heal()
        lose_next_answer(self._faults)

    def take_down(self) -> None:
        """The provider hangs up on every request, for twenty seconds."""
        self.heal()
        self._faults.add(Fault(PROVIDER, "drop_before"))
        self._healing = asyncio.get_running_loop().call_later(DOWN_SECONDS, self.heal)

    def heal(self) -> None:
        """All is well again."""
        self._faults.clear()
        if self._healing is not None:
            self._healing.cancel()
            self._healing = None

    def in_words(self) -> str | None:
        """What is wrong, or None."""
        if self._healing is not None:
            seconds = self._healing.when() - asyncio.get_running_loop().time()
            return f"Down for {max(seconds, 0):.0f} s more"
        if any(not fault.exhausted for fault in self._faults.active):
            return "Next answer will be lost"
        return None
