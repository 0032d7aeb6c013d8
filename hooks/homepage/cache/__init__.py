"""Results saved for the next build, and work done in a second process."""
