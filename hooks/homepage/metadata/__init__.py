"""Metadata in the head of pages, for search engines and reference managers: Highwire tags and schema.org."""
