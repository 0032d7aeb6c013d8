"""The links of a page: the author writes the paths of files, readers follow addresses."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

from .templates import relative

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from .files import FilesOfBuild

_READ = {"a": "href", "img": "src"}
_PATH = re.compile(r"[^?#]+")


class Links(Extension):
    """Turns the paths of files, in links and pictures that are written as Markdown, into addresses."""

    def __init__(self, host: FilesOfBuild) -> None:
        """Look for files among those of a build."""
        super().__init__()
        self.host = host

    def extendMarkdown(self, md: Markdown) -> None:
        """Add it where MkDocs does the same, after what the author has written and before what the engine draws."""
        md.treeprocessors.register(_Links(md, self.host), "homepage-links", 0)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, host: FilesOfBuild) -> None:
        super().__init__(md)
        self.host = host

    def run(self, root: Element) -> None:
        file = self.host.being_read(self.md)
        if not (file and file.page):
            return
        for element in root.iter():
            name = _READ.get(element.tag, "")
            written = element.get(name, "")
            if path := _PATH.match(written):
                named = posixpath.join(posixpath.dirname(file.src_uri), unquote(path[0]))
                if target := self.host.files.get_file_from_path(named):
                    element.set(name, relative(target.url, file.page.url) + written[path.end() :])
