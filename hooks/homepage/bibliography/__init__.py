"""Publications: records made from the entries of the .bib files, with links, labels, versions and venues."""
