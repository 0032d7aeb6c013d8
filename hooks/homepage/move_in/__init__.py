"""Moves the site of another system in: al-folio, academicpages, HugoBlox, jekyll-scholar, Quarto, or a .bib file."""
