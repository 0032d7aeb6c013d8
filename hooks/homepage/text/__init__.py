"""Plain text: encodings, safe HTML, addresses, ids and Markdown."""
