"""What each page needs on the web: policy, stylesheet, search records, dates and sharing pictures."""
