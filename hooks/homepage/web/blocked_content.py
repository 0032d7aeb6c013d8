"""Problems with what the Content-Security-Policy blocks in an author's text: scripts and files of other sites."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ..problems import Problem
from .content_policy import INLINE_SCRIPT, is_allowed, origin
from .tags import attributes_of, in_tags, whole_tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

HANDLER = in_tags("on[a-z]+=", "(on[a-z]+)=[\"']")
_LOADING = whole_tags("audio|embed|iframe|img|object|script|source|video")
_OF_OTHERS = re.compile(r"(?:https?:)?//.")
_IN_STYLES = re.compile(r"""(?:\burl\(\s?|@import\s)["']?((?:https?:)?//[^"')\s;]+)""", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EMOJI = re.compile(r'<img alt="([^":&]+)" (class="[^"]*moji[^"]*") src="([^"]+)"([^<>]*?)/?>')
"""An emoji as `pymdownx.emoji` and Material draw it: a picture that shows a character."""
_ON_ANY = re.compile(r'\b(?:title|style|id)="[^"]*"')
"""Attributes that any element may have."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

MERMAID = "https://unpkg.com/mermaid@11/dist/mermaid.min.js"
"""What Material's script loads if a page has diagrams and the site has no copy of its own."""


def blocked_content(
    path: str, source: str, article: str, allowed: Collection[str] | None = (), *, has_mermaid: bool = False
) -> Iterator[Problem]:
    """Yield a problem for each script, event handler and foreign file in an author's text that the policy blocks.

    `article` is the text as HTML; `source` is the author's Markdown, in which the lines are found. `allowed` are the
    other sites that the page names, or None if it may not name any. `has_mermaid` says whether the site has its own
    copy of the program that draws diagrams.
    """
    article = _COMMENT.sub("", article) if "<!--" in article else article
    if 'class="mermaid"' in article and not (has_mermaid or is_allowed(MERMAID, allowed or ())):
        message = (
            f"a diagram needs {MERMAID}, which is on another site. Put a copy into docs/ and name it in mkdocs.yml"
            f" under `extra_javascript`, or write {origin(MERMAID)} under `allow` in the front matter of this page."
        )
        yield Problem(path, _line(source, "mermaid"), message, "foreign-content")
    elif 'class="language-mermaid' in article:
        message = (
            "a diagram is shown as text. Write `custom_fences` under `pymdownx.superfences` in mkdocs.yml, as"
            " Material's page on diagrams says."
        )
        yield Problem(path, _line(source, "mermaid"), message, "foreign-syntax")
    for _ in own_scripts(source, article):
        message = (
            "a script in the text does not run here. Put it into a file in docs/, and name the file in"
            " mkdocs.yml under `extra_javascript`."
        )
        yield Problem(path, _line(source, "<script"), message, "inline-script")
    for name in HANDLER.findall(article):
        message = f"{name} does not run here. Put the script into a file, and name the file under `extra_javascript`."
        yield Problem(path, _line(source, name), message, "inline-script")
    for address in addresses_loaded(article):
        if not is_allowed(address, allowed or ()):
            or_allow = f", or write {origin(address)} under `allow` in the front matter of this page"
            message = (
                f"{address} is on another site, and browsers do not load it from there. Put the file into"
                f" docs/{'' if allowed is None else or_allow}."
            )
            yield Problem(path, _line(source, address), message, "foreign-content")


def with_emoji_as_text(article: str, allowed: Collection[str]) -> str:
    """Return a text with the characters of emoji in place of pictures on other sites that the policy blocks."""

    def drawn(emoji: re.Match[str]) -> str:
        text, look, address, others = emoji.groups()
        shown = "//" not in address or is_allowed(address, allowed)
        return emoji[0] if shown else f"<span {' '.join([look, *_ON_ANY.findall(others)])}>{text}</span>"

    return _EMOJI.sub(drawn, article) if "moji" in article else article


def foreign_in_styles(css: str, path: str, allowed: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each file of another site that a stylesheet of the author's loads and the policy blocks."""
    for found in _IN_STYLES.finditer(_CSS_COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)):
        if not is_allowed(found[1], allowed):
            message = (
                f"{found[1]} is on another site, and browsers do not load it from there. Put the file into docs/, or"
                f" write `allow: [{origin(found[1])}]` under `extra: homepage:` in mkdocs.yml."
            )
            yield Problem(path, css.count("\n", 0, found.start(1)) + 1, message, "foreign-content")


def own_scripts(source: str, article: str) -> list[str]:
    """Return the inline scripts of a text that are written in its Markdown; plugins may add others."""
    return [script for script in INLINE_SCRIPT.findall(article) if script in source] if "<script" in article else []


def scripts_between(before: str, after: str) -> list[str]:
    """Return the inline scripts that HTML has after a change and did not have before it."""
    if "<script" not in after:
        return []
    had = set(INLINE_SCRIPT.findall(before))
    return [script for script in INLINE_SCRIPT.findall(after) if script not in had]


def addresses_loaded(article: str) -> list[str]:
    """Return the addresses on other sites from which a text loads files, each once."""
    tags = map(attributes_of, _LOADING.findall(article) if "//" in article else ())
    written = (html.unescape(address) for tag in tags for address in _addresses(tag))
    return list(dict.fromkeys(filter(_OF_OTHERS.match, written)))


def _addresses(tag: Mapping[str, str]) -> Iterator[str]:
    yield from (tag.get(name, "") for name in ("src", "data", "poster"))
    yield from (words[0] for each in tag.get("srcset", "").split(",") if (words := each.split()))


def _line(source: str, text: str) -> int:
    before, found, _ = source.partition(text)
    return before.count("\n") + 1 if found else 1
