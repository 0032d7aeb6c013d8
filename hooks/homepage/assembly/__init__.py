"""The author's files read into a site, and the files that are made from it."""
