"""Errors that end a build, each in one line that says what to do."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.problems import shown_path
from homepage.text.code_fences import code_left_empty
from homepage.text.plain_values import shortened

from .blogs import unreadable_post
from .settings import HOOKS

if TYPE_CHECKING:
    from homepage.whole_site.page import Page

    from .pages import SitePages

_OF_DISK = {
    errno.EACCES: "the file cannot be read or written; correct its permissions",
    errno.EPERM: "the file cannot be read or written; correct its permissions",
    errno.ENOENT: "the file is not there any more; build again",
    errno.EROFS: "the file cannot be written, since this disk can only be read",
    errno.ENOSPC: "a file cannot be written, since the disk is full; make room and build again",
    errno.ENAMETOOLONG: "the name is too long for a file; write a shorter one",
}
"""What to do about errors of a disk."""
_OF_POSTS = (
    "Save it as UTF-8; its front matter has lines such as `date: 2024-07-18`, `title` is a text in quotes, and `hide`"
    " and `tags` are lists"
)

_DEEP = (
    "what begins here is nested too deeply to be read, or has too many lines without an empty one among them. Write"
    " empty lines between its parts, or nest it less"
)
_BLOCK = re.compile(r"(?:^.*\S.*(?:\n|\Z))+", re.MULTILINE)


def explained(error: Exception, pages: SitePages | None = None) -> str:
    """Return in one line which template, page, post or file is wrong; empty for any other error."""
    from homepage.html.environment import template_problem

    if isinstance(error, OSError) and error.errno in _OF_DISK and (error.filename or error.errno == errno.ENOSPC):
        path = shown_path(Path(os.fsdecode(error.filename or "mkdocs.yml")).absolute(), Path.cwd())
        return f"{shortened(path, 120)}:1: {_OF_DISK[error.errno]}"
    if pages and isinstance(error, AssertionError) and "in marked section" in str(error):  # in older Pythons
        path, line = pages.read.newest.line_of(r"<!\[(?!CDATA\[)")
        return f'{path}:{line}: "<![" begins nothing that HTML has. Write `<![` as code, or &lt;!['
    if pages and isinstance(error, RecursionError):
        path, line = _longest_block(pages.read.newest)
        return f"{path}:{line}: {_DEEP}"
    if post := unreadable_post(error):
        return f"{shown_path(post, Path.cwd())}:1: the blog cannot read this post ({error}). {_OF_POSTS}"
    return (template_problem(error) or "").removeprefix(f"{HOOKS.parent}{os.sep}")


def _longest_block(page: Page) -> tuple[str, int]:
    """Return the path of a page, and the line of its longest block: what Markdown reads in one piece."""
    text = code_left_empty(page.source)
    longest = max(_BLOCK.finditer(text), key=lambda block: block.end() - block.start(), default=None)
    return page.path, text.count("\n", 0, longest.start()) + 1 if longest else 1
