"""Logs: one line per event, as JSON or for a console; the standard library's loggers speak the same way.

A line says whom it is about by opaque ids: `tenant` (customer or sub-account) and `call_id`. Phone numbers are not
logged; should one slip in, it is masked.
"""

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

FRAMES = 6
# E.164, bare digits as long as a phone number, and the usual national notation; not inside an id or a time.
PHONE = re.compile(
    r"\+[1-9][0-9 ().-]{5,20}[0-9](?![0-9])"
    r"|(?<![\w.:-])[0-9]{10,15}(?![\w.:-])"
    r"|(?<![\w.-])\(?[0-9]{3}\)?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}(?![\w-])"
)
# What we have made ourselves holds no number.
OURS = {"timestamp", "level", "request_id", "method", "route", "job"}


def configure_logging(log_format: str, log_level: str = "info") -> None:
    """Set up structlog and route the standard loggers through it; `json` or `console`, from this level on."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer = structlog.processors.JSONRenderer() if log_format == "json" else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                name_error,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                mask_phones,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    level = logging.getLevelNamesMapping()[log_level.upper()]
    root.setLevel(level)
    # At `debug` some of them write down addresses, headers and statements with their values.
    for chatty in ("asyncio", "httpx", "httpcore", "pgqueuer", "tortoise", "uvicorn.access"):
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))


def about(*, tenant: object = None, call_id: object = None) -> None:
    """Let every further line of this request or job say whom it is about; ids only."""
    known = {"tenant": tenant, "call_id": call_id}
    structlog.contextvars.bind_contextvars(**{name: str(value) for name, value in known.items() if value is not None})


def request_id() -> str | None:
    """The id of the request that is being answered, as its answer and its lines carry it."""
    known = structlog.contextvars.get_contextvars().get("request_id")
    return str(known) if known else None


def mask_phones(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Leave two digits of whatever looks like a phone number."""
    return {name: value if name in OURS else masked(value) for name, value in event.items()}


def masked(value: Any) -> Any:
    """The value with every phone number in it masked, however deep."""
    if isinstance(value, str):
        return PHONE.sub(lambda found: "***" + found[0][-2:], value)
    if isinstance(value, dict):
        return {masked(name): masked(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [masked(item) for item in value]
    return value


def name_error(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Tell of an exception what it is and where it came from, never what it says.

    Messages of database and HTTP errors quote the values at hand: phone numbers, tokens, transcripts.
    """
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event.setdefault("why", type(error).__name__)
        event["where"] = frames(error.__traceback__)
    return event


def frames(trace: TracebackType | None) -> list[str]:
    """The innermost frames of a traceback as `file:line function`."""
    steps: list[Any] = traceback.extract_tb(trace)[-FRAMES:]
    return [f"{'/'.join(step.filename.split('/')[-2:])}:{step.lineno} {step.name}" for step in steps]
