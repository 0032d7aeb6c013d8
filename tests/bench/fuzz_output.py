"""What is wrong with the files of a built site: markup that runs or does not nest, and data that cannot be read."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from fuzz_values import CALL, HOST
from homepage.text.slugs import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Attributes = list[tuple[str, str | None]]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
BLOCKS = _names(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav"
    " ol p pre section table ul"
)
NOT_IN_ITSELF = _names("a button form label option h1 h2 h3 h4 h5 h6")
ADDRESSES = _names("href src action formaction data poster srcdoc xlink:href cite background ping")
FORBIDDEN = _names("base iframe object embed frame frameset applet")
SAFE = re.compile(r"(?:https?|mailto|data:image/(?:svg\+xml|png)[;,])|[^:]*(?:[/?#]|\Z)", re.IGNORECASE)
LOADS = re.compile(rf"(?:https?:)?//{re.escape(HOST)}", re.IGNORECASE)


class Reader(HTMLParser):
    """Reads a page as strictly as XML, and notes what a browser would have to repair, and what could run."""

    def __init__(self, *, may_refresh: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.may_refresh = may_refresh
        self.open: list[str] = []
        self.problems: list[str] = []
        self.ids: Counter[str] = Counter()
        self.script_type: str | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.look_at(tag, attrs)
        if tag in BLOCKS and "p" in self.open[_last_container(self.open) :]:
            self.problems.append(f"<{tag}> in <p>")
        if tag in NOT_IN_ITSELF and tag in self.open:
            self.problems.append(f"<{tag}> in <{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("title", "textarea") and "svg" not in self.open:
            self.set_cdata_mode(tag)  # which Python does since 3.14

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.look_at(tag, attrs)
        if tag not in VOID and not {"svg", "math"} & {*self.open, tag}:
            self.problems.append(f"<{tag}/> ends nothing")

    def handle_endtag(self, tag: str) -> None:
        self.script_type = None
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.problems.append(f"</{tag}> in <{'> <'.join(self.open[-3:])}>")
            if tag in self.open:
                while self.open.pop() != tag:
                    pass

    def handle_data(self, data: str) -> None:
        if self.script_type == "application/ld+json":
            try:
                json.loads(data)
            except ValueError as error:
                self.problems.append(f"JSON-LD cannot be read: {error}")
        elif self.open and self.open[-1] in ("script", "style") and (CALL in data or HOST in data):
            self.problems.append(f"planted text in <{self.open[-1]}>: {data[:80]!r}")

    def unknown_decl(self, data: str) -> None:
        self.problems.append(f"<![{data[:40]}]")

    def handle_pi(self, data: str) -> None:
        self.problems.append(f"<?{data[:40]}")

    def look_at(self, tag: str, attributes: Attributes) -> None:
        """Note what is wrong with a tag."""
        names = [name for name, _ in attributes]
        values = {name: value or "" for name, value in attributes}
        self.script_type = values.get("type") if tag == "script" else None
        if len(names) != len(set(names)):
            self.problems.append(f"<{tag}> has an attribute twice: {names}")
        if tag in FORBIDDEN:
            self.problems.append(f"<{tag}> {values}")
        if values.get("http-equiv", "").lower() == "refresh" and not self.may_refresh:
            self.problems.append(f"<meta> refreshes: {values.get('content')}")
        if values.get("http-equiv", "").lower() == "content-security-policy" and HOST in values.get("content", ""):
            self.problems.append("the policy allows a planted host")
        for name, value in values.items():
            self.look_at_attribute(tag, name, value)
        if "id" in values:
            self.ids[values["id"]] += 1

    def look_at_attribute(self, tag: str, name: str, value: str) -> None:
        """Note what is wrong with an attribute."""
        if name.startswith("on") or not re.fullmatch(r"[a-z_:][a-z0-9_.:-]*", name):
            self.problems.append(f"<{tag}> has the attribute {name}={value[:60]!r}")
        if name in ADDRESSES and not SAFE.match(re.sub(r"[\x00-\x20]", "", value)):
            self.problems.append(f"<{tag} {name}={value[:60]!r}>")
        if tag in ("script", "link") and name in ("src", "href") and LOADS.match(value.strip()):
            self.problems.append(f"<{tag} {name}={value[:60]!r}> is loaded")
        if name == "style" and (HOST in value or "url(" in value):
            self.problems.append(f"<{tag} style={value[:60]!r}>")


def _last_container(open_elements: list[str]) -> int:
    """Return where the innermost element begins in which a paragraph may begin anew."""
    inner = [
        number for number, tag in enumerate(open_elements) if tag in ("td", "th", "button", "object", "svg", "math")
    ]
    return inner[-1] + 1 if inner else 0


def problems_of_page(text: str) -> Iterator[str]:
    """Yield what is wrong with a page."""
    reader = Reader(may_refresh="<main" not in text and text.count("http-equiv") == 2)  # a redirect of the engine's
    reader.feed(text)
    if reader.rawdata.strip():
        yield f"the page ends in the middle: {reader.rawdata[:60]!r}"
    reader.close()
    yield from reader.problems
    if reader.open:
        yield f"never closed: {reader.open}"
    yield from (f"{number} elements have the id {name}" for name, number in reader.ids.items() if number > 1)
    if CALL in "".join(re.findall(r"<!--.*?-->", text, re.DOTALL)):
        yield "planted text in a comment"


def problems_of_data(name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with a file that programs read."""
    try:
        if name.endswith((".json", ".webmanifest")):
            json.loads(data)
        elif name.endswith((".xml", ".svg")):
            for element in etree.fromstring(data).iter():
                if str(element.tag).endswith(("content", "summary", "description")) and element.get("type") == "html":
                    yield from problems_of_fragment(element.text or "")
                if name.endswith(".svg") and any(each.startswith("on") for each in element.attrib):
                    yield f"{element.tag} {element.attrib}"
        elif name.endswith((".md", ".txt", ".bib", ".ris", ".ics", ".csv")):
            data.decode()
    except (ValueError, etree.ParseError) as error:
        yield f"cannot be read: {error}"


def problems_of_fragment(html: str) -> Iterator[str]:
    """Yield what is wrong with a part of a page that a feed holds."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    yield from reader.problems
    if reader.open:
        yield f"never closed: {reader.open}"


def problems_of_site(folder: Path, docs: Path) -> Iterator[str]:
    """Yield what is wrong with the files of a built site, except for those that are copies of the author's own."""
    names = Counter()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        names[folded(unquote(name))] += 1
        if file.is_symlink():
            yield f"{name}: is a link"
        elif file.is_dir():
            continue
        elif name.endswith(".html"):
            yield from (f"{name}: {problem}" for problem in problems_of_page(file.read_text(encoding="utf-8")))
        elif not name.startswith("assets/javascripts/") and not (docs / name).exists():
            yield from (f"{name}: {problem}" for problem in problems_of_data(name, file.read_bytes()))
    yield from (f"{number} files have the name {name}" for name, number in names.items() if number > 1)


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a built site."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
