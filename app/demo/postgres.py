"""The demo's own PostgreSQL: in a folder that is kept, or in a temporary one that leaves no trace."""

import contextlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.postgres import embedded

STOP_SECONDS = 10.0


@contextlib.contextmanager
def served(data_dir: Path | None) -> Iterator[str]:
    """The URL of a server in `data_dir`; without one, of a server that is gone with its folder afterwards."""
    if data_dir is not None:
        yield embedded.start(data_dir)
        return
    folder = Path(tempfile.mkdtemp(prefix="demo-"))
    try:
        yield embedded.start(folder)
    finally:
        stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def stop(data_dir: Path) -> None:
    """End the server of this folder and its sessions, and wait until it has shut down cleanly."""
    pid_file = data_dir / "postgres" / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        os.kill(int(pid_file.read_text().split()[0]), signal.SIGINT)
        deadline = time.monotonic() + STOP_SECONDS
        while pid_file.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
