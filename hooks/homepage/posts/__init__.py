"""Posts of a blog as publications: what they are cited by, their metadata, and their feed."""
