"""The Open Graph data of a page, which social networks show for a shared page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...problems import near_file
from ...settings.pictures import wrong_with_picture
from ...text.addresses import absolute, site_root, twin
from ...text.safe_urls import is_on_the_web
from ..descriptions import description_of
from .words import PICTURE_SIZE, picture_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from .words import SharePicture


PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
"""The extensions of picture files that social networks show."""


@dataclass(frozen=True, slots=True)
class Card:
    """The Open Graph properties of a page."""

    title: str
    description: str
    type: str
    """`website` or `article`."""
    url: str
    """The page's absolute address; empty if the site's address is not known."""
    image: Image | None
    twin: str
    """The href of the page's Markdown twin."""


@dataclass(frozen=True, slots=True)
class Image:
    """The picture that is shown for a page."""

    url: str
    """Absolute, since social networks do not read relative addresses."""
    alt: str
    size: tuple[int, int] | None = None
    """Width and height in pixels if the engine has drawn the picture, else None."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """The data of a site from which the Open Graph cards of its pages are made."""

    site_url: str
    description: str
    """The description of a page that has neither a description nor a text."""
    pictures: Mapping[str, SharePicture]
    """The pictures that the engine draws, by the source of the page that each belongs to."""

    def card(self, source: str, url: str, *, title: str, text: str, meta: Mapping[str, object], type: str) -> Card:
        """Return a page's card; `source` is its path below docs/, and `url` its address below the site's root.

        `description`, `image` and `image_alt` in the front matter (`meta`) take precedence.
        """
        root = site_root(self.site_url)
        description = description_of(meta, text) or self.description
        image = self._image(source, title, str(meta.get("image") or ""), str(meta.get("image_alt") or ""))
        address = absolute(root, url) if root else ""
        return Card(title, " ".join(description.split()), type, address, image, twin(url).rpartition("/")[2])

    def _image(self, source: str, title: str, own: str, alt: str) -> Image | None:
        root = site_root(self.site_url)
        if not root:
            return None
        if own:
            return Image(absolute(root, quote(own, safe="%/:?#@!$&'*+,;=~")), alt or title)
        shown = source if source in self.pictures else "index.md"
        picture = self.pictures.get(shown)
        return Image(root + picture_name(shown), picture.alt, PICTURE_SIZE) if picture else None


def wrong_image(meta: Mapping[str, object], files: Collection[str], docs: Path) -> str:
    """Return a message if the file that a page names as its picture cannot be shown, else an empty string."""
    own = str(meta.get("image") or "")
    if not own or is_on_the_web(own):
        return ""
    if own in files:
        drawing = "is a drawing, which other sites do not show. Save it as PNG." if own.lower().endswith(".svg") else ""
        wrong = drawing or wrong_with_picture(docs / own, size="1,200 by 630 pixels")
        return f"`image` names {own}, which {wrong}" if wrong else ""
    hint = near_file(own, (file for file in files if file.lower().endswith(PICTURES)))
    return f"`image` names {own}, which is not in docs/.{hint or ' Put the picture there.'}"
