"""The only code that imports Zensical: it gives pages to Zensical and takes what that makes of their Markdown."""
