"""Adds papers to a .bib file, in its own style, from what open sources say about their addresses and numbers."""
