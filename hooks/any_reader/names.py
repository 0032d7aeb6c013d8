"""The names of categories and authors above lists of posts, which are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.text.markdown import heading
from markdown import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

    from .files import FilesOfBuild


class Names(Extension):
    """Makes text of the name above a list of posts: a program writes it into a heading as it is."""

    def __init__(self, host: FilesOfBuild) -> None:
        """Tell the pages that a program makes from those among the files of a build."""
        super().__init__()
        self.host = host

    def extendMarkdown(self, md: Markdown) -> None:
        """Add it before all that reads the text."""
        md.preprocessors.register(_Names(md, self.host), "homepage-names", 998)


class _Names(Preprocessor):
    def __init__(self, md: Markdown, host: FilesOfBuild) -> None:
        super().__init__(md)
        self.host = host

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).strip()
        file = self.host.being_read(self.md)
        is_name = text.startswith("# ") and "\n" not in text and (file is None or file.is_view)
        return [f"# {heading(text[2:])}"] if is_name else lines
