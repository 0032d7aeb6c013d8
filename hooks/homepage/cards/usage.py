"""Python code that loads a model or data set, as the documentation of its library describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .card import ModelCard

_PIPELINE = """\
from transformers import pipeline

pipe = pipeline("{task}", model="{id}")
"""
# By library; {id} is the repository on the Hub. A library that needs more than the id is left out.
_SNIPPETS = {
    "transformers": 'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("{id}")\n',
    "sentence-transformers": (
        "from sentence_transformers import SentenceTransformer\n\n"
        'model = SentenceTransformer("{id}")\nembeddings = model.encode(["A sentence."])\n'
    ),
    "diffusers": 'from diffusers import DiffusionPipeline\n\npipe = DiffusionPipeline.from_pretrained("{id}")\n',
    "timm": 'import timm\n\nmodel = timm.create_model("hf_hub:{id}", pretrained=True)\n',
    "setfit": 'from setfit import SetFitModel\n\nmodel = SetFitModel.from_pretrained("{id}")\n',
    "span-marker": 'from span_marker import SpanMarkerModel\n\nmodel = SpanMarkerModel.from_pretrained("{id}")\n',
    "flair": 'from flair.models import SequenceTagger\n\ntagger = SequenceTagger.load("{id}")\n',
    "fastai": 'from huggingface_hub import from_pretrained_fastai\n\nlearner = from_pretrained_fastai("{id}")\n',
    "keras": 'import keras\n\nmodel = keras.saving.load_model("hf://{id}")\n',
    "open_clip": (
        'import open_clip\n\nmodel, preprocess = open_clip.create_model_from_pretrained("hf-hub:{id}")\n'
        'tokenizer = open_clip.get_tokenizer("hf-hub:{id}")\n'
    ),
    "bertopic": 'from bertopic import BERTopic\n\ntopics = BERTopic.load("{id}")\n',
    "gliner": 'from gliner import GLiNER\n\nmodel = GLiNER.from_pretrained("{id}")\n',
    "mlx": 'from mlx_lm import load\n\nmodel, tokenizer = load("{id}")\n',
    "pyannote-audio": 'from pyannote.audio import Pipeline\n\npipeline = Pipeline.from_pretrained("{id}")\n',
    "ultralytics": 'from ultralytics import YOLO\n\nmodel = YOLO.from_pretrained("{id}")\n',
    "datasets": 'from datasets import load_dataset\n\ndata = load_dataset("{id}")\n',
}
_PEFT = """\
from peft import PeftModel
from transformers import AutoModelForCausalLM

base = AutoModelForCausalLM.from_pretrained("{base}")
model = PeftModel.from_pretrained(base, "{id}")
"""


def snippet(card: ModelCard) -> str:
    """Return Python code that loads the model or data set of a card: the author's own, or the library's usual code.

    The result is empty if there is neither, or if the card's text already shows code with the id.
    """
    if card.usage is not None:
        return card.usage
    if not card.hub_id or card.kind not in ("model", "dataset") or _shows_code(card):
        return ""
    library = "datasets" if card.kind == "dataset" else card.library
    if library == "transformers" and card.pipeline_tag:
        return _PIPELINE.format(task=card.pipeline_tag, id=card.hub_id)
    if library == "peft" and card.base_models:
        return _PEFT.format(base=card.base_models[0].id, id=card.hub_id)
    return _SNIPPETS.get(library, "").format(id=card.hub_id)


def _shows_code(card: ModelCard) -> bool:
    blocks = card.body.split("```")[1::2]
    return any(card.hub_id.casefold() in block.casefold() for block in blocks)
