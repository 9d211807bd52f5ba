"""The embedded PostgreSQL is this user's alone."""

import os
import tempfile
from pathlib import Path

import pytest

from app.errors import NotReady
from app.postgres import embedded


def test_a_socket_that_others_can_reach_is_refused() -> None:
    with tempfile.TemporaryDirectory(prefix="leadcall-open-") as folder:
        os.chmod(folder, 0o755)  # noqa: S103 - as others may have left it

        with pytest.raises(NotReady, match="open to every user of this machine"):
            embedded.require_private(f"postgres://postgres@/db?host={folder}", Path(folder))

        os.chmod(folder, 0o700)
        embedded.require_private(f"postgres://postgres@/db?host={folder}", Path(folder))


@pytest.mark.skipif(os.geteuid() != 0, reason="only as root the socket is opened to the server's own user")
def test_a_data_folder_too_long_for_a_socket_starts_no_open_server() -> None:
    with tempfile.TemporaryDirectory(prefix="leadcall-long-") as folder:
        long = Path(folder) / ("x" * 100)

        with pytest.raises(NotReady, match="Choose a shorter DATA_DIR"):
            embedded.start(long)

        assert not (long / "postgres" / "postmaster.pid").exists(), "it was stopped"


def test_the_one_of_these_tests_lies_in_a_private_folder(server_url: str) -> None:
    folder = Path(server_url.partition("host=")[2])

    assert folder.stat().st_mode & 0o077 == 0
