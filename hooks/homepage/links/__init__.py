"""Tries the addresses of other sites that a site links to, remembers the answers, and finds copies of what is gone."""
