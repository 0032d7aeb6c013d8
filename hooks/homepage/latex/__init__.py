"""Turns the LaTeX in BibTeX fields into safe inline HTML and plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from ..text.characters import tidy
from ..text.safe_html import is_tag_name


@dataclass(frozen=True, slots=True)
class Rich:
    """A value in two forms: as HTML and as plain text."""

    html: str
    """Safe inline HTML on one line: escaped, with balanced tags, all of them from the allow-list."""
    text: str
    """The same as plain text, with white space collapsed."""
    unknown: tuple[str, ...] = ()
    """Names of the commands that are not known, in order, each once."""

    @classmethod
    def of_text(cls, text: str) -> Rich:
        """Return plain text in both forms."""
        return cls(html.escape(text), text)

    def __bool__(self) -> bool:
        """Return whether the text is not empty."""
        return bool(self.text)


@lru_cache(maxsize=16384)
def to_rich(latex: str) -> Rich:
    """Return the value as HTML and as text; no value raises an error."""
    if (plain := plain_text(latex)) is not None:
        return Rich.of_text(plain)
    from .reader import Reader  # imported here: it loads long tables, which many values do not need

    reader = Reader(tags_unwrapped(latex))
    return Rich(*reader.read(), tuple(reader.unknown))


def to_text(latex: str) -> str:
    """Return the value as plain text."""
    if not latex:
        return ""
    plain = plain_text(latex)
    return to_rich(latex).text if plain is None else plain


def unknown_commands(latex: str) -> tuple[str, ...]:
    """Return the names of the commands that are not known, in order, each once."""
    from .commands import KNOWN
    from .reader import Reader

    if not _MATH.search(latex) and KNOWN.issuperset(_COMMAND_NAME.findall(latex)):
        return ()
    reader = Reader(tags_unwrapped(latex))
    reader.read_tokens()
    return tuple(reader.unknown)


def to_paragraphs(latex: str) -> tuple[Rich, ...]:
    """Return the paragraphs of a longer value such as an abstract, split as in TeX; empty ones are left out."""
    return tuple(filter(None, map(to_rich, _paragraphs(latex))))


@lru_cache(maxsize=16)
def to_paragraph_texts(latex: str) -> tuple[str, ...]:
    """Return the paragraphs as plain text; the cache is small because they are long."""
    return tuple(filter(None, map(_text_alone, _paragraphs(latex))))


def _paragraphs(latex: str) -> list[str]:
    latex = tags_unwrapped(latex)
    several = "\\par" in latex or "<" in latex or _EMPTY_LINE.search(latex)
    return _PARAGRAPH.split(latex) if several else [latex]


def _text_alone(latex: str) -> str:
    """Return the same as `to_text`, but without making HTML first, which is faster."""
    if (plain := plain_text(latex)) is not None:
        return plain
    from .reader import Reader

    return Reader(tags_unwrapped(latex)).read_text()


_COMMAND_NAME = re.compile(r"\\([A-Za-z]+)")
_MATH = re.compile(r"[$<]|\\[(\[]|&lt;")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*+\n")
_PARAGRAPH = re.compile(r"\n[ \t\r]*+\n|\\par(?![A-Za-z])|</?(?i:jats:p|p)(?=[\s>])[^<>]*+>|(?i:<br\s*+/?>\s*+){2}")
_RANGE = re.compile(r"[0-9]+--[0-9]+")
_SPECIAL = ("\\", "$", "~", "<", "`", "&", "''", "\u00a0", "\u2009", "\u202f")


def plain_text(latex: str) -> str | None:
    """Return the text of a value without LaTeX commands, or None if the value needs the full reader."""
    if latex.isalnum() and latex.isascii():
        return latex
    if "--" in latex:
        return latex.replace("--", "–") if _RANGE.fullmatch(latex) else None
    for sign in _SPECIAL:  # in a long value many times faster than a pattern
        if sign in latex:
            return None
    text = " ".join(latex.replace("{", "").replace("}", "").split())
    tidied = tidy(text)
    return text if tidied == text else " ".join(tidied.split())


_LESS = r"(?:\{?\$(?:<|\\(?:less|lt)\s*)\$\}?|\{\\textless\s*\}|\\textless(?:\{\}|(?![A-Za-z])\s*)|&lt;)"
_GREATER = r"(?:\{?\$(?:>|\\(?:greater|gt)\s*)\$\}?|\{\\textgreater\s*\}|\\textgreater(?:\{\}|(?![A-Za-z])\s?)|&gt;)"
_WRAPPED_TAG = re.compile(rf"{_LESS}(/?([A-Za-z][\w:-]*)(?:(?!{_LESS}|{_GREATER}).){{0,300}}){_GREATER}", re.DOTALL)
_WRAPPED_ENTITY = re.compile(
    r"(?:\{\\&\}|\\&|&amp;|&)((?:\{\\#\}|\\#|#)?)([A-Za-z0-9]{2,31})(?:;|\{?\$\\mathsemicolon\s*\$\}?)"
)
_OF_TAGS = ("textless", "$<$", "less$", "\\lt$", "&lt;")


def tags_unwrapped(latex: str) -> str:
    """Return the value with HTML that reference managers wrote in TeX, as in `$<$i$>$`, turned back into HTML."""
    if "&" in latex:
        latex = _WRAPPED_ENTITY.sub(_entity, latex)
    if not any(sign in latex for sign in _OF_TAGS):
        return latex
    return _WRAPPED_TAG.sub(lambda tag: f"<{tag[1]}>" if is_tag_name(tag[2]) else tag[0], latex)


def _entity(found: re.Match[str]) -> str:
    entity = f"&{'#' if found[1] else ''}{found[2]};"
    return entity if html.unescape(entity) != entity else found[0]
