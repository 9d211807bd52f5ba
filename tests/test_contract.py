"""The contract that every house is held against at its end notices what does not fit."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.contract import assert_fits

CALL = {"from_number": "+14155550100", "to_number": "+14155550101", "override_agent_id": "agent_1"}
BINDING = {"outbound_agents": [{"agent_id": "agent_1", "weight": 1, "agent_version": "latest_published"}]}
VOICE = {"filter_criteria": {"channel": {"type": "string", "op": "eq", "value": "voice"}}}


def test_requests_of_the_library_fit() -> None:
    assert_fits("POST", "/v2/create-phone-call", "", CALL | {"agent_override": {"agent": {"webhook_url": "https://a"}}})
    assert_fits("POST", "/v2/list-agents", "limit=100&pagination_key=agent_7", VOICE)
    assert_fits("PATCH", "/update-phone-number/%2B14155550100", "", BINDING)
    assert_fits("GET", "/get-agent/agent_1", "version=latest_published", None)


@pytest.mark.parametrize(
    ("method", "path", "query", "body"),
    [
        ("POST", "/v2/create-phone-call", "", {"to_number": "+14155550101"}),
        ("POST", "/v2/create-phone-call", "", CALL | {"agent_id": "agent_1"}),
        ("POST", "/v2/create-phone-call", "", CALL | {"agent_override": {"agent": {"webhook": "https://a"}}}),
        ("POST", "/v2/create-phone-call", "", CALL | {"agent_override": {"agent": {"webhook_events": ["call_done"]}}}),
        ("POST", "/v2/create-phone-call", "", CALL | {"retell_llm_dynamic_variables": {"guests": 2}}),
        ("POST", "/v3/list-calls", "", {"filter_criteria": {"metadata": {"key": "a"}}}),
        ("POST", "/v2/list-agents", "page=2", VOICE),
        ("PATCH", "/update-phone-number/%2B14155550100", "", {"outbound_agents": [{"agent_id": "agent_1"}]}),
        ("GET", "/get-concurrency", "limit=1", None),
        ("GET", "/list-agents", "", None),
    ],
)
def test_an_unknown_or_missing_field_does_not_fit(method: str, path: str, query: str, body: Any) -> None:
    with pytest.raises((ValidationError, AssertionError)):
        assert_fits(method, path, query, body)
