"""Numbers are taken over from an account at the voice provider, and looked at again later."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.transactions import in_transaction

from app.domain.agencies import Agency
from app.domain.numbers import PhoneNumber
from app.domain.workspaces import Workspace, wrong
from app.errors import AlreadyImported


@dataclass(frozen=True)
class ListedNumber:
    """A number (E.164) as the provider lists it; `imported_as` names the workspace that has it, if one does."""

    e164: str
    nickname: str
    kind: str
    countries: list[str]
    imported_as: str | None = None

    @property
    def imported(self) -> bool:
        """Whether the agency has it already."""
        return self.imported_as is not None


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

    Raises InvalidRequest (field `numbers`) for one that is not listed, and AlreadyImported, having imported none.
    """
    by_number = {number.e164: number for number in listed}
    if not wanted:
        raise wrong("numbers", "Choose at least one number.")
    for e164 in wanted:
        if e164 not in by_number:
            raise wrong("numbers", f"{e164} is not in this account at the voice provider. Load the numbers again.")
    async with in_transaction() as tx:
        # Whoever imports at the same moment waits here.
        await Agency.filter(id=workspace.agency_id).using_db(tx).select_for_update(no_key=True).get()
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


async def sync(workspace: Workspace, listed: list[ListedNumber], now: datetime) -> Synced:
    """Bring our numbers to what the provider lists now; one that is missing there places no more calls."""
    by_number = {number.e164: number for number in listed}
    gone, back = [], []
    for number in await PhoneNumber.filter(workspace_id=workspace.id):
        found = by_number.pop(number.e164, None)
        mine = PhoneNumber.filter(id=number.id)
        if found is None:
            if await mine.filter(gone_at=None).update(gone_at=now):
                gone.append(number.e164)
            continue
        await mine.update(nickname=found.nickname, kind=found.kind, countries=found.countries)
        if await mine.filter(gone_at__isnull=False).update(gone_at=None):
            back.append(number.e164)
    return Synced(gone, back, [e164 for e164, number in by_number.items() if not number.imported])
