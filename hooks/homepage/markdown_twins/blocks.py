"""The content of each block in plain Markdown, for the pages' twins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibliography.author_lists import full_names
from ..cache.build_cache import Pieces
from ..cards.fact_sheet import ANCESTORS, fact_sheet
from ..dates import date_in, parse_date
from ..selections.coauthors import coauthors
from ..selections.years import count_by_year
from ..text.addresses import twin
from ..text.markdown import item, link, plain, sentences, without_tags
from ..text.safe_urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..bibliography.citation_marks import Mark
    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..cards.fact_sheet import Fact
    from ..cards.license import License
    from ..cards.results.result import EvaluationResult
    from ..lists.records import Item
    from ..selections.cached_selection import CachedSelection
    from ..selections.selection import Group
    from ..selections.years import Year
    from ..whole_site.addresses import Hrefs
    from ..whole_site.posts import ListedPost
    from ..words import Words

MOST_LINKS = 500
"""If the bibliography is larger, lists leave out the papers' links, which would be half of the text."""

_TARGET = re.compile(r"\]\(\s*([^\s()<>]+)")

NO_MARKS: Mapping[str, Mark] = {}

_COLUMNS = ("Model", "Benchmark", "Metric", "Value", "Interval", "Baseline", "Date", "Source")


def grouped_publications(hrefs: Hrefs, groups: Iterable[Group], level: int, words: Words, pieces: Pieces) -> str:
    """Return publications under headings of this level, one line for each publication."""
    parts = []
    for group in groups:
        marks = "#" * min(level + group.depth, 6)
        heading = [f"{marks} {plain(words.said(group.heading))}"] if group.heading else []
        parts += [*heading, "\n".join(publication_lines(hrefs, group.publications, words, pieces=pieces))]
    return "\n\n".join(filter(None, parts))


def publication_lines(
    hrefs: Hrefs,
    publications: Iterable[Publication],
    words: Words,
    marks: Mapping[str, Mark] = NO_MARKS,
    pieces: Pieces | None = None,
) -> Iterator[str]:
    """Yield a line for each publication: label or mark, title, people, venue, date and links."""
    shown = list(publications)
    keys = [f"{hrefs.key_of(each)} {marks.get(each.key)}" for each in shown]
    lines = (pieces or Pieces()).of(keys, lambda indexes: _lines(hrefs, [shown[at] for at in indexes], words, marks))
    yield from map(bytes.decode, lines)


def lines_depend_on(hrefs: Hrefs, words: Words) -> tuple[object, ...]:
    """Return what the lines of all publications depend on."""
    return words, len(hrefs.site.bibliography.publications) <= MOST_LINKS, hrefs.of_entries


def _lines(hrefs: Hrefs, publications: Iterable[Publication], words: Words, marks: Mapping[str, Mark]) -> Iterator[str]:
    few = len(hrefs.site.bibliography.publications) <= MOST_LINKS
    for publication in publications:
        href = link(publication.title.text, twin(hrefs.title(publication)))
        links = publication_links(hrefs, publication, words) if few else ""
        where, when = publication.venue.text_in(words), date_in(words, publication.date)
        states = (words.state(note.text) for note in publication.states)
        about = plain(sentences(people(publication, words), where, when, *states))
        label = marks[publication.key].in_list if marks else str(publication.label)
        yield f"- **{plain(label)}** {sentences(href, about, links)}"


def publication_links(hrefs: Hrefs, publication: Publication, words: Words) -> str:
    """Return a publication's links on one line."""
    return words(", ").join(link(words(each.label), hrefs.link(each)) for each in publication.all_links)


def people(publication: Publication, words: Words) -> str:
    """Return a publication's authors, or its editors, as one text."""
    names = full_names(publication, words)
    if not publication.edited:
        return names
    return f"{names} ({words.counted('editor', 'editors', max(len(publication.authors), 1))})"


def year_counts(hrefs: Hrefs, counted: CachedSelection) -> str:
    """Return the number of publications of each year, in total and by area; the newest year comes first."""
    area_names = {keyword: area.name for keyword, area in hrefs.site.areas.items()}
    years = count_by_year(counted.publications, area_names, counted.selection.keywords)
    return "\n".join(_year(year, counted.words) for year in (*years.undated, *reversed(years.dated)))


def _year(year: Year, words: Words) -> str:
    areas = words(", ").join(f"{words.said(segment.series.name)} {len(segment.keys)}" for segment in year.segments)
    return f"- {plain(words.said(year.heading))}: {len(year.keys)} ({plain(areas)})"


def coauthor_counts(publications: Iterable[Publication], words: Words) -> str:
    """Return the co-authors with the number of publications and the years, most publications first."""
    people = (
        (one.name.full, f"{len(one.keys)}{words(', ')}{words.said(one.years)}") for one in coauthors(publications)
    )
    lines = (f"- {link(name, '')}: {counts}" for name, counts in people)
    return "\n".join(lines)


def areas(hrefs: Hrefs) -> str:
    """Return the research areas, each with its description."""
    return "\n".join(
        item(area.name, twin(hrefs.page(area.source)), area.description) for area in hrefs.site.areas.values()
    )


def posts(hrefs: Hrefs, title: str, sources: Iterable[str], words: Words) -> str:
    """Return the posts with these sources, one line for each; an empty string if there are none."""
    known = hrefs.addresses.pages.posts
    lines = [_post(hrefs, known[source], words) for source in sources if source in known]
    heading = [f"## {plain(title)}\n"] if title and lines else []
    return "\n".join([*heading, *lines])


