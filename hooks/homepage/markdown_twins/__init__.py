"""Each page of the site as Markdown, for language models."""
