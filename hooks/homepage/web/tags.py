"""Finds attributes in the tags of HTML, and not what only looks like one in the value of another attribute."""

from __future__ import annotations

import re

_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'<>]*+)"""
_ATTRIBUTE = re.compile(r"""\s([^\s=<>"']+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]*)))?""")


def in_tags(start: str, attribute: str) -> re.Pattern[str]:
    """Return what finds the first attribute in each tag that starts in a way and matches `attribute`."""
    others = rf"(?:\s++(?!{start})[^\s=<>]++(?:={_VALUE})?+)*+"
    return re.compile(rf"<[a-z][^\s<>]*+{others}\s++{attribute}", re.IGNORECASE)


def whole_tags(names: str) -> re.Pattern[str]:
    """Return what finds the tags of elements with these names, joined by `|`."""
    return re.compile(rf"""<(?:{names})\b(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)


def attributes_of(tag: str) -> dict[str, str]:
    """Return the values of a tag's attributes by their names, as they are written."""
    return {name.lower(): "".join(values) for name, *values in _ATTRIBUTE.findall(tag)}
