"""Writes text and addresses as Markdown, with special characters escaped."""

from __future__ import annotations

import re
from urllib.parse import quote

_MARKUP = re.compile(r"([\\`*_\[\]<])")
_BLOCK = re.compile(r"\A(?P<number>\d{1,9}(?=[.)](?: |$))|)(?P<mark>[-+>#]|(?<=\d)[.)])")
_IN_ADDRESS = "%/:?#@!$&'*+,;=~[]"
_USUAL = re.compile(r"[\w./:#-]*", re.ASCII)
"""An address that needs no quoting, as almost all addresses."""


_IN_HEADING = re.compile(r"(?P<formula>\$(?!\s)[^$\[\]!`&<]+\$)|(?P<sign>[\[\]<]|&(?=#?\w+;))|[\\`*_{}!#]")
"""A formula, which a heading may have, and each sign that Markdown could read there."""
_ENTITIES = {"[": "&#91;", "]": "&#93;", "<": "&lt;", "&": "&amp;"}
"""The signs that would have another meaning after a backslash: brackets are those of a formula there."""


def plain(text: str) -> str:
    """Return text on one line, escaped so that Markdown shows it unchanged."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def heading(text: str) -> str:
    """Return text as the words of a heading: formulas stay, and nothing else in it has a meaning, as `{: ... }` has."""

    def safe(found: re.Match[str]) -> str:
        return _ENTITIES[found[0]] if found["sign"] else found["formula"] or f"\\{found[0]}"

    return _IN_HEADING.sub(safe, " ".join(text.split()))


def paragraph(text: str) -> str:
    """Return text as a paragraph of one line, escaped so that it does not start a heading, list or quotation."""
    return _BLOCK.sub(r"\g<number>\\\g<mark>", plain(text))


def link(text: str, url: str) -> str:
    """Return a Markdown link, or only the text if the address is empty."""
    if not url:
        return plain(text)
    return f"[{plain(text)}]({url if _USUAL.fullmatch(url) else quote(url, safe=_IN_ADDRESS)})"


def item(name: str, url: str, note: str = "") -> str:
    """Return one line of a list: a link and, after a colon, a note."""
    return f"- {link(name, url)}: {plain(note)}" if note else f"- {link(name, url)}"


def fenced(text: str, language: str) -> str:
    """Return text as a block of code; its fence is longer than any in the text."""
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`{3,}", text)), 3)
    return f"{fence}{language}\n{text.strip()}\n{fence}"


def sentences(*parts: str) -> str:
    """Return the parts that are not empty, separated by periods."""
    return ". ".join(part.rstrip(".") for part in parts if part)


_CODE_OR_TAG = re.compile(
    r"(?<!\\)(`+).+?(?<!`)\1(?!`)|<https?://[^<>\s]*>|<[^<>\s!/]+@[^@<>\s]+>|(?P<tag><)", re.IGNORECASE | re.DOTALL
)


def without_tags(markdown: str) -> str:
    """Return Markdown without HTML: each `<` of a tag outside code is escaped, so that the tag is shown as text."""
    return _CODE_OR_TAG.sub(lambda match: "&lt;" if match["tag"] else match[0], markdown)
