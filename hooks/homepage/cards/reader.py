"""Reads model cards: Markdown files whose front matter has the Hugging Face Hub's model-card form."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..front_matter.document import split_front_matter
from ..problems import did_you_mean, shown_path
from ..text.encoding import decode, read_page_text
from ..text.named_files import file_in
from ..text.plain_values import mappings, plain_text, quotable, text_list
from ..text.summaries import first_heading, first_paragraph
from .body_problems import body_problems
from .card import BaseModel, ModelCard
from .card_files import CardFiles
from .examples import read_examples
from .fields import CardFields
from .hub_vocabulary import DATASET_KEYS, KINDS, RELATIONS
from .license import read_license
from .other_metadata import further_facts, other_metadata
from .results.model_index import read_results
from .results.result_files import evaluation_files, read_evaluation_file
from .unfilled_template import without_placeholders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..problems import Problem
    from .results.result import EvaluationResult

_MODEL_KEYS = frozenset({"model-index", "base_model", "pipeline_tag", "library_name"})


def read_card(
    text: str, path: str, has_file: Callable[[str], bool] = lambda _: False
) -> tuple[ModelCard, tuple[Problem, ...]]:
    """Return the card in a file's text, as far as it can be read, and its problems.

    `has_file` says whether the site has a file, by its path in docs/.
    The keys are those of the Hub (https://huggingface.co/docs/hub/model-cards) and of the site: kind, name,
    family, summary, organization, developers, hub_id, parameters, context_length, release_date, lineage,
    reward_model, papers, links, facts and usage.
    """
    front_matter, problems = split_front_matter(text, path)
    fields = CardFields(front_matter, path)
    card_id = path.rsplit("/", 1)[-1].removesuffix(".md")
    kind = _kind(fields)
    hub_id = fields.hub_id("hub_id")
    folder = "datasets/" if kind == "dataset" else "spaces/" if "sdk" in fields.data else ""
    files = CardFiles(hub_id and f"{folder}{hub_id}", has_file)
    body, unfilled = without_placeholders(front_matter.body)
    prose = without_placeholders(front_matter.prose)[0] if front_matter.stray else body
    name = _name(fields, kind, prose) or card_id
    picture, thumbnail = fields.picture("thumbnail", files)
    examples = read_examples(fields.get("widget"), files)
    card = ModelCard(
        id=card_id,
        path=path,
        kind=kind,
        name=name,
        family=fields.text("family"),
        summary=fields.text("summary", "short_description") or first_paragraph(prose),
        organization=fields.text("organisation", "organization", "publisher"),
        developers=fields.texts("developers"),
        hub_id=hub_id,
        license=read_license(fields, files.repository, has_file),
        base_models=_base_models(fields),
        lineage=fields.ids("lineage"),
        reward_models=fields.ids("reward_model"),
        new_version=fields.hub_id("new_version"),
        datasets=fields.ids("datasets"),
        models=fields.ids("models"),
        languages=_languages(fields),
        pipeline_tag=fields.one("pipeline_tag"),
        library=fields.one("library_name"),
        tags=fields.texts("tags"),
        metrics=fields.texts("metrics"),
        parameters=_parameters(fields),
        context_length=fields.count("context_length"),
        release_date=fields.date("release_date"),
        papers=fields.keys_of_papers("papers"),
        links=(*fields.links("links", files), *thumbnail),
        facts=(*fields.pairs("facts"), *further_facts(fields.data)),
        picture=picture,
        examples=examples,
        metadata=other_metadata(front_matter.data, {"widget"} if examples else ()),
        usage=_usage(fields.get("usage")),
        results=_results(fields, kind, name),
        body=files.with_links(body),
        unfilled=tuple(line + front_matter.body_line - 1 for line in unfilled),
        text=text,
        source=front_matter.data,
        lines=front_matter.lines,
    )
    if "allow" in front_matter.data:
        message = '"allow" is not read in a card, whose text may be a stranger\'s: put what it loads into docs/'
        fields.report("allow", message, "foreign-content")
    of_text = body_problems(body, path, front_matter.body_line)
    return card, (*problems, *sorted((*fields.problems, *of_text), key=lambda problem: problem.line))


def read_cards(
    folder: Path, root: Path, is_published: Callable[[str], bool] = lambda _: True
) -> tuple[tuple[ModelCard, ...], tuple[Problem, ...]]:
    """Return the cards of a folder in the order of file names, and their problems; index.md is not a card.

    `is_published` says of a card's path in docs/ whether readers get its page.
    """
    cards: list[ModelCard] = []
    problems: list[Problem] = []
    for file in sorted(folder.glob("[!.]*.md")):
        if file.name == "index.md" or not file.is_file() or not is_published(f"{folder.name}/{file.name}"):
            continue
        path = shown_path(file, root)
        text, found = read_page_text(file, path, "warning")  # the host gets the text from here
        problems += found
        if text is None:
            continue
        card, found = read_card(text, path, partial(has_file_in, folder.parent))
        problems += found
        for results in evaluation_files(file):
            name = f"{path.rpartition('/')[0]}/{results.relative_to(file.parent).as_posix()}".lstrip("/")
            measured, found = read_evaluation_file(decode(results.read_bytes())[0], name)
            card = replace(card, results=(*card.results, *measured))
            problems += found
        cards.append(card)
    return tuple(cards), tuple(problems)


def has_file_in(docs: Path, name: str) -> bool:
    """Return whether a folder contains a file with this path."""
    return file_in(docs, name) is not None


def _kind(fields: CardFields) -> str:
    written = fields.text("kind")
    if written.casefold() in KINDS:
        return written.casefold()
    if written:
        advice = did_you_mean(written, KINDS)
        choices = ", ".join(KINDS)
        fields.report("kind", f'"kind: {quotable(written)}" is not one of {choices}.{advice}', "card-kind")
    if fields.data.keys() & {"sdk", "app_file"}:
        return "system"
    is_dataset = fields.data.keys() & DATASET_KEYS and not fields.data.keys() & _MODEL_KEYS
    return "dataset" if is_dataset else "model"


def _name(fields: CardFields, kind: str, body: str) -> str:
    """Return the name of a card; its model-index counts before the heading only if it names one model."""
    indexed = [plain_text(entry.get("name")) for entry in mappings(fields.get("model-index"))]
    title = first_heading(body, deepest=1)
    candidates = (
        fields.text("name", "title"),
        *(indexed if kind == "model" and len(set(indexed)) == 1 else ()),
        title,
        fields.text("pretty_name", "model_name"),
        *indexed,
    )
    return next(filter(None, candidates), "")


def _base_models(fields: CardFields) -> tuple[BaseModel, ...]:
    written = fields.text("base_model_relation")
    relation = written.casefold() if written.casefold() in RELATIONS else ""
    if written and not relation:
        choices, advice = ", ".join(RELATIONS), did_you_mean(written, RELATIONS)
        message = f'"base_model_relation: {quotable(written)}" is not one of {choices}.{advice}'
        fields.report("base_model_relation", message, "base-model-relation")
    return tuple(BaseModel(model, relation) for model in fields.ids("base_model"))


def _languages(fields: CardFields) -> tuple[str, ...]:
    """Return the language codes; `false` means Norwegian: other YAML programs read `no` as false and write that."""
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


def _results(fields: CardFields, kind: str, name: str) -> tuple[EvaluationResult, ...]:
    """Return the results; in a card of kind model they belong to that model, unless its index names several."""
    index = fields.get("model-index")
    results, problems = read_results(index, partial(fields.line, "model-index"))
    for below, problem in problems:
        fields.report("model-index", problem, "model-index", below)
    is_own = kind == "model" and len({result.model for result in results}) < 2
    return tuple(replace(result, model="") if is_own or result.model == name else result for result in results)


def _usage(value: object) -> str | None:
    """Return the author's snippet as it is written; with `false` the page shows no snippet."""
    if isinstance(value, str):
        return value.strip("\n")
    return "" if value is False else None
