"""GET /metrics: the whole installation in Prometheus' text format, for whoever has METRICS_TOKEN."""

import hmac
from collections import defaultdict
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0 as PLAIN
from prometheus_client.registry import Collector
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.config import Settings
from app.errors import Unauthorized
from app.postgres import counters, gauges
from app.postgres.counters import BUCKETS
from app.postgres.gauges import Gauge

TIMES = {
    counters.REQUEST: ("Requests by route and status", ("method", "route", "status")),
    counters.JOB: ("Runs of jobs by result", ("job", "result")),
    counters.VENDOR: ("Requests to vendors by what the answer proved", ("vendor", "result")),
}
COUNTS = {
    counters.REFRESHES: ("Refreshes of tokens of the CRM by result", ("result",)),
    counters.REQUESTS: (
        "Requests for a call by source and by the code of their refusal",
        ("source", "code"),
    ),
    counters.BEATS: ("Every ten seconds one by each worker that takes jobs", ()),
    counters.BREAKERS_OPENED: ("How often a vendor was left alone for a while for one tenant", ("vendor",)),
}
KEPT = {
    counters.DRIFT: "Accounts and attempts that did not add up when they were last recomputed",
    counters.CHECKED: "When that was",
}
Counted = Iterable[tuple[str, dict[str, str], float]]


async def metrics(request: Request) -> Response:
    """Everything that is counted and measured; without METRICS_TOKEN there is no such page."""
    settings: Settings = request.app.state.settings
    if not settings.metrics_token:
        raise HTTPException(404, "Not Found")
    given = request.headers.get("authorization", "").encode()
    if not hmac.compare_digest(given, f"Bearer {settings.metrics_token}".encode()):
        raise Unauthorized("Send METRICS_TOKEN as Authorization: Bearer.")
    await request.app.state.counters.flush()
    registry = CollectorRegistry()
    registry.register(_Families([*measured(await gauges.read()), *counted(await counters.read())]))
    return Response(generate_latest(registry), media_type=PLAIN)


class _Families(Collector):
    def __init__(self, families: list[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterable[Metric]:
        return self._families


def measured(found: Iterable[Gauge]) -> list[Metric]:
    """The measurements as families; one that has nothing to tell is there all the same."""
    families: dict[str, GaugeMetricFamily] = {}
    for vital in found:
        if vital.name not in families:
            names = list(vital.labels)
            families[vital.name] = GaugeMetricFamily(vital.name, gauges.MEANINGS[vital.name], labels=names)
        families[vital.name].add_metric(list(vital.labels.values()), vital.value)
    missing = (GaugeMetricFamily(name, meaning) for name, meaning in gauges.MEANINGS.items() if name not in families)
    return [*families.values(), *missing]


def counted(found: Counted) -> list[Metric]:
    """The counters as families; buckets are stored one by one and summed up here."""
    samples: defaultdict[str, list[tuple[dict[str, str], float]]] = defaultdict(list)
    for name, labels, total in found:
        samples[name].append((labels, total))
    version = GaugeMetricFamily("leadcall_build_info", "The version that answers", labels=["version"])
    version.add_metric([__version__], 1)
    families: list[Metric] = [version]
    for name, (meaning, names) in COUNTS.items():
        counter = CounterMetricFamily(name, meaning, labels=names)
        for labels, total in samples[name]:
            counter.add_metric([labels[one] for one in names], total)
        families.append(counter)
    for name, meaning in KEPT.items():
        gauge = GaugeMetricFamily(name, meaning)
        for _, total in samples[name]:
            gauge.add_metric([], total)
        families.append(gauge)
    return families + [_histogram(name, *about, samples) for name, about in TIMES.items()]


def _histogram(
    name: str, meaning: str, names: tuple[str, ...], samples: dict[str, list[tuple[dict[str, str], float]]]
) -> HistogramMetricFamily:
    family = HistogramMetricFamily(name, meaning, labels=names)
    filled: defaultdict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for labels, total in samples[f"{name}_bucket"]:
        filled[tuple(labels[one] for one in names)][labels["le"]] = total
    sums = {tuple(labels[one] for one in names): total for labels, total in samples[f"{name}_sum"]}
    for key, by_end in filled.items():
        below, buckets = 0.0, []
        for end in [*map(str, BUCKETS), "+Inf"]:
            below += by_end.get(end, 0.0)
            buckets.append((end, below))
        family.add_metric(list(key), buckets=buckets, sum_value=sums.get(key, 0.0))
    return family
