"""Reports tags, shortcodes and attributes of Jekyll and Hugo, which stay on a page as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Iterator

    from markdown import Markdown

    from .reading import Reading

_PATH = "Write the path as seen from this file, such as ../assets/cv.pdf."
_PICTURE = "Write ![what the picture shows](../assets/picture.jpg)."
_CODE = "Put the code between lines of ```."
_LINK = "Write [words](page.md), with the path of the page's file."
_CITE = "Write [@key], with the key of an entry in the .bib file."
_LIST = r"Write /// publications and, below, /// for a list, or \bibliography for what the page cites."
_COMMENT = "Write <!-- … --> for a comment."
_WORDS = "Write the words that it stands for."
_INCLUDED = "Write here what it includes."
_CONTENTS = "Remove it: the contents of a long page are beside the text."

_TAGS = {
    "include": _INCLUDED,
    "include_cached": _INCLUDED,
    "include_relative": _INCLUDED,
    "figure": _PICTURE,
    "highlight": _CODE,
    "link": _LINK,
    "post_url": _LINK,
    "cite": _CITE,
    "reference": _CITE,
    "bibliography": _LIST,
    "comment": _COMMENT,
    "raw": "Remove it: braces need no protection here.",
    "toc": _CONTENTS,
}
_LOOPS = "Write out what it makes: pages have no conditions, no loops and no variables."
_SHORTCODES = {
    "figure": _PICTURE,
    "img": _PICTURE,
    "image": _PICTURE,
    "ref": _LINK,
    "relref": _LINK,
    "highlight": _CODE,
    "cite": _CITE,
    "comment": _COMMENT,
    "toc": _CONTENTS,
    "callout": 'Write !!! note "Title" and, indented by four spaces, its text.',
    "notice": 'Write !!! note "Title" and, indented by four spaces, its text.',
    "math": "Write the formula between dollar signs: $x$ or $$x$$.",
}
_SHOWN = "Write in Markdown what it shows."
_PICTURE_FILE = re.compile(r"(?:figure|image|img|picture)\b|\.(?:avif|gif|jpe?g|png|svg|webp)\b", re.IGNORECASE)

_LIQUID = "a tag of Jekyll"
_KRAMDOWN = "kramdown, the Markdown of Jekyll"
_FOREIGN = re.compile(
    r"(?P<tag>\{%-?\s*(?:end)?(?P<name>[a-z_]{2,})\b)(?P<rest>[^{}\n]*)"
    r"|(?P<value>\{\{-?\s*(?:\$?[a-zA-Z_][\w-]+(?:\.[\w-]+)+|\.[A-Z]\w*(?:\.\w+)*|content\b|[\"'][^\"'\n]*[\"']\s*\|"
    r"|[\w-]+\s*\|\s*[a-z_]{4,}))"
    r"|(?P<code>\{\{(?:\x02|[<%]-?\s*/?\s*(?P<called>[\w-]*)))"
    r"|(?P<attributes>\{:(?:[\s:.]*(?:no_)?toc\b|[^{}\n]+\}\s*$|\s*[.#][^{}\n]+\}|:[^{}\n]+\}))",
    re.MULTILINE,
)
_CODE_ELEMENTS = ("code", "pre", "math")
_HIDDEN = re.compile(
    r"<!--.*?-->|<(code|math|pre|script|style|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)


class _Left(NamedTuple):
    """Something that another program would have read."""

    shown: str
    language: str
    advice: str
    """What to write instead; what has the same advice is of one kind."""
    start: str
    """How it starts in the source, in a form that is found with other spaces, too."""


class ForeignSyntax(Treeprocessor):
    """Reports what of other programs' syntax is left when all else of a page has been read."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Report each kind once, at the line where the page has it first."""
        told: set[tuple[str, str]] = set()
        for text in (*_texts(root), *self._html(root)):
            for found in _FOREIGN.finditer(text) if "{" in text else ():
                if found["attributes"] and self.reading.card:  # text on the Hub, too
                    continue
                left = _left(found)
                if (left.language, left.advice) not in told:
                    told.add((left.language, left.advice))
                    message = f"{left.shown} is {left.language}, which is not read here. {left.advice}"
                    self.reading.report(left.start, message, "foreign-syntax", "warning")

    def _html(self, root: etree.Element) -> Iterator[str]:
        """Yield the author's HTML, without code and comments."""
        found = [html if isinstance(html, str) and "{" in html else "" for html in self.md.htmlStash.rawHtmlBlocks]
        in_code = _stashed_in_code(root) if any(found) else frozenset()
        for number, html in enumerate(found):
            if html and number not in in_code:
                yield _HIDDEN.sub("", html)


