"""The site's one stylesheet: what its pages use of the theme's, the engine's and the author's, in one file."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DRAWN = frozenset({"button", "code", "container", "content", "grid", "icon", "input", "main", "tag", "tags", "typeset"})
"""The components of the theme, each the `x` of a class `md-x`, that are on this site's pages or in its texts."""

_TOKEN = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^{};"'/]+|.""", re.DOTALL)
_COMPONENT = re.compile(r"\.md-([a-z]+(?:-[a-z]+)*)")
_NEGATION = re.compile(r":not\([^)]*\)")
_ALTERNATIVE = re.compile(r"\.js |\.md-typeset \.no-js |(?:\.md-typeset )?\[role=dialog\] ")
"""Places that these pages do not have: tabs within a dialog, and tabs that the theme's script underlines."""
_SELECTOR = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
_NESTING = ("@media", "@supports", "@layer", "@container")
_ADDRESS = re.compile(r"url\(\s*(['\"]?)(?![a-z][a-z0-9+.-]*:|/|\#)([^'\")]+)\1\s*\)", re.IGNORECASE)
_STRING_OR_WASTE = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|;?\s*(\})\s*|\s*([{;,])\s*|(?<=[\w-])(:)\s+|\s*(\n)\s*""",
    re.DOTALL,
)


def trimmed(theme: str) -> str:
    """Return the theme's stylesheet with only the rules for what these pages draw without the theme's script."""
    return "".join(_trimmed(theme))


def merged(theme: str, others: Iterable[tuple[str, str]], place: str) -> str:
    """Return one stylesheet to stand at `place`: the theme's, then the others, each after its own place."""
    return theme + "".join(_compact(_moved(css, path, place)) for path, css in others)


def is_mergeable(css: str) -> bool:
    """Return whether a stylesheet may follow another one in the same file."""
    return "@import" not in css


def _trimmed(css: str) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            continue  # @charset and the like, which only a file's first line may be
        if head.startswith(_NESTING):
            inner = "".join(_trimmed(body))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [selector for selector in _SELECTOR.findall(head) if _is_drawn(selector)]:
            yield f"{','.join(selector.removeprefix('.no-js ') for selector in kept)}{{{body}}}"


def _is_drawn(selector: str) -> bool:
    if _ALTERNATIVE.match(selector.strip()):
        return False
    return all(name in DRAWN for name in _COMPONENT.findall(_NEGATION.sub("", selector)))


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield the outermost rules: selectors or at-word, and what is between the braces; None for a statement."""
    head: list[str] = []
    body: list[str] = []
    depth = 0
    for token in _TOKEN.findall(css):
        if token == "{":
            depth += 1
            if depth == 1:
                continue
        elif token == "}":
            depth -= 1
            if depth == 0:
                yield "".join(head).strip(), "".join(body)
                head, body = [], []
                continue
        elif token == ";" and depth == 0:
            yield "".join(head).strip(), None
            head = []
            continue
        (body if depth else head).append(token)


def _moved(css: str, path: str, place: str) -> str:
    """Return a stylesheet whose relative addresses hold at another place."""
    folder = posixpath.relpath(posixpath.dirname(path) or ".", posixpath.dirname(place) or ".")
    return _ADDRESS.sub(lambda match: f'url("{posixpath.normpath(posixpath.join(folder, match[2]))}")', css)


def _compact(css: str) -> str:
    """Return a stylesheet without its comments and the blanks that mean nothing."""
    return _STRING_OR_WASTE.sub(lambda match: match[match.lastindex] if match.lastindex else "", css)
