"""The room `bibliography`."""
