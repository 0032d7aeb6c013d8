"""Files that a card names: files of the site, or else files of its repository on the Hub."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from ..text.code_fences import outside_fences
from ..text.safe_urls import leads_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable

_HUB = "https://huggingface.co"
# Links to pictures do not change, because a page may not load anything from the Hub.
_LINK = re.compile(
    r"""!\[[^\]\n]*\]\([^()\n]*\)
    |(?P<before>\]\(|<a\s[^<>]*?\bhref=["'])(?P<target>[^\s<>()"'{}]+)(?=\)|["']|\s+"[^"\n]*"\))""",
    re.VERBOSE,
)
_DEFINITION = re.compile(r"(?P<before> {0,3}\[(?!\^)[^\]\n]+\]:[ \t]+)(?P<target>[^\s<>]+)(?=[ \t]*$|[ \t]+[\"'(])")


@dataclass(frozen=True, slots=True)
class CardFiles:
    """Finds the files that a card in docs/models/ names, on the site or in the card's repository on the Hub."""

    repository: str
    """The repository's path on the Hub: "lab/model", "datasets/lab/data", or empty."""
    has_file: Callable[[str], bool]
    """Whether the site has a file, by its path in docs/."""

    def of_site(self, path: str) -> str:
        """Return the path in docs/ of a file that is named from there or from the card; empty if it does not exist."""
        from_card = posixpath.normpath(posixpath.join("models", path))
        return next(filter(self.has_file, (posixpath.normpath(path.lstrip("/") or "."), from_card)), "")

    def on_hub(self, path: str) -> str:
        """Return the address of a file or folder in the repository, or an empty string if it is not known."""
        file = posixpath.normpath(path)
        if not self.repository or file.startswith("..") or file == ".":
            return ""
        if path.startswith("/"):
            return f"{_HUB}{quote(path)}"
        return f"{_HUB}/{self.repository}/{'tree' if path.endswith('/') else 'blob'}/main/{quote(file)}"

    def address(self, target: str) -> str:
        """Return the path in docs/ or the outside address that a link leads to; empty if it leads nowhere."""
        if _names_no_file(target):
            return target
        path, mark, rest = _split(target)
        found = quote(self.of_site(path)) or self.on_hub(path)
        return found and f"{found}{mark}{rest}"

    def with_links(self, markdown: str) -> str:
        """Return Markdown in which links to files that only the repository has lead to the Hub."""
        if not self.repository:
            return markdown
        lines = markdown.split("\n")
        for number, line in outside_fences(lines):
            if "](" in line or "]:" in line or "href=" in line:
                pieces = line.split("`")
                pieces[::2] = [_DEFINITION.sub(self._linked, _LINK.sub(self._linked, piece)) for piece in pieces[::2]]
                lines[number] = "`".join(pieces)
        return "\n".join(lines)

    def _linked(self, link: re.Match[str]) -> str:
        target = link["target"] or "#"
        path, mark, rest = _split(target)
        if _names_no_file(target) or self.of_site(path):
            return link[0]
        found = self.on_hub(path)
        return f"{link['before']}{found}{mark}{rest}" if found else link[0]


def _names_no_file(target: str) -> bool:
    return leads_elsewhere(target) or target.startswith(("#", "?"))


def _split(target: str) -> tuple[str, str, str]:
    """Return the path in an address, the sign after it (? or #, or empty), and the rest."""
    mark = next((sign for sign in target if sign in "?#"), "")
    path, _, rest = target.partition(mark) if mark else (target, "", "")
    return unquote(path), mark, rest
