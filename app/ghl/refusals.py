"""Which error answers are the CRM's own no: a gateway stands before it, and answers 400, 401, 403 and 404 as well.

Source: the CRM's OpenAPI for the shape, `{"statusCode", "message"}`, and developers' reports for the words. The gateway
has been seen to answer 401 "Command timed out", 404 "no Route matched", and 403 as a page of HTML.
"""

import re
from typing import Any

import httpx

from app.errors import UnknownRefusal, VendorError, VendorRefused
from app.wire import error_of, json_object

WHO = "Your CRM"
# What the CRM says when it means it. A bare "Bad Request" or "Not Found" names nothing, and may be anybody's.
MISSING = (
    r"[a-z].*not found|no \w+ found|does not exist|doesn't exist|deleted|\w+ (?:must|should)(?: not)? (?:be|exist)"
)
DENIED = (
    r"not authorized (?:for this scope|to update)|not allowed to access|user type mismatch|"
    r"does not have access to this|do not have permission|not installed|inactive|not active|already|must contain|"
    r"invalid (?:token|jwt|client|grant|parameter)|missing parameter|version header|not available in api version"
)
KNOWN = re.compile(f"{MISSING}|{DENIED}", re.IGNORECASE)


def refusal_of(response: httpx.Response) -> VendorError:
    """What an error answer of the CRM proves: a 4xx in words that are not known to be its own is an UnknownRefusal."""
    error = error_of(response, WHO)
    if isinstance(error, VendorRefused) and not (isinstance(error.answer, dict) and KNOWN.search(error.message)):
        return UnknownRefusal(error.message, status=error.status, answer=error.answer)
    return error


def answer_of(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of a good answer, empty where there is no body; raises the VendorError that a bad one proves."""
    if not response.is_success:
        raise refusal_of(response)
    if not response.content:
        return {}
    return json_object(response, WHO)


def is_missing(refusal: VendorRefused, noun: str) -> bool:
    """Whether the CRM says that it has no such thing, as a `contact` or a `user`."""
    said = refusal.message.lower()
    return noun in said and re.search(MISSING, said) is not None
