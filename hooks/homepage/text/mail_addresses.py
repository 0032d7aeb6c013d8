"""Writes mail addresses so that programs which collect them find none; for readers nothing is different.

Such programs search the bytes of a page. So the signs of an address are written in the other form that each format has.
"""

from __future__ import annotations

import re

from .code_fences import CODE

_PLAIN = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS = rf"(?<![\w.+%/@-])(?:mailto:)?{_PLAIN}"
_MAIL = re.compile(_ADDRESS)
_SIGN = re.compile(r"@(?<=[\w.+%-]@)[\w-]+\.[\w-]")
"""What is in each address, and found fast, as it starts with a sign that is rare."""
_SCRIPTS = re.compile(r"(<(script|style)\b.*?(?:</\2\s*>|\Z))", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""<script\b[^>]*\btype=["']?application/(?:ld\+)?json""", re.IGNORECASE)
_OR_CODE = re.compile(rf"{CODE}|(?P<link><(?P<in_link>{_PLAIN})>)|(?P<mail>{_ADDRESS})", re.MULTILINE)
_IN_YAML = re.compile(r"^(\s*email: )(\S+)@(\S+)$", re.MULTILINE)


def in_html(html: str) -> str:
    """Return HTML with each address as character references; scripts stay, but for data, in which `@` is escaped."""
    if not _SIGN.search(html):
        return html
    parts = _SCRIPTS.split(html)
    for at in range(0, len(parts), 3):
        parts[at] = _MAIL.sub(lambda found: _references(found[0]), parts[at])
    for at in range(1, len(parts), 3):
        parts[at] = in_json(parts[at]) if _DATA.match(parts[at]) else parts[at]
    return "".join(part for at, part in enumerate(parts) if at % 3 != 2)


def in_xml(xml: str) -> str:
    """Return XML with a reference for the `@` of each address."""
    return _MAIL.sub(lambda found: found[0].replace("@", "&#64;"), xml) if _SIGN.search(xml) else xml


def in_json(text: str) -> str:
    """Return JSON with an escape for the `@` of each address."""
    return _MAIL.sub(lambda found: found[0].replace("@", r"\u0040"), text) if _SIGN.search(text) else text


def in_yaml(text: str) -> str:
    """Return YAML with an escape for the `@` in each value of `email`."""
    return _IN_YAML.sub(r'\1"\2\\x40\3"', text)


def in_markdown(text: str) -> str:
    """Return Markdown with a reference for the `@` of each address outside code."""
    return _OR_CODE.sub(_in_markdown, text) if _SIGN.search(text) else text


def _in_markdown(found: re.Match[str]) -> str:
    if found["link"]:  # between < and > a reference would make it text
        shown = found["in_link"].replace("@", "&#64;")
        return f"[{shown}](mailto:{shown})"
    return found[0].replace("@", "&#64;") if found["mail"] else found[0]


def _references(text: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in text)
