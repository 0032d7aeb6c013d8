"""What the templates of the engine read beside what a host gives them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from homepage import __version__
from homepage.web.page_dates import page_dates
from homepage.whole_site.site import LIST_PAGE, POSTS_FEED

from .blogs import day_in_lists
from .languages import editions, versions
from .made_files import author_file
from .stylesheets import named_fonts
from .top_bar import top_bar
from .translations import translations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homepage.settings.options import Owner

    from .build import Build
    from .interface import Files, Navigation, Page, Settings
    from .pages import SitePages
    from .site_files import SiteFiles
    from .stylesheets import Look
    from .top_bar import TopBar

LIST_PAGES = (LIST_PAGE, "models/index.md")
"""The pages that the theme links to if a site has them."""
SCRIPT_WORDS = ("Copy", "Copied", "Copy {name}", "{name} copied", "code", "Close", "{style} reference")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the templates of `hooks/theme/` read, as `homepage`."""

    author: Owner
    portrait: str
    frame: str
    """Whose frame the pages have: `own`, the engine's, or `material`."""
    look: Look
    fonts: Mapping[str, str]
    """The fonts that `mkdocs.yml` names under `theme.font`."""
    version: str
    """The version of the engine."""
    has_publications: bool
    news_feed: str
    posts_feed: str
    lists: Mapping[str, str | None]
    """The addresses of the pages that list publications and models, by their source."""
    accent: str
    """The color of the browser's bars, as `#rrggbb`."""
    dates: Mapping[str, str]
    """When each page last changed, by its source."""
    script_words: tuple[str, ...]
    """The words of the script of every page."""
    top_bar: Callable[[Navigation, Page | None, str], TopBar]
    """Returns the bar at the top of a page."""


def frame_of(files: Files, config: Settings, build: Build, made: SiteFiles, pages: SitePages) -> dict[str, Any]:
    """Return what the templates of all pages read, by its name; give each page the day on which it last changed."""
    dates = _date_pages(files, config, build, pages)
    known = editions(config, made.urls)
    frame = Frame(
        author=build.site.options.author.with_addresses(pages.addresses.of_option),
        portrait=made.portrait,
        frame=build.site.options.frame,
        look=made.look,
        fonts=named_fonts(config),
        version=__version__,
        has_publications=build.site.has_publications,
        news_feed=made.news_feed,
        posts_feed=POSTS_FEED if pages.posts else "",
        lists={source: made.urls.get(source) for source in LIST_PAGES},
        accent=made.accent,
        dates=dates,
        script_words=SCRIPT_WORDS,
        top_bar=partial(top_bar, known),
    )
    languages = translations(None, config) or versions("404.html", known, made.urls, "")
    return {
        "homepage": frame,
        "words": build.site.words,
        "languages": languages,
        "day_in_lists": day_in_lists(config),
    }


def _date_pages(files: Files, config: Settings, build: Build, pages: SitePages) -> dict[str, str]:
    found = {source: files.get_file_from_path(source) for source in pages.read.all}
    dated = {
        source: (
            author_file(file) if source not in pages.papers else None,
            pages.read[source],
        )
        for source, file in found.items()
    }
    dates = page_dates(build.site, dated, build.bib.files, build.dates)
    for source, file in found.items():
        if file and file.page and source in dates:
            file.page.update_date = dates[source]
    return dates
