"""`python -m app demo`: what it prints can be used at once, and it leaves nothing behind."""

import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.demo import postgres
from app.demo.environment import free_port
from tests.demo.process import DemoProcess, started_demo

PROMISED = ["Number", "Key", "Action-Secret", "Location", "Contact", "Ready"]


@pytest.fixture
def private_tmp(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which a demo started by this test makes its temporary folder; short, as socket paths must be."""
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def place_a_call(demo: DemoProcess) -> httpx.Response:
    """Use the printed number and key, as a reader of the README does with curl."""
    body = {"from_number": demo.printed["Number"], "to_number": "+14155550101"}
    headers = {"Authorization": f"Bearer {demo.printed['Key']}"}
    return httpx.post(demo.url.replace("/demo", "/api/outbound-call"), json=body, headers=headers, timeout=20)


def test_it_prints_what_curl_needs_and_stops_at_ctrl_c_without_a_trace(private_tmp: Path) -> None:
    with started_demo() as demo:
        assert list(demo.printed) == PROMISED
        assert demo.printed["Number"].startswith("+1")
        assert demo.printed["Key"].startswith("owk_test_")
        answer = place_a_call(demo)
        assert (answer.status_code, answer.json()["status"]) == (200, "placed"), answer.text

        code, complaints = demo.interrupt()

    assert code == 0
    assert "Traceback" not in complaints
    assert not list(private_tmp.glob("demo-*"))


def test_the_printed_secret_location_and_contact_run_the_workflow_action() -> None:
    with started_demo() as demo:
        body = {
            "data": {"phone": "+14155550101"},
            "extras": {"locationId": demo.printed["Location"], "contactId": demo.printed["Contact"]},
            "meta": {"key": "place_call", "version": "1.0"},
        }
        url = demo.url.replace("/demo", "/workflow/actions/place-call")
        answer = httpx.post(url, json=body, headers={"X-Action-Secret": demo.printed["Action-Secret"]}, timeout=20)

        assert answer.json()["status"] == "queued"


def test_a_given_folder_is_kept_and_the_second_start_finds_the_calls_of_the_first(private_tmp: Path) -> None:
    folder = private_tmp / "kept"
    try:
        with started_demo("--data-dir", str(folder)) as demo:
            assert place_a_call(demo).status_code == 200
        with started_demo("--data-dir", str(folder)) as demo:
            again = place_a_call(demo)
            assert (again.status_code, again.json()["error_code"]) == (409, "DUPLICATE_CALL")
    finally:
        postgres.stop(folder)


def test_a_port_in_use_is_one_sentence_and_no_stack_trace() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "app", "demo", "--port", str(port)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)

    assert ended.returncode == 1
    assert ended.stderr == f"Port {port} is in use. Stop what runs there, or choose another one with --port.\n"
    assert ended.stdout == ""


def test_the_story_holds_and_every_step_is_printed_with_its_proof(private_tmp: Path) -> None:
    command = [sys.executable, "-m", "app", "demo", "--once", "--port", str(free_port())]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    lines = ended.stdout.splitlines()
    steps, proofs = lines[:-1:2], lines[1:-1:2]
    assert len(steps) == 9
    assert all(step.startswith("ok ") for step in steps), ended.stdout
    for proof in proofs[:7]:
        assert "calls at the voice provider: 1" in proof
    assert "200 and 409 DUPLICATE_CALL" in proofs[1]
    assert "answered 401; calls at the voice provider: 0" in proofs[7]
    assert "no drift" in proofs[8]
    assert lines[-1].startswith("9 of 9 steps held")
    assert not list(private_tmp.glob("demo-*"))
