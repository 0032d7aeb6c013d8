"""A curriculum vitae from the author's lists and publications: as PDF, and as data that other programs read."""
