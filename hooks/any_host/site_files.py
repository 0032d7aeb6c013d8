"""The files of a site: those that are added to the author's, those that are written, and those that are left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homepage.assembly.course_calendars import calendars
from homepage.assembly.generated_files import generated_files, readmes
from homepage.assembly.translated import name_and_description
from homepage.exports.downloads import downloads
from homepage.front_matter.document import split_front_matter
from homepage.lists.records import DESCRIPTIONS, TEACHING
from homepage.pages.item_pages import pages_of_items
from homepage.pages.placeholders import Placeholders
from homepage.text.markdown_runs import markdown_text
from homepage.whole_site.addresses import Addresses
from homepage.whole_site.problems import missing_files, missing_targets, taken_addresses
from homepage.whole_site.site import NEWS_FEED, card_source

from . import named_assets
from .blogs import author_problems, blogs, has_posts, outlines, views
from .cvs import find_cvs, made_of
from .favicon import leave_out_favicon
from .made_files import add_markdown, add_missing, author_file
from .outside import files_outside
from .pictures import add_shared, add_sized
from .settings import restore_sheets
from .stylesheets import collect_sheets, leave_out_material, site_look
from .translations import urls_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from homepage.assembly.cv_files import CvPage
    from homepage.bibliography.publication import Publication
    from homepage.web.social_cards.files import PictureFiles
    from homepage.web.social_cards.open_graph import Sharing
    from homepage.whole_site.site import Site
    from homepage.whole_site.sized_picture import SizedPicture

    from .build import Build
    from .interface import Files, Settings
    from .papers import Papers
    from .stylesheets import Look, Sheets

_WRITTEN_AT_ONCE = 2**20
"""How many bytes of a download are gathered before they are written."""


@dataclass(frozen=True)
class SiteFiles:
    """What the files of a site lead to."""

    urls: Mapping[str, str]
    """The address of each page below the site's root, by its source."""
    names: Collection[str]
    """The path below `docs_dir` of every file that readers get; MkDocs adds those that are made later."""
    papers: Mapping[str, Publication]
    """The papers with a page that this build makes, by its source."""
    joined: Mapping[str, Publication]
    """The papers on whose page the author writes, by the source of the author's page."""
    sheets: Sheets
    look: Look
    """The look of all pages that need nothing more of Material."""
    portrait: str
    """The author's picture, or nothing if there is no such file."""
    news_feed: str
    """The feed of the news, or nothing if there are no news."""
    pictures: PictureFiles
    sharing: Sharing
    accent: str
    """The accent of the light pages, as `#rrggbb`."""
    cvs: Mapping[str, CvPage]
    """The pages with a curriculum vitae, by their source."""
    sized: Mapping[str, SizedPicture]
    """The pictures in lists that have smaller copies, by their path."""


