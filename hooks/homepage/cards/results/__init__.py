"""The room `results`."""
