"""Scenarios of the calling rules, one a row: to whom, by which rules, at what time, and what is decided.

`N` is the number, then what is known of the person, the rules that differ from the defaults, a local time with the
zone it is given in, and the verdict: `now`, the local time (in the same zone) before which it may not be called,
or the code of the refusal. The sub-account is American, in Chicago; 2026 began on a Thursday.
"""

from dataclasses import dataclass, field
from typing import Any

NY, CHI, DEN, PHX, LA = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles"
)  # fmt: skip
HNL, ANC, NL, HAL, TOR, VAN = (
    "Pacific/Honolulu", "America/Anchorage", "America/St_Johns", "America/Halifax", "America/Toronto",
    "America/Vancouver",
)  # fmt: skip
LON, BER, SYD, KHI = "Europe/London", "Europe/Berlin", "Australia/Sydney", "Asia/Karachi"

MANHATTAN, MIAMI, PENSACOLA, CHICAGO, DALLAS, EL_PASO, NASHVILLE, KNOXVILLE, BOISE, DENVER = (
    "+12125550123", "+13055550123", "+18505550123", "+13125550123", "+12145550123", "+19155550123", "+16155550123",
    "+18655550123", "+12085550123", "+13035550123",
)  # fmt: skip
TUCSON, SAN_FRANCISCO, SEATTLE, ANCHORAGE, HONOLULU, BOSTON, PROVIDENCE, NEW_ORLEANS, SALT_LAKE, SIOUX_FALLS = (
    "+15205550123", "+14155550123", "+12065550123", "+19075550123", "+18085550123", "+16175550123", "+14015550123",
    "+15045550123", "+18015550123", "+16055550123",
)  # fmt: skip
BIRMINGHAM, LOUISVILLE, LAS_VEGAS, PHILADELPHIA, JACKSON, DETROIT, OKLAHOMA, ST_JOHNS, TORONTO, MONTREAL = (
    "+12055550123", "+15025550123", "+17025550123", "+12155550123", "+16015550123", "+13135550123", "+14055550123",
    "+17097290123", "+14165550123", "+15145550123",
)  # fmt: skip
VANCOUVER, LONDON, BERLIN, SYDNEY, INDIANA, TOLL_FREE, PERSONAL = (
    "+16045550123", "+442071838750", "+493012345678", "+61291234567", "+18125550123", "+18005550123", "+15005550123",
)  # fmt: skip

ANY_HOUR: dict[str, Any] = {
    "opens": 0, "closes": 1440, "days": (0, 1, 2, 3, 4, 5, 6), "closed_on_holidays": False, "legal_hours": False,
}  # fmt: skip
# Open from midnight to midnight on every day: what is left are the hours of law.
WIDE: dict[str, Any] = ANY_HOUR | {"legal_hours": True}
SUNDAYS: dict[str, Any] = {"days": (0, 1, 2, 3, 4, 5, 6)}
ABROAD: dict[str, Any] = {"countries": ("US", "CA", "GB", "DE", "AU")}
PROOF: dict[str, Any] = {"proof_required": True, "proof_tag": "consent-given", "proof_field": "f1"}


@dataclass(frozen=True)
class Row:
    """One scenario; `limits` are the countries of the number, `asked` the rest of what is asked for."""

    name: str
    to: str
    time: str
    zone: str
    verdict: str
    contact: dict[str, Any] | None = None
    policy: dict[str, Any] = field(default_factory=dict)
    dial_request: dict[str, Any] = field(default_factory=dict)
    hours: dict[str, Any] = field(default_factory=dict)
    limits: tuple[str, ...] = ()


def contact(**known: Any) -> dict[str, Any]:
    """What the CRM knows of somebody."""
    return known


OUTSIDE, NOT_THERE = "OUTSIDE_CALLING_HOURS", "DESTINATION_NOT_ALLOWED"

