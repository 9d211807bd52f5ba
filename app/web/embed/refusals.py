"""What a refusal says beside its field, in the viewer's language."""

from app.errors import Refusal, WorkspaceDisconnected
from app.web.embed import words
from app.web.embed.call_story import unbranded
from app.web.embed.viewer import Viewer


def told(viewer: Viewer, refusal: Refusal) -> dict[str, str]:
    """By field, under the empty name if it is about none: the exact sentence in its own language.

    The domain's sentences are English; in another language the one for the refusal's code stands for them.
    """
    named = {item["field"]: item["message"] for item in refusal.details} or {"": refusal.message}
    return {field: _said(viewer, refusal.code, field, text) for field, text in named.items()}


def _said(viewer: Viewer, code: str, field: str, sentence: str) -> str:
    if code == WorkspaceDisconnected.code and not viewer.of_agency:
        return viewer.say("refusal.not_yours")
    if viewer.say.language != words.DEFAULT:
        for key in (f"refusal.{code.lower()}.{field}", f"refusal.{code.lower()}"):
            if words.has(key):
                return viewer.say(key)
        return viewer.say.named("reason", code)
    return unbranded(sentence)
