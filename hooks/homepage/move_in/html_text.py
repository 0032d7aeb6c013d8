"""HTML in old pages: layout is taken off, simple elements become Markdown, and what cannot run goes into comments."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from ..text.code_fences import CODE

if TYPE_CHECKING:
    from collections.abc import Callable

_BLOCK = r"^///[ \t]*\S.*\n(?:.*\n)*?///[ \t]*$|^(?:!!!|\?\?\?)[ \t].*\n(?:[ \t]*\n| {4}.*(?:\n|\Z))*"
_OPAQUE = rf"<!--(?s:.*?)-->|{CODE}|<pre\b(?s:.*?)</pre\s*>|{_BLOCK}"
_ACTIVE = (
    r"<(?P<active>script|style|form|object|embed|button|svg|canvas|input)\b[^<>]*(?:/>|>(?:(?s:.*?)</(?P=active)\s*>)?)"
)
_TABLE = r"<table\b(?s:.*?)</table\s*>"
_TAG = r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)/?>"
_PIECES = re.compile(
    rf"(?P<opaque>{_OPAQUE})|(?P<run>{_ACTIVE})|(?P<table>{_TABLE})|{_TAG}", re.MULTILINE | re.IGNORECASE
)
_LAYOUT = {
    *(
        "div",
        "center",
        "section",
        "article",
        "span",
        "font",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "small",
        "big",
    ),
    *("figure", "picture", "source", "swiper-container", "swiper-slide", "d-cite", "d-footnote", "label", "time", "dl"),
}
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_WHY_ACTIVE = {
    "script": "a script inside a text does not run here: make it a file and name it under `extra_javascript`",
    "style": "write rules of your own in docs/assets/homepage.css",
}
_NOT_SHOWN = "pages have no forms and no drawings by scripts"


def markdown_of_html(text: str, leave: Callable[[str, str], None]) -> str:
    """Return a text in which HTML is Markdown where that can say it; `leave` is told what stays in a comment."""
    return _Reader(leave).read(text) if "<" in text else text


class _Reader:
    def __init__(self, leave: Callable[[str, str], None]) -> None:
        self.leave = leave
        self.out: list[str] = []
        self.opened: list[bool] = []
        """The open elements of layout, each with whether its text is Markdown; in others, indents mean nothing."""
        self.lists: list[str] = []
        self.links: list[str] = []
        self.signs: list[str] = []

    def read(self, text: str) -> str:
        end = 0
        for found in _PIECES.finditer(text):
            self.add(text[end : found.start()])
            end = found.end()
            if found["opaque"]:
                self.out.append(f"\n\n{found[0]}\n\n" if found[0].startswith("///") else found[0])
            elif found["run"]:
                self.active(found["active"].lower(), found[0])
            elif found["table"]:
                self.out.append(f"\n\n{_flat(found['table'])}\n\n")
            else:
                self.tag(found["name"].lower(), found["rest"] or "", found["close"] == "/", found[0])
        self.add(text[end:])
        return re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", "".join(self.out))

    def add(self, words: str) -> None:
        if self.lists:
            words = re.sub(r"\s*\n\s*", " ", words) if words.strip() else ""
        elif self.opened and not self.opened[-1]:
            words = re.sub(r"^[ \t]+", "", words, flags=re.MULTILINE)
            at_line_start = bool(self.out) and (self.out[-1].endswith("\n") or not self.out[-1])
            words = words.lstrip(" \t") if at_line_start else words
        self.out.append(words)

    def active(self, name: str, whole: str) -> None:
        """Put what does not run here into a comment."""
        if name in ("button", "svg"):
            inner = re.sub(r"<[^<>]*>", " ", whole) if name == "button" else ""
            self.out.append(inner)
            return
        if name in ("object", "embed") and (file := _file_of(whole)):
            self.out.append(f"\n\n[{file.rpartition('/')[2]}]({_bracketed(file)})\n\n")
            return
        self.leave(whole, _WHY_ACTIVE.get(name, _NOT_SHOWN))
        inside = whole.replace("<!--", "< !--").replace("-->", "-- >")
        self.out.append(f"\n\n<!-- {inside} -->\n\n")

    def tag(self, name: str, rest: str, closing: bool, whole: str) -> None:
        if name in _LAYOUT:
            self.layout(name, closing, is_markdown="markdown=" in rest)
        elif name in _SIGNS and not (name == "i" and "class" in rest):
            self.sign(name, closing)
        elif name == "i":
            self.out.append("")
            self.signs.append("") if not closing else None
        elif name == "a":
            self.link(dict(attributes(rest)), closing)
        elif name == "img":
            self.out.append(picture(dict(attributes(rest))))
        elif name in ("p", "figcaption", "dt", "dd"):
            self.out.append("\n\n" if not self.lists else " ")
        elif name in ("link", "meta"):
            self.leave(whole, _WHY_ACTIVE["style"])
        elif name == "hr":
            self.out.append("\n\n---\n\n")
        elif name in ("ul", "ol", "li"):
            self.list_tag(name, closing)
        elif re.fullmatch("h[1-6]", name):
            self.out.append("\n\n" if closing else f"\n\n{'#' * int(name[1])} ")
        else:
            self.out.append(whole)

    def layout(self, name: str, closing: bool, *, is_markdown: bool) -> None:
        if name not in ("span", "font", "small", "big", "label", "time", "source", "d-cite"):
            if closing:
                self.opened = self.opened[:-1]
            else:
                self.opened.append(is_markdown)
            self.out.append("\n\n" if not self.lists else " ")

    def sign(self, name: str, closing: bool) -> None:
        if closing and self.signs and self.signs[-1] == "":
            self.signs.pop()
            return
        if closing:
            self.signs = self.signs[:-1]
            self.out[-1:] = [self.out[-1].rstrip()] if self.out else []
        else:
            self.signs.append(name)
        self.out.append(_SIGNS[name])

    def link(self, given: dict[str, str], closing: bool) -> None:
        if closing:
            if self.links:
                self.out.append(self.links.pop())
        elif "href" in given:
            self.links.append(f"]({_bracketed(given['href'])})")
            self.out.append("[")
        else:
            self.links.append("")
            self.out.append(f'<span id="{name}"></span>' if (name := given.get("id") or given.get("name", "")) else "")

    def list_tag(self, name: str, closing: bool) -> None:
        if name == "li":
            if not closing and self.lists:
                mark = "-  " if self.lists[-1] == "ul" else "1. "
                self.out.append(f"\n{'    ' * (len(self.lists) - 1)}{mark}")
        elif closing:
            self.lists = self.lists[:-1]
            self.out.append("\n" if self.lists else "\n\n")
        else:
            self.out.append("" if self.lists else "\n")
            self.lists.append(name)


def _file_of(element: str) -> str:
    """Return the address of the document that an element shows inside the page; empty if it shows something else."""
    given = dict(attributes(element.partition(">")[0]))
    url = given.get("data") or given.get("src", "")
    return url if re.search(r"\.pdf(?:[?#]|$)", url, re.IGNORECASE) or given.get("type") == "application/pdf" else ""


def attributes(tag: str) -> list[tuple[str, str]]:
    """Return the names and values of a tag's attributes."""
    return [
        (name.lower(), unescape(double or single or bare)) for name, double, single, bare in _ATTRIBUTE.findall(tag)
    ]


def picture(given: dict[str, str]) -> str:
    """Return a picture in Markdown, with its width if that is given."""
    url = _bracketed(given.get("src", ""))
    width = re.fullmatch(r"(\d{1,4})(?:px)?|(\d{1,3}%)", given.get("width", ""))
    size = f'{{ width="{width[1] or width[2]}" }}' if width and given.get("width") != "100%" else ""
    alt = re.sub(r"[\[\]\n]", " ", given.get("alt") or given.get("title") or "")
    return f"![{alt}]({url}){size}" if url else ""


def _bracketed(url: str) -> str:
    """Return an address as a link has it, in angle brackets if it has spaces or brackets."""
    plain = url.strip()
    return f"<{plain}>" if re.search(r"[\s()]", plain) else plain


def _flat(table: str) -> str:
    """Return a table without blank lines and indents, so that all of it stays HTML."""
    return "\n".join(line.strip() for line in table.split("\n") if line.strip())
