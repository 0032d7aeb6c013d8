"""Every block that a page can have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .areas import AreasBlock
from .biography import BiographyBlock
from .lists import list_blocks
from .models import ModelsBlock
from .posts import PostsBlock
from .publications import PublicationsBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .base import SiteBlock


def blocks_of(lists: Iterable[str]) -> tuple[type[SiteBlock], ...]:
    """Return the blocks of a site that may have these lists."""
    return _blocks(tuple(lists))


@cache
def _blocks(lists: tuple[str, ...]) -> tuple[type[SiteBlock], ...]:
    return (PublicationsBlock, ModelsBlock, AreasBlock, BiographyBlock, PostsBlock, *list_blocks(lists))
