"""What the next publication changes for readers of a site, against what was published last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .revision import PUSHED, NoRevisionError, differs, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_DEPLOYED = re.compile(r"Deployed ([0-9a-f]{6,40}) with (?:MkDocs|ProperDocs)\b")
"""The message that `gh-deploy` gives to the commit with the pages."""


def changes_to_publish(root: Path, pages_branches: Iterable[str]) -> list[str]:
    """Return a line for each paper that readers will see otherwise, with an account at the end.

    The published state is the one that a commit of `gh-deploy` names on one of the branches with the pages, else
    what was pushed last. There are no lines if nothing was published, or if no .bib file and no option has changed,
    or if the published site was somebody else's, as after a fork.
    """
    try:
        revision = _published(root, pages_branches)
        if not differs(revision, root):
            return []
        from .command import report_since  # imported late: most builds change nothing

        return report_since(revision, root, of_one_site=True)[0]
    except NoRevisionError:
        return []  # a site without git, or never published


def _published(root: Path, pages_branches: Iterable[str]) -> str:
    for branch in pages_branches:
        if found := _DEPLOYED.match(subject_of(branch, root)):
            return found[1]
    return PUSHED
