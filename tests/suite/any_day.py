"""`make any-day`: the suite without browser at moments at which dates, hours and holidays behave unusually.

Debian's faketime (`apt-get install faketime gcc libc6-dev`) shifts the clock of every process of a run by the same
offset: an absolute moment would begin anew in each child, so that the app, its workers and PostgreSQL would disagree.

PostgreSQL runs under it too, as the app compares the database's `now()` with its own clock; epoll_wait.c lets its
timers see that clock. The monotonic clock is shifted along: faketime would take the offset off the deadline of
Python's `time.sleep` all the same, and the sleep would fail. The times of files stay as they are.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "any-day"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SUNDAY = 6
# So long before a change of the clock a run begins, so that the change falls into it.
BEFORE = timedelta(minutes=2)
PRELOADED = FOLDER / "epoll_wait.so"
UNDER_FAKETIME = {"NO_FAKE_STAT": "1", "LD_PRELOAD": str(PRELOADED)}
COUNTED = re.compile(r"(\d+) (passed|failed|errors?)\b")


def days_from(now: datetime) -> Iterator[date]:
    """Tomorrow and every day after it, for as long as a leap year may be away."""
    return (now.date() + DAY * ahead for ahead in range(1, 9 * 366))


def before_holiday(name: str) -> Callable[[datetime], datetime]:
    """Two days before the next holiday of this name, in the morning."""

    def moment(now: datetime) -> datetime:
        american = holidays.country_holidays("US")
        eve = next(day for day in days_from(now) if name in american.get(day + 2 * DAY, ""))
        return at(eve, 10)

    return moment


def clocks_change(zone: str, by: timedelta) -> Callable[[datetime], datetime]:
    """Shortly before the clocks of this zone are next put on or back by so much."""
    here = ZoneInfo(zone)

    def offset(moment: datetime) -> timedelta:
        return moment.astimezone(here).utcoffset() or timedelta()

    def moment(now: datetime) -> datetime:
        hour = now.replace(minute=0, second=0, microsecond=0) + HOUR
        while offset(hour + HOUR) - offset(hour) != by:
            hour += HOUR
        return hour + HOUR - BEFORE

    return moment


def at(day: date, hour: int, minute: int = 0, zone: str = "UTC") -> datetime:
    """This time of day, where it is so."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def first(
    suits: Callable[[date], bool], hour: int, minute: int = 0, zone: str = "UTC"
) -> Callable[[datetime], datetime]:
    """This time of day on the next day that suits."""
    return lambda now: at(next(day for day in days_from(now) if suits(day)), hour, minute, zone)


MOMENTS: dict[str, Callable[[datetime], datetime]] = {
    "plain-weekday": first(lambda day: day.weekday() == 1 and day.day in range(8, 15), 15),
    "thanksgiving": before_holiday("Thanksgiving"),
    "christmas": before_holiday("Christmas Day"),
    "new-year": first(lambda day: (day.month, day.day) == (12, 31), 23, 30),
    "leap-day": first(lambda day: (day.month, day.day) == (2, 29), 12),
    "new-york-spring": clocks_change("America/New_York", HOUR),
    "new-york-autumn": clocks_change("America/New_York", -HOUR),
    "london-spring": clocks_change("Europe/London", HOUR),
    "london-autumn": clocks_change("Europe/London", -HOUR),
    "sunday-night": first(lambda day: day.weekday() == SUNDAY, 3, 0, "America/New_York"),
    "month-end": first(lambda day: (day + DAY).day == 1, 23, 59),
    "midnight": first(lambda _: True, 23, 58, "America/Los_Angeles"),
    "holiday": first(lambda day: (day.month, day.day) == (7, 4), 16),
}


@dataclass(frozen=True)
class Run:
    """How the suite fared at one moment."""

    name: str
    moment: datetime
    passed: int
    failed: int
    seconds: float
    complaints: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name:<16} {self.moment:%a %Y-%m-%d %H:%M} {self.passed:>7} {self.failed:>7} {self.seconds:>8.0f}"


HEADER = f"{'moment':<16} {'UTC':<20} {'passed':>7} {'failed':>7} {'seconds':>8}"


def run(name: str, workers: str, options: list[str]) -> Run:
    """Run the suite as if it were that moment; its output is kept in build/any-day."""
    now = datetime.now(UTC)
    moment, started = MOMENTS[name](now), time.monotonic()
    # A shifted clock would take the folders of other runs for old ones, and clean them away.
    scratch, log = FOLDER / name, FOLDER / f"{name}.log"
    shutil.rmtree(scratch, ignore_errors=True)
    spread = ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]
    tests = ["-m", "not browser", *spread, "-rfE", f"--basetemp={scratch}", *options]
    with log.open("w") as out:
        finished = subprocess.run(
            ["faketime", "-f", f"{(moment - now).total_seconds():+.0f}", sys.executable, "-m", "pytest", *tests],
            cwd=ROOT, env={**os.environ, **UNDER_FAKETIME}, stdout=out, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    said = log.read_text()
    counted = {what.rstrip("s"): int(count) for count, what in COUNTED.findall(said.strip().rpartition("\n")[2])}
    complaints = [line for line in said.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    if finished.returncode and not complaints:
        complaints = [f"pytest ended with {finished.returncode}, see {log.relative_to(ROOT)}"]
    failed = counted.get("failed", 0) + counted.get("error", 0)
    return Run(name, moment, counted.get("passed", 0), failed, time.monotonic() - started, tuple(complaints))


def main() -> int:
    """Run the chosen moments one after the other, print them as a table, and name what fails."""
    parser = argparse.ArgumentParser(prog="any_day", description=__doc__, epilog="Anything else is given to pytest.")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help=f"one of {', '.join(MOMENTS)}")
    parser.add_argument("--workers", default="2", help="of pytest-xdist")
    chosen, options = parser.parse_known_args()
    if unknown := set(chosen.only) - set(MOMENTS):
        parser.error(f"{', '.join(sorted(unknown))}: no such moment. There are {', '.join(MOMENTS)}.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    source = Path(__file__).with_name("epoll_wait.c")
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", PRELOADED, source], check=True)
    print(HEADER)
    runs = []
    for name in chosen.only or MOMENTS:
        runs.append(run(name, chosen.workers, options))
        print(runs[-1], flush=True)
    for one in runs:
        for complaint in one.complaints:
            print(f"{one.name}: {complaint}")
    return int(any(one.complaints for one in runs))


if __name__ == "__main__":
    sys.exit(main())
