"""Opens one address of http or https, without redirects, cookies or files, and within limits of time."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, UnknownHandler

from .connecting import OnTheWeb, OnTheWebSecurely
from .hosts import host_of, is_private

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPResponse

SOCKET_SECONDS = 10.0
HEADER_SECONDS = 20.0
_SAFE = "%/:=&?~#+!$,;'@()*[]"


def opened(address: str, headers: Mapping[str, str], method: str, *, inside: bool = False) -> HTTPResponse:
    """Return the response to a request, made in a thread that can be given up.

    A server may send its headers so slowly that no time limit of a socket ends the wait. With `inside`, the
    host may be in the own network, as it may if the address itself says so.
    """
    inside = inside or is_private(host_of(address))
    request = Request(_in_ascii(address), headers=dict(headers), method=method)
    done: list[HTTPResponse | Exception] = []

    def open_it() -> None:
        try:
            done.append(_opener(inside=inside).open(request, timeout=SOCKET_SECONDS))
        except Exception as error:
            done.append(error)

    thread = Thread(target=open_it, daemon=True)
    thread.start()
    thread.join(HEADER_SECONDS)
    if not done:
        raise TimeoutError
    if isinstance(done[0], Exception):
        raise done[0]
    return done[0]


def _opener(*, inside: bool) -> OpenerDirector:
    """Return an opener that knows http and https: no files, no ftp, no redirects of its own, no cookies."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), OnTheWeb(inside), OnTheWebSecurely(inside), UnknownHandler()):
        opener.add_handler(handler)
    return opener


def _in_ascii(address: str) -> str:
    """Return an address with a host in Punycode and all else percent-encoded (RFC 3987, section 3.1)."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return quote(urlunsplit(parts._replace(netloc=host)), safe=_SAFE)
