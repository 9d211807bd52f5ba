"""A no counts when the CRM's own words say so; what a gateway says proves nothing."""

import json
from typing import Any

import httpx
import pytest

from app.errors import UnknownRefusal, VendorRefused
from app.ghl.refusals import is_missing, refusal_of
from app.sandbox.crm.manners import GATEWAY_ANSWERS


def answer(status: int, body: Any) -> httpx.Response:
    return httpx.Response(status, text=body if isinstance(body, str) else json.dumps(body))


@pytest.mark.parametrize(
    ("status", "body"),
    [
        *GATEWAY_ANSWERS.values(),
        (401, ""),
        (401, "Unauthorized"),
        (403, {"Message": "User is not authorized to access this resource"}),
        (403, {"message": "Forbidden"}),
        (404, {"message": "404 Not Found"}),
        (404, "Contact not found"),
        (400, ["Contact not found"]),
        (400, {"message": None}),
        (402, {"statusCode": 402, "message": "Payment Required"}),
    ],
    ids=str,
)
def test_words_that_are_not_the_crms_own_are_an_unknown_refusal(status: int, body: Any) -> None:
    assert type(refusal_of(answer(status, body))) is UnknownRefusal


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "Contact not found"),
        (400, "Contact with id 3Xh2 not found"),
        (404, "Message not found"),
        (400, "Trigger with id: 7 is inactive"),
        (400, "Invalid grant: refresh token is invalid"),
        (400, "Location is not active"),
        (400, "No contact found for the number called"),
        (400, "Conversation already exists"),
        (400, "You are not authorized to update permanent DND settings of Email"),
        (401, "The token is not authorized for this scope."),
        (401, "This authClass type is not allowed to access this scope."),
        (401, "Token's user type mismatch!"),
        (401, "Invalid JWT"),
        (401, "version header was not found."),
        (403, "The token does not have access to this location."),
        (403, "You do not have permission to access this resource"),
        (422, ["property altid should not exist", "call.to must be a string"]),
        (422, ["attachments must contain no more than 5 elements"]),
    ],
    ids=str,
)
def test_what_the_crm_is_known_to_say_is_a_no(status: int, message: Any) -> None:
    assert type(refusal_of(answer(status, {"statusCode": status, "message": message}))) is VendorRefused


@pytest.mark.parametrize(
    ("message", "missing"),
    [
        ("Contact not found", True),
        ("Contact with id 3Xh2 not found", True),
        (["contactId must be a valid id"], True),
        ("This contact was deleted", True),
        ("Location not found", False),
        ("The contact already exists", False),
        ("The token is not authorized for this scope.", False),
    ],
    ids=str,
)
def test_only_what_names_the_contact_says_that_there_is_none(message: Any, missing: bool) -> None:
    refusal = refusal_of(answer(400, {"statusCode": 400, "message": message}))

    assert isinstance(refusal, VendorRefused)
    assert is_missing(refusal, "contact") is missing
