"""The room `metadata`."""
