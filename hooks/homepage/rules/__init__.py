"""Checks entries of .bib files against rules, and repairs some of the problems."""
