"""Pandoc's and Quarto's Markdown: fenced divs, spans, code that was run, and shortcodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibliography.citation_syntax import BRACKET
from .shortcodes import Shortcodes
from .texts import in_comment, line_of, outside_comments

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from .records import NewPage
    from .report import Report

_DIV = re.compile(r"^[ \t]*:{3,}[ \t]*(.*?)[ \t:]*$")
_TITLE = re.compile(r"title\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_RUN = re.compile(
    r"^(?P<mark>`{3,})\{(?P<language>=?[\w.+-]+)[^}\n]*\}[ \t]*\n(?P<code>.*?)^(?P=mark)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_RUN_INLINE = re.compile(r"`r [^`\n]+`|`\{(?:r|python|julia)\} [^`\n]+`")
_HIDDEN = re.compile(r"^#\|\s*(?:echo|include|output)\s*:\s*false|^#\|\s*include\s*:\s*false", re.MULTILINE)
_SPAN = re.compile(r"(?<![!\]])\[((?:[^\[\]]|\[[^\[\]]*\](?:\([^()]*\))?)+)\]\{[^{}\n]*[.#=][^{}\n]*\}")
_OF_PICTURE = re.compile(r"(\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))\{([^{}\n]*)\}")
_OF_HEADING = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{([^{}\n]*)\}[ \t]*$", re.MULTILINE)
_WIDTH = re.compile(r"width\s*=\s*\"?(\d+(?:%|px)?)\"?")
_CALLOUTS = {"note": "note", "tip": "tip", "warning": "warning", "important": "info", "caution": "danger"}
_INCLUDED = re.compile(r"\{\{<\s*include\s+(\S+)\s*>\}\}")
_CITED = re.compile(BRACKET)
_NOT_RUN = "code is not run here, so what it printed is not on the page; write that in its place"


class QuartoText:
    """Reads the pages of a Quarto site."""

    def __init__(
        self,
        keys: Collection[str],
        report: Report,
        echoes: Callable[[NewPage], bool],
        included: Callable[[NewPage, str], str | None],
    ) -> None:
        self.keys = keys
        self.report = report
        self.echoes = echoes
        """Whether a page shows its code."""
        self.included = included
        """The text of a file that a page includes, or None."""
        self.shortcodes = Shortcodes(keys, {}, {}, report)

    def read(self, text: str, page: NewPage) -> str:
        """Return the text as Markdown of this engine; what has no equal is in comments."""
        text = _INCLUDED.sub(lambda found: self.included(page, found[1]) or found[0], text)
        text = _RUN.sub(lambda found: self._code(found, page), text)
        text = self.shortcodes.read(text, page)
        text = outside_comments(text, lambda part: self._inline(part, page))
        return self._divs(text, page)

    def _code(self, found: re.Match[str], page: NewPage) -> str:
        language, code = found["language"], found["code"]
        if language in ("=html", "html"):
            return code
        if language.startswith("="):
            self.report.leave(page.old.path, line_of(page, found[0]), found[0], "it is not HTML")
            return in_comment(found[0])
        self.report.leave(page.old.path, line_of(page, found[0]), f"```{{{language}}}", _NOT_RUN)
        plain = re.sub(r"^#\|.*\n", "", code, flags=re.MULTILINE)
        if _HIDDEN.search(code) or not self.echoes(page):
            return in_comment(found[0])
        return f"{found['mark']}{language.lower()}\n{plain}{found['mark']}"

    def _inline(self, text: str, page: NewPage) -> str:
        for found in _RUN_INLINE.finditer(text):
            self.report.leave(page.old.path, line_of(page, found[0]), found[0], _NOT_RUN)
        text = _SPAN.sub(lambda found: found[1], text)
        text = _OF_PICTURE.sub(lambda found: f"{found[1]}{_size(found[2])}", text)
        text = _OF_HEADING.sub(lambda found: f"{found[1]}{_name(found[2])}", text)
        return _CITED.sub(lambda found: self._citation(found[0], page), text)

    def _citation(self, written: str, page: NewPage) -> str:
        """Return a citation; one of a work that no file has stays in a comment."""
        keys = re.findall(r"@\{([^}]+)\}|(?<![\w@])@([\w:./+-]*\w)", written)
        unknown = [key for pair in keys if (key := pair[0] or pair[1]) not in self.keys]
        if not unknown:
            return written
        self.report.leave(page.old.path, line_of(page, written), written, f"no .bib file has the key {unknown[0]}")
        return in_comment(written)

    def _divs(self, text: str, page: NewPage) -> str:
        """Return the text with callouts as notes, and without the marks of all other divs."""
        lines: list[str] = []
        opened: list[bool] = []
        fence = ""
        for line in text.split("\n"):
            bare = line.strip()
            if fence:
                fence = "" if bare.startswith(fence) and not bare.strip("`~") else fence
            elif mark := re.match(r"`{3,}|~{3,}", bare):
                fence = mark[0]
            elif found := _DIV.match(line):
                lines += self._mark(found[1], opened, page)
                continue
            lines.append(f"{'    ' * sum(opened)}{line}" if line.strip() else line)
        return "\n".join(lines)

    def _mark(self, words: str, opened: list[bool], page: NewPage) -> list[str]:
        if not words:
            if opened:
                opened.pop()
            return [""]
        kind = re.search(r"callout-(\w+)", words)
        indent = "    " * sum(opened)
        opened.append(kind is not None)
        if not kind:
            self.report.look(f"::: {words}"[:60], page.old.path, line_of(page, words))
            return [""]
        title = _TITLE.search(words)
        quoted = f' "{title[1] or title[2]}"' if title else ""
        mark = "???" if 'collapse="true"' in words or "collapse=true" in words else "!!!"
        return ["", f"{indent}{mark} {_CALLOUTS.get(kind[1], 'note')}{quoted}", ""]


def _size(attributes: str) -> str:
    width = _WIDTH.search(attributes)
    return f'{{ width="{width[1].removesuffix("px")}" }}' if width else ""


def _name(attributes: str) -> str:
    name = re.search(r"#([\w-]+)", attributes)
    return f" {{ #{name[1]} }}" if name else ""
