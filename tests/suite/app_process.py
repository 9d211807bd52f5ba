"""`python -m app …` as a process of its own, without its start: it is forked from one that has the app imported.

Three quarters of a second of a processor go into the imports, and the suite starts some hundred processes. All else is
as after an exec: environment, folder and limits are those of whoever starts it, it can be killed and frozen, and its
exit code is the real one. That the command itself starts is shown where it is meant: demo, sandbox and migrate.
"""

import asyncio
import gc
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app import failpoints
from app.cli import main

ROOT = Path(__file__).parents[2]

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload([__name__])


class AppProcess:
    """One running `python -m app …`; what it prints goes to the end of a file."""

    def __init__(self, *words: str, environment: Mapping[str, str], output: Path) -> None:
        limits = resource.getrlimit(resource.RLIMIT_NOFILE)
        self._process = _forks.Process(target=_run, args=(words, dict(environment), limits, output))
        self._process.start()

    @property
    def pid(self) -> int:
        """The number under which the kernel knows it."""
        assert self._process.pid is not None
        return self._process.pid

    def send_signal(self, number: signal.Signals) -> None:
        """What it does with it is its own affair; one that has ended is left alone."""
        if self._process.exitcode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """kill -9: no handler runs, nothing is flushed."""
        self.send_signal(signal.SIGKILL)

    def wait(self, patience: float | None = None) -> int:
        """Its exit code, which is the negative number of the signal that ended it; raises TimeoutError."""
        self._process.join(patience)
        if self._process.exitcode is None:
            raise TimeoutError(f"process {self.pid} still runs after {patience} s")
        return self._process.exitcode


async def run(*words: str, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run `python -m app …` to its end; returns its exit code and what it printed on both channels."""
    with tempfile.NamedTemporaryFile() as printed:
        process = AppProcess(*words, environment=environment, output=Path(printed.name))
        try:
            code = await asyncio.to_thread(process.wait)
        finally:
            process.kill()
        return code, printed.read().decode()


def _run(words: tuple[str, ...], environment: dict[str, str], limits: tuple[int, int], output: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    os.chdir(ROOT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    sys.stdin = os.fdopen(0)
    log = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    sys.argv = ["app", *words]
    # Read when it was imported, by another process.
    failpoints.ARMED = environment.get("LEADCALL_FAILPOINT", "")
    gc.freeze()
    main()
