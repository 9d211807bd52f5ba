"""What wakes a person at night: alerts on metrics that exist, each with its page, and a dashboard that shows them."""

import json
import re
from pathlib import Path

import pytest

from app.postgres import counters, gauges
from app.web.ops.metrics import COUNTS, KEPT, TIMES

APP = Path(__file__).parents[2] / "app"
OPERATE = Path(__file__).parents[2] / "docs" / "operate"
ALERTS = (OPERATE / "alerts.yaml").read_text()
PANELS = json.loads((OPERATE / "dashboard.json").read_text())["panels"]
EXISTING = {
    *gauges.MEANINGS,
    *COUNTS,
    *KEPT,
    *(f"{name}_{part}" for name in TIMES for part in ("bucket", "count", "sum")),
}
LABELS = {name: set(labels) for name, (_, labels) in {**COUNTS, **TIMES}.items()}


def metrics_in(text: str) -> set[str]:
    return set(re.findall(r"leadcall_\w+", text))


def test_alerts_and_dashboard_ask_for_metrics_that_exist() -> None:
    expressions = re.findall(r"expr: >-\n\s+(.+)", ALERTS)
    shown = [target["expr"] for panel in PANELS for target in panel["targets"]]

    assert len(expressions) == ALERTS.count("- alert:")
    assert metrics_in(" ".join(expressions)) <= EXISTING
    assert metrics_in(" ".join(shown)) <= EXISTING


def test_the_dashboard_shows_every_metric() -> None:
    shown = metrics_in(" ".join(target["expr"] for panel in PANELS for target in panel["targets"]))
    families = {name.removesuffix("_bucket").removesuffix("_count").removesuffix("_sum") for name in shown}

    assert families == {*gauges.MEANINGS, *COUNTS, *KEPT, *TIMES}


def test_every_alert_has_its_page_and_every_page_its_alert() -> None:
    alerts = dict(re.findall(r"- alert: (\w+)\n(?:.*\n)*?\s+runbook: docs/operate/(\S+)", ALERTS))
    pages = {str(page.relative_to(OPERATE)) for page in (OPERATE / "runbook").glob("*.md")}

    assert len(alerts) == ALERTS.count("- alert:")
    assert set(alerts.values()) == pages
    for alert, page in alerts.items():
        text = (OPERATE / page).read_text()
        assert text.startswith(f"# {alert}: ")
        assert "\n## Look at\n" in text
        assert "\n## Do\n" in text


@pytest.mark.parametrize("page", sorted(OPERATE.rglob("*.md")), ids=lambda page: page.stem)
def test_what_a_page_tells_to_look_for_in_the_log_is_logged(page: Path) -> None:
    text, code = page.read_text(), "\n".join(path.read_text() for path in APP.rglob("*.py"))
    events = re.findall(r"`([a-z_]+\.[a-z_]+)`", text) + re.findall(r'"event": "([a-z_.]+)"', text)

    jobs = re.findall(r'"job": "([a-z_]+)"', text)
    assert [name for name in events if f'"{name}"' not in code and not (page.parent / name).exists()] == []
    assert [name for name in jobs if f'"{name}"' not in code] == []


@pytest.mark.parametrize("name", [counters.REQUEST, counters.JOB, counters.VENDOR, counters.REFRESHES])
def test_alerts_select_by_labels_that_the_metric_has(name: str) -> None:
    for selectors in re.findall(rf"{name}(?:_\w+)?\{{([^}}]*)\}}", ALERTS):
        assert set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", selectors)) <= LABELS[name]
