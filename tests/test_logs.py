"""What an exception says stays out of the logs: it quotes the values at hand."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from app.logs import configure_logging, masked
from tests.house import House
from tests.plain_logs import log_plainly

SECRET = "owk_canary_+14155550199"


@pytest.fixture(autouse=True)
def _loggers_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()
    log_plainly()


@pytest.mark.parametrize("log_format", ["json", "console"])
@pytest.mark.parametrize("logger", ["ours", "a library's"])
def test_an_exception_is_named_and_placed_but_not_quoted(
    capfd: pytest.CaptureFixture[str], log_format: str, logger: str
) -> None:
    configure_logging(log_format)
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        if logger == "ours":
            structlog.get_logger("ours").error("it.broke", exc_info=error)
        else:
            logging.getLogger("a.library").exception("it.broke")

    line = capfd.readouterr().err
    assert SECRET not in line
    assert "it.broke" in line
    assert "ValueError" in line
    assert "test_logs.py" in line
    if log_format == "json":
        assert json.loads(line)["why"] == "ValueError"


@pytest.mark.parametrize(
    "text",
    ["+14155550199", "call +1 (415) 555-0199 now", "14155550199", "(415) 555-0199", "415.555.0199", "+442079460199"],
)
def test_whatever_looks_like_a_phone_number_is_masked(capfd: pytest.CaptureFixture[str], text: str) -> None:
    configure_logging("json")

    structlog.get_logger("ours").info("asked", number=text, deep={"list": [text]})
    logging.getLogger("a.library").warning("failed for %s", text)

    # The time of a line is made of digits too.
    said = [json.loads(line) | {"timestamp": ""} for line in capfd.readouterr().err.splitlines()]
    assert len(said) == 2
    for line in map(json.dumps, said):
        assert "0199" not in line
        assert "***99" in line


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-22T17:41:33.123456Z",
        "8d3c6c9e-1234-4567-8901-123456789012",
        "req_12345678901234567890",
        "SunriseDental0123456",
        "127.0.0.1",
        "/api/outbound-call",
        "processes.py:1234567890123 serve",
    ],
)
def test_ids_times_and_places_are_not(value: str) -> None:
    assert masked(value) == value


async def test_a_request_and_its_job_are_one_line_each_with_whom_they_are_about(
    house: House, capfd: pytest.CaptureFixture[str]
) -> None:
    configure_logging("json")

    answer = await house.ask()
    call_id = answer.json()["call_id"]
    await house.settled(call_id)
    # What a job did can be seen before its line is written, and its line before it leaves the queue.
    await house.quiet()

    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    tenant = str(house.seeded.customers[house.tenant.location_id].id)
    [request] = [line for line in lines if line.get("route") == "/api/outbound-call"]
    assert request["request_id"] == answer.headers["x-request-id"]
    assert (request["tenant"], request["call_id"], request["status"]) == (tenant, call_id, 200)
    [placed] = [line for line in lines if line.get("job") == "place_call"]
    assert (placed["event"], placed["tenant"], placed["call_id"]) == ("job.done", tenant, call_id)
    assert placed["request_id"].startswith("job_")
    assert {line["job"] for line in lines if line.get("call_id") == call_id and "job" in line} >= {
        "place_call",
        "retell_events",
        "settle_call",
    }
