"""The room `markdown_twins`."""
