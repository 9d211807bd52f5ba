"""No query of web/ or jobs/ reads or writes a tenant's table without saying whose row it wants.

A query that begins at a table (`Call.filter(...)`) names a tenant's key whose value is the id of a row that was
reached from a tenant: not one that the caller sent, and not one that only a vendor gives out, such as an agent's.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"
QUERIES = {
    "all", "annotate", "bulk_update", "count", "earliest", "exclude", "exists", "filter", "first", "get",
    "get_or_create", "get_or_none", "in_bulk", "latest", "raw", "select_for_update", "update_or_create",
}  # fmt: skip
NARROWING = {"exists", "filter", "get", "get_or_create", "get_or_none", "update_or_create"}
KEYS = {
    "id", "agency_id", "customer_id", "payer_id", "list_id", "installation_id", "location_id", "company_id",
    "resource_id", "workspace_id", "campaign_id", "number_id", "call_id", "attempt_id",
}  # fmt: skip
OF_NOBODY = {"Counter", "RateWindow"}
# What somebody outside has sent, or reads it; `event.body` is what the CRM has told us.
SENT = {"request", "form", "query", "query_params", "path_params", "body", "asked", "notice", "id_in", "id_from"}

SIGN_IN = "before anybody has signed in: only the brand is shown"
SECRET = "the sub-account is named by whoever knows the secret of our actions and triggers: the CRM's servers"
SIGNED = "the sub-account is named by an event that the CRM has signed"
SWEEP = "a sweep over all tenants, which handles each for itself"

# File, function and table; each with what protects it instead.
EXCEPTIONS = {
    ("web/incoming.py", "_number_asked_about", "InboundWebhook"): "the address holds the secret token of the number",
    ("web/brand.py", "hinted", "Agency"): "a brand is open to anybody, as the pages that show it are",
    ("web/embed/frame/shell.py", "_agency_of", "Installation"): SIGN_IN,
    ("web/embed/frame/shell.py", "_agency_of", "Agency"): SIGN_IN,
    ("web/workflow/actions.py", "cancel_calls", "Installation"): SECRET,
    ("web/workflow/triggers.py", "subscription", "Installation"): SECRET,
    ("jobs/crm/crm_events.py", "contact_dnd", "Installation"): SIGNED,
    ("jobs/crm/crm_events.py", "contact_delete", "Installation"): SIGNED,
    ("jobs/crm/crm_events.py", "location_update", "Installation"): SIGNED,
    (
        "jobs/crm/crm_events.py",
        "_agency",
        "CrmToken",
    ): "the CRM is asked with each agency's own token whose install it is",
    ("jobs/crm/reconcile_agency.py", "reconcile_daily", "CrmToken"): SWEEP,
    ("jobs/calls/reconcile_restore.py", "reconcile_restore", "Workspace"): SWEEP,
    ("jobs/crm/reconcile_agency.py", "reconcile_daily", "Customer"): SWEEP,
    ("jobs/periodic/tell_low_credits.py", "tell_low_credits", "CreditAlert"): SWEEP,
    ("jobs/telephony/sync_numbers.py", "sync_daily", "Workspace"): SWEEP,
}


@dataclass(frozen=True)
class Query:
    """One query that says not whose rows it wants."""

    path: str
    function: str
    table: str
    line: int

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it stands, whatever is written above it."""
        return self.path, self.function, self.table


@cache
def tables() -> set[str]:
    """Every table that holds something of a tenant."""
    found = {
        node.name
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Table" for base in node.bases)
    }
    assert found > OF_NOBODY
    return found - OF_NOBODY


def unscoped(source: str, path: str) -> Iterator[Query]:
    """The queries in this source that no tenant's key narrows."""
    tree, known = ast.parse(source), tables()
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for call in ast.walk(function):
            table = table_of(call)
            if isinstance(call, ast.Call) and table in known and not any(
                is_ours(keyword, function, path) for one in chain_from(call, function) for keyword in one.keywords
            ):  # fmt: skip
                yield Query(path, function.name, table, call.lineno)


