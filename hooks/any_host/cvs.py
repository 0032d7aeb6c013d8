"""The pages with a curriculum vitae, and the files that are made of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.cv_files import CvPage, cv_files
from homepage.front_matter.document import split_front_matter
from homepage.lists.records import label_of
from homepage.pages.cv_front_matter import read_plan
from homepage.text.summaries import first_heading
from homepage.whole_site.site import card_source

from .languages import edition_of, editions
from .translations import neutral_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.whole_site.addresses import Addresses

    from .build import Build
    from .interface import Files, Settings

_ASKS = re.compile(r"^cv[ \t]*:", re.MULTILINE)


def find_cvs(files: Files, config: Settings, build: Build) -> dict[str, CvPage]:
    """Return the pages with a curriculum vitae by their source, and report what is wrong in their front matter.

    A card, which may come from a stranger, is none.
    """
    found: dict[str, CvPage] = {}
    known = editions(config, files.src_uris)
    cards = set(map(card_source, build.site.cards))
    for file in files.documentation_pages(inclusion=build.host.are_shown):
        edition = edition_of(file.src_uri, known)
        folder = edition.folder or "" if edition else ""
        if neutral_source(file).removeprefix(folder) in cards:
            continue
        path = Path(file.abs_src_path) if file.abs_src_path and not file.generated_by else None
        text = path.read_text(encoding="utf-8", errors="replace") if path and path.suffix == ".md" else ""
        if path and text.startswith("---") and _ASKS.search(text):
            language = edition.code if edition and folder else ""
            page = _read(file.src_uri, build.path_of(path), text, language, build)
            found |= {page.source: page} if page else {}
    return found


def _read(source: str, path: str, text: str, language: str, build: Build) -> CvPage | None:
    front_matter, _ = split_front_matter(text, path)
    if "cv" not in front_matter.data:
        return None
    plan, problems = read_plan(front_matter, path, build.site.list_fields)
    build.problems.report(*problems)
    title = str(front_matter.data.get("title") or first_heading(front_matter.prose) or label_of(Path(source).stem))
    return CvPage(source, path, title, plan, build.site.words_in(str(front_matter.data.get("lang") or language)))


def made_of(cvs: Mapping[str, CvPage], addresses: Addresses, config: Settings, build: Build) -> dict[str, str | bytes]:
    """Return the files of all these pages, by their path, and report what keeps one from being made."""
    made: dict[str, str | bytes] = {}
    for page in cvs.values():
        found, problems = cv_files(addresses, page, config.site_url or "", date.today())
        build.problems.report(*problems)
        made |= found
    return made
