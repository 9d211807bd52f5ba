"""Bodies as people and machines really send them, through both endpoints: read with the same meaning, or refused with
the place of the mistake and its cure."""

import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from app.demo.seed import DEMO_ACTION_SECRET, TENANTS
from app.domain.calls.calls import Call
from app.postgres.rate_windows import RateWindow
from tests.house import House

HERE = TENANTS[0]
JSON, FORM = {"Content-Type": "application/json"}, {"Content-Type": "application/x-www-form-urlencoded"}
ZOE = {"first_name": "Zoë"}


class Webhook:
    """The endpoint for whoever has a key."""

    path = "/api/outbound-call"

    def headers(self, house: House) -> dict[str, str]:
        return house.key() | {"Prefer": "respond-async"}

    def body(self, lead: Any, variables: Any = ZOE, contact: Any = None, **more: Any) -> dict[str, Any]:
        named = {"from_number": HERE.number, "to_number": lead, "dynamic_variables": variables, "contact_id": contact}
        return named | more

    def flat(self, lead: str) -> dict[str, str]:
        return {"from_number": HERE.number, "to_number": lead, "dynamicdata_first_name": "Zoë"}

    def nested(self, lead: str) -> dict[str, str]:
        return {"from_number": HERE.number, "to_number": lead, "dynamic_variables[first_name]": "Zoë"}


class Step:
    """The endpoint for a workflow's step."""

    path = "/workflow/actions/place-call"

    def headers(self, _house: House) -> dict[str, str]:
        return {"X-Action-Secret": DEMO_ACTION_SECRET}

    def body(self, lead: Any, variables: Any = ZOE, contact: Any = None, **more: Any) -> dict[str, Any]:
        extras = {"locationId": HERE.location_id, "workflowId": "w1", "contactId": contact}
        return {"data": {"phone": lead, "variables": variables, **more}, "extras": extras}

    def flat(self, lead: str) -> dict[str, str]:
        return {"phone": lead, "locationId": HERE.location_id, "variables": json.dumps(ZOE)}

    def nested(self, lead: str) -> dict[str, str]:
        packed = json.dumps(ZOE)
        return {"data[phone]": lead, "data[variables]": packed, "extras[locationId]": HERE.location_id}


Endpoint = Webhook | Step
Sent = tuple[bytes, dict[str, str]]


@dataclass(frozen=True)
class Row:
    """A body: how it is made for a endpoint and a lead, and what comes of it: variables and contact, or a sentence."""

    name: str
    made: Callable[[Endpoint, str], Sent]
    variables: dict[str, str] | None = None
    contact: str | None = None
    refused: str = ""


def written(change: Callable[[str], str | bytes] = str, headers: dict[str, str] = JSON, **fields: Any) -> Any:
    """A JSON body, changed as text."""

    def made(endpoint: Endpoint, lead: str) -> Sent:
        text = change(json.dumps(endpoint.body(lead, **fields), ensure_ascii=False))
        return text.encode() if isinstance(text, str) else text, headers

    return made


def raw(body: bytes, headers: dict[str, str] = JSON) -> Any:
    """The same bytes at both endpoints."""
    return lambda _door, _lead: (body, headers)


def instead(lead: Callable[[str], Any], **fields: Any) -> Any:
    """The lead's number in another form."""
    return lambda endpoint, number: (json.dumps(endpoint.body(lead(number), **fields)).encode(), JSON)


def packed(name: str, pack: Callable[[bytes], bytes]) -> Any:
    return written(lambda text: pack(text.encode()), JSON | ({"Content-Encoding": name} if name else {}))


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def a_form(fields: Callable[[Endpoint, str], dict[str, str]], headers: dict[str, str] = FORM, safe: str = "") -> Any:
    return lambda endpoint, lead: (urlencode(fields(endpoint, lead), safe=safe).encode(), headers)


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def end_cut(text: str) -> str:
    return text[:-1]


