"""The content of each block in plain Markdown, for the pages' twins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..bibliography.author_lists import full_names
from ..cards.fact_sheet import ANCESTORS, fact_sheet
from ..dates import parse_date
from ..selections.coauthors import coauthors
from ..selections.years import count_by_year
from ..text.addresses import twin
from ..text.markdown import item, link, plain, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..cards.fact_sheet import Fact
    from ..lists.records import Item
    from ..selections.cached_selection import CachedSelection
    from ..selections.selection import Group
    from ..selections.years import Year
    from ..whole_site.addresses import Hrefs

MOST_LINKS = 500
"""If the bibliography is larger, lists leave out the papers' links, which would be half of the text."""

_COLUMNS = ("Model", "Benchmark", "Metric", "Value", "Baseline", "Source")


def grouped_publications(hrefs: Hrefs, groups: Iterable[Group], level: int) -> str:
    """Return publications under headings of this level, one line for each publication."""
    parts = []
    for group in groups:
        heading = [f"{'#' * min(level + group.depth, 6)} {plain(group.heading)}"] if group.heading else []
        parts += [*heading, "\n".join(publication_lines(hrefs, group.publications))]
    return "\n\n".join(filter(None, parts))


def publication_lines(hrefs: Hrefs, publications: Iterable[Publication]) -> Iterator[str]:
    """Yield a line for each publication: label, title, people, venue, date and links."""
    few = len(hrefs.site.bibliography.publications) <= MOST_LINKS
    for publication in publications:
        href = link(publication.title.text, twin(hrefs.title(publication)))
        links = publication_links(hrefs, publication) if few else ""
        about = plain(sentences(people(publication), publication.venue.text, publication.date.text))
        yield f"- **{plain(str(publication.label))}** {sentences(href, about, links)}"


def publication_links(hrefs: Hrefs, publication: Publication) -> str:
    """Return a publication's links on one line."""
    return ", ".join(link(each.label, hrefs.link(each)) for each in publication.all_links)


def people(publication: Publication) -> str:
    """Return a publication's authors, or its editors, as one text."""
    names = full_names(publication)
    return f"{names} ({'editors' if len(publication.authors) > 1 else 'editor'})" if publication.edited else names


def year_counts(hrefs: Hrefs, counted: CachedSelection) -> str:
    """Return the number of publications of each year, in total and by area; the newest year comes first."""
    area_names = {keyword: area.name for keyword, area in hrefs.site.areas.items()}
    years = count_by_year(counted.publications, area_names, counted.selection.keywords)
    return "\n".join(_year(year) for year in (*years.undated, *reversed(years.dated)))


def _year(year: Year) -> str:
    areas = ", ".join(f"{segment.series.name} {len(segment.keys)}" for segment in year.segments)
    return f"- {plain(year.heading)}: {len(year.keys)} ({plain(areas)})"


def coauthor_counts(publications: Iterable[Publication]) -> str:
    """Return the co-authors with the number of publications and the years, most publications first."""
    lines = (f"- {link(one.name.full, '')}: {len(one.keys)}, {one.years}" for one in coauthors(publications))
    return "\n".join(lines)


def areas(hrefs: Hrefs) -> str:
    """Return the research areas, each with its description."""
    return "\n".join(
        item(area.name, twin(hrefs.page(area.source)), area.description) for area in hrefs.site.areas.values()
    )


def author_items(title: str, items: Iterable[Item]) -> str:
    """Return items of one of the author's lists as they were written: Markdown, with addresses as seen from `docs/`."""
    lines = "\n".join(map(_author_item, items))
    return f"## {plain(title)}\n\n{lines}" if title and lines else lines


def _author_item(each: Item) -> str:
    title = f"[{each.title}]({each.url})" if each.url else each.title
    links = ", ".join(f"[{label}]({url})" for label, url in each.links)
    return "- " + ". ".join(filter(None, (each.when.text, ", ".join((title, *each.details)), each.text, links)))


def models(hrefs: Hrefs, cards: Sequence[ModelCard], view: str) -> str:
    """Return model cards in one of the block's views: a summary of each, their lineage, or their results."""
    if view == "results":
        return results_table(hrefs, cards)
    if view == "lineage":
        return "\n".join(_lineage(hrefs, cards))
    return "\n".join(item(card.name, twin(hrefs.card(card)), _about(card)) for card in cards)


def facts(hrefs: Hrefs, card: ModelCard) -> Iterator[str]:
    """Yield a card's facts and links, each as a line of a list."""
    yield from (f"- {plain(fact.label)}: {_value(hrefs, fact)}" for fact in fact_sheet(card))
    named = (("Hugging Face", hrefs.hub_page(card)), *card.links)
    links = ", ".join(link(label, hrefs.file(url)) for label, url in named if url)
    if links:
        yield f"- Links: {links}"


def _value(hrefs: Hrefs, fact: Fact) -> str:
    if fact.license:
        return link(fact.license.name, hrefs.link(fact.license))
    return ", ".join(_hub(hrefs, name, fact.folder) for name in fact.ids) or plain(fact.text)


def _hub(hrefs: Hrefs, name: str, folder: str) -> str:
    card = hrefs.site.card_named(name)
    return link(card.name if card else name, twin(hrefs.hub(name, folder)))


def results_table(hrefs: Hrefs, cards: Iterable[ModelCard]) -> str:
    """Return all results of some cards as a table; an empty string if there are no results."""
    rows = [
        (
            link(result.model or card.name, twin(hrefs.card(card))),
            plain(f"{result.benchmark} ({result.setting})" if result.setting else result.benchmark),
            plain(result.metric),
            plain(result.text),
            plain(result.baseline),
            link(result.source_name or result.source_url, result.source_url),
        )
        for card in cards
        for result in card.results
    ]
    lines = [_COLUMNS, ("---",) * len(_COLUMNS), *rows] if rows else []
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _about(card: ModelCard) -> str:
    license = card.license.name if card.license else ""
    known = ", ".join(filter(None, (card.parameters, license, parse_date(card.release_date).text)))
    return sentences(card.kind.capitalize(), known, card.summary)


def _lineage(hrefs: Hrefs, cards: Iterable[ModelCard]) -> Iterator[str]:
    for card in cards:
        rows = [fact for fact in fact_sheet(card) if fact.name in ANCESTORS]
        steps = "; ".join(f"{fact.label[0].lower()}{fact.label[1:]} {_value(hrefs, fact)}" for fact in rows)
        if steps:
            yield f"- {link(card.name, twin(hrefs.card(card)))}: {steps}"