class _Names(Collection[str]):
    """The paths of the files that readers get, also of those that are added later, or that a plugin writes itself."""

    def __init__(self, files: Files, build: Build) -> None:
        self.files = files
        self.are_shown = build.host.are_shown
        self.before: frozenset[str] = frozenset()

    def keep(self) -> None:
        """Note the files: plugins that write some themselves, such as optimize, take them away later."""
        self.before = frozenset(self)

    def __contains__(self, name: object) -> bool:
        file = self.files.src_uris.get(str(name))
        return self.are_shown(file.inclusion) if file else name in self.before

    def __iter__(self) -> Iterator[str]:
        return (name for name in self.files.src_uris if name in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def complete(files: Files, config: Settings, build: Build, papers: Papers) -> SiteFiles:
    """Add the files that the author's files lead to, and return what is known of all files.

    Plugins have done their work on the files, so the addresses of pages are those that readers will see.
    """
    site, problems = build.site, build.problems
    leave_out_favicon(files, config)
    restore_sheets(config, files.src_uris)
    named_assets.complete(files, config, build)
    sharing, pictures, accent = add_shared(files, config, build)
    material = leave_out_material(files, config, build)
    names = _Names(files, build)
    shown = files.documentation_pages(inclusion=names.are_shown)
    urls = {source: url for file in shown for source, url in urls_of(file).items()}
    urls |= {source: urls[own] for source, own in papers.covered.items()}
    _leave_out_lists(files, site)
    problems.report(*missing_files(site, urls.values(), names), *author_problems(files, config, build))
    problems.report(*files_outside(files, build))
    _write_downloads(files, config, build)
    addresses = Addresses(site, urls, names, posts=outlines(config))
    described = (config.site_url or "", config.site_name, config.site_description or "")
    pages = _other_pages(files, config, build, {**papers.all, **papers.joined})
    problems.report(*taken_addresses(addresses, Path(config.config_file_path), build.root))
    add_missing(
        files, config, build, generated_files(Placeholders(addresses), *described, pages, has_posts=has_posts(config))
    )
    cvs = find_cvs(files, config, build)
    add_missing(files, config, build, calendars(addresses, config.site_url or "", partial(_changed, build)))
    add_missing(files, config, build, made_of(cvs, addresses, config, build))
    sheets = collect_sheets(material, files, config, build)
    look = site_look(sheets, files, config, build)
    sized = add_sized(files, config, build)
    add_markdown(files, config, build, readmes(addresses, config.site_url or ""))
    add_missing(files, config, build, _news(addresses, config))
    problems.report(*missing_targets(addresses, Path(config.config_file_path), build.root))
    portrait = site.options.author.portrait
    names.keep()
    return SiteFiles(
        urls=urls,
        names=names,
        papers=papers.made,
        joined=papers.joined,
        sheets=sheets,
        look=look,
        portrait=portrait if files.get_file_from_path(portrait) else "",
        news_feed=NEWS_FEED if files.get_file_from_path(NEWS_FEED) else "",
        pictures=pictures,
        sharing=sharing,
        accent=accent,
        sized=sized,
        cvs=cvs,
    )


def _changed(build: Build, path: str) -> str:
    """Return the day on which a file last changed, such as `2024-03-31`, or an empty string."""
    file = build.root / path
    return build.dates.of([file]).get(file, "")


def leave_out_written(files: Files, build: Build) -> None:
    """Leave out the files that the build of a site's first language has written, such as feeds and llms.txt."""
    if build.adds_language:
        for file in [file for file in files if file.generated_by and not file.page]:
            if Path(file.abs_dest_path).is_file():
                files.remove(file)


def _leave_out_lists(files: Files, site: Site) -> None:
    """Leave the author's lists out of the site, as the Markdown of pages."""
    courses = site.lists[TEACHING].items if TEACHING in site.lists else ()
    schedules = [f"{TEACHING}/{item.key}.yml" for item in courses if item.key]
    for name in (*(f"lists/{name}.yml" for name in (*site.list_fields, DESCRIPTIONS)), *schedules):
        if file := files.get_file_from_path(name):
            files.remove(file)


def _write_downloads(files: Files, config: Settings, build: Build) -> None:
    """Write the files that readers download right into the site: a host would hold all of them until it is done."""
    for name, parts in downloads(build.site).items():
        own = files.get_file_from_path(name)
        if own and name.endswith(".bib") and build.site.findings.is_unread_elsewhere:
            files.remove(own)
        if files.get_file_from_path(name) is None:
            file = build.host.on_disk(config, name, config.site_dir)
            path = Path(file.abs_dest_path)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb", buffering=_WRITTEN_AT_ONCE) as opened:
                opened.writelines(parts)
            files.append(file)


def _other_pages(
    files: Files, config: Settings, build: Build, papers: Mapping[str, Publication]
) -> list[tuple[str, str]]:
    """Return the names and sources of the author's pages that are not about an area, a paper or a model."""
    cards = map(card_source, build.site.cards)
    listed = {*papers, *cards, *views(config), *(area.source for area in build.site.areas.values())}
    shown = files.documentation_pages(inclusion=build.host.are_shown)
    pages = [file for file in shown if file.src_uri not in listed and author_file(file) and not _is_draft(file, config)]
    items = {source: markdown_text(item.title) for source, (_, item) in pages_of_items(build.site).items()}
    names = (items.get(file.src_uri) or name_and_description(Path(str(author_file(file))))[0] for file in pages)
    return list(zip(names, (file.src_uri for file in pages), strict=True))


def _is_draft(file: Any, config: Settings) -> bool:
    """Return whether a file is a post that Material's blog keeps back."""
    kept = [blog.config.blog_dir for blog in blogs(config) if not blog.config.draft]
    if not file.src_uri.startswith(tuple(f"{folder}/" for folder in kept)):
        return False
    text = Path(str(file.abs_src_path)).read_text(encoding="utf-8", errors="replace")
    return split_front_matter(text, file.src_uri)[0].data.get("draft") is True


def _news(addresses: Addresses, config: Settings) -> dict[str, str]:
    """Return the feed of the news, by its name, if there are any."""
    if "news" not in addresses.site.lists:
        return {}
    from homepage.assembly.news_feed import news_feed

    return {NEWS_FEED: news_feed(addresses, site_url=config.site_url or "", title=config.site_name)}
