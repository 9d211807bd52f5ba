"""Numbers are taken over from an account at the voice provider, and looked at again later."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.domain.rules.destinations import is_e164
from app.domain.telephony.numbers import UNUSABLE, PhoneNumber
from app.domain.telephony.workspaces import Workspace
from app.domain.tenants.agencies import Agency
from app.errors import AlreadyImported, wrong
from app.postgres import queue


@dataclass(frozen=True)
class ListedNumber:
    """A number as the provider lists it, E.164 if `usable`; `imported_as` names the workspace that has it, if any."""

    e164: str
    nickname: str
    kind: str
    countries: list[str]
    imported_as: str | None = None

    @property
    def imported(self) -> bool:
        """Whether the agency has it already."""
        return self.imported_as is not None

    @property
    def usable(self) -> bool:
        """Whether calls can be placed from it, so that it can be imported: a number of a SIP trunk may be `1001`."""
        return is_e164(self.e164)


@dataclass(frozen=True)
class Synced:
    """What another look has found: numbers that disappeared, that came back, and that can be imported."""

    gone: list[str]
    back: list[str]
    new: list[str]


async def owners(agency_id: object) -> dict[str, str]:
    """The agency's numbers, with the name of the workspace that each belongs to."""
    rows = PhoneNumber.filter(workspace__agency_id=agency_id).values_list("e164", "workspace__name")
    return dict(await rows)


async def take_over(workspace: Workspace, wanted: list[str], listed: list[ListedNumber]) -> list[PhoneNumber]:
    """Import the wanted numbers, unassigned. A number is imported once by an agency, in whichever workspace.

    Raises InvalidRequest (field `numbers`) for one that is not listed or no E.164 number, and AlreadyImported, having
    imported none.
    """
    by_number = {number.e164: number for number in listed}
    if not wanted:
        raise wrong("numbers", "Choose at least one number.")
    for e164 in wanted:
        if e164 not in by_number:
            raise wrong("numbers", f"{e164} is not in this account at the voice provider. Load the numbers again.")
        if not by_number[e164].usable:
            raise wrong("numbers", UNUSABLE.format(number=e164))
    async with in_transaction() as tx:
        await _lock(tx, workspace)
        taken = await owners(workspace.agency_id)
        for e164 in wanted:
            if e164 in taken:
                raise AlreadyImported(f"{e164} is imported already, in the workspace “{taken[e164]}”.")
        return [
            await PhoneNumber.create(
                using_db=tx,
                workspace_id=workspace.id,
                e164=e164,
                nickname=by_number[e164].nickname,
                kind=by_number[e164].kind,
                countries=by_number[e164].countries,
            )
            for e164 in dict.fromkeys(wanted)
        ]


async def _lock(tx: BaseDBAsyncClient, workspace: Workspace) -> None:
    """Whoever imports at the same moment waits here, and so does a call that would reach one of these numbers."""
    await Agency.filter(id=workspace.agency_id).using_db(tx).select_for_update(no_key=True).get()


async def mark_gone(workspace_id: UUID, e164: str, now: datetime) -> None:
    """The account does not have this number any more, as a dial has shown: whoever calls from it is told once."""
    async with in_transaction() as tx:
        mine = PhoneNumber.filter(workspace_id=workspace_id, e164=e164, gone_at=None).using_db(tx)
        for number in await mine.select_for_update(no_key=True):
            await mine.filter(id=number.id).update(gone_at=now)
            await queue.defer(tx, "tell_number", number_id=str(number.id))


async def sync(workspace: Workspace, listed: list[ListedNumber], now: datetime) -> Synced:
    """Bring our numbers to what the provider lists now; one that is missing there places no more calls."""
    by_number = {number.e164: number for number in listed}
    gone, back = [], []
    for number in await PhoneNumber.filter(workspace_id=workspace.id):
        found = by_number.pop(number.e164, None)
        if found is None:
            if number.gone_at is None:
                await mark_gone(workspace.id, number.e164, now)
                gone.append(number.e164)
            continue
        await PhoneNumber.filter(id=number.id).update(
            nickname=found.nickname, kind=found.kind, countries=found.countries
        )
        if number.gone_at is not None and await _bring_back(workspace, number):
            back.append(number.e164)
    return Synced(gone, back, [e164 for e164, it in by_number.items() if it.usable and not it.imported])


async def _bring_back(workspace: Workspace, number: PhoneNumber) -> bool:
    async with in_transaction() as tx:
        await _lock(tx, workspace)
        return bool(await PhoneNumber.filter(id=number.id, gone_at__isnull=False).using_db(tx).update(gone_at=None))
