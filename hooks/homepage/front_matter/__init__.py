"""The room `front_matter`."""
