"""Notes the words that the languages of a site lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..front_matter.document import split_front_matter
from ..problems import Problem, shown_path
from ..words import missing_words
from .lines import option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SHOWN = 3
"""A note quotes this many words."""


def language_of(settings: Mapping[str, object]) -> str:
    """Return the language that the options of `mkdocs.yml` name; English if they name none."""
    theme = settings.get("theme")
    return str((theme.get("language") if isinstance(theme, dict) else "") or "en")


def missing_in(language: str, docs: Path, config_file: Path, root: Path) -> Iterator[Problem]:
    """Yield a note for the site's language and for that of each page, if some of their words are English."""
    if why := _lack(language):
        path, line = option_place(config_file, ("theme", "language"))
        yield Problem(shown_path(path, root), line, f"theme.language: {why}", "missing-word", "note")
    for file in sorted(docs.rglob("*.md")):
        text = file.read_text(encoding="utf-8", errors="replace")
        if "lang:" not in text.partition("\n---")[0]:
            continue
        front_matter, _ = split_front_matter(text, file.name)
        if why := _lack(str(front_matter.data.get("lang") or "en")):
            yield Problem(
                shown_path(file, root), front_matter.lines.get("lang", 1), f"lang: {why}", "missing-word", "note"
            )


def _lack(language: str) -> str:
    """Return what a language lacks, or an empty string."""
    missing = () if language.partition("-")[0] == "en" else missing_words(language)
    if not missing:
        return ""
    quoted = ", ".join(f'"{word}"' for word in missing[:_SHOWN])
    return f'{len(missing)} words of the pages, such as {quoted}, have no translation into "{language}" and are English'
