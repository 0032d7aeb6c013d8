"""One evaluation result of a model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...text.slugs import slug

if TYPE_CHECKING:
    from .metrics import Better

_HUB_DATASET = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class EvaluationResult:
    """One value that a model reached on a benchmark, with the details that a comparison needs."""

    benchmark: str
    """The data set's name, or the task's name if no data set is named."""
    dataset: str
    """The data set's id on the Hub, or empty."""
    task: str
    metric: str
    """The metric as readers write it: "Accuracy", "WER"."""
    better: Better
    """Which direction is better, or "" if that is not known."""
    value: float | None
    """None if the author did not write a number."""
    text: str
    """The value as a reader sees it: "8.09", "77.8%", "229.95 ± 16.62", "n/a"."""
    unit: str
    lower: float | None
    """The confidence interval's lower bound, as a value of the metric."""
    upper: float | None
    baseline: str
    """Names and values of other models to compare with: "OpenChat-3.5: 7.81"."""
    date: str
    """In ISO 8601 form, or empty."""
    setting: str
    """Configuration, split and conditions in a few words: "style control"."""
    source_name: str
    source_url: str
    """A safe address, or empty."""
    model: str = ""
    """The name of the model that reached the value; empty for the model of the card."""
    path: str = ""
    """The file that it is in; empty for the card itself."""
    line: int = 1
    """The line of its value."""
    revision: str = ""
    """The revision of the data set's repository on the Hub."""
    verify_token: str = ""
    """The Hub's signature of a value that it has verified."""

    @property
    def anchor(self) -> str:
        """The id of its row on the card's page; a heading cannot have it, since it has two hyphens in a row."""
        parts = (self.model, self.benchmark, self.metric, self.setting, self.date)
        return "--".join(["result", *filter(None, map(slug, parts))])


def is_on_hub(result: EvaluationResult) -> bool:
    """Return whether a result names its data set by an id of the Hub."""
    return _HUB_DATASET.fullmatch(result.dataset) is not None
