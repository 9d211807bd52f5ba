"""What was sent becomes one JSON object: read where there is one way to read it, else refused with place and cure.

The answer never repeats what a body holds: it may be personal.
"""

import json
import re
import zlib
from email.message import Message
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from pydantic_core import from_json
from starlette.requests import Request

from app.config import Settings
from app.errors import InvalidRequest, TooLarge
from app.storable import unstorable

GZIP = b"\x1f\x8b"
# zlib's own words for: gzip, zlib, and bare deflate.
WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
MAX_FIELDS = 1000
# Tools that pack JSON into text pack it twice at most.
MAX_LAYERS = 2
FORM_TEXT = re.compile(r"[\w.%+\-\[\]]{1,200}=")
NESTED = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")
# A form writes a space as +, so that a number whose + was not escaped arrives with a space.
LOST_PLUS = re.compile(r" \d[\d ().-]{5,}")
# What stands where the text stops being JSON, and what is to be done.
LIKELY = {
    "\u201c \u201d \u201e \u2018 \u2019 \u00ab \u00bb": 'It has curly quotation marks. Write straight ones: ".',
    "'": "It has single quotation marks. JSON wants double ones around names and texts.",
    "{{": "A merge field stands there without quotation marks around it.",
    "// /* #": "It has a comment, which JSON does not know. Take it out.",
    "None True False undefined": "JSON writes null, true and false. Write it so, or leave the field out.",
}
# The same for what the parser says.
CURES = {
    "Unterminated string": "A text has no closing quotation mark, or the body ends too early.",
    "Extra data": "Something stands behind the JSON object. Send one object, for one call.",
    "Invalid \\escape": "A backslash in a text is written twice: \\\\.",
    "Invalid \\uXXXX": "\\u is followed by four hexadecimal digits; a backslash in a text is written twice: \\\\.",
    "Expecting ',' delimiter": 'A comma is missing, or a quotation mark within a text is not written as \\".',
    "Expecting ':' delimiter": 'A colon is missing, or a quotation mark within a text is not written as \\".',
    "Expecting value": "A value is missing there, as after an empty merge field. Put quotation marks around each one.",
}
NO_NAME = "A name in double quotation marks is missing there, or a comma stands before the closing bracket."


def object_in(request: Request, raw: bytes) -> dict[str, Any]:
    """The JSON object that the body of this request is; raises InvalidRequest or TooLarge."""
    settings: Settings = request.app.state.settings
    plain = _unpacked(raw, request.headers.get("content-encoding", ""), settings.max_body_bytes)
    return parse_object(plain, request.headers.get("content-type", ""))


def parse_object(raw: bytes, content_type: str = "") -> dict[str, Any]:
    """Read an object from JSON, also with a byte order mark, in UTF-16, packed into text, or from the fields of a form.

    Raises InvalidRequest for anything else, and for a value that cannot be stored, with its field.
    """
    text = _decoded(raw, content_type).strip("\0 \t\r\n")
    if not text:
        raise _wrong("The body is empty. Send a JSON object.")
    parsed = _parsed(text, content_type)
    for _ in range(MAX_LAYERS):
        if isinstance(parsed, list) and len(parsed) == 1:
            parsed = parsed[0]
        if isinstance(parsed, str) and parsed.lstrip().startswith(("{", "[", '"')):
            parsed = _parsed(parsed.strip(), "")
    if isinstance(parsed, list) and parsed:
        raise _wrong(f"The body is a list of {len(parsed)}. Send one JSON object in each request.")
    if not isinstance(parsed, dict):
        raise _wrong("The body must be a JSON object.")
    if wrong := unstorable(parsed):
        field, why = wrong
        raise InvalidRequest(f"The request is not valid: {field} {why}.", details=[{"field": field, "message": why}])
    return parsed


def _unpacked(raw: bytes, encodings: str, most: int) -> bytes:
    """The body without compression, `most` bytes at most."""
    names = [name for it in encodings.split(",") if (name := it.strip().lower()) not in ("", "identity", "utf-8")]
    if not names and raw.startswith(GZIP):
        names = ["gzip"]
    for name in reversed(names):
        if name not in WINDOWS:
            raise _wrong("The Content-Encoding of the body is not known here. Send it as it is, or packed with gzip.")
        raw = _inflated(raw, name, most)
    return raw


