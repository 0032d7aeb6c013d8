"""Merges all stylesheets into one file: the theme's without unused rules, the engine's and the author's."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DRAWN = frozenset({"button", "code", "container", "content", "grid", "icon", "input", "main", "tag", "tags", "typeset"})
"""The theme's components that the site's pages or texts contain, each as the `x` of its class `md-x`."""

_TOKEN = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]|[^{};"'/]+|.""", re.DOTALL)
_COMPONENT = re.compile(r"\.md-([a-z]+(?:-[a-z]+)*)")
_NEGATION = re.compile(r":not\([^)]*\)")
_ALTERNATIVE = re.compile(r"\.js |\.md-typeset \.no-js |(?:\.md-typeset )?\[role=dialog\] ")
"""Selectors that match nothing on the site's pages: tabs in a dialog, and tabs that the theme's script underlines."""
_SELECTOR = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
_USE = re.compile(r"var\(\s*(--[\w-]+)")
_SETTING = re.compile(
    r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|\((?:"[^"]*"|'[^']*'|[^()"'])*\)|[^;{}"'()])*(?:;|(?=\}))"""
)
_ANIMATION = re.compile(r"animation[\w-]*:[^;}]*")
_KEYFRAMES = re.compile(r"@keyframes\s+([\w-]+)\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_NESTING = ("@media", "@supports", "@layer", "@container")
_ADDRESS = re.compile(r"url\(\s*(['\"]?)(?![a-z][a-z0-9+.-]*:|/|\#)([^'\")]+)\1\s*\)", re.IGNORECASE)
_STRING_OR_WASTE = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|;?\s*(\})\s*|\s*([{;,])\s*|(?<=[\w-])(:)\s+|\s*(\n)\s*""",
    re.DOTALL,
)


def trimmed(theme: str, others: str = "") -> str:
    """Return the theme's stylesheet with only the rules that the site's pages use.

    Rules for elements that the theme's script creates are left out, since the pages do not run that script; so are
    custom properties and animations that neither these rules nor the stylesheets `others` use.
    """
    return without_unused(with_selectors(theme, _is_drawn), others)


def without_unused(css: str, others: str) -> str:
    """Return a stylesheet without the custom properties and animations that neither it nor the sheets `others` use."""
    used = {*_USE.findall(css), *_USE.findall(others)}
    css = _SETTING.sub(lambda match: match[0] if match[1] in used else "", css)
    animations = " ".join(_ANIMATION.findall(css + others))
    return _KEYFRAMES.sub(lambda match: match[0] if match[1] in animations else "", css)


def with_selectors(css: str, is_wanted: Callable[[str], bool]) -> str:
    """Return a stylesheet with only the selectors that are wanted, and with all at-rules that are not empty then."""
    return "".join(_with_selectors(css, is_wanted))


def selectors(css: str) -> Iterator[str]:
    """Yield the selectors of all rules, also of those within at-rules such as `@media`."""
    for head, body in _rules(css):
        if body and head.startswith(_NESTING):
            yield from selectors(body)
        elif body is not None and not head.startswith("@"):
            yield from (selector.strip() for selector in _SELECTOR.findall(head))


def merged(theme: str, others: Iterable[tuple[str, str]], target: str) -> str:
    """Return one stylesheet for the path `target`: the theme's, then the others, which are pairs of path and text."""
    return theme + "".join(_compact(_moved(css, path, target)) for path, css in others)


def is_mergeable(css: str) -> bool:
    """Return whether a stylesheet can come after another one in the same file."""
    return "@import" not in css


def _with_selectors(css: str, is_wanted: Callable[[str], bool]) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            continue  # such as @charset, which is only allowed on a file's first line
        if head.startswith(_NESTING):
            inner = "".join(_with_selectors(body, is_wanted))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif wanted := [selector for selector in _SELECTOR.findall(head) if is_wanted(selector)]:
            yield f"{','.join(selector.removeprefix('.no-js ') for selector in wanted)}{{{body}}}"


def _is_drawn(selector: str) -> bool:
    if _ALTERNATIVE.match(selector.strip()):
        return False
    return all(name in DRAWN for name in _COMPONENT.findall(_NEGATION.sub("", selector)))


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield the outermost rules: selectors or at-rule, and the text between the braces, or None for a statement."""
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


def _moved(css: str, path: str, target: str) -> str:
    """Return a stylesheet with its relative addresses changed from the path `path` to the path `target`."""
    folder = posixpath.relpath(posixpath.dirname(path) or ".", posixpath.dirname(target) or ".")
    return _ADDRESS.sub(lambda match: f'url("{posixpath.normpath(posixpath.join(folder, match[2]))}")', css)


def _compact(css: str) -> str:
    """Return a stylesheet without comments and unnecessary white space."""
    return _STRING_OR_WASTE.sub(lambda match: match[match.lastindex] if match.lastindex else "", css)
