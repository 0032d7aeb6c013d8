"""The rules that entries of .bib files are checked against, and the repairs for some problems."""
