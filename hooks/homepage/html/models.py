"""Draws model cards as HTML: lists of them in several views, and the page of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..cards.fact_sheet import ANCESTORS, fact_sheet
from ..cards.lineage import data_lineage, model_lineage
from ..cards.relatives import DESCENDANTS
from ..cards.results.dots import chart
from ..cards.results.matrix import matrices, single_results
from ..cards.results.timeline import timelines
from ..cards.usage import snippet
from ..exports.bib import bibtex
from ..whole_site.site import hub_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..cards.card import ModelCard
    from .renderer import Renderer


def model_list(
    renderer: Renderer, cards: Sequence[ModelCard], view: str, *, filters: bool = False, order: str = "newest"
) -> str:
    """Return model cards in one of the views; with `filters`, also the values by which a script filters them.

    `order` says how the cards are sorted already.
    """
    values: dict[str, object] = {"cards": cards, "filters": filters, "order": order}
    if view == "results":
        values |= {"matrices": matrices(cards), "singles": single_results(cards)}
    if view == "timeline":
        values |= {"timelines": timelines(cards)}
    if view == "lineage":
        everything = renderer.site.cards
        values |= {"models": model_lineage(cards, everything), "data": data_lineage(cards, everything)}
    return renderer.draw(f"models/{view}.html", **values)


def model_page(renderer: Renderer, card: ModelCard, body: str) -> str:
    """Return the body of a model's page: its heading, lineage and facts, the author's text, then its results."""
    before, heading_end, after = body.partition("</h1>")
    heading = before + heading_end if heading_end else ""
    facts = (*fact_sheet(card), *renderer.site.relatives(card))
    papers = renderer.site.papers_of(card)
    return renderer.draw(
        "models/page.html",
        card=card,
        above=[fact for fact in facts if fact.name in ANCESTORS],
        below=[fact for fact in facts if fact.name == DESCENDANTS],
        facts=[fact for fact in facts if fact.name not in (*ANCESTORS, DESCENDANTS)],
        heading=Markup(heading),
        body=Markup(after if heading_end else body),
        ends_with_results=re.findall('<h2 id="([^"]*)', after or body)[-1:] == ["results"],
        hub_url=hub_page(card),
        papers=papers,
        chart=chart(card),
        usage=snippet(card),
        bibtex=bibtex(papers[0], renderer.site.areas) if papers else "",
    )
