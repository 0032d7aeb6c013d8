"""Polite requests: one user agent, a pause between requests to a host, limits, and a second try where that helps."""

from __future__ import annotations

import re
import ssl
import time
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit

from .. import __version__
from ..problems import seen
from .connecting import OwnNetworkError
from .hosts import host_of, is_private
from .opening import Limits, in_time, opened
from .waiting import seconds_to_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message
    from http.client import HTTPResponse

USER_AGENT = f"academic-homepage/{__version__} (asks for one record at a time)"
_MOST_REDIRECTS = 6
_LONGEST_WAIT = 30.0
_AGAIN = frozenset({429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed a little later (RFC 9110, section 15; RFC 6585 for 429)."""
_WHOLE = frozenset({200, 203})
"""Statuses of an answer that has the whole content."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NEXT = re.compile(r'<([^<>]{1,2000})>\s*;\s*rel="?next\b', re.IGNORECASE)
_PAUSES = {"export.arxiv.org": 3.0}
"""Seconds between two requests to a host that asks for more than the usual pause."""
_PAUSE = 0.5


class NoAnswerError(Exception):
    """There is no usable answer; the text says why, as the end of a sentence about the address."""

    def __init__(self, why: str, status: int = 0, *, offline: bool = False) -> None:
        """Remember the status of the answer, if there was one, and whether the host could not be reached at all."""
        super().__init__(why)
        self.status = status
        self.offline = offline


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered in the end."""

    address: str
    """Where the answer came from, after all redirects."""
    status: int
    data: bytes
    next: str = ""
    """The address of the next part, if this is one of several (RFC 8288)."""


@dataclass(slots=True)
class Web:
    """The way to the web; `route` says where a request goes in place of an address, which tests use."""

    route: Callable[[str], str] = str
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    limits: Limits = field(default_factory=Limits)
    of_owner: bool = False
    """Whether the owner gave the addresses: a name that the owner gave may lead into the own network."""
    _asked: dict[str, float] = field(default_factory=dict)
    """When each host was asked last."""

    def get(self, address: str, accept: str = "*/*") -> bytes:
        """Return the content at an address; raise `NoAnswerError` unless the server gives it."""
        return self.answer(address, accept).data

    def answer(self, address: str, accept: str = "*/*") -> Answer:
        """Return the answer with the content at an address; raise `NoAnswerError` unless the server gives it."""
        answer = self.ask(address, accept)
        if answer.status in (404, 410):
            raise NoAnswerError(f"{host_of(address)} does not know it (status {answer.status})", answer.status)
        if answer.status not in _WHOLE:
            raise NoAnswerError(f"{host_of(address)} refused to answer (status {answer.status})", answer.status)
        return answer

    def ask(self, address: str, accept: str = "*/*", method: str = "GET", *, whole: bool = True) -> Answer:
        """Return the answer of any status; where a server is busy, wait as long as it asks for, and try again.

        Without `whole`, only the status is read, not the content.
        """
        for number in range(1, self.limits.tries + 1):
            try:
                answer, wait = self._followed(address, accept, method, whole)
            except TimeoutError:
                if number == self.limits.tries:
                    raise NoAnswerError(f"{host_of(address)} did not answer in time", offline=True) from None
                wait = ""
            else:
                if answer.status not in _AGAIN or number == self.limits.tries:
                    return answer
            self._wait(address, seconds_to_wait(wait, number))
        raise AssertionError  # the last try returns or raises

    def _wait(self, address: str, seconds: float) -> None:
        if seconds > _LONGEST_WAIT:
            why = f"{host_of(address)} is busy and asks to wait {seconds:.0f} seconds; run the command again then"
            raise NoAnswerError(why, 429)
        self.sleep(seconds)

    def _followed(self, address: str, accept: str, method: str, whole: bool) -> tuple[Answer, str]:
        """Return the answer at the end of the redirects, and what its `Retry-After` says."""
        end = self.clock() + self.limits.all
        here = address
        for _ in range(_MOST_REDIRECTS):
            self._pause(host_of(here))
            inside = self.of_owner and host_of(here) == host_of(address)
            asked = partial(self._answer, here, accept, method, whole, end, inside)
            answer, headers = in_time(asked, end - self.clock())
            if not _is_moved(answer.status, headers):
                return answer, headers.get("Retry-After", "")
            here = _redirected(here, headers["Location"], address)
        raise NoAnswerError(f"{host_of(address)} redirects again and again")

    def _answer(
        self, address: str, accept: str, method: str, whole: bool, end: float, inside: bool
    ) -> tuple[Answer, Message]:
        """Return one answer, which may be a redirect, and its headers."""
        sent = {"User-Agent": USER_AGENT, "Accept": accept, "Accept-Encoding": "identity"}
        try:
            with opened(self.route(address), sent, method, self.limits.silence, inside=inside) as response:
                headers = response.headers
                is_read = whole and method != "HEAD" and not _is_moved(response.status, headers)
                data = self._read(response, address, end) if is_read else b""
                return Answer(address, response.status, data, _next(headers, address)), headers
        except OwnNetworkError:
            raise NoAnswerError(f"{host_of(address)} leads to an address of your own network") from None
        except (OSError, HTTPException, ValueError) as error:
            raise _why(error, host_of(address)) from None

    def _pause(self, host: str) -> None:
        """Wait until a host may be asked again."""
        if host in self._asked:
            rest = self._asked[host] + _PAUSES.get(host, _PAUSE) - self.clock()
            if rest > 0:
                self.sleep(rest)
        self._asked[host] = self.clock()

    def _read(self, response: HTTPResponse, address: str, end: float) -> bytes:
        parts, size = [], 0
        if (packed := response.headers.get("Content-Encoding", "").strip()).lower() not in ("", "identity"):
            raise NoAnswerError(f"the answer of {host_of(address)} cannot be read (it is packed with {_said(packed)})")
        while part := response.read1(65536):
            parts.append(part)
            size += len(part)
            if size > self.limits.megabytes * 1_000_000:
                raise NoAnswerError(f"the answer of {host_of(address)} is larger than {self.limits.megabytes} MB")
            if self.clock() > end:
                raise TimeoutError
        if response.length:
            raise NoAnswerError(f"the answer of {host_of(address)} cannot be read (its end is missing)")
        return b"".join(parts)


def _next(headers: Message, here: str) -> str:
    found = _NEXT.search(", ".join(headers.get_all("Link", ())))
    return urljoin(here, found[1]) if found else ""


def _is_moved(status: int, headers: Message) -> bool:
    return status in _REDIRECTS and bool(headers.get("Location"))


def _redirected(here: str, target: str, asked: str) -> str:
    """Return where a redirect leads; raise `NoAnswerError` if it leads to anything but a web page of others."""
    try:
        new = urljoin(here, target)
        scheme, host = urlsplit(new).scheme, host_of(new)
    except ValueError:
        scheme = host = ""
    if scheme not in ("http", "https") or not host:
        raise NoAnswerError(f"{host_of(here)} redirects to something that is not a web address")
    if is_private(host) and not is_private(host_of(asked)):
        raise NoAnswerError(f"{host_of(here)} redirects to {host}, an address of your own network")
    return new


def _why(error: Exception, host: str) -> Exception:
    """Return the error to raise: a time-out, which is worth a second try, or the reason why there is no answer."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return TimeoutError()
    if isinstance(reason, ssl.SSLError):
        return NoAnswerError(f"the certificate or the encryption of {host} is not valid ({_said(reason)})")
    if isinstance(reason, OSError):
        return NoAnswerError(f"{host} cannot be reached ({_said(reason)})", offline=True)
    return NoAnswerError(f"the answer of {host} cannot be read ({_said(reason)})")


def _said(reason: object) -> str:
    text = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return seen(" ".join(str(text).split())[:120])
