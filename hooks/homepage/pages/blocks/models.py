"""The block `/// models`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from functools import partial
from typing import TYPE_CHECKING, Any

from ...cards.hub_vocabulary import KINDS
from ...cards.results.matrix import only_benchmarks
from ...problems import did_you_mean
from ..option_values import names, one_of, some_of, switch, texts
from .base import SiteBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...cards.card import ModelCard
    from ...html.renderer import Renderer
    from ...whole_site.addresses import Hrefs
    from ...words import Words

SORTS = ("newest", "oldest", "name")
VIEWS = ("cards", "table", "results", "timeline", "lineage")
OF_RESULTS = ("results", "timeline")
"""The views of results, which can be limited to some benchmarks."""


class ModelsBlock(SiteBlock):
    """The model cards that match the block's options."""

    NAME = "models"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        "kind": ((), some_of(KINDS)),
        "family": ((), texts),
        "license": ((), texts),
        "ids": ((), texts),
        "benchmark": ((), names),
        "sort": ("newest", one_of(SORTS)),
        "filters": (False, switch),
        "view": ("cards", one_of(VIEWS)),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return a placeholder for the cards."""
        known = {card.id for card in self.site.cards}
        for wanted in self.options["ids"]:
            if wanted not in known:
                hint = did_you_mean(wanted, known) or " Add its file to docs/models/."
                message = f'no model card has the id "{wanted}".{hint}'
                self.report_value("ids", wanted, message, "unknown-card", error=True)
        self._check_values()
        chosen = tuple(card for card in self.site.cards if self._wants(card))
        order = self.options["sort"]
        cards = only_benchmarks(sorted_cards(chosen, order), self.options["benchmark"])
        element = etree.SubElement(parent, "div", {"class": f"models-{self.options['view']}"})
        view = self.options["view"]
        filters = self.options["filters"]

        def drawn(renderer: Renderer) -> str:
            from ...html.models import model_list  # imported late: a page that has not changed is not drawn

            return model_list(renderer, cards, view, filters=filters, order=order)

        element.append(self.placeholder(drawn))
        self.also_in_markdown(partial(_written_models, cards, view, self.reading.page.words), self.options)
        return element

    def _check_values(self) -> None:
        """Report kinds, families, licenses and benchmarks that no card has, and benchmarks of another view."""
        if self.options["benchmark"] and self.options["view"] not in OF_RESULTS:
            message = f"benchmark needs the view {' or '.join(OF_RESULTS)}."
            self.report_value("benchmark", self.options["benchmark"][0], message, "block-option")
        used = {
            "kind": [card.kind for card in self.site.cards],
            "family": [card.family for card in self.site.cards if card.family],
            "license": [card.license.id for card in self.site.cards if card.license],
            "benchmark": [result.benchmark for card in self.site.cards for result in card.results],
        }
        for option, values in used.items():
            folded = {value.casefold() for value in values}
            for wanted in self.options[option]:
                if wanted.casefold() not in folded:
                    message = f'no model card has the {option} "{wanted}".{did_you_mean(wanted, values)}'
                    self.report_value(option, wanted, message, "unused-value")

    def _wants(self, card: ModelCard) -> bool:
        """Return whether a card matches all options."""
        wanted = self.options
        license = card.license.id if card.license else ""
        return (
            (not wanted["kind"] or card.kind in wanted["kind"])
            and (not wanted["family"] or card.family.casefold() in map(str.casefold, wanted["family"]))
            and (not wanted["license"] or license.casefold() in map(str.casefold, wanted["license"]))
            and (not wanted["ids"] or card.id in wanted["ids"])
        )


def _written_models(cards: Sequence[ModelCard], view: str, words: Words, hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import models

    return models(hrefs, cards, view, words)


def sorted_cards(cards: tuple[ModelCard, ...], order: str) -> tuple[ModelCard, ...]:
    """Return cards by date or by name; undated cards come last, and cards of the same date are sorted by name."""
    by_name = sorted(cards, key=lambda card: card.name.casefold())
    if order == "name":
        return tuple(by_name)
    dated = sorted(
        (card for card in by_name if card.release_date), key=lambda card: card.release_date, reverse=order == "newest"
    )
    return (*dated, *(card for card in by_name if not card.release_date))
