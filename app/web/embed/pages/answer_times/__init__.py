"""When people answer the calls of a sub-account, and at which hours a redial reaches more of them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.domain.health import answer_times
from app.domain.health.answer_times import LOOKED_BACK, AnswerTimes
from app.domain.health.falling import Count
from app.domain.tenants.customers import CURRENT, Customer
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.page import id_from
from app.web.embed.kit.render import render
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages.numbers.number_health import percent

MOST, SHOWN = 200, 20
MINUTES = 60
BETWEEN = "{} \N{EN DASH} {}"


async def shown(request: Request, viewer: Viewer) -> Response:
    """The page: of one's own sub-account, or of one that the agency chooses."""
    say, choices = viewer.say, await _choices(viewer)
    customer = await _customer(viewer, request.query_params.get("customer", ""), choices)
    found = await answer_times.of_customer(customer.id, datetime.now(UTC)) if customer else AnswerTimes()
    hours = [(say.clock(hour * MINUTES), found.hours[hour]) for hour in sorted(found.hours)]
    return render(
        viewer,
        "calls/answer_times.html",
        customer=customer,
        choices=[(str(one.id), one.name) for one in choices],
        all=found.all,
        days=LOOKED_BACK.days,
        rate=percent(found.all.rate, say),
        best=", ".join(
            BETWEEN.format(say.clock(begin * MINUTES), say.clock(end * MINUTES))
            for begin, end in spans(found.best_hours())
        ),
        tables=[
            ("hour", _rows(hours, say)),
            ("area", _rows(_busiest(found.areas.items()), say)),
            ("number", _rows(_busiest(await _numbers(found, viewer)), say)),
        ],
    )


async def _numbers(found: AnswerTimes, viewer: Viewer) -> list[tuple[str, Count]]:
    """Of each number of the viewer's that has called; another's is not told."""
    numbers = await viewer.numbers().filter(id__in=list(found.numbers))
    return [(viewer.say.phone(one.e164), found.numbers[one.id]) for one in numbers]


def _busiest(counts: Iterable[tuple[str, Count]]) -> list[tuple[str, Count]]:
    return sorted(counts, key=lambda one: (-one[1].dials, one[0]))[:SHOWN]


def spans(hours: Sequence[int]) -> list[tuple[int, int]]:
    """Hours that follow each other as one span, from the beginning of the first to the end of the last."""
    found: list[tuple[int, int]] = []
    for hour in hours:
        if found and found[-1][1] == hour:
            found[-1] = (found[-1][0], hour + 1)
        else:
            found.append((hour, hour + 1))
    return found


def _rows(counts: Iterable[tuple[str, Count]], say: Locale) -> list[dict[str, Any]]:
    rows = []
    for label, count in counts:
        between = BETWEEN.format(*(percent(end, say) for end in count.interval()))
        rows.append({"label": label, "count": count, "share": percent(count.rate, say), "between": between})
    return rows


async def _choices(viewer: Viewer) -> list[Customer]:
    if viewer.installation is not None:
        return []
    return await viewer.customers().filter(CURRENT).order_by("name").limit(MOST)


async def _customer(viewer: Viewer, chosen: str, choices: Sequence[Customer]) -> Customer | None:
    if viewer.installation is not None:
        return await viewer.customers().get_or_none()
    customer_id = id_from(chosen)
    one = await viewer.customers().filter(CURRENT).get_or_none(id=customer_id) if customer_id else None
    return one or next(iter(choices), None)
