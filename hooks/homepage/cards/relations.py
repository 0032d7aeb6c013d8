"""English phrases for the relation between two models."""

from __future__ import annotations

BASED_ON = {
    "finetune": "Fine-tuned from",
    "adapter": "Adapter for",
    "merge": "Merged from",
    "quantized": "Quantized from",
    "": "Based on",
}
"""The label of the base model on a model's page, by `base_model_relation`."""

MADE_FROM_IT = {
    "finetune": "Fine-tuned versions",
    "adapter": "Adapters",
    "merge": "Merged into",
    "quantized": "Quantized versions",
    "": "Models based on it",
}
"""The label of the models that were made from a model, on its page, by their `base_model_relation`."""

FROM_IT = {
    "": "",
    "base": "from it",
    "finetune": "fine-tuned from it",
    "adapter": "an adapter for it",
    "merge": "merged from it",
    "quantized": "quantized from it",
    "data": "trained on it",
    "reward": "trained with it as reward model",
}
"""The words in a lineage for a model below the one that it was made from, by relation."""
