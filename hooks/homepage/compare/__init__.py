"""Compares a site's papers and cards with ORCID, OpenAlex, DBLP, Crossref and the Hub, and writes what is accepted."""
