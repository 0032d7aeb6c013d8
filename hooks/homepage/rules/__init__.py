"""The rules that entries of a .bib file are checked against, and the repairs for some of them."""
