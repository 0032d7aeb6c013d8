"""Results of earlier builds, and work in a second process."""
