"""What search engines and reference managers read in a page's head: Highwire tags and schema.org."""
