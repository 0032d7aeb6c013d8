"""All that imports MkDocs: it gives the homepage what MkDocs knows, and gives MkDocs what the homepage makes."""
