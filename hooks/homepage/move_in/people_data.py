"""A person of a group, as data files of other systems describe one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.orcids import orcid_of, wrong_orcid
from ..text.plain_values import plain_text, text_list
from .profiles import account_name, account_url, known_account

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .records import Item

_FIELDS = {
    "name": ("name", "title"),
    "role": ("role", "position", "job", "job_title", "title", "degree"),
    "affiliation": ("affiliation", "institution", "organization"),
    "email": ("email", "mail", "e-mail"),
    "website": ("website", "homepage", "url", "web", "link", "page"),
    "orcid": ("orcid", "orcid_id"),
    "picture": ("image", "photo", "picture", "img", "avatar", "pic", "headshot"),
    "now": ("now", "current", "current_position", "next", "next_position"),
    "since": ("since", "start", "start_date", "from", "joined", "start_year"),
    "until": ("until", "end", "end_date", "to", "left", "end_year"),
}
_TEXTS = ("blurb", "bio", "description", "text", "about", "interests", "research")


def person_of(row: Mapping[str, object], group: str = "") -> Item:
    """Return what an item of the list of people says for a row; what has no field becomes a part of the text."""
    given = {key: value for key, value in row.items() if value not in (None, "", [], {}) and value is not False}
    values: Item = {}
    for field, names in _FIELDS.items():
        if source := next((name for name in names if isinstance(given.get(name), str | int)), ""):
            values[field] = plain_text(given.pop(source))
    groups = text_list(given.pop("groups", None) or given.pop("group", None) or group)
    if wrong_orcid(orcid_of(str(values.get("orcid", "")))):
        values.pop("orcid", None)
    links = _links(given)
    texts = [plain_text(given.pop(key)) for key in _TEXTS if key in given]
    rest = [f"{key.replace('_', ' ').capitalize()}: {plain_text(value)}" for key, value in given.items()]
    return {**values, "groups": list(groups), "text": " ".join([*texts, *(f"{each}." for each in rest), *links])}


def _links(given: dict[str, object]) -> list[str]:
    """Return the accounts of a row as links; they count as read then."""
    found = []
    for key in list(given):
        if isinstance(given[key], str) and (name := known_account(key)):
            url = account_url(name, plain_text(given.pop(key)))
            found.append(f"[{account_name(name, '', url)}]({url})")
    return [", ".join(found)] if found else []
