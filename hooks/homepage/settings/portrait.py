"""Checks the author's picture: the file must be there, be a picture, and not be too heavy for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem, near_file, shown_path
from .lines import option_place
from .pictures import wrong_with_picture

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def portrait_problems(
    portrait: str, files: Iterable[str], docs: Path, config_file: Path, root: Path
) -> tuple[Problem, ...]:
    """Return a problem if the file that the options name as the portrait is not a picture for a page."""
    names = set(files)
    if not portrait:
        return ()
    if portrait in names:
        what = wrong_with_picture(docs / portrait, size="960 pixels")
    else:
        to_do = (
            near_file(portrait, names) or " Put the picture there, or delete this line: then your initials are shown."
        )
        what = f"is not in docs/.{to_do}"
    if not what:
        return ()
    path, line = option_place(config_file, ("extra", "homepage", "author", "portrait"))
    message = f"extra.homepage.author.portrait names {portrait}, which {what}"
    return (Problem(shown_path(path, root), line, message, "missing-file"),)
