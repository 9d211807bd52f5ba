"""What the house says while a test runs: whole tracebacks, but without a picture of every variable in them."""

import structlog


def log_plainly() -> None:
    """Set structlog up for tests; without it, each failed job would cost a quarter of a second to paint."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S"),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ]
    )
