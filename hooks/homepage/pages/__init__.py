"""The Markdown extension: blocks, citations, formulas and the front matter of pages."""
