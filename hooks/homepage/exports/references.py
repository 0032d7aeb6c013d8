"""References as a citation style prints them: pandoc's citeproc, CSL style files, and a cache by content."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tempfile
import unicodedata
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import pypandoc

from ..cache.whole_files import write_if_possible
from ..latex import Rich, to_text
from ..settings.options import STYLES
from .csl_json import csl_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..bibliography.publication import Publication
    from ..bibtex import Entry

FOLDER = Path(__file__).parent / "styles"
"""The style files that come along, unchanged from https://github.com/citation-style-language/styles (CC BY-SA 3.0)."""

_AMONG_OTHERS = re.compile(
    r'\s(?:disambiguate-[a-z-]+|givenname-disambiguation-rule|subsequent-author-[a-z-]+)="[^"]*"'
)
_SORT = re.compile(r"(<(?:citation|bibliography)\b[^>]*>\s*)<sort>.*?</sort>", re.DOTALL)
_NAMES = (re.compile("<title-short>([^<]+)</title-short>"), re.compile("<title>([^<]+)</title>"))
_REFERENCE = re.compile(r'<div id="ref-(\d+)"[^>]*>\n(.*?)\n</div>\n(?=<div id="ref-|</div>\s*\Z)', re.DOTALL)
_NUMBER = re.compile(r'<div class="csl-left-margin">.*?</div>', re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_ADDRESS = re.compile(r' href="https?://[^"]*"')
_LEFT_OUT = frozenset({"abstract", "annote", "archive", "archive_location", "citation-key", "keyword", "note"})
"""What a reference does not need; styles print an archive that is not where the work appeared."""
_GROUP = r"\{(?:[^{}]|\{[^{}]*+\})*+\}"
_SET = rf"(?:(?<!\\)\$[^$]++\$|\\\((?:[^\\]|\\[^()]){{0,600}}+\\\)|\\(?:ensuremath|ce|text|mbox)\s*+{_GROUP})"
_WORD = r"(?:(?<!\w)\w++)?+"
_FORMULA = re.compile(rf"{_WORD}(?:\{{{_SET}\}}|{_SET})\w*+")
_STYLED = re.compile(
    rf"(?<!\w)\w++\\&\w++|{_WORD}(?:\\(?:emph|text(?:it|sl|sc|bf|subscript|superscript))\s*+{_GROUP}"
    r"|<(i|b|em|strong|sub|sup|italic|bold)>[^<>{}]*+</\1>)\w*+"
)
_ENTITY = re.compile(r"\\?&#?\w{2,30};")
_DOTLESS = re.compile(r"(\\['`^\"~=]\{?)\\([ij])(?![A-Za-z])(?:\{\}|\s)?")
_SPECIAL = str.maketrans(
    {**{sign: f"\\{sign}" for sign in "%&#_{}$"}, "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": ""}
)
_NO_LETTERS = re.compile(r"</?[a-z]+[^<>]*>|[\s!-/:-@\[-`{-~\xa0«»\u2000-\u202f\u2031-\u206f]")


class MissingProcessor(Exception):
    """Pandoc is not there; the text says how to get it."""

    place = "requirements.txt"


class UnreadableStyle(Exception):
    """Pandoc cannot work with a style file; the text says why."""

    def __init__(self, place: str, why: str) -> None:
        """Note which file it is and what pandoc says."""
        super().__init__(f"pandoc cannot print references in this style: {why}")
        self.place = place


@dataclass(frozen=True, slots=True)
class Reference:
    """One publication as one style prints it."""

    style: str
    """The style's name as readers know it."""
    text: Rich


class References:
    """The references of the publications that have a page, made all at once when the first is asked for."""

    def __init__(self, styles: Sequence[Path], publications: Sequence[Publication], cache: Path) -> None:
        """Print publications in styles, and keep what was printed in the folder `cache`."""
        self.styles = styles
        self.publications = publications
        self.cache = cache
        self.made: Mapping[str, tuple[Reference, ...]] | None = None
        self._printing: Future[Mapping[str, tuple[Reference, ...]]] | None = None

    def start(self) -> None:
        """Begin to print, beside whatever else is done until a reference is asked for."""
        if self._printing is None:
            pool = ThreadPoolExecutor(1)
            self._printing = pool.submit(self._make)
            pool.shutdown(wait=False)

    def __call__(self, publication: Publication) -> tuple[Reference, ...]:
        """Return a publication's reference in each style."""
        if self.made is None:
            self.made = {}  # a failure is reported once, not for every page
            self.start()
            assert self._printing
            self.made = self._printing.result()
        return self.made.get(publication.key, ())

    def _make(self) -> Mapping[str, tuple[Reference, ...]]:
        items = [
            _item(item, publication.entry)
            for item, publication in zip(csl_items(self.publications), self.publications, strict=True)
        ]
        with ThreadPoolExecutor(2) as pool:
            columns = list(pool.map(lambda style: references(items, style, self.cache), self.styles))
        names = [style_name(style) for style in self.styles]
        rows = zip(*columns, strict=True)
        return {
            publication.key: tuple(Reference(name, text) for name, text in zip(names, row, strict=True) if text)
            for publication, row in zip(self.publications, rows, strict=False)
        }


def references(items: Sequence[Mapping[str, object]], style: Path, cache: Path) -> list[Rich]:
    """Return CSL-JSON items as a style prints each of them on its own; only what `cache` lacks is printed anew."""
    source = style.read_text(encoding="utf-8")
    file = cache / "references" / f"{_hash(source + pypandoc.__version__)}.json"
    known = _read(file)
    hashes = [_hash(json.dumps(item, sort_keys=True)) for item in items]
    missing = {name: item for name, item in zip(hashes, items, strict=True) if name not in known}
    if missing:
        printed = _print(list(missing.values()), style.name, _alone(source))
        known |= dict(zip(missing, printed, strict=True))
        write_if_possible(file, [json.dumps({name: known[name] for name in hashes}).encode()])
    return [Rich(known[name], unescape(re.sub("<[^>]*>", "", known[name]))) for name in hashes]


def style_name(style: Path) -> str:
    """Return what readers call a style: for those that come along a short name, else what the file says."""
    if style.parent == FOLDER:
        return STYLES[style.stem]
    source = style.read_text(encoding="utf-8")
    return next((unescape(found[1]).strip() for name in _NAMES if (found := name.search(source))), style.stem)


def _item(item: Mapping[str, object], entry: Entry) -> dict[str, object]:
    """Return what is printed of an item, and its title as it is written, with the braces that keep its capitals."""
    kept = {name: value for name, value in item.items() if name not in _LEFT_OUT}
    written = {name: _for_pandoc(entry.get(name)) for name in ("title", "subtitle")}
    written["langid"] = entry.get("langid")
    return {**kept, "written": {name: value for name, value in written.items() if _balanced(value)}}


def _for_pandoc(title: str) -> str:
    """Return a title that pandoc reads as it is meant: formulas as text, and words in a style of their own protected.

    BibTeX, too, leaves alone what stands between the braces of a command.
    """
    title = _DOTLESS.sub(r"\1\2", title)  # which pandoc leaves without a dot below the accent
    title = _ENTITY.sub(lambda entity: _escaped(unescape(entity[0].lstrip("\\"))), title)
    title = _FORMULA.sub(lambda formula: f"{{{_escaped(to_text(formula[0]))}}}", title)
    return _STYLED.sub(r"{\g<0>}", title)


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)


