"""The options in mkdocs.yml, read and checked with their line numbers."""
