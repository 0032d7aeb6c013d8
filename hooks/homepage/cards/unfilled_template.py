"""Finds the unfilled lines of a Hub template in a card's body: readers do not see them, the author gets a list."""

from __future__ import annotations

import re

from ..text.code_fences import outside_fences

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_COMMENT = re.compile(r"\s*<!--.*-->\s*")
# "- **Developed by:** [More Information Needed](https://...)" and `{{ name | default("...", true) }}`.
_UNFILLED = re.compile(
    r"""\s*+(?:[-*+]\s++|>\s*+)?
    (?:\*\*[^*\n]{1,80}\*\*\s*:?\s*|[^\s:*\[{][^:*\[{\n]{0,80}:\s*)?
    [*_]{0,2}(?:\[?\s*(?:more|needs[ ]more)[ ]information(?:[ ]needed)?\s*\]?(?:\([^)\n]{0,200}\))?\.?
      |\{\{[^{}\n]{0,300}\|\s*default\([^{}\n]{0,300}\}\})[*_]{0,2}\s*""",
    re.IGNORECASE | re.VERBOSE,
)
# The first pattern is an unchanged line of a template; the second names the card and is always shown.
_UNCHANGED = re.compile(
    r" {0,3}# (?:model card for model id|dataset card for \[?dataset name\]?)\s*"
    r"|Check out the configuration reference at https://huggingface\.co/docs/hub/spaces-config-reference\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(r" {0,3}# (?:model|dataset) card for\b", re.IGNORECASE)


def without_placeholders(body: str) -> tuple[str, tuple[int, ...]]:
    """Return the Markdown with its unfilled lines blank, and their numbers, which start at 1.

    A heading with only unfilled lines below it becomes blank, too. Code does not change.
    """
    lines = body.split("\n")
    unfilled = _unfilled_lines(lines)
    if not unfilled:
        return body, ()
    hidden = unfilled | _bare_headings(lines, unfilled)
    shown = ("" if number in hidden else line for number, line in enumerate(lines))
    return "\n".join(shown), tuple(number + 1 for number in sorted(unfilled))


def _unfilled_lines(lines: list[str]) -> set[int]:
    return {number for number, line in outside_fences(lines) if _UNFILLED.fullmatch(line) or _UNCHANGED.fullmatch(line)}


def _bare_headings(lines: list[str], unfilled: set[int]) -> set[int]:
    """Return the line indexes of headings whose sections contain only unfilled lines."""
    levels = {
        number: len(heading[1])
        for number, line in outside_fences(lines)
        if number not in unfilled and (heading := _HEADING.match(line))
    }
    hidden = unfilled | {number for number, line in enumerate(lines) if not line.strip() or _COMMENT.fullmatch(line)}
    bare: set[int] = set()
    ends = [len(lines)] * 7  # where a section of each level ends, as seen from the heading
    for number, level in reversed(levels.items()):  # the last first, so that the headings in a section are known
        section = range(number + 1, ends[level])
        ends[level:] = [number] * (7 - level)
        if not unfilled.isdisjoint(section) and hidden.issuperset(section) and not _TITLE.match(lines[number]):
            bare.add(number)
            hidden.add(number)
    return bare
