"""The files of a new site: those of the example, filled in with the answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..latex.writing import to_latex
from .spellings import is_group, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .answers import Answers

EXAMPLE = Path(__file__).parents[2] / "example"
CONFIG = "mkdocs.yml"
_INDEX, _BIB, _MODELS = "docs/index.md", "docs/publications.bib", "docs/models/"
_WITHOUT_EXAMPLE = (
    CONFIG,
    _INDEX,
    _BIB,
    "docs/publications/index.md",
    "docs/models/index.md",
    "docs/assets/homepage.css",
)
"""The files of a site that starts without example content."""
_EMPTY_INDEX = """\
---
template: home.html # the first screen: your name, picture, positions and links, all from mkdocs.yml
---

## Recent papers

/// publications
    group: none
    limit: 5
///

All papers are on the [publications page](publications/index.md).
"""
_EMPTY_BIB = "% Your papers: paste BibTeX from Google Scholar, DBLP, Zotero or a publisher below, in any order.\n"
_PLACEHOLDERS = (
    "Your Name",
    "One sentence that says",
    "Your position",
    "Your University",
    "example.org",
    "https://orcid.org/\n",
    "https://github.com/\n",
)
"""Texts in the example's mkdocs.yml that nobody keeps."""


def new_site(answers: Answers) -> dict[str, bytes]:
    """Return the files of the new site, by their paths from the project's root."""
    texts = {name: _filled(text, answers) for name, text in _chosen_texts(answers).items()}
    texts[CONFIG] = _configuration(texts[CONFIG], answers)
    texts[_BIB] = _example_bib(texts[_BIB], answers) if answers.example else _EMPTY_BIB
    if not answers.example:
        texts[_INDEX] = _EMPTY_INDEX
    files = {name: text.encode() for name, text in texts.items()}
    if answers.bib:
        files[_BIB] = answers.bib.data
    if answers.picture:
        files[f"docs/{_portrait(answers)}"] = answers.picture.data
    return files


def left_to_fill_in(config: str) -> list[tuple[int, str]]:
    """Return the lines of mkdocs.yml that still say what the example says, with their numbers."""
    lines = enumerate(config.splitlines(keepends=True), 1)
    return [(number, line.strip()) for number, line in lines if any(text in line for text in _PLACEHOLDERS)]


def example_files() -> dict[str, str]:
    """Return the texts of the example's files, by their paths from its root."""
    paths = (EXAMPLE / CONFIG, *sorted((EXAMPLE / "docs").rglob("*")))
    return {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}


def _chosen_texts(answers: Answers) -> dict[str, str]:
    """Return the example's texts without the files and the paragraphs that do not fit the answers."""
    texts = example_files()
    unfit = []
    if answers.bib or not answers.example:
        unfit += re.findall(r"^@\w+\{(.+),$", texts[_BIB], re.MULTILINE)
    if not answers.models:
        texts = {name: text for name, text in texts.items() if not name.startswith(_MODELS)}
        texts[CONFIG] = texts[CONFIG].replace("  - Models: models/index.md\n", "")
        unfit.append("models/")
    if not answers.example:
        texts = {name: text for name, text in texts.items() if name in _WITHOUT_EXAMPLE}
    return {name: text if name == _BIB else _without_paragraphs(text, unfit) for name, text in texts.items()}


def _without_paragraphs(text: str, words: Iterable[str]) -> str:
    """Return a text without the paragraphs that contain one of these words."""
    paragraphs = text.rstrip("\n").split("\n\n")
    return "\n\n".join(each for each in paragraphs if not any(word in each for word in words)) + "\n"


def _filled(text: str, answers: Answers) -> str:
    """Return a page or a YAML file with the answers in the place of "Your Name" and the like."""
    lines = text.split("\n")
    for placeholder, value in ((": Your Name", answers.name), (": Your University", answers.organization)):
        if value:
            filled = f": {scalar(value)}"
            lines = [line.removesuffix(placeholder) + filled if line.endswith(placeholder) else line for line in lines]
    return "\n".join(lines)


def _configuration(text: str, answers: Answers) -> str:
    """Return mkdocs.yml with all that the answers say."""
    text = text.replace("../mkdocs_hook.py", "hooks/mkdocs_hook.py")
    if answers.name:
        known = answers.bib.read if answers.bib else None
        text = text.replace(
            '["Name, Your", "Name, Y."]', json.dumps(spellings(answers.name, known), ensure_ascii=False)
        )
        about = ", ".join(filter(None, (answers.name, answers.position, answers.organization)))
        text = text.replace("site_description: Your Name, Your University", f"site_description: {scalar(about)}")
    if answers.address:
        text = text.replace("site_url: https://example.org/", f"site_url: {scalar(answers.address)}")
    if answers.picture:
        text = text.replace("# portrait: assets/portrait.jpg", f"portrait: {_portrait(answers)}")
    if answers.position or answers.organization:
        text = _with_section(text, "positions", _position(answers))
    elif is_group(answers.name) or not answers.example:
        text = _with_section(text, "positions", "")
    if answers.example:
        return text
    return _without_example_lines(text)


def _without_example_lines(text: str) -> str:
    """Return mkdocs.yml without the tagline, the profiles and the research areas."""
    text = re.sub(r"^ +tagline:.*\n", "", text, flags=re.MULTILINE)
    text = _with_section(text, "profiles", "")
    return re.sub(r"  - Research:\n(?: {6}.*\n)+", "", text)


def _with_section(text: str, name: str, section: str) -> str:
    """Return mkdocs.yml with another section of this name below `author:`; without any if it is empty."""
    return re.sub(rf"^ {{6}}{name}:.*\n(?: {{8}}.*\n)+", lambda _: section, text, flags=re.MULTILINE)


def _position(answers: Answers) -> str:
    lines = [
        "      positions: # one or several",
        f"        - title: {scalar(answers.position or answers.organization)}",
    ]
    if answers.position and answers.organization:
        lines.append(f"          organization: {scalar(answers.organization)}")
    return "\n".join(lines) + "\n"


def _portrait(answers: Answers) -> str:
    return f"assets/portrait{answers.picture.suffix if answers.picture else '.jpg'}"


def _example_bib(text: str, answers: Answers) -> str:
    """Return the example's papers with the owner's name and place among their authors."""
    if answers.name:
        spelled = spellings(answers.name)
        text = text.replace("Name, Your", to_latex(spelled[0]) if spelled else f"{{{to_latex(answers.name)}}}")
    return text.replace("Your University", to_latex(answers.organization or "Your University"))


def scalar(value: str) -> str:
    """Return a text as YAML writes it: as it is where YAML reads it so, else in quotes."""
    try:
        if yaml.safe_load(f"key: {value}\n") == {"key": value}:
            return value
    except yaml.YAMLError:
        pass
    return json.dumps(value, ensure_ascii=False)
