"""Two PostgreSQL servers of which one follows the other, until it has to take its place."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.cli.backups import tool
from app.demo.environment import free_port

# PostgreSQL refuses to run as root; the embedded one makes this user for that.
SERVER_USER = "pgserver"
# What is killed is a process, never the machine, so that nothing has to reach the disk.
QUICK = "fsync = off\nautovacuum = off\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"


@dataclass
class Server:
    """One server, by its folder and its port on the loopback address."""

    folder: Path
    port: int

    def initialize(self) -> None:
        """Make an empty cluster that listens on the loopback address only."""
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C")
        with (self.folder / "postgresql.conf").open("a") as settings:
            settings.write(QUICK)

    def follow(self, primary: "Server") -> None:
        """Copy that server, and stream what it writes from now on."""
        source = f"host=127.0.0.1 port={primary.port} user=postgres"
        self._run("pg_basebackup", "--dbname", source, "--write-recovery-conf", "--checkpoint", "fast")

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port}"
        self._run("pg_ctl", "start", "--wait", "--options", options, "--log", str(self.folder / "log"))

    def promote(self) -> None:
        """Make a primary of it and wait until it can be written."""
        self._run("pg_ctl", "promote", "--wait")

    def execute(self, sql: str) -> str:
        """Run this as its superuser, outside the app; returns what comes of it."""
        return self._run("psql", "-XAtc", sql, f"host=127.0.0.1 port={self.port} user=postgres", folder=False)

    def kill(self) -> None:
        """kill -9 of all its processes: nobody is told, nothing is flushed."""
        pid = (self.folder / "postmaster.pid").read_text().split()[0]
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in (pid, *children):
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(one), signal.SIGKILL)

    def _run(self, program: str, *words: str, folder: bool = True) -> str:
        path = Path(tool("pg_dump", embedded=True) or "").parent / program
        place = ("-D", str(self.folder)) if folder else ()
        done = subprocess.run(
            [path, *place, *words],
            user=SERVER_USER if os.geteuid() == 0 else None,
            cwd="/",
            check=True,
            stdout=subprocess.PIPE,
            # Not a pipe: a server that was started would hold it open.
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return done.stdout.strip()


@contextlib.contextmanager
def primary_and_standby() -> Iterator[tuple[Server, Server]]:
    """A primary and the standby that confirms each of its commits; both are gone in the end."""
    parent = Path(tempfile.mkdtemp(prefix="leadcall-test-"))
    if os.geteuid() == 0:
        shutil.chown(parent, SERVER_USER)
    servers = primary, standby = Server(parent / "one", free_port()), Server(parent / "two", free_port())
    try:
        primary.initialize()
        primary.start()
        standby.follow(primary)
        standby.start()
        # Only the primary's: the standby would wait for one of its own when it has been promoted.
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        primary.execute("SELECT pg_reload_conf()")
        yield primary, standby
    finally:
        for server in servers:
            with contextlib.suppress(FileNotFoundError):
                server.kill()
        shutil.rmtree(parent)
