"""Opens one address of http or https, without redirects, cookies or files, and within limits of time."""

from __future__ import annotations

import socket
from base64 import b64encode
from contextlib import contextmanager, suppress
from threading import Thread, Timer
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, UnknownHandler

from .connecting import OnTheWeb, OnTheWebSecurely
from .hosts import host_of, is_private

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from http.client import HTTPResponse

SOCKET_SECONDS = 10.0
HEADER_SECONDS = 20.0
ALL_SECONDS = 45.0
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@contextmanager
def opened(address: str, headers: Mapping[str, str], method: str, *, inside: bool = False) -> Iterator[HTTPResponse]:
    """Yield the response to a request; it ends after a time, whatever the server still sends.

    A server may send its headers, or what follows the content, so slowly or so long that no time limit of a socket
    ends the wait: so headers are read in a thread that can be given up, and the connection is cut in the end. With
    `inside`, the host may be in the own network, as it may if the address itself says so.
    """
    connections: list[socket.socket] = []
    opener = _opener(inside or is_private(host_of(address)), connections)
    request = Request(_in_ascii(address), headers={**headers, **_credentials(address)}, method=method)
    done: list[HTTPResponse | Exception] = []

    def open_it() -> None:
        try:
            done.append(opener.open(request, timeout=SOCKET_SECONDS))
        except Exception as error:
            done.append(error)

    thread = Thread(target=open_it, daemon=True)
    thread.start()
    thread.join(HEADER_SECONDS)
    timer = Timer(ALL_SECONDS, _cut, (connections,))
    timer.daemon = True
    timer.start()
    try:
        if not done:
            _cut(connections)
            raise TimeoutError
        if isinstance(done[0], Exception):
            raise done[0]
        with done[0] as response:
            yield response
    finally:
        timer.cancel()
        for each in connections:
            each.close()


def _opener(inside: bool, connections: list[socket.socket]) -> OpenerDirector:
    """Return an opener that knows http and https: no files, no ftp, no redirects of its own, no cookies."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        OnTheWeb(inside, connections),
        OnTheWebSecurely(inside, connections),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _cut(connections: list[socket.socket]) -> None:
    for each in connections:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


def _credentials(address: str) -> dict[str, str]:
    """Return the header for a name and a password that an address contains."""
    parts = urlsplit(address)
    if parts.username is None:
        return {}
    both = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Authorization": f"Basic {b64encode(both.encode()).decode()}"}


def _in_ascii(address: str) -> str:
    """Return an address with a host in Punycode and all else percent-encoded (RFC 3987, section 3.1)."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    return quote(urlunsplit(parts._replace(netloc=host)), safe=_SAFE)
