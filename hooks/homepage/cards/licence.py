"""The terms that a card's `license`, `license_name` and `license_link` state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..inline_html import safe_url
from ..plain_values import quotable
from ..problems import did_you_mean
from .hub_lists import list_date, names_by_id
from .hub_vocabulary import LICENCES

if TYPE_CHECKING:
    from .fields import CardFields


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms a model or data set is released under."""

    id: str
    """As the Hub writes it: "apache-2.0", "other"."""
    name: str
    """As readers write it: "Apache 2.0"."""
    url: str
    """Where its text stands, or empty."""


def read_licence(fields: CardFields, repository: str) -> Licence | None:
    """Return the licence, several ones under the first's id; a `license_name` says more than the id does."""
    written = fields.texts("license")
    given = fields.text("license_name")
    link = _link(fields, repository)
    if not (written or given or link):
        return None
    ids = {text.casefold(): text for text in written} or {"other": ""}
    for licence_id, text in ids.items():
        if licence_id not in LICENCES:
            fields.complain("license", _unknown(text), "licence-id")
    names, urls = zip(*(_known(licence_id, text) for licence_id, text in ids.items()), strict=True)
    return Licence(next(iter(ids)), given or ", ".join(names), link or urls[0])


def _known(licence_id: str, text: str) -> tuple[str, str]:
    """Return a licence's name and address, by the Hub's list or else by SPDX's."""
    spdx = _spdx().get(licence_id, "")
    return LICENCES.get(licence_id, (text, f"https://spdx.org/licenses/{spdx}.html" if spdx else ""))


def _spdx() -> dict[str, str]:
    return {identifier.casefold(): identifier for identifier in names_by_id("spdx")}


def _unknown(text: str) -> str:
    spdx = _spdx().get(text.casefold())
    if spdx:
        return (
            f'"{quotable(text)}" is an SPDX identifier, but not a licence id of the Hub: write "license: other", '
            f'"license_name: {spdx}" and "license_link: https://spdx.org/licenses/{spdx}.html".'
        )
    return (
        f'"{quotable(text)}" is not a licence id of the Hub, nor of SPDX ({list_date("spdx")}): write one, such as '
        f'"apache-2.0", or "license: other" with "license_name" and "license_link".{did_you_mean(text, LICENCES)}'
    )


def _link(fields: CardFields, repository: str) -> str:
    """Return the licence's address; the bare name of a file means one in the repository on the Hub."""
    written = fields.text("license_link")
    if repository and re.fullmatch(r"[\w.-]+(?: [\w.-]+)*", written):
        return f"https://huggingface.co/{repository}/blob/main/{quote(written)}"
    link = safe_url(written)
    if written and not link:
        message = f'"{quotable(written)}" is not an address: write one that starts with https:// or http://'
        fields.complain("license_link", message, "unsafe-link")
    return link
