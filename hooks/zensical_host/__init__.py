"""Builds a site with Zensical: it reads Markdown and links, the engine makes and draws all that only it can."""