def _stashed_in_code(root: etree.Element) -> frozenset[int]:
    """Return the numbers of the texts that code contains: pymdownx.inlinehilite stashes these like HTML."""
    code = (element for element in root.iter() if element.tag in _CODE_ELEMENTS)
    texts = (text for element in code for text in element.itertext())
    return frozenset(int(number) for text in texts for number in HTML_PLACEHOLDER_RE.findall(text))


def _texts(root: etree.Element) -> Iterator[str]:
    """Yield the texts and addresses on a page, except for code."""
    for element in root.iter():
        if element.tag not in _CODE_ELEMENTS and element.text and not isinstance(element.text, AtomicString):
            yield element.text
        if element.tail and not isinstance(element.tail, AtomicString):
            yield element.tail
        yield from (element.get(name) or "" for name in ("href", "src"))
        # Where Markdown reads attributes, it takes a tag such as {% include x %} or {:toc} for them.
        if "_" in element.attrib:
            yield f"{{% {' '.join(name for name in element.attrib if name not in ('_', 'id', 'class'))} %}}"
        if "toc" in element.attrib:
            yield "{:toc}"


def _left(found: re.Match[str]) -> _Left:
    if found["tag"]:
        return _tag(found["name"], found["rest"])
    if found["value"]:
        return _value(found["value"])
    if found["code"]:
        return _shortcode(found["code"], found["called"] or "")
    attributes = found["attributes"].strip()
    if re.match(r"\{:[\s:.]*(?:no_)?toc\b", attributes):
        return _Left("{:toc}", _KRAMDOWN, _CONTENTS, r"\{:[\s:.]*(?:no_)?toc\b")
    advice = "Attributes end the line of a heading, or stand directly below a paragraph. Move or remove it."
    return _Left(attributes, _KRAMDOWN, advice, _spaced(attributes))


def _tag(name: str, rest: str) -> _Left:
    advice = _TAGS.get(name, _LOOPS)
    if name.startswith("include") and _PICTURE_FILE.search(rest):
        advice = _PICTURE
    start = rf"\{{%-?\s*(?:end)?{re.escape(name)}\b"
    return _Left(f"{{% {name} … %}}", _LIQUID, advice, start)


def _value(value: str) -> _Left:
    name = value.lstrip("{- \n")
    is_path = re.match(r"site\.(?:base)?url\b|[\"']", name) is not None
    of = "Hugo" if name.startswith((".", "$")) else "Jekyll"
    shown = f"{{{{ {name.rstrip('| ')} }}}}"
    advice = _PATH if is_path else _WORDS
    return _Left(shown, f"a variable of {of}", advice, _spaced(value))


def _shortcode(code: str, name: str) -> _Left:
    advice = _SHORTCODES.get(name, _SHOWN)
    sign = code[2] if code[2] in "<%" else "<"
    shown = f"{{{{{sign} {name} … {'>' if sign == '<' else '%'}}}}}".replace("  ", " ")
    return _Left(shown, "a shortcode of Hugo", advice, rf"\{{\{{{sign}-?\s*/?\s*{re.escape(name)}")


def _spaced(text: str) -> str:
    """Return a pattern that finds a text with other spaces, too."""
    return r"\s*".join(map(re.escape, text.split()))
