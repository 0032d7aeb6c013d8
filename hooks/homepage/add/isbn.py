"""ISBNs: ten or thirteen digits, of which the last one shows whether the others are typed correctly (ISO 2108)."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"[\s‐-―-]+")


def isbn_of(text: str) -> str:
    """Return the ISBN in a text as thirteen digits without hyphens, or an empty string."""
    digits = _BETWEEN.sub("", text).upper()
    if not digits.isascii():
        return ""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return _thirteen(digits) if _is_ten(digits) else ""
    return digits if re.fullmatch(r"97[89]\d{10}", digits) and digits[-1] == _last_digit(digits[:12]) else ""


def _is_ten(digits: str) -> bool:
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0


def _thirteen(digits: str) -> str:
    first = f"978{digits[:9]}"
    return first + _last_digit(first)


def _last_digit(first: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first))
    return str(-total % 10)
