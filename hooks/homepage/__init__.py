"""A researcher's publications and model cards: read, checked and rendered, without MkDocs."""

__version__ = "1.0.0"
