"""What an agent has found out has names that a workflow can select."""

from app.domain.results.variables import COMMON, MAX_NAME, variables_of

NAMES = [
    ("appointment", "appointment"),
    ("Preferred day", "Preferred_day"),
    ("lead.score", "lead_score"),
    ("e-mail address", "e_mail_address"),
    ("{{evil}}", "evil"),
    ("teléfono", "teléfono"),
    ("x" * 80, "x" * MAX_NAME),
]


def test_a_name_is_one_that_a_path_can_have() -> None:
    for given, name in NAMES:
        assert variables_of({"collected": {given: "value"}})[name] == "value", given


def test_what_was_not_found_out_is_there_and_empty() -> None:
    assert variables_of({}, declared=["Lead score"]) == dict.fromkeys((*COMMON, "Lead_score"), "")


def test_two_names_that_look_alike_are_both_kept() -> None:
    found = variables_of({"collected": {"lead score": "1", "lead-score": "2", "--": "lost"}}, declared=["lead score"])

    assert (found["lead_score"], found["lead_score_2"]) == ("1", "2")
    assert "lost" not in found.values()
