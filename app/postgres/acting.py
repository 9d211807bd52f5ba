"""Who is acting: what a task changes is written down under that name by the database (see domain/audit).

A connection of a pool carries the name into its session when a task borrows it, and only if it has another one: those
who change nothing that is written down never say who they are, and pay nothing for it.
"""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

SETTING = "leadcall.actor"
OPERATOR, CRM, SYSTEM = "operator", "crm", "system"
PERSON = "person:"
# The same secrets under another key: nothing has changed that anybody set.
RESEALING = "resealing"

_actor: ContextVar[str] = ContextVar("actor", default="")


@contextlib.contextmanager
def acting(actor: str) -> Iterator[None]:
    """Changes of this block are that actor's: OPERATOR, CRM, or PERSON and a name; SYSTEM is nobody in particular."""
    before = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(before)


def actor() -> str:
    """Who is acting in this task; empty: nobody has said so."""
    return _actor.get()
