"""Everything the sandbox remembers, in one object."""

from app.sandbox.background import Background
from app.sandbox.clock import Clock
from app.sandbox.crm.state import Crm
from app.sandbox.faults import Faults
from app.sandbox.knotie import Knotie
from app.sandbox.retell.state import VoiceProvider


class World:
    """The imitated vendors and what they share: time, faults, work under way.

    `speed` divides the lives of calls and the gaps between webhook retries (1.0 = real time);
    `seed` makes faults and agent choices repeatable.
    """

    def __init__(self, speed: float = 1.0, seed: int | None = None) -> None:
        self.clock = Clock(speed)
        self.faults = Faults(seed)
        self.background = Background()
        self.voice = VoiceProvider(self.clock, self.faults, self.background, seed)
        self.crm = Crm(clock=self.clock, faults=self.faults)
        self.knotie = Knotie(clock=self.clock)

    @property
    def speed(self) -> float:
        return self.clock.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self.clock.speed = speed

    async def settled(self) -> None:
        """Returns when every call has been lived and every webhook delivered or given up."""
        await self.background.settled()
        await self.crm.delivered()

    async def aclose(self) -> None:
        """Ends living calls and webhooks under way, and closes connections."""
        await self.background.aclose()
        await self.crm.background.aclose()
        await self.voice.aclose()
