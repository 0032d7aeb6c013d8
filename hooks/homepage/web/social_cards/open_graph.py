"""What stands for a page where its address is shared: its title, description, address and picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...problems import did_you_mean
from ...text.addresses import absolute, site_root, twin
from ...text.safe_urls import is_on_the_web
from ...text.summaries import first_paragraph
from .words import PICTURE_SIZE, picture_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .words import SharePicture


PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
"""How the names of files end that social networks show as pictures."""


@dataclass(frozen=True, slots=True)
class Card:
    """A page in Open Graph's properties."""

    title: str
    description: str
    type: str
    """`website` or `article`."""
    url: str
    """The page's absolute address, or nothing where the site's is not known."""
    image: Image | None
    twin: str
    """The page's Markdown twin, seen from the page."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that stands for a page."""

    url: str
    """Absolute, since nothing else is read."""
    alt: str
    size: tuple[int, int] | None = None
    """Width and height in pixels, where the site has drawn it."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the cards of a site's pages are made from."""

    site_url: str
    description: str
    """What describes a page without words of its own."""
    pictures: Mapping[str, SharePicture]
    """The pictures that the site has drawn, by the source of the page that each stands for."""

    def card(self, source: str, url: str, *, title: str, text: str, meta: Mapping[str, object], type: str) -> Card:
        """Return a page's card, by its source and its address below the site's root.

        The front matter's `description`, `image` and `image_alt` come before everything else.
        """
        root = site_root(self.site_url)
        description = str(meta.get("description") or "") or first_paragraph(text) or self.description
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


def missing_image(meta: Mapping[str, object], files: Collection[str]) -> str:
    """Return a problem about the file that a page names as its picture and that is not there, or nothing."""
    own = str(meta.get("image") or "")
    if not own or is_on_the_web(own) or own in files:
        return ""
    hint = did_you_mean(own, (file for file in files if file.lower().endswith(PICTURES)))
    return f"`image` names {own}, which is not in docs/.{hint or ' Put the picture there.'}"
