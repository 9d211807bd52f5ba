"""What passes between the workflow engine and the app: action runs, subscriptions, triggers, resumes."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.sandbox.crm.entities import Location


@dataclass(frozen=True)
class AppCall:
    """One request of the engine to the app; `status` is None where no answer came, `error` says why."""

    url: str
    body: dict[str, Any]
    status: int | None
    answer: Any
    seconds: float
    error: str | None = None

    @property
    def extras(self) -> dict[str, Any]:
        """The context sent along, which a paused step expects back."""
        return dict(self.body["extras"])


@dataclass(eq=False)
class Subscription:
    """A trigger that a workflow of a location uses; `calls` are the notices sent to the app about it."""

    location: Location
    key: str
    url: str
    headers: dict[str, str] = field(repr=False)
    filters: list[dict[str, Any]]
    workflow_id: str
    version: str
    id: str
    target_url: str
    active: bool = True
    calls: list[AppCall] = field(default_factory=list, repr=False)


@dataclass(frozen=True)
class TriggerRun:
    """A trigger the app fired."""

    subscription: Subscription
    payload: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Resume:
    """A paused step the app let go on; `repeated` where the step had been resumed before."""

    body: dict[str, Any]
    at: datetime
    repeated: bool

    @property
    def extras(self) -> dict[str, Any]:
        """The context of the step."""
        return dict(self.body["extras"])
