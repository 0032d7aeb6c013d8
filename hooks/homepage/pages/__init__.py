"""The room `pages`."""
