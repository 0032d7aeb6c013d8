"""What one model card says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .examples import Example
    from .license import License
    from .results.result import EvaluationResult


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A model that another model was made from."""

    id: str
    """The id on the Hub, such as "openchat/openchat_3.5"."""
    relation: str
    """"finetune", "adapter", "merge", "quantized" or empty."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What one card says about a model, data set, benchmark or system."""

    id: str
    """The file's name without .md; the page is `models/<id>/`."""
    path: str
    """The file, relative to the project."""
    kind: str
    """"model", "dataset", "benchmark" or "system"."""
    name: str
    family: str
    summary: str
    """Plain text: the key `summary`, or else the first paragraph of the body."""
    organization: str
    developers: tuple[str, ...]
    hub_id: str
    license: License | None
    base_models: tuple[BaseModel, ...]
    lineage: tuple[str, ...]
    """Ids on the Hub, from the first ancestor down to the base model; empty if the author names none."""
    reward_models: tuple[str, ...]
    """The models that guided the training, by id on the Hub or id of a card."""
    new_version: str
    """The id on the Hub of the model that replaces this one."""
    datasets: tuple[str, ...]
    models: tuple[str, ...]
    """The models that a Space uses, by id on the Hub or id of a card."""
    languages: tuple[str, ...]
    pipeline_tag: str
    library: str
    tags: tuple[str, ...]
    metrics: tuple[str, ...]
    parameters: str
    """The number of parameters as readers write it, such as "7B"."""
    context_length: int | None
    release_date: str
    """A year, a month or a day in ISO 8601 form."""
    papers: tuple[str, ...]
    """BibTeX keys."""
    links: tuple[tuple[str, str], ...]
    """Labels and safe addresses; a file of the site is given by its path in docs/."""
    facts: tuple[tuple[str, str], ...]
    """Further rows of the fact sheet: labels and values."""
    picture: str
    """The path in docs/ of the Hub's `thumbnail`; empty if that is not a file of the site."""
    examples: tuple[Example, ...]
    """What the model may be given, and what it answers."""
    metadata: tuple[tuple[str, str], ...]
    """Every key of the front matter that nothing else on the page shows, with its value."""
    usage: str | None
    """The author's own snippet; empty if the page shows none, None for the library's usual one."""
    results: tuple[EvaluationResult, ...]
    body: str
    """The Markdown below the front matter, without the unfilled lines of a template."""
    unfilled: tuple[int, ...]
    """The numbers of the file's lines that come from a template and were never filled in."""
    text: str
    """The whole file."""
    source: Mapping[str, object]
    """The whole front matter, for exports."""
    lines: Mapping[str, int]
    """The line of each key of the front matter."""
