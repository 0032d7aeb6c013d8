"""Names for controls that have none in the HTML of Markdown's extensions and of Material, as WCAG 4.1.2 asks."""

from __future__ import annotations

import re

_TASK = re.compile(
    r'(<li class="task-list-item">\s?(?:<p>)?(?:<label[^<>]*>)?\s?<input type="checkbox")(?![^<>]*\baria-label)'
    r'([^<>]*>(?:<span class="task-list-indicator"></span></label>)?)(.{0,500}?)(?=<ul|<ol|</li>|</p>|\n)'
)
_TAG = re.compile(r"<[^>]*>")
_BUTTON = re.compile(r'<a\b(?=[^<>]*\sclass="md-content__button)(?![^<>]*\saria-label)[^<>]*?\stitle=("[^"]*")')
"""A link that shows an icon alone; Material's script turns its title into a tooltip and removes it."""


def with_names(page: str) -> str:
    """Return a page on which each box of a task list has the task as its name, and each icon of a link its title."""
    if "task-list-item" in page:
        page = _TASK.sub(_with_task, page)
    return _BUTTON.sub(r"\g<0> aria-label=\1", page) if "md-content__button" in page else page


def _with_task(item: re.Match[str]) -> str:
    start, rest, text = item.groups()
    name = " ".join(_TAG.sub("", text).split()).replace('"', "&quot;")
    return f'{start} aria-label="{name}"{rest}{text}' if name else item[0]
