"""Model cards: Markdown files whose front matter has the Hugging Face Hub's model-card form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from .card_body import first_heading, first_paragraph
from .card_fields import CardFields
from .evaluation import EvaluationResult, read_results
from .front_matter import split_front_matter
from .hub_vocabulary import DATASET_KEYS, KINDS, LICENCES, RELATIONS
from .inline_html import safe_url
from .plain_values import mappings, plain_text, quotable, text_list
from .problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MODEL_KEYS = frozenset({"model-index", "base_model", "pipeline_tag", "library_name"})


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A model that this one was made from."""

    id: str
    """The Hub's id: "openchat/openchat_3.5"."""
    relation: str
    """"finetune", "adapter", "merge", "quantized" or empty."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms a model or data set is released under."""

    id: str
    """As the Hub writes it: "apache-2.0", "other"."""
    name: str
    """As readers write it: "Apache 2.0"."""
    url: str
    """Where its text stands, or empty."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What one card says about a model, data set, benchmark or system."""

    id: str
    """The file's stem: the page is `models/<id>/`."""
    path: str
    """The file, relative to the project."""
    kind: str
    """"model", "dataset", "benchmark" or "system"."""
    name: str
    family: str
    summary: str
    """Plain text: the author's, or the first paragraph of the body."""
    organisation: str
    developers: tuple[str, ...]
    hub_id: str
    licence: Licence | None
    base_models: tuple[BaseModel, ...]
    datasets: tuple[str, ...]
    languages: tuple[str, ...]
    pipeline_tag: str
    library: str
    tags: tuple[str, ...]
    parameters: str
    """How many, as readers write it: "7B"."""
    context_length: int | None
    release_date: str
    """ISO: a year, a month or a day."""
    papers: tuple[str, ...]
    """BibTeX keys."""
    links: tuple[tuple[str, str], ...]
    """Labels and safe addresses."""
    facts: tuple[tuple[str, str], ...]
    """Further rows of the fact sheet: labels and values."""
    results: tuple[EvaluationResult, ...]
    body: str
    """The Markdown below the front matter."""
    source: Mapping[str, object]
    """The whole front matter, for exports."""
    lines: Mapping[str, int]
    """The line of each key of the front matter."""


def read_card(text: str, path: str) -> tuple[ModelCard, tuple[Problem, ...]]:
    """Return the card that a file's text holds, as far as it can be read, and what is wrong with it.

    Keys are the Hub's (https://huggingface.co/docs/hub/model-cards) and these of the site: kind, name,
    family, summary, organisation, developers, hub_id, parameters, context_length, release_date, papers, links
    and facts.
    """
    front_matter, problems = split_front_matter(text, path)
    fields = CardFields(front_matter, path)
    card_id = path.rsplit("/", 1)[-1].removesuffix(".md")
    kind = _kind(fields)
    hub_id = fields.one("hub_id")
    card = ModelCard(
        id=card_id,
        path=path,
        kind=kind,
        name=_name(fields, front_matter.body) or card_id,
        family=fields.text("family"),
        summary=fields.text("summary") or first_paragraph(front_matter.body),
        organisation=fields.text("organisation", "organization", "publisher"),
        developers=fields.texts("developers"),
        hub_id=hub_id,
        licence=_licence(fields, hub_id and f"{'datasets/' if kind == 'dataset' else ''}{hub_id}"),
        base_models=_base_models(fields),
        datasets=fields.ids("datasets"),
        languages=_languages(fields),
        pipeline_tag=fields.one("pipeline_tag"),
        library=fields.one("library_name"),
        tags=fields.texts("tags"),
        parameters=_parameters(fields),
        context_length=fields.count("context_length"),
        release_date=fields.date("release_date"),
        papers=fields.keys_of_papers("papers"),
        links=fields.links("links"),
        facts=fields.pairs("facts"),
        results=_results(fields),
        body=front_matter.body,
        source=front_matter.data,
        lines=front_matter.lines,
    )
    return card, (*problems, *sorted(fields.problems, key=lambda problem: problem.line))


