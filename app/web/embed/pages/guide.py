"""The way to the first call: honest steps, each with what is still missing and the very place where it is done."""

from dataclasses import dataclass

from app.domain.credits.ledger import Account
from app.domain.telephony.agents import AgentAssignment
from app.domain.telephony.numbers import CallingNumber, calling_numbers
from app.web.embed.kit.viewer import Viewer

DONE, NOW, LATER = "done", "now", "later"
FROM_THE_PAGE = "page"
MAX_LINES = 500


@dataclass(frozen=True)
class Step:
    """One step: done, the one to do now, or later; `href` is where it is done, None when somebody else does it.

    `missing` names the part that is missing, where most of the step is done.
    """

    name: str
    state: str
    href: str | None = None
    missing: str = ""


@dataclass(frozen=True)
class Guide:
    """The steps, the numbers that can call, and those of them that somebody has paid for."""

    steps: list[Step]
    lines: list[CallingNumber]
    funded: list[CallingNumber]

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do for the first time; what stops later is among the alarms of the overview."""
        return all(step.state == DONE or (step.name == "connect" and step.missing) for step in self.steps)


async def guide_of(viewer: Viewer) -> Guide:
    """How far this viewer has come."""
    lines = await callers(viewer)
    rich = {one.customer_id: one.available for one in await Account.filter(customer_id__in=[x.payer_id for x in lines])}
    funded = [caller for caller in lines if rich.get(caller.payer_id, 0) >= caller.hold]
    found = [
        *(await _of_the_agency(viewer) if viewer.of_agency else await _of_a_sub_account(viewer)),
        await _agent(viewer, lines),
        ("credits", bool(funded), _payers(viewer, lines), ""),
        ("call", bool(funded) and await viewer.calls().exists(), None, ""),
        ("workflow", await viewer.calls().exclude(source=FROM_THE_PAGE).exists(), _recipe(lines), ""),
    ]
    first = next((index for index, (_, done, _, _) in enumerate(found) if not done), None)
    steps = [
        Step(name, DONE if done else NOW if index == first else LATER, href, missing)
        for index, (name, done, href, missing) in enumerate(found)
    ]
    return Guide(steps, lines, funded)


Found = tuple[str, bool, str | None, str]


async def _of_the_agency(viewer: Viewer) -> list[Found]:
    accounts = await viewer.workspaces().order_by("name")
    account = next((one for one in accounts if one.connected), accounts[0] if accounts else None)
    dead = account if account is not None and not account.connected else None
    to_key = f"#/embed/numbers/accounts/{dead.id}" if dead else "#/embed/numbers/import/key"
    rejected = viewer.say("numbers.dead_key", name=dead.name) if dead else ""
    to_import = f"#/embed/numbers/import/{account.id}" if account else "#/embed/numbers/import/key"
    given = await viewer.numbers().filter(customer_id__isnull=False).exists()
    return [
        ("connect", account is not None and dead is None, to_key, rejected),
        ("number", await viewer.numbers().exists(), to_import, ""),
        ("customer", given, "#/embed/numbers?customer=none", ""),
    ]


async def _of_a_sub_account(viewer: Viewer) -> list[Found]:
    return [("number", await viewer.numbers().exists(), None, "")]


async def _agent(viewer: Viewer, lines: list[CallingNumber]) -> Found:
    """An agent with Outbound on; when only Outbound is missing, on which number."""
    ours = AgentAssignment.filter(number_id__in=await viewer.numbers().values_list("id", flat=True), outbound=False)
    silent = None if lines else await ours.select_related("number").first()
    if silent is not None:
        missing = viewer.say("start.only_outbound", number=viewer.say.phone(silent.number.e164))
        return "agent", False, f"#/embed/numbers/{silent.number_id}", missing
    given = await viewer.numbers().filter(customer_id__isnull=False).order_by("e164").first()
    return "agent", bool(lines), f"#/embed/numbers/{given.id}" if given else "#/embed/numbers", ""


def _payers(viewer: Viewer, lines: list[CallingNumber]) -> str | None:
    """The account that pays for the first call; a sub-account cannot add credits."""
    if not viewer.of_agency:
        return None
    return f"#/embed/credits/{lines[0].payer_id}" if lines else "#/embed/credits"


def _recipe(lines: list[CallingNumber]) -> str | None:
    """Where the key and the lines to copy are."""
    return f"#/embed/numbers/{lines[0].number_id}" if lines else None


async def callers(viewer: Viewer) -> list[CallingNumber]:
    """The viewer's numbers that can place a call now, apart from Pause and credits."""
    ours = viewer.numbers().filter(assignment__outbound=True, customer_id__isnull=False).order_by("e164")
    return await calling_numbers([number.id for number in await ours.limit(MAX_LINES)])
