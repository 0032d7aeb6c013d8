"""The hosts of addresses, and whether they are on the web."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """Return the host of an address, or the address itself if it has none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def is_private(host: str) -> bool:
    """Return whether a host is in the network of who asks, not on the web."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False
