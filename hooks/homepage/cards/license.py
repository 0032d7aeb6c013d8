"""Reads the license of a card from its keys `license`, `license_name` and `license_link`."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..problems import did_you_mean
from ..text.plain_values import quotable
from ..text.safe_urls import leads_elsewhere, safe_url
from .hub_lists import licenses, list_date, names_by_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from .fields import CardFields

_HUB_FILE = re.compile(r"(?:[\w-]+/)*\w[\w.-]*(?: [\w.-]+)*")
"""A file in a repository; a folder name with a dot is more likely a server."""


@dataclass(frozen=True, slots=True)
class License:
    """The license of a model or data set."""

    id: str
    """As the Hub writes it: "apache-2.0", "other"."""
    name: str
    """As readers write it: "Apache 2.0"."""
    url: str
    """The address of its text, or empty."""
    local: bool = False
    """Whether the address is a file of the site, relative to the site's root."""
    each: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """The name and address of each license, if there are several."""


def read_license(fields: CardFields, repository: str, has_file: Callable[[str], bool]) -> License | None:
    """Return the license of a card, or None if it states none; several licenses share the id of the first.

    `license_name` is the name of a license that the Hub does not know. `repository` is the path of the card's
    repository on the Hub, or empty; `has_file` says whether the site has a file, by its path in docs/.
    """
    written = fields.texts("license")
    given = fields.text("license_name")
    link, local = _link(fields, repository, has_file)
    if not (written or given or link):
        return None
    ids = {text.casefold(): text for text in written} or {"other": ""}
    for license_id, text in ids.items():
        if license_id not in licenses():
            fields.report("license", _unknown(text), "license-id")
    if given and not any(map(_is_named, ids)):
        message = '"license_name" is used only with "license: other": write that, or remove "license_name"'
        fields.report("license_name", message, "license-name")
    names, urls = zip(*(_known(license_id, text, given) for license_id, text in ids.items()), strict=True)
    each = tuple(zip(names, urls, strict=True)) if len(ids) > 1 and not link else ()
    return License(next(iter(ids)), ", ".join(names), link or urls[0], local, each)


def _is_named(license_id: str) -> bool:
    """Return whether `license_name` may name a license with this id: "other", or an id that the Hub does not know."""
    return license_id == "other" or license_id not in licenses()


def _known(license_id: str, text: str, given: str) -> tuple[str, str]:
    """Return a license's name and address from the Hub's list, or else from SPDX; `given` is `license_name`."""
    spdx = _spdx().get(license_id, "")
    name, url = licenses().get(license_id, (text, f"https://spdx.org/licenses/{spdx}.html" if spdx else ""))
    return (given if given and _is_named(license_id) else name), url


def _spdx() -> dict[str, str]:
    return {identifier.casefold(): identifier for identifier in names_by_id("spdx")}


def _unknown(text: str) -> str:
    spdx = _spdx().get(text.casefold())
    if spdx:
        return (
            f'"{quotable(text)}" is an SPDX identifier, but not a license id of the Hub: write "license: other", '
            f'"license_name: {spdx}" and "license_link: https://spdx.org/licenses/{spdx}.html".'
        )
    return (
        f'"{quotable(text)}" is not a license id of the Hub, nor of SPDX ({list_date("spdx")}): write one, such as '
        f'"apache-2.0", or "license: other" with "license_name" and "license_link".{did_you_mean(text, licenses())}'
    )


def _link(fields: CardFields, repository: str, has_file: Callable[[str], bool]) -> tuple[str, bool]:
    """Return the license's address, and whether it is a file of the site.

    A file name without a folder is a file in the card's repository, as on the Hub, if the repository is known.
    """
    written = fields.text("license_link")
    link = safe_url(written)
    if written and not link:
        message = f'"{quotable(written)}" is not an address: write one that starts with https:// or http://'
        fields.report("license_link", message, "unsafe-link")
    if not link or leads_elsewhere(link):
        return link, False
    file = posixpath.normpath(written.lstrip("/"))
    on_hub = f"https://huggingface.co/{repository}/blob/main/{quote(file)}"
    is_on_hub = bool(repository) and _HUB_FILE.fullmatch(file)
    if is_on_hub and "/" not in file:
        return on_hub, False
    if has_file(file):
        return quote(file), True
    if is_on_hub:
        return on_hub, False
    message = (
        f'"license_link: {quotable(written)}" is not a file in docs/, so the link leads nowhere: write an address that '
        'starts with https://, or "hub_id", the repository that has it'
    )
    fields.report("license_link", message, "missing-file")
    return "", False
