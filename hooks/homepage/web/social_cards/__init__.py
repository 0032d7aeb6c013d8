"""The room `social_cards`."""
