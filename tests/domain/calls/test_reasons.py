"""The list of reasons is held against the code: what it writes on calls, what it raises and what it answers."""

import ast
import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import errors
from app.domain.calls.reasons import Reason, Use
from app.errors import PageRefusal, Refusal

APP = Path(errors.__file__).parents[1]
LIST = APP / "domain" / "calls" / "reasons.py"
# What a function calls the code that it passes on.
CODE, COLUMN = ("code", "reason_code"), "reason_code"
GIVES_UP = "give_up"
# They write codes on contacts of a campaign and into reports.
OF_NO_CALL = ("domain/campaigns/", "domain/dry_runs/")


def kinds(of: type[Refusal] = Refusal) -> set[type[Refusal]]:
    """Every kind of refusal, however deep in the tree."""
    return {kind for child in of.__subclasses__() for kind in {child} | kinds(child)} - {PageRefusal}


@functools.cache
def files() -> dict[str, ast.Module]:
    """The app's files; the imitated vendors have error codes of their own."""
    return {
        path.relative_to(APP).as_posix(): ast.parse(path.read_text())
        for path in APP.rglob("*.py")
        if path != LIST and "sandbox" not in path.parts
    }


@functools.cache
def functions() -> dict[ast.FunctionDef | ast.AsyncFunctionDef, list[ast.Call]]:
    """Every function of the app, with the calls in it."""
    return {
        node: [call for call in ast.walk(node) if isinstance(call, ast.Call)]
        for tree in files().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def name_of(call: ast.Call) -> str:
    """The bare name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """The names of positional parameters; a method's own `self` is not among what a caller passes."""
    return [one.arg for one in function.args.args if one.arg not in ("self", "cls")]


@functools.cache
def places() -> dict[str, int]:
    """By the name of a function: where its code stands among the arguments."""
    return {
        node.name: parameters(node).index(named) for node in functions() for named in CODE if named in parameters(node)
    }


def passed_code(call: ast.Call) -> ast.expr | None:
    """What a call passes as the code of a reason, if it takes one."""
    named = next((word.value for word in call.keywords if word.arg in CODE), None)
    place = places().get(name_of(call))
    return named or (call.args[place] if place is not None and place < len(call.args) else None)


def named_in(expression: ast.expr) -> set[Reason]:
    """The reasons that an expression names."""
    return {
        Reason[node.attr]
        for node in ast.walk(expression)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Reason"
    }


@functools.cache
def enders() -> set[str]:
    """The functions that give a call up with the code that they are called with."""
    found = {GIVES_UP}
    while True:
        more = {
            node.name
            for node, calls in functions().items()
            for call in calls
            if name_of(call) in found
            if isinstance(code := passed_code(call), ast.Name) and code.id in parameters(node)
        }
        if more <= found:
            return found
        found |= more


def writes() -> Iterator[tuple[str, str, set[Reason]]]:
    """File, function and reasons, wherever the code of a reason is named as an argument or a column."""
    for file, tree in files().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (code := passed_code(node)) is not None:
                yield file, name_of(node), named_in(code)
            elif isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == COLUMN:
                        yield file, COLUMN, named_in(value)


def written_on_calls() -> dict[Use, dict[Reason, str]]:
    """The reasons that domain, jobs and commands write on calls: those that wait and those that end them."""
    found: dict[Use, dict[Reason, str]] = {Use.WAITS: {}, Use.ENDS: {}}
    for file, function, reasons in writes():
        if file.startswith(OF_NO_CALL):
            continue
        if file.startswith(("domain/", "jobs/", "cli/")) or function == "cancel_waiting":
            found[Use.ENDS if function in {*enders(), "cancel_waiting"} else Use.WAITS] |= dict.fromkeys(reasons, file)
    return found


def answered() -> set[Reason]:
    """The reasons that an endpoint answers by name, without raising anything."""
    return {
        reason
        for file, tree in files().items()
        if file.startswith("web/")
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
        for reason in named_in(node)
    }


def made() -> dict[type[Refusal], set[str]]:
    """Every kind of refusal that is made somewhere, with the files in which it is."""
    by_name = {kind.__name__: kind for kind in kinds()}
    found: defaultdict[type[Refusal], set[str]] = defaultdict(set)
    for file, tree in files().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name_of(node) in by_name:
                found[by_name[name_of(node)]].add(file)
    return found


def test_every_code_that_the_app_raises_is_in_the_list_once() -> None:
    codes = sorted(kind.code for kind in kinds())

    assert codes == sorted(set(codes)), "two kinds of refusal share a code"
    assert [code for code in codes if code not in list(Reason)] == []


def test_no_refusal_is_there_that_nothing_raises() -> None:
    assert sorted(kind.__name__ for kind in kinds() - made().keys()) == []


def test_no_code_is_a_bare_string() -> None:
    bare = {
        f"{file}:{node.lineno}": node.value
        for file, tree in files().items()
        if file.startswith(("domain/", "jobs/", "web/", "cli/", "clients/"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in list(Reason)
    }

    assert bare == {}


def test_a_code_in_a_query_is_one_of_the_list() -> None:
    """The metrics stand below the domain and cannot ask for it by name."""
    queried = {code for file in APP.rglob("*.py") for code in re.findall(r"reason_code = '(\w+)'", file.read_text())}

    assert queried
    assert queried <= set(Reason)


def test_a_code_is_passed_by_its_name() -> None:
    """Whatever is written as the code of a reason names one, or passes on what it was given or what was raised."""
    told = {
        f"{file}: {function}({ast.unparse(code)})"
        for file, tree in files().items()
        if file.startswith(("domain/", "jobs/", "web/", "cli/"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (code := passed_code(node)) is not None
        for function in [name_of(node)]
        if not named_in(code) and not isinstance(code, ast.Name | ast.Attribute)
        if not (isinstance(code, ast.Constant) and code.value is None)
    }

    assert told == set()


@pytest.mark.parametrize("use", [Use.WAITS, Use.ENDS])
def test_what_is_written_on_a_call_is_listed_as_such(use: Use) -> None:
    written = written_on_calls()[use]

    assert written, "nothing was found in the code"
    assert {reason: file for reason, file in written.items() if use not in reason.uses} == {}


def test_every_reason_of_a_call_is_written_on_calls_somewhere() -> None:
    written = {reason for reasons in written_on_calls().values() for reason in reasons}
    # A refusal that is found at the instant of dialing ends its call, or lets it wait.
    refused = {kind.code for kind, files in made().items() if any(file.startswith("domain/") for file in files)}

    assert [reason for reason in Reason if reason.of_call and reason not in written | refused] == []


def test_every_error_that_is_published_is_raised_or_answered_somewhere() -> None:
    raised = {kind.code for kind in made()} | answered()

    assert [reason for reason in Reason if reason.uses & (Use.API | Use.PAGE | Use.ANY) and reason not in raised] == []


def test_what_only_pages_raise_is_not_published() -> None:
    assert [kind.code for kind in kinds(PageRefusal) if Reason[kind.code].published] == []


def test_every_answer_has_a_status_and_nothing_else_has() -> None:
    answers = Use.API | Use.PAGE | Use.ANY | Use.ENDS

    assert [reason for reason in Reason if bool(reason.uses & answers) != (reason.status is not None)] == []
