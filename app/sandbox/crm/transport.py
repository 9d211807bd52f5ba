"""How the CRM reaches the app: one HTTP client per call, so that it works from any event loop."""

import functools
import ssl

import httpx


@functools.cache
def _tls() -> ssl.SSLContext:
    # Loading the certificates takes about 30 ms: once, not for each call.
    return httpx.create_ssl_context()


def open_client() -> httpx.AsyncClient:
    """A client for calls to the app: 30 s timeout, no redirects, no proxies."""
    return httpx.AsyncClient(verify=_tls(), timeout=30, follow_redirects=False, trust_env=False)