def _post(hrefs: Hrefs, post: ListedPost, words: Words) -> str:
    day = date_in(words, parse_date(post.created.isoformat()))
    return f"- {sentences(day, link(post.title, twin(hrefs.root + post.url)), plain(post.description))}"


def author_items(title: str, groups: Iterable[tuple[str, Sequence[Item]]], level: int, words: Words) -> str:
    """Return items of one of the author's lists as they were written: Markdown, with addresses as seen from `docs/`.

    `level` is that of the headings of groups.
    """
    parts = [f"## {plain(title)}"] if title else []
    shown = False
    for heading, items in groups:
        shown = True
        if heading:
            parts.append(f"{'#' * min(level, 6)} {plain(heading)}")
        parts.append("\n".join(_author_item(each, words) for each in items))
    return "\n\n".join(parts) if shown else ""


def _author_item(each: Item, words: Words) -> str:
    title = f"[{each.title}]({each.url})" if each.url else each.title
    links = words(", ").join(f"[{words(label)}]({url})" for label, url in each.links)
    what = words(", ").join((title, *map(words.said, each.details)))
    *before, last = filter(None, (each.when.text_in(words), what, each.text, links))
    line = without_tags(f"- {'. '.join([*(part.rstrip('.') for part in before), last])}")
    return _TARGET.sub(lambda target: target[0] if safe_url(target[1]) else "](", line)


def models(hrefs: Hrefs, cards: Sequence[ModelCard], view: str, words: Words) -> str:
    """Return model cards in one of the block's views: a summary of each, their lineage, or their results."""
    if view in ("results", "timeline"):
        return results_table(hrefs, cards, words)
    if view == "lineage":
        return "\n".join(_lineage(hrefs, cards, words))
    return "\n".join(item(card.name, twin(hrefs.card(card)), _about(card, words)) for card in cards)


def facts(hrefs: Hrefs, card: ModelCard, words: Words) -> Iterator[str]:
    """Yield a card's facts and links, each as a line of a list."""
    rows = (*fact_sheet(card), *hrefs.site.relatives(card))
    yield from (f"- {plain(words(fact.label))}: {_value(hrefs, fact, words)}" for fact in rows)
    named = (("Hugging Face", hrefs.hub_page(card)), *card.links)
    links = words(", ").join(link(label, hrefs.file(url)) for label, url in named if url)
    if links:
        yield f"- {words('Links:')} {links}"


def _value(hrefs: Hrefs, fact: Fact, words: Words) -> str:
    if fact.license:
        return ", ".join(link(name, url) for name, url in fact.license.each) or _license(hrefs, fact.license)
    return words(", ").join(_hub(hrefs, name, fact.folder) for name in fact.ids) or plain(words(fact.text))


def _license(hrefs: Hrefs, one: License) -> str:
    return link(one.name, hrefs.link(one))


def _hub(hrefs: Hrefs, name: str, folder: str) -> str:
    card = hrefs.site.card_named(name)
    return link(card.name if card else name, twin(hrefs.hub(name, folder)))


def examples(hrefs: Hrefs, card: ModelCard, words: Words) -> Iterator[str]:
    """Yield the parts of a card's examples, each as a line of a list, below the title if the example has one."""
    for example in card.examples:
        indent = "  " if example.title else ""
        if example.title:
            yield f"- {plain(example.title)}"
        for row in example.rows:
            text = "; ".join(map(plain, row.lines))
            yield f"{indent}- {plain(words(row.label))}: {link(row.lines[0], hrefs.file(row.url)) if row.url else text}"


def results_table(hrefs: Hrefs, cards: Iterable[ModelCard], words: Words) -> str:
    """Return all results of some cards as a table; an empty string if there are no results."""
    rows = [_result(hrefs, card, result, words) for card in cards for result in card.results]
    filled = [place for place, _ in enumerate(_COLUMNS) if any(row[place] for row in rows)]
    names, rule = tuple(map(words, _COLUMNS)), ("---",) * len(_COLUMNS)
    lines = [[line[place].replace("|", r"\|") for place in filled] for line in (names, rule, *rows)] if rows else []
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _result(hrefs: Hrefs, card: ModelCard, result: EvaluationResult, words: Words) -> tuple[str, ...]:
    has_interval = result.lower is not None and result.upper is not None
    interval = words("{low} to {high}", low=f"{result.lower:.6g}", high=f"{result.upper:.6g}") if has_interval else ""
    return (
        link(result.model or card.name, twin(hrefs.card(card))),
        plain(f"{result.benchmark} ({result.setting})" if result.setting else result.benchmark),
        plain(result.metric),
        plain(words(result.text)),
        interval,
        plain(result.baseline),
        date_in(words, parse_date(result.date)),
        link(result.source_name or result.source_url, result.source_url),
    )


def _about(card: ModelCard, words: Words) -> str:
    license = card.license.name if card.license else ""
    known = filter(None, (card.parameters, license, date_in(words, parse_date(card.release_date))))
    return sentences(words(card.kind.capitalize()), words(", ").join(known), card.summary)


def _lineage(hrefs: Hrefs, cards: Iterable[ModelCard], words: Words) -> Iterator[str]:
    for card in cards:
        rows = [fact for fact in fact_sheet(card) if fact.name in ANCESTORS]
        labels = [words(fact.label) if words.cldr else f"{fact.label[0].lower()}{fact.label[1:]}" for fact in rows]
        steps = "; ".join(f"{name} {_value(hrefs, fact, words)}" for name, fact in zip(labels, rows, strict=True))
        if steps:
            yield f"- {link(card.name, twin(hrefs.card(card)))}: {steps}"
