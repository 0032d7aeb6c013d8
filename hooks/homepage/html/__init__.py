"""Records drawn as HTML by Jinja templates."""
