"""Prints references with pandoc: from CSL-JSON items and a style file to clean inline HTML."""

from __future__ import annotations

import base64
import json
import re
from html import unescape
from typing import TYPE_CHECKING

from ..settings.options import STYLES
from .style_files import FOLDER
from .style_items import Places, style_item

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from .lua_script import LuaScript

_AMONG_OTHERS = re.compile(
    r'\s(?:disambiguate-[a-z-]+|givenname-disambiguation-rule|subsequent-author-[a-z-]+)="[^"]*"'
)
_OWN_LANGUAGE = re.compile(r'\sdefault-locale="[^"]*"')
_SORT = re.compile(r"(<(?:citation|bibliography)\b[^>]*>\s*)<sort>.*?</sort>", re.DOTALL)
_NAMES = (re.compile("<title-short>([^<]+)</title-short>"), re.compile("<title>([^<]+)</title>"))
_REFERENCE = re.compile(r'<div id="ref-(\d+)"[^>]*>\n(.*?)\n</div>\n(?=<div id="ref-|</div>\s*\Z)', re.DOTALL)
_NUMBER = re.compile(r'<div class="csl-left-margin">.*?</div>', re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_ATTRIBUTE = re.compile(r' (?:href="(?:https?://[^"]*|#ref-\d+)"|class="(?:pub__title|small-caps)")')
_ELEMENTS = frozenset({"em", "strong", "sup", "sub"})


def style_name(style: Path) -> str:
    """Return the name of a style for readers: a short name for included styles, else the name in the file."""
    if style.parent == FOLDER:
        return STYLES[style.stem]
    source = style.read_text(encoding="utf-8")
    return next((unescape(found[1]).strip() for name in _NAMES if (found := name.search(source))), style.stem)


def printed(
    items: Sequence[Mapping[str, object]], name: str, source: str, script: LuaScript, language: str = "en"
) -> list[str]:
    """Return the reference of each item, in the order of the items; each is printed as if it were the only one.

    The words are those of CSL's locale for the language.
    """
    places = Places()
    numbered = [{**style_item(item, places), "id": str(number)} for number, item in enumerate(items)]
    style = style_address(_alone(own_locale(source, language)))
    answer = script({"items": json.dumps(numbered), "style": style, "language": language}, name)
    found = {int(number): _inline(text) for number, text in _REFERENCE.findall(answer["html"])}
    return [places.printed(found.get(number, "")) for number in range(len(items))]


def own_locale(style: str, language: str) -> str:
    """Return a style for pages in a language: it keeps a language of its own on English pages only."""
    return style if language == "en" else _OWN_LANGUAGE.sub("", style)


def _alone(style: str) -> str:
    """Return a style for single references, without letters, initials or dashes that depend on other references."""
    return _SORT.sub(r"\1", _AMONG_OTHERS.sub("", style))


def style_address(style: str) -> str:
    """Return the text of a style as an address that pandoc reads like a file's."""
    return f"data:application/xml;base64,{base64.b64encode(style.encode()).decode()}"


def _inline(html: str) -> str:
    """Return a reference as text with inline markup, without its number and without unexpected tags."""
    return " ".join(with_elements(_NUMBER.sub("", html), _ELEMENTS).split())


def with_elements(html: str, elements: Collection[str]) -> str:
    """Return HTML that pandoc wrote with these elements and links alone; attributes are those this engine knows."""

    def kept(tag: re.Match[str]) -> str:
        closing, name, attributes = tag.groups()
        if name not in elements and name != "a":
            return ""
        found = _ATTRIBUTE.search(attributes)
        return f"<{closing}{name}{found[0] if found else ''}>"

    return _TAG.sub(kept, html)
