"""Branch: the path that a contact takes after a step that waited for its call; the ids are those of the manifest.

An id must never change: workflows that people have built refer to it.
"""

from enum import StrEnum

from app.domain.calls.calls import State
from app.outcomes import Outcome


class Branch(StrEnum):
    """One path, by the id that the CRM knows it by."""

    ANSWERED = "641a4e87-9ae0-5e61-8146-4242e413df88"
    TRANSFERRED = "7cb779b4-6e99-510a-8c3f-e03507d97d9f"
    CALLBACK_REQUESTED = "6782257c-71c2-5f7f-afd1-83f1534a1586"
    VOICEMAIL = "b4a633af-0f0a-551e-97ad-07c5172bcaa5"
    NOT_REACHED = "8857a1c0-69e3-50cb-875c-b76957b267fa"
    DO_NOT_CALL = "1b3795a1-6819-5d35-a312-3c3185a0aaae"
    NOT_CALLED = "fbb4e369-ed84-5c04-b563-ee830bc05014"
    OTHER = "279e46e2-f158-5d2a-848f-7d5185f8a3df"


OF_OUTCOME = {
    Outcome.ANSWERED: Branch.ANSWERED,
    # Either way a colleague talks to the lead now.
    Outcome.TRANSFERRED: Branch.TRANSFERRED,
    Outcome.TAKEN_OVER: Branch.TRANSFERRED,
    Outcome.CALLBACK_REQUESTED: Branch.CALLBACK_REQUESTED,
    Outcome.DO_NOT_CALL: Branch.DO_NOT_CALL,
    Outcome.VOICEMAIL: Branch.VOICEMAIL,
    Outcome.NO_ANSWER: Branch.NOT_REACHED,
    Outcome.BUSY: Branch.NOT_REACHED,
    Outcome.DECLINED: Branch.NOT_REACHED,
    Outcome.INVALID_NUMBER: Branch.NOT_REACHED,
    Outcome.BLOCKED: Branch.NOT_REACHED,
    Outcome.PROVIDER_ERROR: Branch.NOT_REACHED,
    Outcome.ACCOUNT_PROBLEM: Branch.NOT_CALLED,
}


def branch_of(state: State, outcome: Outcome | None) -> Branch:
    """The path after a call that stands like this, with the outcome of its last dial; none fits one that goes on."""
    if not state.over:
        return Branch.OTHER
    return OF_OUTCOME[outcome] if outcome else Branch.NOT_CALLED
