"""The hosts of addresses, and whether they are on the web."""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from urllib.parse import unquote, urlsplit

_BEFORE_IPV4 = (bytes(12), bytes.fromhex("0064ff9b0000000000000000"))
"""What stands before an IPv4 address in one that is compatible with it, or translated (RFC 4291, 6052)."""


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
    if isinstance(address, ipaddress.IPv4Address):
        return not address.is_global
    inside = _ipv4_in(address)
    return address.is_site_local or not (inside or address).is_global


def _ipv4_in(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the address of the older kind that a newer one leads to, if any."""
    if address.packed[:12] in _BEFORE_IPV4:
        return ipaddress.IPv4Address(address.packed[12:])
    return address.ipv4_mapped or address.sixtofour


def stands_for_another(address: str) -> bool:
    """Return whether a name leads to an address that a proxy on this computer made up for it (of RFC 2544)."""
    return address.startswith(("198.18.", "198.19."))


def _in_full(name: str) -> str:
    """Return an address of a computer that is written in short, such as `127.1` or `0x7f000001`, in full."""
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, ValueError):
        return name
