"""Opens one address of http or https, without redirects, cookies or files, and within limits of time."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, UnknownHandler

from .connecting import OnTheWeb, OnTheWebSecurely
from .hosts import host_of, is_private

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from http.client import HTTPResponse

T = TypeVar("T")

_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may take, and how much it may send."""

    silence: float = 10.0
    """Seconds in which nothing comes."""
    all: float = 45.0
    """Seconds until all has come."""
    megabytes: int = 5
    tries: int = 3
    """How often a server is asked that is busy or does not answer in time."""


def opened(
    address: str, headers: Mapping[str, str], method: str, silence: float, *, inside: bool = False
) -> HTTPResponse:
    """Return the response to a request; `silence` is the seconds in which nothing may come.

    With `inside`, the host may be in the own network, as it may if the address itself says so.
    """
    inside = inside or is_private(host_of(address))
    request = Request(_in_ascii(address), headers={**headers, **_credentials(address)}, method=method)
    response: HTTPResponse = _opener(inside=inside).open(request, timeout=silence)
    return response


def in_time(work: Callable[[], T], seconds: float) -> T:
    """Return what a function returns, or raise `TimeoutError` after these seconds and give up its thread.

    A server may send its headers, or the length of a chunk, so slowly that no time limit of a socket ends the wait.
    """
    done: list[T] = []
    failed: list[Exception] = []

    def do_it() -> None:
        try:
            done.append(work())
        except Exception as error:
            failed.append(error)

    thread = Thread(target=do_it, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise TimeoutError
    return done[0]


def _opener(*, inside: bool) -> OpenerDirector:
    """Return an opener that knows http and https: no files, no ftp, no redirects of its own, no cookies."""
    opener = OpenerDirector()
    for handler in (ProxyHandler(), OnTheWeb(inside), OnTheWebSecurely(inside), UnknownHandler()):
        opener.add_handler(handler)
    return opener


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
