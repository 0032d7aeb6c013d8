"""A researcher's publications and model cards: read, checked and rendered, without MkDocs."""
