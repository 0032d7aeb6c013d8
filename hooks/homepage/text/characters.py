"""Removes invisible characters from text."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
_STRAY_JOINER = re.compile(
    r"(?<![^\x00-\x7f\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\s\u200c\u200d])"
)
_MOST_MARKS = 32
_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}")


def tidy(text: str) -> str:
    """Return text in Unicode form NFC without control characters, direction overrides and zero-width characters."""
    if text.isascii() and text.isprintable():
        return text
    if not text.replace("\n", " ").isprintable():
        text = _HIDDEN.sub("", text)
        if "\u200c" in text or "\u200d" in text:
            text = _STRAY_JOINER.sub("", text)
    if len(text.encode("utf-8", "surrogatepass")) - len(text) >= _MOST_MARKS:
        # Sorting a long run of combining marks takes quadratic time; no script stacks more than a few.
        text = _MARKS.sub(_fewer_marks, text)
    return unicodedata.normalize("NFC", text)


def _fewer_marks(run: re.Match[str]) -> str:
    characters, stacked = [], 0
    for character in run[0]:
        stacked = stacked + 1 if unicodedata.combining(character) else 0
        if stacked <= 16:
            characters.append(character)
    return "".join(characters)
