"""The room `selections`."""
