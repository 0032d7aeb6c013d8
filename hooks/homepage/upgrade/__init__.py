"""Replaces the engine with a newer one, shows what differs on the pages, and can be undone."""
