"""Removes each guard of the dialing protocol from a copy of the code, and sees its test turn red.

Run with `make guards`. A guard whose test stays green is either superfluous or not tested.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COPIED = ["app", "tests", "migrations", "pyproject.toml"]


@dataclass(frozen=True)
class Guard:
    """A guard: where it stands, the text that removes it, and the test that must notice."""

    name: str
    file: str
    code: str
    without: str
    test: str


GUARDS = [
    Guard(
        "one open call per lead",
        "app/domain/leads.py",
        "WHERE NOT leads.open AND (leads.guarded_until",
        "WHERE (leads.guarded_until",
        "tests/web/test_outbound_call.py::test_fifty_simultaneous_requests_for_one_lead_place_one_call",
    ),
    Guard(
        "guard window after a dial",
        "app/domain/leads.py",
        " AND (leads.guarded_until IS NULL OR leads.guarded_until <= $2)",
        "",
        "tests/journeys/test_guard.py::test_a_lead_is_guarded_after_its_call_has_ended",
    ),
    Guard(
        "daily cap of a lead",
        "app/domain/leads.py",
        'AND last_call_id = $3\n  AND {DIALS.format(now="$4", since=TODAY)} < $5 AND',
        "AND last_call_id = $3\n  AND $5 > 0 AND",
        "tests/journeys/test_redial.py::test_the_daily_limit_of_a_lead_ends_the_attempts",
    ),
    Guard(
        "duplicate index on the request key",
        "app/domain/calls.py",
        "request_key=order.request_key,\n        fingerprint",
        "request_key=None,\n        fingerprint",
        "tests/web/test_place_call_action.py::test_a_step_executed_again_after_its_call_has_ended_calls_once",
    ),
    Guard(
        "conditional claim of an attempt",
        "app/domain/attempts.py",
        "tx, attempt, (State.QUEUED,), State.DIALING,",
        "tx, attempt, tuple(State), State.DIALING,",
        "tests/faults/test_provider_faults.py::test_two_workers_on_one_job_dial_once",
    ),
    Guard(
        "commit before the socket opens",
        "app/jobs/place_call.py",
        "    if await _claimed(attempt, line, now, lease, proof, called_up=called_up):\n",
        "    if True:\n",
        "tests/faults/test_failpoints.py::test_the_worker_dies[body-sent]",
    ),
    Guard(
        "the limits of a workspace at the instant of dialing",
        "app/domain/attempts.py",
        "            await pacing.take(tx, attempt, now, called_up=called_up)\n",
        "",
        "tests/journeys/test_pacing.py::test_lines_kept_for_inbound_calls_are_not_used",
    ),
    Guard(
        "hold in the same statement as the call",
        "app/domain/promises.py",
        "UPDATE accounts SET available = available - asked.hold, held = held + asked.hold,",
        "UPDATE accounts SET available = available - 0 * asked.hold, held = held,",
        "tests/journeys/test_placed_call.py::test_the_end_of_a_call_captures_its_price_and_frees_the_rest",
    ),
    Guard(
        "promised together, all leads or none",
        "app/domain/promises.py",
        " AND asked.calls = (SELECT count(*) FROM lead)",
        " AND EXISTS (SELECT FROM lead)",
        "tests/domain/test_promised_together.py::test_together_they_fare_as_one_by_one",
    ),
    Guard(
        "promised together, all caps or none",
        "app/domain/promises.py",
        "WHERE (SELECT count(*) FROM counted) = (SELECT count(*) FROM rooms)",
        "WHERE (SELECT count(*) FROM counted) > 1",
        "tests/domain/test_promised_together.py::test_together_they_fare_as_one_by_one",
    ),
    Guard(
        "what was undone for one is done for the others",
        "app/batching.py",
        "if len(batch) > 1 and isinstance(error, UNDONE):",
        "if False:",
        "tests/domain/test_promised_together.py::test_together_they_fare_as_one_by_one",
    ),
    Guard(
        "what may have been written is not written again",
        "app/batching.py",
        "if len(batch) > 1 and isinstance(error, UNDONE):",
        "if len(batch) > 1:",
        "tests/test_batching.py::test_what_may_have_been_written_is_not_written_again",
    ),
    Guard(
        "a promise is not part of somebody's transaction",
        "app/batching.py",
        "self._work_off(key), context=Context())",
        "self._work_off(key))",
        "tests/domain/test_promised_together.py::test_a_promise_stands_whatever_becomes_of_a_transaction_around_it",
    ),
    Guard(
        "job in the same statement as the call",
        "app/queue.py",
        "'null'::jsonb, 'queued' FROM {rows}\n",
        "'null'::jsonb, 'queued' FROM {rows} WHERE false\n",
        "tests/journeys/test_placed_call.py::test_a_webhook_becomes_exactly_one_phone_call",
    ),
    Guard(
        "a dead worker's dial is looked into",
        "app/jobs/place_call.py",
        '        await attempts.doubt(attempt, "The connection broke while this call was being placed. Checking.")\n',
        "        pass\n",
        "tests/faults/test_kill.py::test_a_job_of_a_killed_worker_is_taken_over_by_a_living_one",
    ),
    Guard(
        "an unclear answer is not a no",
        "app/wire.py",
        "REFUSED = {400, 401, 402, 403, 404, 422}",
        "REFUSED = {400, 401, 402, 403, 404, 422, 500}",
        "tests/faults/test_provider_faults.py::"
        "test_an_unclear_answer_keeps_hold_and_guard_until_the_call_is_proven_absent[500]",
    ),
    Guard(
        "ten minutes before a call counts as absent",
        "app/jobs/confirm_call.py",
        "attempt.looks >= GOOD_LOOKS and now - attempt.dialed_at >= ABSENT_AFTER",
        "attempt.looks >= GOOD_LOOKS",
        "tests/faults/test_provider_faults.py::"
        "test_an_unclear_answer_keeps_hold_and_guard_until_the_call_is_proven_absent[500]",
    ),
    Guard(
        "no conclusion while the list cannot be read",
        "app/jobs/confirm_call.py",
        "        await _look_again(attempt, now)\n        return\n",
        "        found = []\n",
        "tests/faults/test_provider_faults.py::test_while_the_list_cannot_be_read_nothing_is_concluded",
    ),
    Guard(
        "the second of two calls is stopped",
        "app/jobs/confirm_call.py",
        "        await voice.stop_call(other)\n",
        "",
        "tests/faults/test_provider_faults.py::test_two_calls_for_one_attempt_leave_one_talking",
    ),
    Guard(
        "one capture or release per attempt",
        "app/domain/attempts.py",
        "            await Attempt.filter(id=attempt.id, state=State.ENDED, settled_at=None)\n",
        "            await Attempt.filter(id=attempt.id, state=State.ENDED)\n",
        "tests/journeys/test_guard.py::test_a_call_is_paid_for_once_however_often_it_is_settled",
    ),
    Guard(
        "an event counts once",
        "app/domain/events.py",
        "                delivery_key=delivery_key,\n",
        "                delivery_key=delivery_key + str(now.timestamp()),\n",
        "tests/web/test_voice_webhook.py::test_a_repeated_event_counts_once",
    ),
    Guard(
        "an event is believed only when signed",
        "app/retell/webhooks.py",
        "        if not signed(header, raw, api_key, now):\n",
        "        if header and not signed(header, raw, api_key, now):\n",
        "tests/web/test_voice_webhook.py::test_a_forged_event_is_refused_and_not_kept",
    ),
    Guard(
        "do-not-call at the instant of dialing",
        "app/domain/leads.py",
        'AND {not_listed("$2", "$1", "$9")}',
        "AND $9::uuid IS NOT NULL",
        "tests/faults/test_provider_faults.py::test_do_not_call_between_request_and_dial_means_no_dial",
    ),
    Guard(
        "proof of consent at the instant of dialing",
        "app/domain/dialing.py",
        "if policy.proof_required and proof is None else None",
        "if policy.proof_required and person is None else None",
        "tests/journeys/test_consent.py::test_proof_that_was_withdrawn_before_the_dial_counts_no_more",
    ),
    Guard(
        "calling hours of the contact at the instant of dialing",
        "app/domain/dialing.py",
        "    if at == now:\n",
        "    if at is not None:\n",
        "tests/journeys/test_vetted_contact.py::test_the_time_zone_of_the_contact_decides",
    ),
    Guard(
        "what waits for a listed number is given up",
        "app/domain/do_not_call.py",
        "    if added:\n",
        "    if not list_id:\n",
        "tests/journeys/test_do_not_call.py::test_a_call_that_waits_for_a_listed_number_is_given_up_at_once",
    ),
    Guard(
        "pause at the instant of dialing",
        "app/jobs/place_call.py",
        "    if line.paused:\n",
        "    if line.paused and attempt.dialed_at:\n",
        "tests/faults/test_provider_faults.py::test_a_call_that_waits_is_not_dialed_after_pause_and_is_after_it",
    ),
]


def red_without(guard: Guard) -> bool:
    """Whether the guard's test fails in a copy of the code that lacks the guard."""
    with tempfile.TemporaryDirectory(prefix="leadcall-guard-") as folder:
        copy = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / name)
        broken = copy / guard.file
        text = broken.read_text()
        if text.count(guard.code) != 1:
            raise SystemExit(f"{guard.name}: its code stands {text.count(guard.code)} times in {guard.file}")
        broken.write_text(text.replace(guard.code, guard.without))
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", guard.test]
        run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=180)
        if run.returncode not in (0, 1):
            raise SystemExit(f"{guard.name}: {guard.test} could not be run:\n{run.stdout[-2000:]}{run.stderr[-500:]}")
        return run.returncode == 1


def main() -> None:
    """Try every guard; exit 1 when one is not missed."""
    missed = []
    for guard in GUARDS:
        red = red_without(guard)
        print(f"{'red  ' if red else 'GREEN'}  without: {guard.name}  ({guard.test.split('::')[1]})", flush=True)
        if not red:
            missed.append(guard.name)
    print(f"{len(GUARDS) - len(missed)} of {len(GUARDS)} guards are missed by their test when they are removed")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