READ = [
    Row("as documented", written(), ZOE),
    Row("another type of content", written(headers={"Content-Type": "text/plain"}), ZOE),
    Row("JSON that calls itself a form", written(headers=FORM), ZOE),
    Row("blanks around", written(lambda text: f"\r\n  {text}\n\n"), ZOE),
    Row("a zero byte at the end", written(lambda text: text + "\0"), ZOE),
    Row("a byte order mark", written(lambda text: text.encode("utf-8-sig")), ZOE),
    Row("UTF-16 with a mark", written(lambda text: text.encode("utf-16")), ZOE),
    Row("UTF-16 without one", written(lambda text: text.encode("utf-16-le")), ZOE),
    Row("Latin-1 that says so", written(lambda text: text.encode("latin-1"),
        {"Content-Type": "application/json; charset=iso-8859-1"}), ZOE),
    Row("UTF-8 that says Latin-1", written(headers={"Content-Type": "application/json; charset=iso-8859-1"}), ZOE),
    Row("a line break within a text", written(replaced("Zoë", "Zoë\nLi")), {"first_name": "Zoë\nLi"}),
    Row("a carriage return within a text", written(replaced("Zoë", "Zoë\r\nLi")), {"first_name": "Zoë\r\nLi"}),
    Row("a tab within a text", written(replaced("Zoë", "Zoë\tLi")), {"first_name": "Zoë\tLi"}),
    Row("packed into text", written(json.dumps), ZOE),
    Row("packed into text twice", written(lambda text: json.dumps(json.dumps(text))), ZOE),
    Row("a list of one", written(lambda text: f"[{text}]"), ZOE),
    Row("gzip", packed("gzip", gzip.compress), ZOE),
    Row("gzip that does not say so", packed("", gzip.compress), ZOE),
    Row("x-gzip", packed("x-gzip", gzip.compress), ZOE),
    Row("deflate", packed("deflate", zlib.compress), ZOE),
    Row("bare deflate", packed("deflate", deflated), ZOE),
    Row("gzip twice", packed("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))), ZOE),
    Row("an encoding of nothing", packed("identity", bytes), ZOE),
    Row("a form with our names", a_form(lambda endpoint, lead: endpoint.flat(lead)), ZOE),
    Row("a form whose plus was not escaped", a_form(lambda endpoint, lead: endpoint.flat(lead), safe="+"), ZOE),
    Row("a form that says nothing", a_form(lambda endpoint, lead: endpoint.flat(lead), {}), ZOE),
    Row("a form with brackets", a_form(lambda endpoint, lead: endpoint.nested(lead)), ZOE),
    Row("JSON as the field of a form", a_form(lambda its, lead: {"payload": json.dumps(its.body(lead))}), ZOE),
    Row("JSON as the name of a field", written(lambda text: quote(text) + "=", FORM), ZOE),
    Row("no variables", written(variables=None), {}),
    Row("variables that are empty", written(variables=""), {}),
    Row("variables that are null in words", written(variables="null"), {}),
    Row("variables that were not filled", written(variables="{{contact.custom}}"), {}),
    Row("variables as an empty list", written(variables=[]), {}),
    Row("variables as text", written(variables=json.dumps(ZOE)), ZOE),
    Row("variables as pairs", written(variables=[{"key": "first_name", "value": "Zoë"}]), ZOE),
    Row("variables that are no text", written(variables={"n": 7, "vip": True, "x": None}),
        {"n": "7", "vip": "true", "x": ""}),
    Row("a variable that was not filled", written(variables=ZOE | {"city": "{{contact.city}}"}), ZOE | {"city": ""}),
    *[Row(f"a contact that is {blank!r}", written(contact=blank), ZOE) for blank in
      (None, "", " ", "\u00a0", "\u200b", "null", "NULL", "undefined", "None", "{{contact.id}}", " {{ contact.id }} ")],
    Row("a contact as a number", written(contact=12345), ZOE, "12345"),
    Row("a contact with blanks around", written(contact=" c1 "), ZOE, "c1"),
    Row("a lead as a number", instead(lambda lead: int(lead[1:])), ZOE),
    Row("a lead as a decimal", instead(lambda lead: float(lead[1:])), ZOE),
    Row("a lead of a spreadsheet", instead(lambda lead: lead[1:] + ".0"), ZOE),
    Row("a lead with an apostrophe", instead(lambda lead: "'" + lead), ZOE),
    Row("a lead behind a label", instead(lambda lead: "Mobile: " + lead), ZOE),
    Row("a lead with an extension", instead(lambda lead: lead + " ext. 12"), ZOE),
]  # fmt: skip
REFUSED = [
    Row("Latin-1 that says nothing", written(lambda text: text.encode("latin-1")), refused="is not UTF-8: its byte "),
    Row("two objects", written(lambda text: text + text), refused="column 1"),
    Row("a list of two", written(lambda text: f"[{text},{text}]"), refused="The body is a list of 2. Send one"),
    Row("half a character", written(replaced("Zoë", r"Zo\ud83d")), refused="first_name holds half of a character"),
    Row("a zero character", written(replaced("Zoë", r"Zo\u0000")), refused="first_name holds a NUL character"),
    Row("cut off", written(end_cut), refused="it ends too early. Send it whole"),
    Row("a comma too many", written(lambda text: text[:-1] + ",}"), refused="a comma stands before the closing"),
    Row("single quotation marks", raw(b"{'from_number': 'x'}"), refused="(line 1, column 2): It has single quot"),
    Row("curly quotation marks", raw("{“from_number”: “x”}".encode()), refused="(line 1, column 2): It has curly"),
    Row("a quotation mark in a name", written(replaced("Zoë", 'Zoë "Z"')), refused="not written as \\\""),
    Row("a merge field that was empty", raw(b'{"a": ,"b": 1}'), refused="(line 1, column 7): A value is missing"),
    Row("a merge field without marks", raw(b'{"a":\n {{contact.id}}}'), refused="(line 2, column 3): A"),
    Row("a comment", raw(b'{"a": 1, // one\n "b": 2}'), refused="It has a comment"),
    Row("Python's None", raw(b'{"a": None}'), refused="JSON writes null, true and false"),
    Row("no number", raw(b'{"a": NaN}'), refused="NaN is no value there"),
    Row("infinity", raw(b'{"a": -Infinity}'), refused="-Infinity is no value there"),
    Row("a number without end", raw(b'{"metadata": {"x": 1e400}}'), refused="metadata.x is no finite number"),
    Row("a number with too many digits", raw(b'{"a": ' + b"9" * 5000 + b"}"), refused="number with too many digits"),
    Row("a bad escape", raw(rb'{"a": "C:\Users"}'), refused="A backslash in a text is written twice"),
    Row("no bottom", raw(b'{"a":' + b"[" * 100_000), refused="The body is nested too deeply"),
    Row("nothing", raw(b""), refused="The body is empty. Send a JSON object."),
    Row("blanks only", raw(b" \r\n "), refused="The body is empty."),
    Row("a number alone", raw(b"7"), refused="The body must be a JSON object."),
    Row("null", raw(b"null"), refused="The body must be a JSON object."),
    Row("a sentence", raw(b'"call me"'), refused="The body must be a JSON object."),
    Row("XML", raw(b"<call><to>1</to></call>", {"Content-Type": "text/xml"}), refused="The body is XML or HTML"),
    Row("a form in parts", raw(b'--x\r\nContent-Disposition: form-data; name="to_number"\r\n\r\n1\r\n--x--',
        {"Content-Type": "multipart/form-data; boundary=x"}), refused="The body is a form with parts"),
    Row("packed in another way", packed("br", bytes), refused="Content-Encoding of the body is not known here"),
    Row("gzip that is none", packed("gzip", bytes), refused="The body is not packed with gzip"),
    Row("gzip that was cut", packed("gzip", lambda data: gzip.compress(data)[:-9]), refused="or it was cut off"),
    Row("gzip of too much", packed("gzip", lambda _: gzip.compress(b" " * 9_000_000)), refused="when it is unpacked"),
    Row("a lead that was not filled", instead(lambda _: "{{contact.phone_raw}}"), refused="merge field that was not"),
    Row("a lead that a spreadsheet rounded", instead(lambda _: "4.15556E+09"), refused="a spreadsheet has rounded"),
    Row("variables that are a sentence", written(variables="name: Zoë"), refused="variables"),
]  # fmt: skip


async def meaning(house: House, endpoint: Endpoint, row: Row, lead: str) -> tuple[Any, ...]:
    """What is made of a body: the lead, variables and contact of the call; or the sentence that refuses it."""
    content, headers = row.made(endpoint, lead)
    await RateWindow.all().delete()
    answer = await house.http.post(endpoint.path, content=content, headers=endpoint.headers(house) | headers)
    told = answer.json()
    if answer.status_code in (200, 202) and told["status"] in ("queued", "scheduled", "placed"):
        call = await Call.get(id=told["call_id"])
        return call.to_number, call.variables, call.contact_id
    assert (answer.status_code, told.get("reason")) in ((400, None), (413, None), (200, "validation_error"),
                                                        (200, "too_large")), answer.text  # fmt: skip
    return (told.get("error") or told["message"],)


def test_the_table_is_long_enough() -> None:
    assert len(READ) + len(REFUSED) >= 60


@pytest.mark.parametrize("endpoint", [Webhook(), Step()], ids=["webhook", "step"])
async def test_a_body_that_can_be_read_in_one_way_is_read(house: House, endpoint: Endpoint) -> None:
    await house.give_credits(10_000)
    leads = {row.name: f"+1415555{2000 + index}" for index, row in enumerate(READ)}

    found = {row.name: await meaning(house, endpoint, row, leads[row.name]) for row in READ}

    assert found == {row.name: (leads[row.name], row.variables, row.contact) for row in READ}


@pytest.mark.parametrize("endpoint", [Webhook(), Step()], ids=["webhook", "step"])
async def test_a_body_that_cannot_be_read_is_refused_with_place_and_cure(house: House, endpoint: Endpoint) -> None:
    found = {row.name: (await meaning(house, endpoint, row, "+14155550142"))[0] for row in REFUSED}

    assert {name: said for name, said in found.items() if _refused(name) not in said} == {}
    assert await Call.all().count() == 0


def _refused(name: str) -> str:
    return next(row.refused for row in REFUSED if row.name == name)
