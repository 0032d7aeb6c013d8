"""Publications: what the entries of the .bib files mean, with links, labels, versions and venues."""
