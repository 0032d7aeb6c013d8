"""How one model follows from another, in words."""

from __future__ import annotations

BASED_ON = {
    "finetune": "Fine-tuned from",
    "adapter": "Adapter for",
    "merge": "Merged from",
    "quantized": "Quantized from",
    "": "Based on",
}
"""What a model says of its base model, by `base_model_relation`."""

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
"""What a lineage says of a model below the one that it follows from."""
