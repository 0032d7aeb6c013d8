"""Connects to a host where its name leads, after a look at where that is.

The name is looked up once, and the connection goes to the very address that was looked at: who asked again could get
another answer, such as the address of a router.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.request import HTTPHandler, HTTPSHandler

from .hosts import is_private, stands_for_another

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPResponse
    from urllib.request import Request


class OwnNetworkError(Exception):
    """The name of a host leads into the network of who asks."""


class OnTheWeb(HTTPHandler):
    """Opens addresses of http; those in the own network only with `inside`."""

    def __init__(self, inside: bool) -> None:
        """Remember whether the own network may be asked."""
        super().__init__()
        self._inside = inside

    def http_open(self, request: Request) -> HTTPResponse:
        """Return the response; a proxy looks names up itself, and may be anywhere."""
        anywhere = self._inside or request.has_proxy()
        return self.do_open(HTTPConnection if anywhere else _looking(HTTPConnection), request)


class OnTheWebSecurely(HTTPSHandler):
    """Opens addresses of https; those in the own network only with `inside`."""

    def __init__(self, inside: bool) -> None:
        """Remember whether the own network may be asked."""
        super().__init__(context=_checking())
        self._inside = inside

    def https_open(self, request: Request) -> HTTPResponse:
        """Return the response; a proxy looks names up itself, and may be anywhere."""
        anywhere = self._inside or getattr(request, "_tunnel_host", None)
        return self.do_open(
            HTTPSConnection if anywhere else _looking(HTTPSConnection),
            request,
            context=self._context,  # type: ignore[attr-defined]
        )


def _checking() -> ssl.SSLContext:
    """Return what checks certificates, by those of the system, or of certifi where Python finds none, as on macOS."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        with suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context


def _looking(kind: type[HTTPConnection]) -> Callable[..., HTTPConnection]:
    """Return what makes a connection that looks where the name of its host leads."""

    def made(*arguments: Any, **named: Any) -> HTTPConnection:
        connection = kind(*arguments, **named)
        connection._create_connection = _connected  # type: ignore[attr-defined]
        return connection

    return made


def _connected(place: tuple[str, int], timeout: float, source: tuple[str, int] | None = None) -> socket.socket:
    """Return a connection to a host on the web; the first of its addresses that answers."""
    host, port = place
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if any(is_private(address) and not stands_for_another(address) for address in found):
        raise OwnNetworkError(host)
    for number, address in enumerate(found, 1):
        try:
            return socket.create_connection((address, port), timeout, source)
        except OSError:
            if number == len(found):
                raise
    raise OSError("the name has no address")
