"""The demo as people start it: a process that prints what they need and stops at SIGINT."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.demo.environment import free_port

STOP_SECONDS = 30


@dataclass
class DemoProcess:
    """A started demo; `printed` maps each promised name to its value, in order."""

    process: subprocess.Popen[str]
    printed: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address of the demo's page."""
        return self.printed["Ready"]

    def read_until_ready(self) -> None:
        """Read what it prints, up to the line that says that it is ready."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            name, _, value = line.rstrip("\n").partition(": ")
            self.printed[name] = value
            if name == "Ready":
                return
        raise AssertionError(f"the demo ended before it was ready; it printed {self.printed}")

    def interrupt(self) -> tuple[int, str]:
        """Send SIGINT, as Ctrl-C does, and wait for the end; returns the exit code and what it complained of."""
        self.process.send_signal(signal.SIGINT)
        try:
            _, complaints = self.process.communicate(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, complaints


@contextlib.contextmanager
def started_demo(*arguments: str, port: int | None = None) -> Iterator[DemoProcess]:
    """Start `python -m app demo` on a free port, wait until it is ready, and stop it afterwards."""
    command = [sys.executable, "-m", "app", "demo", "--port", str(port or free_port()), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        demo = DemoProcess(process)
        try:
            demo.read_until_ready()
            yield demo
        finally:
            if process.poll() is None:
                demo.interrupt()