def _balanced(value: str) -> bool:
    """Return whether a value says something and can stand between braces of its own."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return bool(value.strip()) and not depth and not value.endswith("\\")


def _cased(items: Sequence[Mapping[str, object]], style: str) -> list[dict[str, object]]:
    """Return the items with titles in lower case but for what braces protect, as CSL's data model asks.

    A title of which pandoc leaves something out, such as an unknown command, stays as it is.
    """
    bib = [
        f"@inproceedings{{{number},{','.join(f'{name}={{{text}}}' for name, text in _written(item).items())}}}"
        for number, item in enumerate(items)
    ]
    titles = {each["id"]: str(each.get("title", "")) for each in _with_cases("\n".join(bib), style)}
    plain = ({name: value for name, value in item.items() if name != "written"} for item in items)
    cased = []
    for number, item in enumerate(plain):
        title = titles.get(str(number), "")
        whole = _letters(title) == _letters(str(item["title"]))
        cased.append({**item, "title": title if whole else item["title"], "id": str(number)})
    return cased


def _letters(title: str) -> str:
    """Return the letters, digits and signs of a title, for comparison; quotes and dashes come in many forms."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", title.casefold()))


def _with_cases(bib: str, style: str) -> list[dict[str, Any]]:
    """Return the titles of a `.bib` text as pandoc reads them, once for all styles."""
    with _READING:
        if _titles_read.get(bib) is None:
            _titles_read.clear()
            try:
                _titles_read[bib] = json.loads(_pandoc(("--from=biblatex", "--to=csljson"), bib, style))
            except UnreadableStyle:
                _titles_read[bib] = []
        return _titles_read[bib]


_READING = Lock()
_titles_read: dict[str, list[dict[str, Any]]] = {}


def _written(item: Mapping[str, object]) -> dict[str, str]:
    written = item.get("written")
    return written if isinstance(written, dict) else {}


def _alone(style: str) -> str:
    """Return a style for references that stand alone: no letters, initials or dashes that tell them from others."""
    return _SORT.sub(r"\1", _AMONG_OTHERS.sub("", style))


def _print(items: Sequence[Mapping[str, object]], name: str, style: str) -> Iterator[str]:
    """Yield the items as pandoc prints them, in their order."""
    numbered = _cased(items, name)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "style.csl")
        file.write_text(style, encoding="utf-8")
        options = ("--from=csljson", "--to=html", "--wrap=none", "--citeproc", f"--csl={file}")
        html = _pandoc(options, json.dumps(numbered), name)
    found = {int(number): _inline(text) for number, text in _REFERENCE.findall(html)}
    return (found.get(number, "") for number in range(len(items)))


def _pandoc(options: Sequence[str], text: str, style: str) -> str:
    try:
        program = pypandoc.get_pandoc_path()
    except OSError as error:
        raise MissingProcessor("pandoc, which prints references, is missing; install requirements.txt") from error
    done = subprocess.run([program, *options], input=text, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise UnreadableStyle(style, " ".join(done.stderr.split()))
    return done.stdout


def _inline(html: str) -> str:
    """Return a reference as text with inline markup: no number before it, and no tag that is not expected."""
    return " ".join(_TAG.sub(_kept, _NUMBER.sub("", html)).split())


def _kept(tag: re.Match[str]) -> str:
    closing, name, attributes = tag.groups()
    if name == "a":
        address = _ADDRESS.search(attributes)
        return "</a>" if closing else f"<a{address[0] if address else ''}>"
    return f"<{closing}{name}>" if name in {"em", "strong", "sup", "sub"} else ""


def _read(file: Path) -> dict[str, str]:
    """Return what was printed before; a damaged or missing file is an empty one."""
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {name: text for name, text in known.items() if isinstance(text, str)}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
