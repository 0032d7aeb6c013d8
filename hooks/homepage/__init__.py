"""A researcher's publications and model cards: read, checked and rendered, with no knowledge of MkDocs."""
