"""Pure: figures as English sentences have them: 1 call, 2 calls, 10,000,000 credits, 0.001; never 1e+07."""

# As fine as a credit is counted; prices in money are finer.
DECIMALS = 6


def figure(value: float) -> str:
    """A number as it is written: thousands apart, and as many decimals as it has."""
    return _bare(f"{value:,.{DECIMALS}f}")


def typed(value: float) -> str:
    """The same as it is typed into a form: without anything between the thousands."""
    return _bare(f"{value:.{DECIMALS}f}")


def counted(count: float, one: str, many: str = "") -> str:
    """So many of them: `many` is the plural, if it is not the singular with an s."""
    return f"{figure(count)} {one if count == 1 else many or one + 's'}"


def _bare(text: str) -> str:
    return text.rstrip("0").rstrip(".")
