"""What a refusal says beside its field, in the viewer's language."""

from app.errors import Refusal, WorkspaceDisconnected
from app.web.embed import words
from app.web.embed.call_story import unbranded
from app.web.embed.forms import mistakes_of
from app.web.embed.viewer import Viewer


def told(viewer: Viewer, refusal: Refusal) -> dict[str, str]:
    """By field, as `mistakes_of`: the exact sentence in its own language, in another one what it stands for."""
    return {field: _said(viewer, refusal.code, field, text) for field, text in mistakes_of(refusal, viewer.say).items()}


def _said(viewer: Viewer, code: str, field: str, sentence: str) -> str:
    if code == WorkspaceDisconnected.code and not viewer.of_agency:
        return viewer.say("refusal.not_yours")
    if viewer.say.language != words.DEFAULT:
        for key in (f"refusal.{code.lower()}.{field}", f"refusal.{code.lower()}"):
            if words.has(key):
                return viewer.say(key)
    return unbranded(sentence)


def whole_number(text: str) -> int | None:
    """A number as it was typed; -1, which no limit is, for what is none."""
    if not text:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