ROWS = [
    # The default hours: Monday to Saturday, 9:00 to 20:00, where the lead is.
    Row("in the morning", MANHATTAN, "2026-11-23T10:00", NY, "now"),
    Row("a minute early", MANHATTAN, "2026-11-23T08:59", NY, "2026-11-23T09:00"),
    Row("on the minute it opens", MANHATTAN, "2026-11-23T09:00", NY, "now"),
    Row("in the last minute", MANHATTAN, "2026-11-23T19:59", NY, "now"),
    Row("on the minute it closes", MANHATTAN, "2026-11-23T20:00", NY, "2026-11-24T09:00"),
    Row("in the night", MANHATTAN, "2026-11-24T03:00", NY, "2026-11-24T09:00"),
    Row("on Saturday evening", MANHATTAN, "2026-11-21T19:30", NY, "now"),
    Row("on Saturday night", MANHATTAN, "2026-11-21T20:30", NY, "2026-11-23T09:00"),
    Row("on Sunday", MANHATTAN, "2026-11-22T12:00", NY, "2026-11-23T09:00"),
    Row("on Sunday where it is allowed", MANHATTAN, "2026-11-22T12:00", NY, "now", policy=SUNDAYS),
    Row("early in the east, asked in the west", SAN_FRANCISCO, "2026-11-23T09:00", NY, "2026-11-23T12:00"),
    Row("late in the west, asked in the east", MANHATTAN, "2026-11-23T17:30", LA, "2026-11-24T06:00"),
    Row("office hours of one's own", CHICAGO, "2026-11-23T08:30", CHI, "2026-11-23T10:00", policy={"opens": 600}),
    Row("on a weekday that is off", CHICAGO, "2026-11-23T12:00", CHI, "2026-11-24T09:00", policy={"days": (1, 2)}),
    Row("with no day at all", CHICAGO, "2026-11-23T12:00", CHI, OUTSIDE, policy={"days": ()}),
    Row("with hours that close before they open", CHICAGO, "2026-11-23T12:00", CHI, OUTSIDE,
        policy={"opens": 1200, "closes": 540}),
    # The nights in which the clocks change.
    Row("before the clocks go forward", MANHATTAN, "2026-03-07T21:00", NY, "2026-03-09T09:00"),
    Row("in the morning after they went forward", MANHATTAN, "2026-03-08T08:30", NY, "2026-03-08T09:00",
        policy=SUNDAYS),
    Row("that morning, nine already", MANHATTAN, "2026-03-08T09:00", NY, "now", policy=SUNDAYS),
    Row("that night, across the change", MANHATTAN, "2026-03-07T23:00", NY, "2026-03-08T09:00", policy=SUNDAYS),
    Row("an opening that the clocks skip", MANHATTAN, "2026-03-08T01:00", NY, "2026-03-08T03:00",
        policy=ANY_HOUR | {"opens": 150, "closes": 240}),
    Row("a window that the clocks skip whole", MANHATTAN, "2026-03-08T01:00", NY, "2026-03-09T02:00",
        policy=ANY_HOUR | {"opens": 120, "closes": 180}),
    Row("before the clocks go back", MANHATTAN, "2026-10-31T20:30", NY, "2026-11-02T09:00"),
    Row("that night, across the change back", MANHATTAN, "2026-10-31T23:00", NY, "2026-11-01T09:00", policy=SUNDAYS),
    Row("in the hour that comes twice", MANHATTAN, "2026-11-01T01:30", NY, "now",
        policy=ANY_HOUR | {"opens": 60, "closes": 120}),
    Row("closed in the first of the two hours, open again at its repetition", MANHATTAN, "2026-11-01T01:45", NY,
        "2026-11-01T01:00+1", policy=ANY_HOUR | {"opens": 30, "closes": 90}),
    Row("the morning after in Europe, which goes back a week earlier", LONDON, "2026-10-25T09:30", LON, "now",
        policy=ABROAD | SUNDAYS),
    Row("between the two changes London is four hours from New York", LONDON, "2026-10-28T05:00", NY, "now",
        policy=ABROAD),
    Row("after both it is five", LONDON, "2026-11-02T04:00", NY, "now", policy=ABROAD),
    Row("clocks go forward where it is autumn", SYDNEY, "2026-10-04T08:30", SYD, "2026-10-04T09:00",
        policy=ABROAD | SUNDAYS),
    # States without summer time, and zones that are far or odd.
    Row("Arizona in summer is as late as California", TUCSON, "2026-07-06T09:00", LA, "now"),
    Row("Arizona in summer, a minute early", TUCSON, "2026-07-06T08:59", PHX, "2026-07-06T09:00"),
    Row("Arizona in winter is as late as Denver", TUCSON, "2026-12-07T09:00", DEN, "now"),
    Row("Arizona in winter is open before California", TUCSON, "2026-12-07T08:00", LA, "now"),
    Row("Arizona keeps its clocks in spring", TUCSON, "2026-03-08T08:30", PHX, "2026-03-08T09:00", policy=SUNDAYS),
    Row("Hawaii is asleep at a New York noon", HONOLULU, "2026-11-23T12:00", NY, "2026-11-23T14:00"),
    Row("Hawaii at its own noon", HONOLULU, "2026-11-23T12:00", HNL, "now"),
    Row("Hawaii in the evening", HONOLULU, "2026-11-23T20:00", HNL, "2026-11-24T09:00"),
    Row("Hawaii in summer, five hours behind Chicago", HONOLULU, "2026-07-06T13:59", CHI, "2026-07-06T14:00"),
    Row("Alaska has two zones, the Aleutians wake later", ANCHORAGE, "2026-11-23T09:30", ANC, "2026-11-23T10:00"),
    Row("Alaska at ten", ANCHORAGE, "2026-11-23T10:00", ANC, "now"),
    Row("Alaska closes with the earlier zone", ANCHORAGE, "2026-11-23T20:00", ANC, "2026-11-24T10:00"),
    Row("Newfoundland is half an hour ahead, so with Halifax it opens at half past", ST_JOHNS, "2026-11-23T09:00", NL,
        "2026-11-23T09:30", policy=ABROAD),
    Row("Newfoundland by its contact's own zone waits for Labrador", ST_JOHNS, "2026-11-23T09:00", NL,
        "2026-11-23T09:30", contact(timezone=NL), ABROAD),
    Row("Newfoundland, asked in Toronto", ST_JOHNS, "2026-11-23T08:00", TOR, "now", contact(timezone=NL), ABROAD),
    Row("Newfoundland, a minute before, asked in Toronto", ST_JOHNS, "2026-11-23T07:59", TOR, "2026-11-23T08:00",
        contact(timezone=NL), ABROAD),
    Row("Newfoundland's evening", ST_JOHNS, "2026-11-23T20:00", NL, "2026-11-24T09:30", policy=ABROAD),
    # Area codes with more than one zone: all of them must be open.
    Row("Idaho: Boise is up, the panhandle is not", BOISE, "2026-11-23T09:30", DEN, "2026-11-23T10:00"),
    Row("Idaho: both are up", BOISE, "2026-11-23T10:00", DEN, "now"),
    Row("Idaho: Boise has closed", BOISE, "2026-11-23T20:15", DEN, "2026-11-24T10:00"),
    Row("southern Indiana lies in two", INDIANA, "2026-11-23T09:30", NY, "2026-11-23T10:00"),
    Row("southern Indiana, whichever zone its contact names", INDIANA, "2026-11-23T09:30", NY, "2026-11-23T10:00",
        contact(timezone=NY)),
    # What the contact and its address say narrows what the number says, and never widens it.
    Row("the contact moved west", MANHATTAN, "2026-11-23T11:30", NY, "2026-11-23T12:00", contact(timezone=LA)),
    Row("the contact moved east", SAN_FRANCISCO, "2026-11-23T06:30", LA, "2026-11-23T09:00", contact(timezone=NY)),
    Row("the contact moved east, in its evening", SAN_FRANCISCO, "2026-11-23T17:30", LA, "2026-11-24T09:00",
        contact(timezone=NY)),
    Row("a zone half a world away is nobody's choice", SAN_FRANCISCO, "2026-11-23T10:00", LA, "now",
        contact(timezone=KHI)),
    Row("the first of the CRM's zones widens nothing", MANHATTAN, "2026-11-23T21:10", NY, "2026-11-24T09:00",
        contact(timezone="Pacific/Midway")),
    Row("nor does it narrow", MANHATTAN, "2026-11-23T10:00", NY, "now", contact(timezone="Pacific/Midway")),
    Row("the first of another list", MANHATTAN, "2026-11-23T21:10", NY, "2026-11-24T09:00",
        contact(timezone="Etc/GMT+12")),
    Row("universal time is nobody's", MANHATTAN, "2026-11-23T05:00", NY, "2026-11-23T09:00", contact(timezone="UTC")),
    Row("the server's own time is nobody's", MANHATTAN, "2026-11-23T05:00", NY, "2026-11-23T09:00",
        contact(timezone="localtime")),
    Row("a zone by its older name", MANHATTAN, "2026-11-23T10:00", NY, "2026-11-23T12:00",
        contact(timezone="US/Pacific")),
    Row("a zone of the neighbour country", TORONTO, "2026-11-23T09:00", TOR, "now", contact(timezone=LA), ABROAD),
    Row("a zone that does not exist is none", MANHATTAN, "2026-11-23T10:00", NY, "now",
        contact(timezone="Mars/Olympus")),
    Row("a zone that is a path is none", MANHATTAN, "2026-11-23T10:00", NY, "now", contact(timezone="../etc/passwd")),
    Row("zone and address hold both", MANHATTAN, "2026-11-23T10:00", NY, "2026-11-23T12:00",
        contact(timezone=NY, country="US", state="CA")),
    Row("number and address hold both", MANHATTAN, "2026-11-23T10:00", NY, "2026-11-23T12:00",
        contact(country="US", state="CA")),
    Row("a state by its name", MANHATTAN, "2026-11-23T10:00", NY, "2026-11-23T12:00",
        contact(country="US", state="california")),
    Row("a state by its ZIP code", MANHATTAN, "2026-11-23T10:00", NY, "2026-11-23T12:00",
        contact(country="US", postal_code="94110")),
    Row("a state by its long ZIP code, without a country", MANHATTAN, "2026-11-23T10:00", NY, "2026-11-23T12:00",
        contact(postal_code="94110-1234")),
    Row("a state with two zones keeps both", MANHATTAN, "2026-11-23T09:30", CHI, "2026-11-23T10:00",
        contact(country="US", state="TX")),
    Row("that state by its ZIP code", MANHATTAN, "2026-11-23T09:30", CHI, "2026-11-23T10:00",
        contact(country="US", postal_code="79901")),
    Row("a country alone is no address", SAN_FRANCISCO, "2026-11-23T09:00", LA, "now", contact(country="US")),
    Row("a state nobody knows leaves it to the number", MANHATTAN, "2026-11-23T10:00", NY, "now",
        contact(country="US", state="Atlantis")),
    Row("a ZIP code of the military leaves it to the number", MANHATTAN, "2026-11-23T10:00", NY, "now",
        contact(country="US", postal_code="09012")),
    Row("a Canadian postal code", MANHATTAN, "2026-11-23T10:00", NY, "2026-11-23T12:00",
        contact(country="CA", postal_code="V6B 1A1")),
    Row("a province by its name", TORONTO, "2026-11-23T08:30", TOR, "2026-11-23T10:00",
        contact(country="CA", state="Manitoba"), ABROAD),
    Row("an address in a country with one zone", MANHATTAN, "2026-11-23T05:00", NY, "2026-11-23T09:00",
        contact(country="GB", state="Kent", postal_code="CT1 2EH")),
    Row("an address in a country with many leaves it to the number", MANHATTAN, "2026-11-23T10:00", NY, "now",
        contact(country="AU", state="NSW", postal_code="2000")),
    # No time zone at all.
    Row("a toll-free number is nowhere", TOLL_FREE, "2026-11-23T12:00", CHI, NOT_THERE,
        policy={"lines": ("fixed", "mobile", "toll_free")}),
    Row("a personal number is nowhere", PERSONAL, "2026-11-23T12:00", CHI, NOT_THERE, policy={"lines": ("personal",)}),
    Row("nowhere, at any hour", TOLL_FREE, "2026-11-23T03:00", CHI, "now",
        policy=ANY_HOUR | {"lines": ("toll_free",)}),
    Row("nowhere, taken to be where the account is", TOLL_FREE, "2026-11-23T12:00", CHI, "now",
        policy={"lines": ("toll_free",), "account_timezone": True}),
    Row("nowhere, where the account sleeps", TOLL_FREE, "2026-11-23T07:00", CHI, "2026-11-23T09:00",
        policy={"lines": ("toll_free",), "account_timezone": True}),
    Row("nowhere, but the contact has a zone", TOLL_FREE, "2026-11-23T12:00", CHI, "now", contact(timezone=LA),
        {"lines": ("toll_free",)}),
    Row("nowhere, but the contact has an address", TOLL_FREE, "2026-11-23T08:30", LA, "2026-11-23T09:00",
        contact(country="US", state="WA"), {"lines": ("toll_free",)}),
    Row("the account's zone is not asked when the number has one", SAN_FRANCISCO, "2026-11-23T09:30", CHI,
        "2026-11-23T11:00", policy={"account_timezone": True}),
    # The law of the states: rules of ours never widen it.
    Row("federal: not before eight", MANHATTAN, "2026-11-23T07:59", NY, "2026-11-23T08:00", policy=WIDE),
    Row("federal: until nine in the evening", MANHATTAN, "2026-11-23T20:59", NY, "now", policy=WIDE),
    Row("federal: not from nine on", MANHATTAN, "2026-11-23T21:00", NY, "2026-11-24T08:00", policy=WIDE),
    Row("federal: on Sundays as well", MANHATTAN, "2026-11-22T12:00", NY, "now", policy=WIDE),
    Row("the law may be switched off", MANHATTAN, "2026-11-23T23:00", NY, "now", policy=ANY_HOUR),
    Row("Florida ends at eight", MIAMI, "2026-11-23T19:59", NY, "now", policy=WIDE),
    Row("Florida, on the minute", MIAMI, "2026-11-23T20:00", NY, "2026-11-24T08:00", policy=WIDE),
    Row("Florida by its address", MANHATTAN, "2026-11-23T20:00", NY, "2026-11-24T09:00",
        contact(country="US", state="FL"), WIDE),
    Row("Florida's panhandle is an hour behind", PENSACOLA, "2026-11-23T20:30", NY, "2026-11-24T09:00",
        contact(country="US", postal_code="32501"), WIDE),
    Row("a Floridian number of a New Yorker", MIAMI, "2026-11-23T20:30", NY, "2026-11-24T08:00",
        contact(country="US", state="NY"), WIDE),
    Row("Texas on Sunday before noon", DALLAS, "2026-11-22T11:00", CHI, "2026-11-22T12:00", policy=WIDE),
    Row("Texas on Sunday afternoon", DALLAS, "2026-11-22T12:00", CHI, "now", policy=WIDE),
    Row("Texas on a weekday at eight", DALLAS, "2026-11-23T08:30", CHI, "2026-11-23T09:00", policy=WIDE),
    Row("El Paso lies in another zone than Dallas", EL_PASO, "2026-11-23T09:30", CHI, "2026-11-23T10:00", policy=WIDE),
    Row("Connecticut and Nevada begin at nine", LAS_VEGAS, "2026-11-23T08:30", LA, "2026-11-23T09:00", policy=WIDE),
    Row("Kentucky begins at ten", LOUISVILLE, "2026-11-23T09:30", NY, "2026-11-23T10:00"),
    Row("Washington ends at eight", SEATTLE, "2026-11-23T20:00", LA, "2026-11-24T08:00", policy=WIDE),
    Row("Oklahoma ends at eight", OKLAHOMA, "2026-11-23T20:00", CHI, "2026-11-24T08:00", policy=WIDE),
    Row("Massachusetts ends at eight", BOSTON, "2026-11-23T20:00", NY, "2026-11-24T08:00", policy=WIDE),
    Row("Michigan begins at nine", DETROIT, "2026-11-23T08:30", NY, "2026-11-23T09:00", policy=WIDE),
    Row("Rhode Island ends at six", PROVIDENCE, "2026-11-23T18:00", NY, "2026-11-24T09:00"),
    Row("Rhode Island on Saturday from ten to five", PROVIDENCE, "2026-11-21T09:30", NY, "2026-11-21T10:00"),
    Row("Rhode Island not on Sunday", PROVIDENCE, "2026-11-21T17:00", NY, "2026-11-23T09:00", policy=WIDE),
    Row("South Dakota not on weekends", SIOUX_FALLS, "2026-11-20T21:00", CHI, "2026-11-23T10:00",
        contact(timezone=CHI), WIDE),
    Row("Alabama not on Sundays", BIRMINGHAM, "2026-11-22T12:00", CHI, "2026-11-23T08:00", policy=WIDE),
    Row("Mississippi not on Sundays", JACKSON, "2026-11-22T12:00", CHI, "2026-11-23T08:00", policy=WIDE),
    Row("Louisiana not on Sundays, whatever the rules say", NEW_ORLEANS, "2026-11-22T12:00", CHI, "2026-11-23T09:00",
        policy=SUNDAYS),
    Row("Utah not on a legal holiday", SALT_LAKE, "2026-12-25T12:00", DEN, "2026-12-26T08:00", policy=WIDE),
    Row("Pennsylvania not on a legal holiday", PHILADELPHIA, "2026-11-26T12:00", NY, "2026-11-28T08:00",
        policy=WIDE),
    Row("New York on a legal holiday", MANHATTAN, "2026-12-25T12:00", NY, "now", policy=WIDE),
    Row("no law is kept for a number abroad", LONDON, "2026-11-23T22:00", LON, "now", policy=WIDE | ABROAD),
    # Holidays, where the lead is.
    Row("Thanksgiving", MANHATTAN, "2026-11-26T12:00", NY, "2026-11-27T09:00"),
    Row("Christmas, and the weekend after", MANHATTAN, "2026-12-25T12:00", NY, "2026-12-28T09:00",
        policy={"days": (0, 1, 2, 3, 4)}),
    Row("Independence Day on a Saturday is kept on Friday too", CHICAGO, "2026-07-03T12:00", CHI, "2026-07-06T09:00"),
    Row("a holiday where holidays do not matter", MANHATTAN, "2026-11-26T12:00", NY, "now",
        policy={"closed_on_holidays": False}),
    Row("Thanksgiving is no holiday in Canada in November", TORONTO, "2026-11-26T12:00", TOR, "now", policy=ABROAD),
    Row("Thanksgiving is one in Canada in October", TORONTO, "2026-10-12T12:00", TOR, "2026-10-13T09:00",
        policy=ABROAD),
    Row("a holiday of Quebec alone, in Montreal", MONTREAL, "2026-06-24T12:00", TOR, "2026-06-25T09:00", policy=ABROAD),
    Row("a holiday of Quebec alone, in Toronto", TORONTO, "2026-06-24T12:00", TOR, "now", policy=ABROAD),
    Row("a German holiday", BERLIN, "2026-10-03T12:00", BER, "2026-10-05T09:00", policy=ABROAD),
    Row("an American holiday in Germany", BERLIN, "2026-07-03T12:00", BER, "now", policy=ABROAD),
    # The hours of one call, in place of the account's.
    Row("an action that begins later", CHICAGO, "2026-11-23T09:30", CHI, "2026-11-23T10:00", hours={"opens": 600}),
    Row("an action that goes on later", CHICAGO, "2026-11-23T20:30", CHI, "now", hours={"closes": 1260}),
    Row("an action cannot go on longer than the law", CHICAGO, "2026-11-23T21:30", CHI, "2026-11-24T09:00",
        hours={"closes": 1440}),
    Row("an action cannot go on longer than Florida's law", MIAMI, "2026-11-23T20:30", NY, "2026-11-24T09:00",
        hours={"closes": 1260}),
    Row("an action on Sunday", CHICAGO, "2026-11-22T12:00", CHI, "now", hours={"days": (6,)}),
    Row("an action on Sunday in Alabama", BIRMINGHAM, "2026-11-22T12:00", CHI, OUTSIDE, hours={"days": (6,)}),
    Row("an action on weekdays only", CHICAGO, "2026-11-21T12:00", CHI, "2026-11-23T09:00",
        hours={"days": (0, 1, 2, 3, 4)}),
    # Wait or skip, and how old a lead may grow.
    Row("skipped outside the hours", CHICAGO, "2026-11-23T08:00", CHI, OUTSIDE, dial_request={"waits": False}),
    Row("not skipped inside them", CHICAGO, "2026-11-23T09:00", CHI, "now", dial_request={"waits": False}),
    Row("fresh enough", CHICAGO, "2026-11-23T12:00", CHI, "now", dial_request={"waited": 60}),
    Row("too old", CHICAGO, "2026-11-23T12:00", CHI, "STALE", dial_request={"waited": 61}),
    Row("too old for this action", CHICAGO, "2026-11-23T12:00", CHI, "STALE",
        dial_request={"waited": 11, "max_lead_age_minutes": 10}),
    Row("not too old for this action", CHICAGO, "2026-11-23T12:00", CHI, "now",
        dial_request={"waited": 90, "max_lead_age_minutes": 120}),
    Row("too old for rules of one's own", CHICAGO, "2026-11-23T12:00", CHI, "STALE", policy={"max_lead_age_minutes": 5},
        dial_request={"waited": 6}),
    Row("too old, and in the night", CHICAGO, "2026-11-23T03:00", CHI, "STALE", dial_request={"waited": 61}),
    # Who may be called at all.
    Row("marked in the CRM", CHICAGO, "2026-11-23T12:00", CHI, "DO_NOT_CALL", contact(do_not_call=True)),
    Row("another channel is off", CHICAGO, "2026-11-23T12:00", CHI, "DO_NOT_CALL", contact(do_not_disturb=True)),
    Row("marked in the CRM, at any hour", CHICAGO, "2026-11-23T12:00", CHI, "DO_NOT_CALL", contact(do_not_call=True),
        ANY_HOUR),
    Row("proof asked for, none there", CHICAGO, "2026-11-23T12:00", CHI, "NO_CONSENT", contact(tags=("new",)), PROOF),
    Row("proof by a tag", CHICAGO, "2026-11-23T12:00", CHI, "now", contact(tags=("new", "Consent-Given")), PROOF),
    Row("proof by a field", CHICAGO, "2026-11-23T12:00", CHI, "now", contact(fields={"f1": "web form"}), PROOF),
    Row("a field that says no", CHICAGO, "2026-11-23T12:00", CHI, "NO_CONSENT", contact(fields={"f1": "No"}), PROOF),
    Row("an empty field", CHICAGO, "2026-11-23T12:00", CHI, "NO_CONSENT", contact(fields={"f1": " "}), PROOF),
    Row("another field", CHICAGO, "2026-11-23T12:00", CHI, "NO_CONSENT", contact(fields={"f2": "yes"}), PROOF),
    Row("proof asked for, and nobody to ask", CHICAGO, "2026-11-23T12:00", CHI, "NO_CONSENT", policy=PROOF),
    Row("proof asked for, and the CRM will be asked", CHICAGO, "2026-11-23T12:00", CHI, "now", policy=PROOF,
        dial_request={"asks": True}),
    Row("proof does not open the night", CHICAGO, "2026-11-23T03:00", CHI, "2026-11-23T09:00",
        contact(tags=("consent-given",)), PROOF),
    Row("the CRM will be asked where the person is", CHICAGO, "2026-11-23T03:00", CHI, "now",
        dial_request={"asks": True}),
    # Which numbers.
    Row("another country", LONDON, "2026-11-23T12:00", LON, NOT_THERE),
    Row("another country that is allowed", LONDON, "2026-11-23T12:00", LON, "now", policy=ABROAD),
    Row("one's own country is not added to a list", CHICAGO, "2026-11-23T12:00", CHI, NOT_THERE,
        policy={"countries": ("CA",)}),
    Row("Canada is another country", TORONTO, "2026-11-23T12:00", TOR, NOT_THERE),
    Row("Jamaica is another country behind the same +1", "+18765550123", "2026-11-23T12:00", NY, NOT_THERE),
    Row("the number allows less than the rules", TORONTO, "2026-11-23T12:00", TOR, NOT_THERE, policy=ABROAD,
        limits=("US", "GB")),
    Row("the number allows it too", TORONTO, "2026-11-23T12:00", TOR, "now", policy=ABROAD, limits=("US", "CA")),
    Row("the number allows more than the rules", TORONTO, "2026-11-23T12:00", TOR, NOT_THERE, limits=("US", "CA")),
    Row("premium rate", "+19005551234", "2026-11-23T12:00", CHI, NOT_THERE, policy=ANY_HOUR),
    Row("premium rate in an allowed country", "+33899123456", "2026-11-23T12:00", CHI, NOT_THERE,
        policy={"countries": ("FR",)}),
    Row("a satellite", "+881612345678", "2026-11-23T12:00", CHI, NOT_THERE, policy=ANY_HOUR | ABROAD),
    Row("a ship", "+870773111632", "2026-11-23T12:00", CHI, NOT_THERE, policy=ANY_HOUR | ABROAD),
    Row("international premium", "+979123456789", "2026-11-23T12:00", CHI, NOT_THERE, policy=ANY_HOUR | ABROAD),
    Row("toll-free, by default", TOLL_FREE, "2026-11-23T12:00", CHI, NOT_THERE),
    Row("voice over IP, by default", "+445600123456", "2026-11-23T12:00", LON, NOT_THERE, policy=ABROAD),
    Row("voice over IP where it is allowed", "+445600123456", "2026-11-23T12:00", LON, "now",
        policy=ABROAD | {"lines": ("fixed", "mobile", "voip")}),
    Row("a fixed line where only mobiles are called", LONDON, "2026-11-23T12:00", LON, NOT_THERE,
        policy=ABROAD | {"lines": ("mobile",)}),
    Row("an American number may be either", CHICAGO, "2026-11-23T12:00", CHI, "now", policy={"lines": ("mobile",)}),
    # Two things at once: the one that lasts is named.
    Row("another country in the night", LONDON, "2026-11-23T03:00", LON, NOT_THERE),
    Row("marked, in the night", CHICAGO, "2026-11-23T03:00", CHI, "DO_NOT_CALL", contact(do_not_call=True)),
    Row("marked and without proof", CHICAGO, "2026-11-23T12:00", CHI, "DO_NOT_CALL", contact(do_not_call=True), PROOF),
    # More of the map.
    Row("Halifax by its postal code", TORONTO, "2026-11-23T20:00", HAL, "2026-11-24T10:00",
        contact(country="CA", postal_code="B3H 1A1"), ABROAD),
    Row("Vancouver at nine", VANCOUVER, "2026-11-23T09:00", VAN, "now", contact(timezone=VAN), ABROAD),
    Row("Tennessee's east is an hour ahead of its west", KNOXVILLE, "2026-11-23T09:00", NY, "now"),
    Row("Tennessee by its state has both", KNOXVILLE, "2026-11-23T09:30", NY, "2026-11-23T10:00",
        contact(country="US", state="Tennessee")),
    Row("Nashville at nine", NASHVILLE, "2026-11-23T09:00", CHI, "now"),
    Row("Denver in the evening", DENVER, "2026-11-23T20:00", DEN, "2026-11-24T09:00"),
    Row("Berlin at a New York morning is closing", BERLIN, "2026-11-23T14:00", NY, "2026-11-24T03:00", policy=ABROAD),
]  # fmt: skip
