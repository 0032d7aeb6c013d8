"""What pages need on the web: content policy, stylesheet, search records, dates and share pictures."""
