"""The metadata of a model card's page: SoftwareApplication or Dataset of schema.org, in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.plain_values import filled
from ..text.safe_urls import is_on_the_web

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..cards.card import ModelCard

_CATEGORIES = {"model": "Machine learning model", "benchmark": "Benchmark", "system": "Machine learning system"}


def schema_org(
    card: ModelCard,
    *,
    page_url: str,
    hub_url: str,
    license_url: str,
    based_on: Sequence[str],
    papers: Sequence[Mapping[str, object]],
) -> dict[str, object]:
    """Return a card as schema.org data; values that the card does not give are left out."""
    is_dataset = card.kind == "dataset"
    values: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset" if is_dataset else "SoftwareApplication",
        "name": card.name,
        "description": card.summary,
        "creator": [{"@type": "Person", "name": name} for name in card.developers],
        "publisher": {"@type": "Organization", "name": card.organization} if card.organization else {},
        "license": license_url or card.license.name if card.license else "",
        "datePublished": card.release_date,
        "inLanguage": list(card.languages),
        "keywords": list(card.tags),
        "identifier": card.hub_id,
        "url": page_url,
        "sameAs": [address for address in (hub_url, *(url for _, url in card.links)) if is_on_the_web(address)],
        "isBasedOn": list(based_on),
        "citation": list(papers),
    }
    if is_dataset:
        values |= {"size": dict(card.facts).get("Size", ""), "isAccessibleForFree": bool(hub_url)}
    else:
        values |= {"applicationCategory": _CATEGORIES[card.kind], "softwareRequirements": card.library}
    return filled(values)
