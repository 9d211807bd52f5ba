"""The evidence of one call: a file that anybody can check, and the same as a document for people."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from app.domain.calls.calls import Call
from app.domain.evidence import packs
from app.web.embed.kit.locale import Locale
from app.web.embed.kit.page import found, id_in
from app.web.embed.kit.render import as_file
from app.web.embed.kit.viewer import Viewer

if TYPE_CHECKING:
    from app.pdf import Document

PDF = "pdf"


async def download(request: Request, viewer: Viewer) -> Response:
    """The file, or with `as=pdf` the document; raises HTTPException 404 for a call that is not over, or was erased."""
    call: Call = found(await viewer.calls().get_or_none(id=id_in(request, "call_id")))
    text = str(found(await packs.file_of(call, datetime.now(UTC))))
    name = f"evidence-{call.id}"
    if request.query_params.get("as") == PDF:
        content = document_of(text, viewer.agency.name, viewer.say, name)
        return as_file(request, viewer, f"{name}.pdf", _whole(content), "application/pdf")
    return as_file(request, viewer, f"{name}.json", _whole(text.encode()), "application/json")


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


def document_of(text: str, brand: str, say: Locale, name: str) -> bytes:
    """A file of evidence as a document, with the file itself attached."""
    pack = json.loads(text)
    made_at = datetime.fromisoformat(pack["made_at"])
    from app.pdf import Document  # noqa: PLC0415 - a tenth of the start of every process, for a file that few ask for

    document = Document(brand, say("evidence.title"), say.language, made_at)
    document.paragraph(say("evidence.what"))
    for entry in pack["entries"]:
        _add_entry(document, entry, say)
    document.heading(say("evidence.check"))
    document.paragraph(say("evidence.how", file=f"{name}.json"))
    last = pack["chain"][-1]
    document.facts([
        (say("evidence.digest"), sha256(text.encode()).hexdigest()),
        (say("evidence.newest"), f"{last['seq']}: {last['hash']}"),
        (say("evidence.made_at"), pack["made_at"]),
    ])  # fmt: skip
    document.attach(f"{name}.json", text.encode())
    return document.as_bytes()


def _add_entry(document: "Document", entry: dict[str, Any], say: Locale) -> None:
    parts = entry["parts"]
    document.heading(say("evidence.entry", seq=entry["seq"]))
    document.facts([
        (say("evidence.call"), entry["call"]), (say("evidence.sealed_at"), entry["sealed_at"]),
        (say("evidence.hash"), entry["hash"]), (say("evidence.previous"), entry["previous"]),
    ])  # fmt: skip
    if not parts:
        document.paragraph(say("evidence.erased"))
    if "request" in parts:
        document.heading(say("evidence.request"))
        document.facts(_rows(parts["request"]))
    if "consent" in parts:
        document.heading(say("evidence.consent"))
        proof = parts["consent"]["proof"]
        document.facts(_rows(proof)) if proof else document.paragraph(say("evidence.no_consent"))
    for number, dial in enumerate(parts.get("dials", {}).get("dials", ()), start=1):
        _add_dial(document, number, dial, say)
    for name in ("end", "recording"):
        if name in parts:
            document.heading(say(f"evidence.{name}"))
            document.facts(_rows(parts[name]))


def _add_dial(document: "Document", number: int, dial: dict[str, Any], say: Locale) -> None:
    document.heading(say("evidence.dial", number=number))
    document.facts(_rows({key: dial[key] for key in ("id", "dialed_at", "provider_call_id")}))
    if rules := dial["rules"]:
        checks = [
            (check["rule"].replace("_", " "), _plain(check["inputs"]), check["verdict"]) for check in rules["checks"]
        ]
        header = (say("evidence.rule"), say("evidence.inputs"), say("evidence.verdict"))
        document.table(header, checks, (18, 68, 14))
        document.facts([
            (say("evidence.dials"), f"{rules['dials_in_a_day']} / {rules['most_in_a_day']}, "
                                    f"{rules['dials_in_14_days']} / {rules['most_in_14_days']}"),
            (say("evidence.held"), ", ".join(rules["held"])),
            *([(say("evidence.screening"), _plain(rules["screening"]))] if rules.get("screening") else []),
        ])  # fmt: skip
    document.facts([
        (say("evidence.answer"), _plain(dial["answer"])), (say("evidence.reports"), _plain(dial["reports"])),
    ])  # fmt: skip


def _rows(part: dict[str, Any]) -> list[tuple[str, str]]:
    """Names and values as the file has them, without the salt."""
    return [(key.replace("_", " "), _plain(value)) for key, value in part.items() if key != "salt"]


def _plain(value: Any) -> str:
    """A value for people: what is nested is told one after the other."""
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_plain(one)}" for key, one in value.items() if one is not None)
    if isinstance(value, list):
        return ", ".join(map(_plain, value)) or "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "-" if value is None or value == "" else str(value)
