"""YAML with line numbers, and Markdown files that start with it."""
