"""Reads the front matter of an author's page again and compares it with what the host has read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..front_matter.document import FrontMatter, split_front_matter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..problems import Problem

_OPENING = re.compile(r"\s*+---[ \t]*\n(?P<first>.*)")
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_DOTS = re.compile(r"\A(\s*+---[ \t]*\n(?:(?!---[ \t]*$).*\n)*?)\.\.\.(?=[ \t]*$)", re.MULTILINE)
"""Front matter that ends with `...`: MkDocs accepts this end, the Hub does not."""


def read_page(text: str, path: str, meta: Mapping[str, object]) -> tuple[FrontMatter | None, tuple[Problem, ...]]:
    """Return a page's front matter, or None if the host has read it correctly, and its problems.

    `meta` is what the host read. If it could not read anything, the keys are returned that can be read one by one.
    """
    opening = _OPENING.match(text)
    if not opening or not (meta or opening["first"].strip()):  # hyphens above a blank line draw a horizontal line
        return None, ()
    front_matter, problems = split_front_matter(_DOTS.sub(r"\1---", text), path, "title: My page")
    rules = {problem.rule for problem in problems}
    if "open-front-matter" in rules and not _KEY.match(opening["first"]):
        return None, ()
    if "front-matter-form" in rules:
        hint = ', or "***" if you want a line across the page'
        problems = tuple(replace(problem, message=problem.message + hint) for problem in problems)
    is_as_read = not problems if meta else not front_matter.data and "yaml" not in rules
    return None if is_as_read else front_matter, problems
