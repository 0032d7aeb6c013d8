"""Saves results for later builds, and works in a second process."""
