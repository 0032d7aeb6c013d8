"""What the adapters to MkDocs and to Zensical share: it reads and draws pages, and makes files of the author's."""
