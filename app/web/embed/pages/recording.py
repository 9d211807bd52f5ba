"""A recording, through us: the page plays it without learning where it is kept, and a browser may wind it back."""

import mimetypes
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.errors import VendorError
from app.web.embed.kit.page import clients_of, found, id_in
from app.web.embed.kit.render import HEADERS
from app.web.embed.kit.viewer import Viewer
from app.web.embed.pages import call_story

RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})", re.ASCII)
OK, PARTIAL, UNSATISFIABLE = 200, 206, 416
KEPT = ("content-length", "content-range", "last-modified", "etag")
UNTYPED = ("application/octet-stream", "binary/octet-stream", "")


async def heard(request: Request, viewer: Viewer) -> Response:
    """The recording of a call, or the part of it that a browser asks for; raises HTTPException 404 for none."""
    if "hx-request" in request.headers:
        raise HTTPException(404)
    call = found(await viewer.calls().get_or_none(id=id_in(request, "call_id")))
    url = found(await call_story.recording_of(call) or None)
    wanted = request.headers.get("range", "")
    stack = AsyncExitStack()
    try:
        asked = clients_of(request).outgoing.reading(url, {"Range": wanted} if wanted else {})
        answer = await stack.enter_async_context(asked)
    except VendorError:
        raise HTTPException(404) from None
    kind = _kind_of(answer, url)
    if kind is None or answer.status_code not in (OK, PARTIAL, UNSATISFIABLE):
        await stack.aclose()
        raise HTTPException(404)
    headers = {name: answer.headers[name] for name in KEPT if name in answer.headers}
    skipped, length, status = 0, None, answer.status_code
    part, whole = RANGE.fullmatch(wanted), answer.headers.get("content-length", "")
    if status == OK and part and whole.isdecimal() and int(part[1]) < int(whole):
        # Whoever keeps it does not know parts: what is not wanted is left out here.
        skipped, last, status = int(part[1]), min(int(part[2] or whole), int(whole) - 1), PARTIAL
        length = last - skipped + 1
        headers |= {"content-range": f"bytes {skipped}-{last}/{whole}", "content-length": str(length)}
    headers |= {**HEADERS, "Accept-Ranges": "bytes", "Cache-Control": "private, no-store"}
    return StreamingResponse(_pieces(answer, stack, skipped, length), status, headers=headers, media_type=kind)


def _kind_of(answer: httpx.Response, url: str) -> str | None:
    """What kind of sound it is, as it is said or else as its name ends; None for what is no sound."""
    said = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said in UNTYPED or answer.status_code == UNSATISFIABLE:
        said = mimetypes.guess_type(httpx.URL(url).path)[0] or "audio/wav"
    return said if said.startswith(("audio/", "video/")) else None


async def _pieces(
    answer: httpx.Response, stack: AsyncExitStack, skipped: int, length: int | None
) -> AsyncIterator[bytes]:
    async with stack:
        async for piece in answer.aiter_bytes():
            kept = piece[skipped:] if length is None else piece[skipped : skipped + length]
            skipped = max(skipped - len(piece), 0)
            if length is not None:
                length -= len(kept)
            if kept:
                yield kept
            if length == 0:
                return
