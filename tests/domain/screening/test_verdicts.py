"""Pure: what somebody else's service answers becomes a verdict, and nothing is taken for clear that does not say so."""

import json
from typing import Any

import pytest

from app.domain.screening.verdicts import Clear, Listed, Reading, Unknown, Verdict, words

READING = Reading("data.dnc", words("true, litigator, 1"), words("false, 0, Clean"))
CASES: list[tuple[Any, type[Verdict]]] = [
    ({"data": {"dnc": True}}, Listed),
    ({"data": {"dnc": "LITIGATOR "}}, Listed),
    ({"data": {"dnc": 1}}, Listed),
    ({"data": {"dnc": False}}, Clear),
    ({"data": {"dnc": "clean"}}, Clear),
    ({"data": {"dnc": 0}}, Clear),
    ({"data": {"dnc": None}}, Unknown),
    ({"data": {"dnc": "maybe"}}, Unknown),
    ({"data": {"dnc": ""}}, Unknown),
    ({"data": {"dnc": 0.5}}, Unknown),
    ({"data": {"dnc": []}}, Unknown),
    ({"data": {}}, Unknown),
    ({"data": "dnc"}, Unknown),
    ({"data": [{"dnc": True}]}, Unknown),
    ({"error": "out of credits"}, Unknown),
    ([], Unknown),
    (None, Unknown),
]


@pytest.mark.parametrize(("answer", "verdict"), CASES, ids=[json.dumps(answer) for answer, _ in CASES])
def test_an_answer_is_clear_only_when_it_says_so(answer: Any, verdict: type) -> None:
    assert isinstance(READING.verdict(json.dumps(answer)), verdict)


@pytest.mark.parametrize("body", ["", "OK", "<html>", "{", "[" * 100_000, "NaN", '{"data": {"dnc": NaN}}'])
def test_what_is_no_json_is_unknown(body: str) -> None:
    assert isinstance(READING.verdict(body), Unknown)


def test_a_place_in_a_list_is_named_by_its_number() -> None:
    reading = Reading("results.1.status", words("listed"), words("clear"))

    assert reading.verdict('{"results": [{"status": "listed"}, {"status": "clear"}]}') == Clear()
    assert isinstance(reading.verdict('{"results": [{"status": "listed"}]}'), Unknown)
    assert isinstance(reading.verdict('{"results": {"1": {"status": "clear"}}}'), Clear)
    assert isinstance(Reading("-1", words("a"), words("b")).verdict('["b"]'), Unknown)


def test_a_listed_number_comes_with_what_was_said() -> None:
    assert READING.verdict('{"data": {"dnc": "Litigator"}}') == Listed("litigator")
