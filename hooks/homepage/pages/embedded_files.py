"""Checks pictures and other files that a page embeds by HTML; MkDocs does not check these."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..problems import Problem, did_you_mean
from ..text.code_fences import code_left_empty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_EMBEDDED = re.compile(
    r"""<(?:img|source|video|audio|embed|track)\b[^<>]*?\ssrc=(["'])([^"':#?/][^"':#?]*)(?:[#?][^"']*)?\1"""
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def missing_embedded(
    path: str, source: str, page_path: str, files: Collection[str], own: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for each file of the site that a page embeds by HTML and that does not exist.

    `path` is the path of the author's file, for the problem; `page_path` is its path below docs/. `files` are
    all files of the site, and `own` those in docs/, from which a similar name is suggested.
    """
    text = code_left_empty(source)
    shown = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text) if "<!--" in text else text
    for number, line in enumerate(shown.split("\n")):
        for _, written in _EMBEDDED.findall(line):
            address = unquote(unescape(written))
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(page_path), address))
            if wanted not in files:
                near = did_you_mean(posixpath.basename(wanted), map(posixpath.basename, own))
                hint = near or " In HTML, write the address as seen from the page's URL."
                message = f"{address} is embedded here, but the site has no {wanted}.{hint}"
                yield Problem(path, number + 1, message, "missing-file")
