"""The languages of a site: which words they lack, and the folders of `extra.alternate`."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard
from urllib.parse import urlsplit

from ..front_matter.document import split_front_matter
from ..problems import Problem, shown_path
from ..text.addresses import site_root
from ..text.safe_urls import leads_elsewhere
from ..words import missing_words
from .lines import option_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SHOWN = 3
"""A note quotes this many words."""


_NAMED = re.compile(r""""language": *"([\w-]+)"|"partials/languages/(?!en\.)([\w-]+)\.html\"""")


def language_of(settings: Mapping[str, object], root: Path) -> str:
    """Return the language that the options of `mkdocs.yml` name; English if they name none."""
    theme = settings.get("theme")
    options = theme if isinstance(theme, dict) else {}
    name, folder = str(options.get("language") or "en"), options.get("custom_dir")
    return translated(name, [str(root / folder)] if isinstance(folder, str) else [])


def translated(name: str, folders: Iterable[str]) -> str:
    """Return the language of a translation: Material lets authors name one of their own that is based on another.

    `folders` are those of templates; of those that are no theme, the first with `partials/languages/NAME.html` is read.
    """
    own = (folder for folder in folders if not Path(folder, "mkdocs_theme.yml").is_file())
    files = (Path(folder, "partials", "languages", f"{name}.html") for folder in own)
    file = next((file for file in files if file.is_file()), None)
    found = _NAMED.search(file.read_text(encoding="utf-8", errors="replace")) if file else None
    return found[1] or found[2] if found else name


def missing_in(language: str, docs: Path, config_file: Path, root: Path) -> Iterator[Problem]:
    """Yield a note for the site's language and for that of each page, if some of their words are English."""
    if why := _lack(language):
        path, line = option_place(config_file, ("theme", "language"))
        yield Problem(shown_path(path, root), line, f"theme.language: {why}", "missing-word", "note")
    for file in sorted(each for each in docs.rglob("[!.]*.md") if each.is_file()):
        text = file.read_text(encoding="utf-8", errors="replace")
        if "lang:" not in text.partition("\n---")[0]:
            continue
        front_matter, _ = split_front_matter(text, file.name)
        if why := _lack(str(front_matter.data.get("lang") or "en")):
            yield Problem(
                shown_path(file, root), front_matter.lines.get("lang", 1), f"lang: {why}", "missing-word", "note"
            )


def alternate_problems(settings: Mapping[str, object], docs: Path, config_file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each language in `extra.alternate` that has no link, no code or no pages."""
    extra, plugins = settings.get("extra"), settings.get("plugins")
    if isinstance(plugins, dict) and "i18n" in plugins:
        return  # this plugin makes the pages, and often the option
    written = extra.get("alternate") if isinstance(extra, dict) else None
    for number, each in enumerate(written if isinstance(written, list) else [written] if written else ()):
        if wrong := _wrong(each, str(settings.get("site_url") or ""), docs):
            path, line = option_place(config_file, ("extra", "alternate", number))
            yield Problem(shown_path(path, root), line, f"extra.alternate: {wrong}", "site-option")


def is_language(written: object) -> TypeGuard[dict[str, object]]:
    """Return whether a value says all that is needed of a language."""
    return isinstance(written, dict) and all(written.get(key) for key in ("name", "link", "lang"))


def _wrong(written: object, site_url: str, docs: Path) -> str:
    if not is_language(written):
        return "each language takes `name: Deutsch`, `link: /de/` and `lang: de`. The language is left out."
    folder = folder_of(str(written["link"]), site_url)
    if folder is None or any((docs / folder).rglob("*.md")):
        return ""
    return f"{written['link']} is not a folder with pages in docs/. Write pages in docs/{folder}, or correct the link."


def folder_of(link: str, site_url: str) -> str | None:
    """Return the folder of the site that a link leads to, such as `de/`; None for another site."""
    root = site_root(site_url)
    if leads_elsewhere(link) and not (root and link.startswith(root)):
        return None
    path = link.removeprefix(root) if root else link
    path = path.removeprefix(urlsplit(root).path) if path.startswith("/") else path
    folder = posixpath.normpath(path.strip("/") or ".").removeprefix(".")
    return f"{folder}/" if folder else ""


def _lack(language: str) -> str:
    """Return what a language lacks, or an empty string."""
    missing = () if language.partition("-")[0] == "en" else missing_words(language)
    if not missing:
        return ""
    quoted = ", ".join(f'"{word}"' for word in missing[:_SHOWN])
    return f'{len(missing)} words of the pages, such as {quoted}, have no translation into "{language}" and are English'
