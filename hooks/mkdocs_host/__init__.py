"""The only code that imports MkDocs: it passes pages and files between MkDocs and the engine."""
