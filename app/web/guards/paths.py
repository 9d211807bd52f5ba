"""The same address with and without a slash at its end: a redirect would turn a POST into a GET, or lose its key."""

from starlette.types import ASGIApp, Receive, Scope, Send


class TrailingSlash:
    """Takes the slashes at the end of a path away, before any route is looked for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "http" and scope["path"].endswith("/"):
            scope = {**scope, "path": scope["path"].rstrip("/") or "/"}
        await self._app(scope, receive, send)
