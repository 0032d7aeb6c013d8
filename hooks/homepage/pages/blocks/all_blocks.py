"""Every block that a page can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .areas import AreasBlock
from .lists import LIST_BLOCKS
from .models import ModelsBlock
from .publications import PublicationsBlock

if TYPE_CHECKING:
    from .base import SiteBlock

BLOCKS: tuple[type[SiteBlock], ...] = (PublicationsBlock, ModelsBlock, AreasBlock, *LIST_BLOCKS)
