"""The hosts of addresses, and whether they are on the web."""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from urllib.parse import unquote, urlsplit


def host_of(address: str) -> str:
    """Return the host of an address, or the address itself if it has none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def is_private(host: str) -> bool:
    """Return whether a host is in the network of who asks, not on the web."""
    name = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").strip("[]").rstrip(".").casefold()
    if name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        address = ipaddress.ip_address(_in_full(name))
    except ValueError:
        return False
    inside = address.ipv4_mapped or address.sixtofour if isinstance(address, ipaddress.IPv6Address) else None
    return not (inside or address).is_global


def _in_full(name: str) -> str:
    """Return an address of a computer that is written in short, such as `127.1` or `0x7f000001`, in full."""
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, ValueError):
        return name
