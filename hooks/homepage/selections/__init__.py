"""Which publications a list shows, in which order, grouped and counted."""
