"""Reads and checks the options in mkdocs.yml, with their line numbers."""
