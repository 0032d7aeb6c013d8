"""Builds a site with any program that turns Markdown into HTML: that program reads, all other work is here."""
