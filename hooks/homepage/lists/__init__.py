"""The room `lists`."""
