"""Reads the front matter of Markdown files, and YAML with line numbers."""
