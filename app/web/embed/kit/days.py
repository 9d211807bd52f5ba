"""Days as an address names them, and when they begin where the viewer is."""

from datetime import date, datetime, time, timedelta

from app.web.embed.kit.viewer import Viewer


def read_day(text: str) -> str:
    """A day; empty for what is none, or lies at the edge of the calendar."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ""
    return day.isoformat() if date.min < day < date.max - timedelta(days=1) else ""


def midnight(day: str, viewer: Viewer, later: int = 0) -> datetime:
    """When this day, or one so many days later, begins where the viewer is."""
    return datetime.combine(date.fromisoformat(day) + timedelta(days=later), time(), viewer.say.zone)