def _inflated(raw: bytes, name: str, most: int) -> bytes:
    for window in WINDOWS[name]:
        packed = zlib.decompressobj(window)
        try:
            plain = packed.decompress(raw, most + 1)
        except zlib.error:
            continue
        if len(plain) > most:
            raise TooLarge(f"The body is larger than {most // 1024} KiB when it is unpacked.")
        if packed.eof:
            return plain
    raise _wrong(f"The body is not packed with {name}, as its Content-Encoding says, or it was cut off.")


def _decoded(raw: bytes, content_type: str) -> str:
    encoding = json.detect_encoding(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        header = Message()
        header["content-type"] = content_type or "application/json"
        charset = header.get_content_charset("utf-8")
        if charset not in ("utf-8", "utf8"):
            try:
                return raw.decode(charset)
            except (LookupError, UnicodeDecodeError):
                pass
        raise _wrong(
            f"The body is not UTF-8: its byte {error.start + 1} begins no character. Send it in UTF-8."
        ) from None


def _parsed(text: str, content_type: str) -> Any:
    try:
        return from_json(text, allow_inf_nan=False)
    except ValueError:
        pass
    try:
        # It lets line breaks within a text pass, and halves of characters, which have a place to name.
        return json.loads(text, strict=False, parse_constant=_refuse_constant)
    except RecursionError:
        raise _wrong("The body is nested too deeply. Send variables as plain texts.") from None
    except json.JSONDecodeError as error:
        form = _form(text, content_type)
        if form is None:
            raise _wrong(_cure(text, content_type, error)) from None
        return form
    except ValueError:
        raise _wrong("The body holds a number with too many digits. Send it as text.") from None


def _refuse_constant(name: str) -> NoReturn:
    raise _wrong(f"The body is not valid JSON: {name} is no value there. Send null, or leave the field out.")


def _form(text: str, content_type: str) -> Any:
    """The fields of a form, `a[b]` as an object; None when the text is none. A single field may hold JSON."""
    if text[0] in '{["<' or MULTIPART in content_type or not (FORM in content_type or FORM_TEXT.match(text)):
        return None
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        raise _wrong(f"The body has more than {MAX_FIELDS} fields.") from None
    if len(pairs) == 1 and (packed := next((it for it in pairs[0] if it.lstrip().startswith("{")), None)):
        return _parsed(packed, "")
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if (nested := NESTED.fullmatch(name)) and isinstance(inner := fields.setdefault(nested[1], {}), dict):
            inner[nested[2]] = _with_plus(value)
        else:
            fields[name] = _with_plus(value)
    return fields or None


def _with_plus(value: str) -> str:
    return "+" + value[1:] if LOST_PLUS.fullmatch(value) else value


def _cure(text: str, content_type: str, error: json.JSONDecodeError) -> str:
    """Where the text stops being JSON, and what is likely to be meant there."""
    if MULTIPART in content_type:
        return "The body is a form with parts (multipart/form-data). Send JSON, with Content-Type: application/json."
    if text.startswith("<"):
        return "The body is XML or HTML. Send JSON, with Content-Type: application/json."
    where = f"The body is not valid JSON (line {error.lineno}, column {error.colno})"
    if text.startswith("{") and error.pos >= len(text):
        return f"{where}: it ends too early. Send it whole, with all its closing brackets."
    return f"{where}: {_likely(text[error.pos : error.pos + 9], error.msg)}"


def _likely(rest: str, said: str) -> str:
    cure = next((cure for beginning, cure in LIKELY.items() if rest.startswith(tuple(beginning.split()))), None)
    return cure or next((cure for beginning, cure in CURES.items() if said.startswith(beginning)), NO_NAME)


def _wrong(message: str) -> InvalidRequest:
    return InvalidRequest(message, details=[{"field": "body", "message": message}])
