"""Text that is read from right to left: where it needs an element of its own, so that signs around it stay in place."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def is_right_to_left(text: str) -> bool:
    """Return whether a text has a letter of a script such as Hebrew or Arabic."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def isolated(html: str) -> str:
    """Return inline HTML in an element whose direction is that of its first letter, if any letter runs to the left.

    HTML with such elements is not changed. Source: the `bdi` element in the HTML Standard.
    """
    return f"<bdi>{html}</bdi>" if is_right_to_left(html) and "<bdi>" not in html else html
