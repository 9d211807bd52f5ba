"""What a refusal says beside its field, in the viewer's language."""

from app.domain.calls.reasons import Reason
from app.domain.rules.white_label import unbranded
from app.errors import Refusal
from app.web.embed.kit import messages
from app.web.embed.kit.viewer import Viewer


def as_mistakes(viewer: Viewer, refusal: Refusal) -> dict[str, str]:
    """By field, under the empty name if it is about none: the exact sentence in its own language.

    The domain's sentences are English; in another language the one for the refusal's code stands for them.
    """
    named = {item["field"]: item["message"] for item in refusal.details} or {"": refusal.message}
    return {field: _said(viewer, refusal.code, field, text) for field, text in named.items()}


def _said(viewer: Viewer, code: str, field: str, sentence: str) -> str:
    if code == Reason.WORKSPACE_DISCONNECTED and not viewer.of_agency:
        return viewer.say("refusal.not_yours")
    if viewer.say.language != messages.DEFAULT:
        for key in (f"refusal.{code.lower()}.{field}", f"refusal.{code.lower()}"):
            if messages.has(key):
                return viewer.say(key)
        return viewer.say.named("reason", code)
    return unbranded(sentence)
