"""What an exception says stays out of the logs: it quotes the values at hand."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from app.logs import configure_logging

SECRET = "owk_canary_+14155550199"


@pytest.fixture(autouse=True)
def _loggers_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


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
