"""Blocks and citations of this engine, as a page of the author's writes them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_QUERY = re.compile(r"@(?P<type>\*|\w+)(?P<wishes>(?:\[[^\]]*\]\*?)*)")
_WISH = re.compile(r"\[\s*(\w+)\s*(?P<sign>[=^~!>]=?|)\s*([^\]]*?)\s*\]")
_AS_OPTION = {"keywords": "keywords", "keyword": "keywords", "author": "author", "year": "year", "key": "keys"}


def block(name: str, **options: object) -> str:
    """Return a block with its options, each on a line."""
    lines = [f"    {key}: {_value(value)}" for key, value in options.items() if value not in ("", None, [])]
    return "\n".join((f"/// {name}", *lines, "///"))


def cited(keys: Iterable[str], known: Collection[str], locator: str = "") -> str | None:
    """Return a citation, or None if one of the keys is not known."""
    found = list(keys)
    if not found or any(key not in known for key in found):
        return None
    last = f", {locator}" if locator else ""
    plain = [f"@{key}" if re.fullmatch(r"[\w:./+-]*\w", key) else f"@{{{key}}}" for key in found]
    return f"[{'; '.join(plain)}{last}]"


def publications_block(options: str, is_whole_list: bool) -> str | None:
    """Return the list that `bibliography` of jekyll-scholar shows, or None if its query has no equal here.

    https://github.com/inukshuk/jekyll-scholar#bibliographies
    """
    chosen: dict[str, object] = {}
    if query := re.search(r"(?:-q|--query)\s+(.*?)(?=\s--?\w|$)", options):
        found = _QUERY.match(query[1].strip("\"' "))
        if not found or "," in query[1].split("[")[0]:
            return None
        if found["type"] not in ("*", "entry"):
            chosen["type"] = found["type"]
        for name, sign, value in _WISH.findall(found["wishes"] or ""):
            if name == "selected":
                chosen["selected"] = True
            elif sign.startswith(("=", "^", "~")) and name in _AS_OPTION and value:
                chosen[_AS_OPTION[name]] = value.strip("\"'")
            else:
                return None
    if most := re.search(r"(?:-m|--max)\s+(\d+)", options):
        chosen["limit"] = int(most[1])
    if group := re.search(r"--group_by\s+(\w+)", options):
        chosen["group"] = group[1] if group[1] in ("year", "type", "none") else "year"
    if is_whole_list and not chosen:
        chosen["filters"] = True
    return block("publications", **chosen)


def _value(value: object) -> str:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if re.fullmatch(r"[\w./-]+", text) else json.dumps(text, ensure_ascii=False)