def table_of(node: ast.AST) -> str:
    """The table at which this call begins a query; empty for any other node."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in QUERIES:
        return node.func.value.id if isinstance(node.func.value, ast.Name) else ""
    return ""


def chain_from(first: ast.Call, function: ast.AST) -> Iterator[ast.Call]:
    """The calls of this query that leave only rows with what their keywords say."""
    parents = {child: parent for parent in ast.walk(function) for child in ast.iter_child_nodes(parent)}
    node: ast.AST = first
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in NARROWING:
            yield node
        above = parents[node]
        node = parents[above] if isinstance(above, ast.Attribute) else above


def is_ours(keyword: ast.keyword, function: ast.FunctionDef | ast.AsyncFunctionDef, path: str) -> bool:
    """Whether this is a tenant's key, equal to (or one of) what was not just sent to us."""
    names = (keyword.arg or "").removesuffix("__in").split("__")
    if names[-1] not in KEYS or (isinstance(keyword.value, ast.Constant) and keyword.value.value is None):
        return False
    return not is_sent(keyword.value, function, path, set())


def is_sent(value: ast.AST, function: ast.FunctionDef | ast.AsyncFunctionDef, path: str, seen: set[str]) -> bool:
    """Whether what somebody sent is in this value, by way of the function's own names too.

    A route's plain text may be anybody's; a job is given only ids that we wrote ourselves.
    """
    for node in ast.walk(value):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in SENT:
            return True
        if not isinstance(node, ast.Name) or name in seen:
            continue
        seen.add(name)
        arguments = [*function.args.args, *function.args.kwonlyargs]
        kinds = {one.arg: ast.unparse(one.annotation) for one in arguments if one.annotation}
        if path.startswith("web/") and kinds.get(name, "").split(" ")[0] in {"str", "UUID"}:
            return True
        if any(is_sent(origin, function, path, seen) for origin in origins_of(name, function)):
            return True
    return False


def origins_of(name: str, function: ast.AST) -> Iterator[ast.AST]:
    """What is assigned to this name when it is given a plain value; a row that a query found is a row."""
    for node in ast.walk(function):
        pairs: list[tuple[ast.expr, ast.expr]] = []
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            pairs = [(target, value)]
            # With a star in it, nobody can tell which value is whose.
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
                pairs = list(zip(target.elts, value.elts, strict=True))
        elif isinstance(node, ast.NamedExpr):
            pairs = [(node.target, node.value)]
        for target, value in pairs:
            named = any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(target))
            if named and not any(isinstance(part, ast.Await) for part in ast.walk(value)):
                yield value


@cache
def everywhere() -> list[Query]:
    """The queries of both rooms, exceptions and all."""
    return [
        query
        for room in ("web", "jobs")
        for path in sorted((APP / room).rglob("*.py"))
        for query in unscoped(path.read_text(), str(path.relative_to(APP)))
    ]


def test_every_query_says_whose_rows_it_wants() -> None:
    assert [query for query in everywhere() if query.place not in EXCEPTIONS] == []


def test_no_exception_outlives_its_query() -> None:
    assert {query.place for query in everywhere()} >= EXCEPTIONS.keys()


@pytest.mark.parametrize(
    "query",
    [
        "AgentAssignment.filter(agent_id=call.agent_id).first()",
        "Call.all()",
        "Call.filter(state=State.QUEUED).count()",
        "Call.filter(installation_id=None)",
        "Call.exclude(customer_id=viewer.agency.id)",
        'Call.get(id=id_in(request, "call_id"))',
        'Call.filter(state=State.QUEUED).get_or_none(id=request.path_params["call_id"])',
        'PhoneNumber.get_or_none(id=form["number"])',
        "Customer.get(id=chosen)",
        "Customer.get(id=named)",
        'Call.raw("SELECT * FROM calls")',
    ],
)
def test_a_planted_query_is_noticed(query: str) -> None:
    source = f"""
async def shown(request, viewer, form, call, named: UUID):
    chosen = UUID(form["customer"])
    return await {query}
"""
    assert [found.table for found in unscoped(source, "web/planted.py")] == [query.split(".", maxsplit=1)[0]]


@pytest.mark.parametrize(
    "query",
    [
        "AgentAssignment.filter(agent_id=call.agent_id, number__customer_id=call.customer_id).first()",
        "Call.filter(state=State.QUEUED).filter(customer__agency_id=viewer.agency.id)",
        'Call.get_or_none(id=id_in(request, "call_id"), customer_id=viewer.customer.id)',
        "LedgerEntry.filter(attempt_id__in=[one.id for one in attempts])",
        "RateWindow.filter(key=form['key'])",
    ],
)
def test_a_query_within_a_tenant_is_let_be(query: str) -> None:
    source = f"""
async def shown(request, viewer, form, call, attempts):
    return await {query}
"""
    assert list(unscoped(source, "web/planted.py")) == []
