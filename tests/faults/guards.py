"""Removes each guard of the dialing protocol from a copy of the code, and sees its test turn red.

Run with `make guards`. A guard whose test stays green is either superfluous or not tested.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.domain.calls import gate

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
        "app/domain/calls/leads.py",
        "WHERE NOT leads.open AND (leads.guarded_until",
        "WHERE (leads.guarded_until",
        "tests/web/api/test_outbound_call.py::test_fifty_simultaneous_requests_for_one_lead_place_one_call",
    ),
    Guard(
        "guard window after a dial",
        "app/domain/calls/leads.py",
        " AND (leads.guarded_until IS NULL OR leads.guarded_until <= {DUE})",
        "",
        "tests/journeys/test_guard.py::test_a_lead_is_guarded_after_its_call_has_ended",
    ),
    Guard(
        "a lead that has just called is not asked for",
        "app/domain/calls/leads.py",
        " AND (leads.called_us_at IS NULL OR leads.called_us_at + interval '{TALKS}' <= {DUE})",
        "",
        "tests/domain/callbacks/test_incoming_races.py::test_nothing_is_dialed_after_the_leads_call_was_recorded",
    ),
    Guard(
        "a dial waits for the lead's call to be recorded",
        "app/domain/calls/gate.py",
        ",\n       (SELECT count(*) FROM l)",
        "",
        "tests/domain/callbacks/test_incoming_races.py::test_nothing_is_dialed_after_the_leads_call_was_recorded",
    ),
    Guard(
        "a number of our own is no lead",
        "app/domain/calls/leads.py",
        ' AND {not_own_line("to_number", "$6")}',
        "",
        "tests/web/test_own_lines.py::test_a_number_of_our_own_is_no_lead",
    ),
    Guard(
        "duplicate index on the request key",
        "app/domain/calls/placing.py",
        "request_key=call_request.request_key,\n        fingerprint",
        "request_key=None,\n        fingerprint",
        "tests/web/workflow/test_place_call_action.py::test_a_step_executed_again_after_its_call_has_ended_calls_once",
    ),
    Guard(
        "a repeated request waits while the first is being admitted",
        "app/domain/calls/placing.py",
        "asking = _being_admitted.setdefault(kind, _Asking(asyncio.Lock()))",
        "asking = _Asking(asyncio.Lock())",
        "tests/web/api/test_outbound_call.py::test_a_request_that_is_repeated_while_the_first_is_admitted_is_not_told_what_came_after_it",
    ),
    Guard(
        "a request is refused with the same one that was asked for before it",
        "app/domain/calls/placing.py",
        "            raise asking.refusal.with_traceback(None)\n",
        "            pass\n",
        "tests/web/api/test_outbound_call.py::test_a_refused_request_is_not_called_for_a_repetition_that_came_before_the_answer",
    ),
    Guard(
        "commit before the socket opens",
        "app/jobs/calls/place_call.py",
        "            await gate.pass_dial(attempt, decision, called_up=called_up)\n",
        "            attempt.max_seconds = 60\n",
        "tests/faults/test_failpoints.py::test_the_worker_dies[body-sent]",
    ),
    Guard(
        "hold in the same statement as the call",
        "app/domain/calls/admission.py",
        "UPDATE accounts SET available = available - asked.hold, held = held + asked.hold,",
        "UPDATE accounts SET available = available - 0 * asked.hold, held = held,",
        "tests/journeys/test_placed_call.py::test_the_end_of_a_call_captures_its_price_and_frees_the_rest",
    ),
    Guard(
        "promised together, all leads or none",
        "app/domain/calls/admission.py",
        " AND asked.calls = (SELECT count(*) FROM lead)",
        " AND EXISTS (SELECT FROM lead)",
        "tests/domain/calls/test_admitted_together.py::test_together_they_fare_as_one_by_one",
    ),
    Guard(
        "promised together, all caps or none",
        "app/domain/calls/admission.py",
        "WHERE (SELECT count(*) FROM counted) = (SELECT count(*) FROM rooms)",
        "WHERE (SELECT count(*) FROM counted) > 1",
        "tests/domain/calls/test_admitted_together.py::test_together_they_fare_as_one_by_one",
    ),
    Guard(
        "each further dial has room below the caps",
        "app/domain/calls/gate.py",
        "SELECT used.calls + 1 <= most AND ({quotas.MINUTE_HAS_ROOM}) FROM (",
        "SELECT true FROM (",
        "tests/domain/calls/test_gate.py::test_the_gate[quotas-redial]",
    ),
    Guard(
        "what was undone for one is done for the others",
        "app/postgres/batching.py",
        "if len(batch) > 1 and isinstance(error, UNDONE):",
        "if False:",
        "tests/domain/calls/test_admitted_together.py::test_together_they_fare_as_one_by_one",
    ),
    Guard(
        "what may have been written is not written again",
        "app/postgres/batching.py",
        "if len(batch) > 1 and isinstance(error, UNDONE):",
        "if len(batch) > 1:",
        "tests/postgres/test_batching.py::test_what_may_have_been_written_is_not_written_again",
    ),
    Guard(
        "an admission is not part of somebody's transaction",
        "app/postgres/batching.py",
        "self._work_off(key), context=Context())",
        "self._work_off(key))",
        "tests/domain/calls/test_admitted_together.py::test_a_promise_stands_whatever_becomes_of_a_transaction_around_it",
    ),
    Guard(
        "job in the same statement as the call",
        "app/postgres/queue.py",
        '_written(f"SELECT {values} FROM {rows}")',
        '_written(f"SELECT {values} FROM {rows} WHERE false")',
        "tests/journeys/test_placed_call.py::test_a_webhook_becomes_exactly_one_phone_call",
    ),
    Guard(
        "a dead worker's dial is looked into",
        "app/jobs/calls/place_call.py",
        "not await attempts.take_over(attempt):",
        "attempt.lease_until is None:",
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
        "app/jobs/calls/confirm_call.py",
        "attempt.looks + 1 >= GOOD_LOOKS and now - attempt.dialed_at >= ABSENT_AFTER",
        "attempt.looks + 1 >= GOOD_LOOKS",
        "tests/faults/test_provider_faults.py::"
        "test_an_unclear_answer_keeps_hold_and_guard_until_the_call_is_proven_absent[500]",
    ),
    Guard(
        "no conclusion while the list cannot be read",
        "app/jobs/calls/confirm_call.py",
        "            await attempts.mark_for_review(attempt)\n        return\n",
        "            await attempts.mark_for_review(attempt)\n        found = []\n",
        "tests/faults/test_provider_faults.py::test_while_the_list_cannot_be_read_nothing_is_concluded",
    ),
    Guard(
        "the second of two calls is stopped",
        "app/jobs/calls/confirm_call.py",
        '            await queue.defer(tx, "stop_call", workspace_id=str(workspace_id), provider_call_id=other)\n',
        "",
        "tests/faults/test_provider_faults.py::test_two_calls_for_one_attempt_leave_one_talking",
    ),
    Guard(
        "one capture or release per attempt",
        "app/domain/calls/attempts.py",
        "AND state = '{State.ENDED}' AND settled_at IS NULL RETURNING",
        "AND state = '{State.ENDED}' RETURNING",
        "tests/journeys/test_guard.py::test_a_call_is_paid_for_once_however_often_it_is_settled",
    ),
    Guard(
        "an event counts once",
        "app/domain/telephony/voice_events.py",
        "values = [workspace_id, delivery_key, kind,",
        "values = [workspace_id, delivery_key + str(now.timestamp()), kind,",
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
        "proof of consent at the instant of dialing",
        "app/domain/rules/decision.py",
        "or (_why_no_consent(dial_request, policy) if policy.proof_required and proof is None else None)",
        "or (_why_no_consent(dial_request, policy) if policy.proof_required and contact is None else None)",
        "tests/journeys/test_consent.py::test_proof_that_was_withdrawn_before_the_dial_counts_no_more",
    ),
    Guard(
        "calling hours of the contact at the instant of dialing",
        "app/domain/rules/decision.py",
        "    if at == now:\n",
        "    if at is not None:\n",
        "tests/journeys/test_vetted_contact.py::test_the_time_zone_of_the_contact_narrows_the_hours_and_never_widens_them",
    ),
    Guard(
        "what waits for a listed number is given up",
        "app/domain/calls/do_not_call.py",
        "    if added:\n",
        "    if not list_id:\n",
        "tests/journeys/test_do_not_call.py::test_a_call_that_waits_for_a_listed_number_is_given_up_at_once",
    ),
]


# Every condition of the gate, taken out of its list: all its rows of the table must turn red.
GUARDS += [
    Guard(
        f"the gate: {condition.name}",
        "app/domain/calls/gate.py",
        "for one in CONDITIONS)",
        f"for one in CONDITIONS if one.name != {condition.name!r})",
        f"tests/domain/calls/test_gate.py::test_the_gate[{condition.name}-redial]",
    )
    for condition in gate.CONDITIONS
] + [
    Guard(
        "the gate: credits",
        "app/domain/calls/gate.py",
        "    WHERE seconds >= {MIN_SECONDS}\n",
        "",
        "tests/domain/calls/test_gate.py::test_an_account_that_cannot_pay_the_shortest_call_dials_nobody",
    ),
    Guard(
        "the gate: a hold for all that the call can cost",
        "app/domain/calls/gate.py",
        "hold = attempts.hold + paid.raise,",
        "hold = attempts.hold,",
        "tests/domain/calls/test_gate.py::test_the_hold_is_the_most_that_the_call_can_cost",
    ),
    Guard(
        "the gate: whoever imports a number waits for it",
        "app/domain/telephony/number_imports.py",
        "        await _lock(tx, workspace)\n        taken",
        "        taken",
        "tests/domain/calls/test_gate.py::test_a_call_that_passes_is_committed_before_its_number_is_imported",
    ),
    Guard(
        "the gate: rows that forbid are locked before it looks",
        "app/domain/calls/do_not_call.py",
        "    await tx.execute_query(LOCK_OWNER, [list_id])\n",
        "",
        "tests/domain/calls/test_gate.py::test_a_call_that_passes_is_committed_before_its_number_is_listed",
    ),
    Guard(
        "a number rests only while another one can call",
        "app/domain/health/falls.py",
        "AND o.id <> n.id ",
        "",
        "tests/domain/health/test_falls.py::test_the_only_number_that_can_call_goes_on_and_says_so",
    ),
    Guard(
        "best match chooses no number that rests",
        "app/domain/telephony/number_choice.py",
        "            caller.rests,\n            country_of",
        "            country_of",
        "tests/domain/health/test_falls.py::test_a_number_rests_while_another_one_calls",
    ),
    Guard(
        "evidence: each entry is hashed with the one before it",
        "app/domain/evidence/packs.py",
        "previous=head.head,\n",
        "previous=chain.START,\n",
        "tests/domain/evidence/test_evidence.py::test_a_call_is_sealed_when_it_is_over_and_its_file_proves_it",
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