def read_cards(folder: Path, root: Path) -> tuple[tuple[ModelCard, ...], tuple[Problem, ...]]:
    """Return the cards of a folder's Markdown files but its index, by file name, and their problems."""
    cards: list[ModelCard] = []
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.md")):
        if file.name == "index.md" or not file.is_file():
            continue
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        try:
            content = file.read_bytes()
        except OSError as error:
            message = f"the file cannot be read ({error.strerror}): correct its permissions or remove it"
            problems.append(Problem(path, 1, message, "unreadable-file"))
            continue
        text, encoding = _decoded(content)
        if encoding:
            problems.append(Problem(path, 1, f"the file is {encoding}: save it as UTF-8", "encoding"))
        card, found = read_card(text, path)
        cards.append(card)
        problems += found
    return tuple(cards), tuple(problems)


def _decoded(content: bytes) -> tuple[str, str]:
    """Return a file's text, and the name of its encoding where that is not UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "not UTF-8 (read as Windows-1252)"


def _kind(fields: CardFields) -> str:
    written = fields.text("kind")
    if written.casefold() in KINDS:
        return written.casefold()
    if written:
        advice = did_you_mean(written, KINDS)
        choices = ", ".join(KINDS)
        fields.complain("kind", f'"kind: {quotable(written)}" is none of {choices}.{advice}', "card-kind")
    is_dataset = fields.data.keys() & DATASET_KEYS and not fields.data.keys() & _MODEL_KEYS
    return "dataset" if is_dataset else "model"


def _name(fields: CardFields, body: str) -> str:
    indexed = (plain_text(entry.get("name")) for entry in mappings(fields.get("model-index")))
    candidates = (fields.text("name"), *indexed, first_heading(body), fields.text("pretty_name"))
    return next(filter(None, candidates), "")


def _licence(fields: CardFields, repository: str) -> Licence | None:
    """Return the licence, several ones under the first's id; a `license_name` says more than the id does."""
    written = fields.texts("license")
    given = fields.text("license_name")
    link = _licence_link(fields, repository)
    if not (written or given or link):
        return None
    ids = {text.casefold(): text for text in written} or {"other": ""}
    for licence_id, text in ids.items():
        if licence_id not in LICENCES:
            message = (
                f'"{quotable(text)}" is not a licence id of the Hub: write one, such as "apache-2.0", '
                f'or "license: other" with "license_name" and "license_link".{did_you_mean(text, LICENCES)}'
            )
            fields.complain("license", message, "licence-id")
    names, urls = zip(
        *(LICENCES.get(licence_id, (text, "")) for licence_id, text in ids.items()), strict=True
    )
    return Licence(next(iter(ids)), given or ", ".join(names), link or urls[0])


def _licence_link(fields: CardFields, repository: str) -> str:
    """Return the licence's address; the bare name of a file means one in the repository on the Hub."""
    written = fields.text("license_link")
    if repository and re.fullmatch(r"[\w.-]+(?: [\w.-]+)*", written):
        return f"https://huggingface.co/{repository}/blob/main/{quote(written)}"
    link = safe_url(written)
    if written and not link:
        message = f'"{quotable(written)}" is not an address: write one that starts with https:// or http://'
        fields.complain("license_link", message, "unsafe-link")
    return link


def _base_models(fields: CardFields) -> tuple[BaseModel, ...]:
    written = fields.text("base_model_relation")
    relation = written.casefold() if written.casefold() in RELATIONS else ""
    if written and not relation:
        choices, advice = ", ".join(RELATIONS), did_you_mean(written, RELATIONS)
        message = f'"base_model_relation: {quotable(written)}" is none of {choices}.{advice}'
        fields.complain("base_model_relation", message, "base-model-relation")
    return tuple(BaseModel(model, relation) for model in fields.ids("base_model"))


def _languages(fields: CardFields) -> tuple[str, ...]:
    """Return the language ids; `false` is what other YAML readers make of `no`, Norwegian, and write back."""
    value = fields.get("language")
    items = value if isinstance(value, list) else [value]
    if any(item is False for item in items):
        return text_list(["no" if item is False else item for item in items])
    return fields.texts("language")


def _parameters(fields: CardFields) -> str:
    value = fields.get("parameters")
    if not isinstance(value, int | float) or isinstance(value, bool):
        return fields.text("parameters")
    for size, unit in ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K")):
        if value >= size:
            return f"{value / size:.4g}{unit}"
    return plain_text(value)


def _results(fields: CardFields) -> tuple[EvaluationResult, ...]:
    results, complaints = read_results(fields.get("model-index"))
    for complaint in complaints:
        fields.complain("model-index", complaint, "model-index")
    return results
