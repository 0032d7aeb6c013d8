"""The room `cache`."""
