"""When each page last changed, for the sitemap: with its own file, or with a file whose records it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..whole_site.site import card_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..whole_site.page import Page
    from ..whole_site.site import Site
    from .file_dates import FileDates


def page_dates(
    site: Site, pages: Mapping[str, tuple[Path | None, Page]], bib_files: Sequence[Path], dates: FileDates
) -> dict[str, str]:
    """Return when each page last changed, such as `2024-03-31`, by source; a page whose date is unknown is left out.

    `pages` are each page's file, or None, and what it shows. A page changes with its file, with the bibliography if it
    shows or cites publications, and with the model cards, their results and the author's lists if it shows them.
    """
    own = {card_source(card): dates.root / card.path for card in site.cards}
    written = {source: file.with_name(f"{Path(source).stem}.eval_results.yaml") for source, file in own.items()}
    results = {source: file for source, file in written.items() if file.is_file()}
    cards = [*own.values(), *results.values()]
    sources = {
        source: [
            *([file] if file else []),
            *([results[source]] if source in results else []),
            *(bib_files if file is None or page.cited or page.blocks & {"publications", "areas"} else ()),
            *(cards if "models" in page.blocks else ()),
            *(dates.root / shown.path for shown in page.lists),
        ]
        for source, (file, page) in pages.items()
    }
    known = dates.of({file for files in sources.values() for file in files})
    return {
        source: max(known[file] for file in files)
        for source, files in sources.items()
        if files and all(file in known for file in files)
    }
