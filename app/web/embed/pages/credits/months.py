"""Months as people read and choose them."""

from app.domain.credits.allowances import month_of
from app.domain.tenants.customers import Customer
from app.web.embed.kit.locale import Locale


def month_name(month: str, say: Locale) -> str:
    """A month as people read it: `Nov 2026`."""
    year, number = month.split("-")
    return f"{say('locale.months').split(' ')[int(number) - 1]} {year}"


def months_until(customer: Customer, say: Locale, count: int = 12) -> list[tuple[str, str]]:
    """The months that can be chosen, this one first, where the customer is."""
    year, number = map(int, month_of(customer, say.now).split("-"))
    past = [divmod(year * 12 + number - 1 - ago, 12) for ago in range(count)]
    months = [f"{year}-{zero + 1:02}" for year, zero in past]
    return [(month, month_name(month, say)) for month in months]
