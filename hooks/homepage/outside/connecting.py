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

    def __init__(self, inside: bool, connections: list[socket.socket]) -> None:
        """Remember whether the own network may be asked, and the list to which each connection is added."""
        super().__init__()
        self._inside, self._connections = inside, connections

    def http_open(self, request: Request) -> HTTPResponse:
        """Return the response; a proxy looks names up itself, and may be anywhere."""
        anywhere = self._inside or request.has_proxy()
        return self.do_open(_made(HTTPConnection, anywhere, self._connections), request)


class OnTheWebSecurely(HTTPSHandler):
    """Opens addresses of https; those in the own network only with `inside`."""

    def __init__(self, inside: bool, connections: list[socket.socket]) -> None:
        """Remember whether the own network may be asked, and the list to which each connection is added."""
        self._checking = _checking()
        super().__init__(context=self._checking)
        self._inside, self._connections = inside, connections

    def https_open(self, request: Request) -> HTTPResponse:
        """Return the response; a proxy looks names up itself, and may be anywhere."""
        anywhere = self._inside or getattr(request, "_tunnel_host", None) is not None
        return self.do_open(_made(HTTPSConnection, anywhere, self._connections), request, context=self._checking)


def _checking() -> ssl.SSLContext:
    """Return what checks certificates, by those of the system, or of certifi where Python finds none, as on macOS."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        with suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context


def _made(
    kind: type[HTTPConnection], anywhere: bool, connections: list[socket.socket]
) -> Callable[..., HTTPConnection]:
    """Return what makes a connection that looks where the name of its host leads, and can be cut."""

    def connected(place: tuple[str, int], *how: Any) -> socket.socket:
        connection = socket.create_connection(place, *how) if anywhere else _connected(place, *how)
        connections.append(connection.dup())  # which stays when the connection is encrypted
        return connection

    def made(*arguments: Any, **named: Any) -> HTTPConnection:
        connection = kind(*arguments, **named)
        connection._create_connection = connected  # type: ignore[attr-defined]
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
