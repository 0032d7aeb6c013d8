"""Works on plain text: encodings, safe HTML, addresses, ids and Markdown."""
