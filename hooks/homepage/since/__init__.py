"""What the edits since a revision of git change for readers: papers added, removed, renamed, or said otherwise."""
