"""The custom properties that stylesheets set for whole pages on screens, each for the light or dark colors or both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of a stylesheet that sets a custom property."""

    name: str
    value: str
    line: int
    schemes: frozenset[Scheme]
    """The colors of the page for which it counts."""
    on_root: bool = False
    """Whether only `:root` or `html` has it; then a value of the page's color scheme replaces it in browsers."""
    important: bool = False


_TOKEN = re.compile(r"""/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[{}();]|[^{}();"'/]+|.""", re.DOTALL)
_SETS = re.compile(r"(?<![\w-])--[\w-]+\s*(?::|/\*)")
_DECLARATION = re.compile(r"\s*(--[\w-]+)\s*:(.*)", re.DOTALL)
_IMPORTANT = re.compile(r"!\s*important\s*$", re.IGNORECASE)
_SCHEME_SELECTOR = re.compile(r"""\[data-md-color-scheme\s*[~|^*$]?=\s*["']?([\w-]+)["']?(?:\s+[is])?\s*\]""")
_PAGE = re.compile(r"""(?::root|html|body|\.no-js|\.js|\[data-md-color-[^\]]*\]|:where|:is|[\s>*&(),])+""")
_ROOT = re.compile(r"(?:html|:root|\.no-js|\.js|[\s&(),]|:where|:is)+")
_MEDIA = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")
_OF_SCHEME: dict[str, Scheme] = {"default": "light", "slate": "dark"}
_SELECTOR = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")


@lru_cache(maxsize=64)  # each color scheme reads all sheets
def settings(css: str) -> tuple[Setting, ...]:
    """Return what a stylesheet sets for whole pages, in its order."""
    return tuple(_settings(css)) if _SETS.search(css) else ()


def _settings(css: str) -> Iterator[Setting]:
    heads: list[str] = []
    text, line, start, depth = "", 1, 1, 0
    for token in _TOKEN.findall(css):
        if depth == 0 and token in ("{", "}", ";"):
            if token == "{":
                heads.append(text)
            elif found := _DECLARATION.fullmatch(text):
                yield from _setting(found[1], found[2].strip(), start, heads)
            if token == "}" and heads:
                heads.pop()
            text = ""
        elif not token.startswith("/*"):
            depth = max(0, depth + (token == "(") - (token == ")"))
            if not text.strip():
                text, start = token, line + token[: len(token) - len(token.lstrip())].count("\n")
            else:
                text += token
        line += token.count("\n")


def _setting(name: str, value: str, line: int, heads: list[str]) -> Iterator[Setting]:
    schemes = frozenset(SCHEMES)
    for head in heads:
        schemes &= _schemes(head)
    if schemes:
        selectors = [head for head in heads if not head.lstrip().startswith("@")]
        on_root = all(_ROOT.fullmatch(head.strip()) for head in selectors)
        plain = _IMPORTANT.sub("", value).strip()
        yield Setting(name, plain, line, schemes, on_root, plain != value)


def _schemes(head: str) -> frozenset[Scheme]:
    """Return the colors for which a selector or an at-rule counts; none if it is not about whole pages on screens."""
    head = head.strip()
    if head.lower().startswith("@media"):
        return frozenset().union(*map(_schemes_of_query, head[len("@media") :].lower().split(",")))
    if head.startswith("@"):
        return frozenset(SCHEMES) if head.startswith(("@layer", "@supports")) else frozenset()
    return frozenset().union(*map(_schemes_of_selector, _SELECTOR.findall(head)))


def _schemes_of_query(query: str) -> frozenset[Scheme]:
    found = _MEDIA.search(query)
    rest = re.sub(r"\b(?:only|screen|all|and)\b", "", _MEDIA.sub("", query)).strip()
    if rest:
        return frozenset()
    return frozenset({"dark" if found[1] == "dark" else "light"}) if found else frozenset(SCHEMES)


def _schemes_of_selector(selector: str) -> frozenset[Scheme]:
    if not _PAGE.fullmatch(selector.strip()):
        return frozenset()
    named = {_OF_SCHEME[name] for name in _SCHEME_SELECTOR.findall(selector) if name in _OF_SCHEME}
    if named:
        return frozenset(named)
    return frozenset() if _SCHEME_SELECTOR.search(selector) else frozenset(SCHEMES)
