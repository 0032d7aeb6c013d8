"""The pages of a built site, parsed, and the targets of their links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ORIGIN = "https://built.example/"
"""A made-up address of the site's root, so that tests can distinguish the site's own addresses from others."""


@dataclass(frozen=True)
class Page:
    path: str
    """The path of the file below the site's folder."""
    source: str
    base: str = ""
    """The folder of the site's address, such as `homepage/`, if it is not published at the root of a host."""

    @property
    def address(self) -> str:
        return f"{ORIGIN}{self.base}{self.path}"

    @cached_property
    def html(self) -> BeautifulSoup:
        return BeautifulSoup(self.source, "html.parser")

    @property
    def main(self) -> Tag:
        return self.one("main")

    @property
    def text(self) -> str:
        """The text that a reader sees in the main part, with single spaces."""
        return text_of(self.main)

    def all(self, selector: str) -> list[Tag]:
        return list(self.html.select(selector))

    def one(self, selector: str) -> Tag:
        found = self.all(selector)
        assert len(found) == 1, f"{self.path} has {len(found)} of {selector}, not one"
        return found[0]

    def ids(self) -> list[str]:
        return [str(element["id"]) for element in self.all("[id]")]

    def links(self) -> Iterator[str]:
        """Yield every address a reader can follow, made absolute."""
        for element in self.all("a[href], area[href]"):
            yield urljoin(self.address, str(element["href"]))

    def loads(self) -> Iterator[str]:
        """Yield every address that a browser fetches by itself, made absolute."""
        for element in self.all("[src]"):
            yield urljoin(self.address, str(element["src"]))
        for element in self.all("[srcset]"):
            for candidate in str(element["srcset"]).split(","):
                yield urljoin(self.address, candidate.split()[0])
        for element in self.all("object[data]"):
            yield urljoin(self.address, str(element["data"]))
        for element in self.all("link[href]"):
            if not {"canonical", "alternate", "next", "prev", "me", "license"} & set(element["rel"]):
                yield urljoin(self.address, str(element["href"]))


@dataclass(frozen=True)
class BuiltSite:
    folder: Path
    code: int
    output: str
    """What the build printed on both output streams."""
    base: str = ""
    """The folder of the site's address, such as `homepage/`, if it is not published at the root of a host."""

    @classmethod
    def of(cls, folder: Path, code: int, output: str, site_url: str | None) -> BuiltSite:
        """Return a site that is published at `site_url`."""
        path = urlsplit(site_url or "").path.strip("/")
        return cls(folder, code, output, f"{path}/" if path else "")

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by their path below the folder."""
        return {
            path.relative_to(self.folder).as_posix(): self._read(path) for path in sorted(self.folder.rglob("*.html"))
        }

    def page(self, path: str) -> Page:
        assert path in self.pages, f"no page {path}; there are {', '.join(self.pages)}\n{self.output}"
        return self.pages[path]

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def dead_end(self, address: str) -> str:
        """Return the reason if an address of the site has no target, else an empty string."""
        if not address.startswith(ORIGIN):
            return ""
        parts = urlsplit(address)
        path = unquote(parts.path).lstrip("/")
        if not f"{path}/".startswith(self.base):
            return f"outside of the site, which is at /{self.base}"
        path = path.removeprefix(self.base)
        file = path + "index.html" if path.endswith("/") or not path else path
        if not (self.folder / file).is_file():
            return "no such file"
        anchor = unquote(parts.fragment)
        if anchor and file.endswith(".html") and anchor not in self.pages[file].ids():
            return "no such anchor"
        return ""

    def _read(self, path: Path) -> Page:
        return Page(path.relative_to(self.folder).as_posix(), path.read_text(encoding="utf-8"), self.base)


def text_of(element: Tag) -> str:
    """Return an element's text with single spaces, without scripts, styles and parts that are hidden at first."""
    hidden = {id(text) for part in element.select("[hidden]") for text in part.strings}
    return " ".join("".join(text for text in element.strings if id(text) not in hidden).split())
