"""Every block that a page can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .areas_block import AreasBlock
from .list_blocks import LIST_BLOCKS
from .models_block import ModelsBlock
from .publications_block import PublicationsBlock

if TYPE_CHECKING:
    from .site_block import SiteBlock

BLOCKS: tuple[type[SiteBlock], ...] = (PublicationsBlock, ModelsBlock, AreasBlock, *LIST_BLOCKS)
