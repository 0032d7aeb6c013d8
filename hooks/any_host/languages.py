"""The languages of a site: that of each page, and the pages that say the same in another one (`extra.alternate`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from homepage.settings.languages import folder_of, is_language
from homepage.text.addresses import site_root

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from .interface import Item, Settings


@dataclass(frozen=True, slots=True)
class Edition:
    """The site, or a part of it, in one language."""

    name: str
    code: str
    link: str
    """Its address as the author wrote it."""
    folder: str | None
    """The folder below `docs_dir` that contains its pages, such as `de/`; None for a site elsewhere."""


@dataclass(frozen=True, slots=True)
class Version:
    """Where a reader of a page goes for another language."""

    name: str
    code: str
    url: str
    """The address from the site's root, or that of another site."""
    current: bool
    """Whether the page itself is in this language."""
    absolute: str
    """The address of the page that says the same; empty if there is only the start page."""


def editions(config: Settings, sources: Collection[str]) -> tuple[Edition, ...]:
    """Return the editions in `extra.alternate`; `sources` are the pages of the site.

    The plugin i18n, which writes this option itself, has none: it builds each language alone.
    """
    written = config.extra.get("alternate") if "i18n" not in config.plugins else ()
    known = [each for each in written if is_language(each)] if isinstance(written, list) else []
    folders = [_folder(str(each["link"]), config.site_url or "", sources) for each in known]
    return tuple(
        Edition(str(each["name"]), str(each["lang"]), str(each["link"]), folder)
        for each, folder in zip(known, folders, strict=True)
    )


def _folder(link: str, site_url: str, sources: Collection[str]) -> str | None:
    """Return the folder that a link leads to; None if that is not a folder of this site with pages."""
    folder = folder_of(link, site_url)
    return folder if folder is not None and any(source.startswith(folder) for source in sources) else None


def edition_of(source: str, known: Sequence[Edition]) -> Edition | None:
    """Return the edition that a page is a part of: the one with the longest folder."""
    own = [each for each in known if each.folder is not None and source.startswith(each.folder)]
    return max(own, key=lambda each: len(each.folder or ""), default=None)


def versions(source: str, known: Sequence[Edition], urls: Mapping[str, str], site_url: str) -> tuple[Version, ...]:
    """Return where each edition has the page with this source, or else its start page; nothing if there is only one."""
    current = edition_of(source, known)
    found = tuple(_version(each, source, current, urls, site_url) for each in known)
    return found if len(found) > 1 else ()


def _version(edition: Edition, source: str, current: Edition | None, urls: Mapping[str, str], site_url: str) -> Version:
    if edition.folder is None:
        return Version(edition.name, edition.code, edition.link, current=False, absolute=edition.link)
    inside = source.removeprefix((current.folder if current else "") or "")
    same = urls.get(edition.folder + inside) if current else None
    start = urls.get(f"{edition.folder}index.md", edition.folder)
    absolute = urljoin(site_root(site_url), same) if same is not None and site_url else same or ""
    url = (start if same is None else same).removeprefix("./")
    return Version(edition.name, edition.code, url or ".", current=edition == current, absolute=absolute)


def material_language(code: str, folders: Sequence[str]) -> str:
    """Return the name of Material's words in a language, or an empty string if it has none."""
    tags = {"zh-hans": "zh", "zh-cn": "zh", "zh-hk": "zh-Hant", "iw": "he"}
    for name in (tags.get(code.lower(), code), code.partition("-")[0]):
        if any(Path(folder, "partials", "languages", f"{name}.html").is_file() for folder in folders):
            return name
    return ""


def own_items(items: Sequence[Item], source: str, known: Sequence[Edition]) -> list[Item]:
    """Return the entries of `nav` for a page: those of its edition, if there are any, else all.

    A section with the pages of one edition alone is for that edition, and its entries take the place of the section.
    """
    current = edition_of(source, known)
    own = [each for item in items for each in _of_edition(item, current, known)]
    return own or list(items)


def _of_edition(item: Item, current: Edition | None, known: Sequence[Edition]) -> Iterator[Item]:
    of_item = {edition_of(page.file.src_uri, known) for page in _pages(item)}
    if of_item == {current} and item.is_section and current and current.folder:
        yield from item.children
    elif item.is_link or current in of_item:
        yield item


def _pages(item: Item) -> Iterator[Any]:
    if item.is_page:
        yield item
    elif item.is_section:
        for below in item.children:
            yield from _pages(below)
