"""The alerts in docs/operate/alerts.yaml, held against samples by Prometheus' own promtool."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

RULES = Path(__file__).parents[2] / "docs" / "operate" / "alerts.yaml"
PROMTOOL = shutil.which("promtool")
Series = dict[str, str]

REFUSED = 'leadcall_request_seconds_count{{method="POST",route="{route}",status="500"}}'
TAKEN = 'leadcall_request_seconds_bucket{route="/workflow/actions/place-call",le="%s"}'
OF_VENDOR = 'leadcall_vendor_seconds_count{{vendor="voice",result="{result}"}}'
UP = 'up{job="leadcall"}'
LEDGER_CHECKED = "leadcall_ledger_checked_timestamp_seconds"
# Of each alert: when one looks (a sample a minute), samples at which it fires then, and some at which it does not, in
# promtool's notation: `0+10x5` begins with 0 and adds 10 five times, `_` is a sample that is missing.
CASES: dict[str, tuple[str, list[Series], list[Series]]] = {
    "LeadcallDown": (
        "10m",
        [{UP: "1x5 0x10"}, {'up{job="postgres"}': "1x20"}],
        [{UP: "1x20"}, {UP: "1x8 0 1x10"}],
    ),
    "LeadcallNoWorker": (
        "10m",
        [{"leadcall_worker_beats_total": "0+6x5 30x10"}, {"leadcall_worker_beats_total": "_x20"}],
        # A worker that is started anew, and a database server that has lost its counters.
        [{"leadcall_worker_beats_total": "0+6x20"}, {"leadcall_worker_beats_total": "0+6x8 0+6x10"}],
    ),
    "LeadcallErrors": (
        "10m",
        [
            {REFUSED.format(route="/api/outbound-call"): "3x6 4x10"},
            # The first error of a route has nothing before it from which it could have grown.
            {REFUSED.format(route="/api/calls"): "_x6 1x10", UP: "1x20"},
        ],
        [
            {REFUSED.format(route="/api/calls"): "4x20", UP: "1x20"},
            {REFUSED.format(route="/readyz"): "0+5x20", UP: "1x20"},
            # Prometheus has just begun to look.
            {REFUSED.format(route="/api/calls"): "_x6 1x10", UP: "_x6 1x10"},
        ],
    ),
    "LeadcallSlow": (
        "20m",
        [{TAKEN % "1": "0x20", TAKEN % "2.5": "0+5x20", TAKEN % "+Inf": "0+5x20"}],
        [{TAKEN % "1": "0+5x20", TAKEN % "2.5": "0+5x20", TAKEN % "+Inf": "0+5x20"}, {TAKEN % "+Inf": "7x20"}],
    ),
    "LeadcallJobsWait": (
        "10m",
        [{'leadcall_job_age_seconds{job="place_call"}': "61+60x20"}],
        [{'leadcall_job_age_seconds{job="place_call"}': "1x20"}, {'leadcall_job_age_seconds{job="a"}': "1x9 90 1x9"}],
    ),
    "LeadcallJobsParked": (
        "10m",
        [{'leadcall_jobs{job="place_call",state="failed"}': "1x20"}],
        [{'leadcall_jobs{job="place_call",state="queued"}': "900x20"}],
    ),
    "LeadcallUnconfirmed": (
        "20m",
        [{'leadcall_call_age_seconds{state="unconfirmed"}': "1000+60x20"}],
        [{'leadcall_call_age_seconds{state="queued"}': "1000+60x20"}],
    ),
    "LeadcallCallsToReview": (
        "10m",
        [{"leadcall_calls_to_review": "1x20"}],
        [{"leadcall_calls_to_review": "0x20"}],
    ),
    "LeadcallLedgerDrift": ("1m", [{"leadcall_ledger_drift": "1x5"}], [{"leadcall_ledger_drift": "0x5"}]),
    "LeadcallLedgerUnchecked": (
        "400m",
        [{LEDGER_CHECKED: "0x400"}, {"up": "1x400"}],
        [{LEDGER_CHECKED: "0+60x400"}, {LEDGER_CHECKED: "_x100 6000+60x300"}],
    ),
    "LeadcallVendorDown": (
        "20m",
        [{OF_VENDOR.format(result="unclear"): "0+3x20", OF_VENDOR.format(result="ok"): "0+7x20"}],
        [{OF_VENDOR.format(result="unclear"): "0+1x20", OF_VENDOR.format(result="ok"): "0+9x20"}],
    ),
    "LeadcallConnectionsLost": (
        "20m",
        [{'leadcall_crm_connections{state="needs_reconnect"}': "2x20"}],
        [{'leadcall_crm_connections{state="ok"}': "2x20"}],
    ),
    "LeadcallVoiceKeyRejected": (
        "20m",
        [{'leadcall_voice_accounts{state="dead_key"}': "1x20"}],
        [{'leadcall_voice_accounts{state="ok"}': "1x20"}],
    ),
    "LeadcallRefreshesFail": (
        "20m",
        [{'leadcall_token_refreshes_total{result="failed"}': "0+1x20"}],
        [{'leadcall_token_refreshes_total{result="renewed"}': "0+9x20"}],
    ),
    "LeadcallWebhooksRefused": (
        "20m",
        [{"leadcall_crm_deliveries_refused_ratio": "0.07x20"}],
        [{"leadcall_crm_deliveries_refused_ratio": "0.04x20"}],
    ),
}


def asked(alert: str, when: str, series: Series, *, fires: bool) -> dict[str, object]:
    """One question to promtool."""
    firing = {"expr": f'count(ALERTS{{alertname="{alert}",alertstate="firing"}})', "eval_time": when}
    return {
        "name": f"{alert} {'fires' if fires else 'is silent'} at {series}",
        "interval": "1m",
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        "promql_expr_test": [firing | {"exp_samples": [{"labels": "{}", "value": 1}] if fires else []}],
    }


def test_every_alert_is_held_against_samples() -> None:
    assert set(CASES) == set(re.findall(r"- alert: (\w+)", RULES.read_text()))


@pytest.mark.skipif(PROMTOOL is None, reason="needs promtool (Debian has it: apt-get install prometheus)")
def test_each_alert_fires_when_it_should_and_only_then(tmp_path: Path) -> None:
    questions = [
        asked(alert, when, series, fires=fires)
        for alert, (when, bad, good) in CASES.items()
        for fires, cases in ((True, bad), (False, good))
        for series in cases
    ]
    file = tmp_path / "alerts.test.yaml"
    file.write_text(yaml.safe_dump({"rule_files": [str(RULES)], "evaluation_interval": "1m", "tests": questions}))

    assert PROMTOOL
    done = subprocess.run([PROMTOOL, "test", "rules", file], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
