"""Every English text that the engine says in the language of a page.

Run it to renew `messages.pot` when a text is new; then translate the text in each catalogue.
"""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

HOOKS = Path(__file__).parents[1] / "hooks"
TEMPLATE = HOOKS / "homepage/words/catalogs/messages.pot"

TABLES = {
    "bibliography/author_lists.py": ("MEANINGS",),
    "bibliography/entry_types.py": ("TYPE_NAMES",),
    "bibliography/details.py": ("_SERIES", "_EDITED_BY", "_ROLES"),
    "bibliography/venues.py": ("_WRITTEN_OUT",),
    "bibliography/versions.py": ("VERSION_OF", "HAS_VERSION"),
    "cards/examples.py": ("_LABELS",),
    "cards/languages.py": ("_NOT_LANGUAGES",),
    "cards/other_metadata.py": ("_FACTS",),
    "cards/relations.py": ("BASED_ON", "FROM_IT", "MADE_FROM_IT"),
    "dates/__init__.py": ("_BIBLATEX_STRINGS",),
    "dates/edtf.py": ("_SEASONS",),
    "lists/items.py": ("WORDS",),
    "markdown_twins/blocks.py": ("_COLUMNS",),
    "pages/blocks/biography.py": ("HEADINGS",),
    "pages/blocks/publications.py": ("OF_FILTERS",),
    "pages/default_texts.py": ("_TITLES",),
}
"""The tables whose values are such texts, by their file in `hooks/homepage/`."""

SECTIONS = {"Pages", "Research areas", "Optional"}
"""The headings of `llms.txt` that no page has."""
ORDERS = {"{season} {year}"}
"""Texts without words of which other languages change the order."""
OF_CONFIGURATION = {"Switch to light colors", "Switch to dark colors", "Switch to the colors of the system"}
"""The words in the `mkdocs.yml` of a new site."""
NAMES = {
    "PDF", "DOI", "arXiv", "OpenReview", "HAL", "INSPIRE", "PubMed", "Altmetric", "Dimensions", "Google Scholar",
    "HTML", "ACL Anthology", "Hugging Face", "Zenodo", "ORCID", "PubMed Central", "MathSciNet", "zbMATH", "ADS",
}  # fmt: skip
"""Labels of links that are the same in every language."""
STATES = {
    "in press", "to appear", "forthcoming", "submitted", "accepted", "preprint", "prepublished", "under review",
    "in review", "in preparation", "in print", "online first", "ahead of print", "working paper", "unpublished",
    "n.d.", "undated",
}  # fmt: skip
"""The states of publication that dates know."""

_SAYS = {"words", "counted", "of", "state"}
"""The names of what is called with such a text."""
_SAYING = re.compile(rf"\b(?:{'|'.join(_SAYS)})\(")


@cache
def english_texts() -> dict[str, str]:
    """Return each text; for one that counts, also the text for several things."""
    found = {text: "" for texts in (of_tables(), of_cards(), of_records()) for text in texts}
    for file in sorted(HOOKS.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if _SAYING.search(source):
            found |= of_python(source)
    for file in sorted([*HOOKS.rglob("*.html"), *HOOKS.rglob("templates/twins/*.md")]):
        found |= of_template(file.read_text(encoding="utf-8"))
    return {text: many for text, many in sorted(found.items()) if _has_words(text) or text in ORDERS}


def _has_words(text: str) -> bool:
    """Return whether there is something to translate, besides values."""
    return bool(re.search(r"[^\W\d_]|[,?]", re.sub(r"\{\w+\}", "", text)))


def of_python(source: str) -> dict[str, str]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return dict(said for call in calls if _name(call.func) in _SAYS and (said := _said(call.args, ast.Constant)))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr if function.attr != "of" or _name(function.value) in ("Phrase", "cls") else ""
    return function.id if isinstance(function, ast.Name) else ""


def of_template(source: str) -> dict[str, str]:
    calls = Environment().parse(source).find_all(nodes.Call)
    named = (call for call in calls if isinstance(call.node, nodes.Name) and call.node.name in _SAYS)
    return dict(said for call in named if (said := _said(call.args, nodes.Const)))


def _said(arguments: list[object], constant: type) -> tuple[str, str] | None:
    """Return the texts of a call: the first argument and, if it is a text as well, the second."""
    texts = [str(each.value) for each in arguments[:2] if isinstance(each, constant) and isinstance(each.value, str)]  # type: ignore[attr-defined]
    starts_with_text = bool(arguments) and isinstance(arguments[0], constant)
    return (texts[0], texts[1] if len(texts) > 1 else "") if texts and starts_with_text else None


def of_tables() -> Iterator[str]:
    for name, tables in TABLES.items():
        tree = ast.parse((HOOKS / "homepage" / name).read_text(encoding="utf-8"))
        values = {target.id: node.value for node in ast.walk(tree) for target in _targets(node)}
        for table in tables:
            value = ast.literal_eval(values[table])
            texts = value.values() if isinstance(value, dict) else value
            yield from (text for text in texts if text)


def _targets(node: ast.AST) -> list[ast.Name]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target for target in targets if isinstance(target, ast.Name)]


def of_cards() -> Iterator[str]:
    """Yield the kinds of cards and the labels of their facts."""
    from homepage.cards.hub_vocabulary import KINDS
    from homepage.cards.relatives import LABELS

    for kind in KINDS:
        yield from (kind, kind.capitalize(), f"Cite this {kind}")
    tree = ast.parse((HOOKS / "homepage/cards/fact_sheet.py").read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Fact")
    for call in calls:
        texts = (each.value for each in ast.walk(call.args[1]) if isinstance(each, ast.Constant))
        yield from (text for text in texts if isinstance(text, str))
    yield from LABELS
    yield from ("Access", "On request, with the terms on the Hub", "Inference", "Switched off on the Hub", "n/a")


def of_records() -> Iterator[str]:
    """Yield the labels of links, the names of versions and the states of publication."""
    from any_host.frame import SCRIPT_WORDS
    from homepage.bibliography.entry_types import TYPES
    from homepage.bibliography.fields import BUTTONS
    from homepage.lists.records import CALENDAR, LISTS, SESSIONS, label_of

    yield from (row.label for row in BUTTONS.values() if row.label not in NAMES)
    yield from (row.version for row in TYPES.values() if row.version)
    of_lists = (
        key for fields in (*LISTS.values(), SESSIONS) for key in (*fields.links, *fields.title, *fields.details)
    )
    yield from (label for key in (*of_lists, *LISTS) if (label := label_of(key)) not in NAMES)
    yield from (CALENDAR, "Thesis", "Patent", "Other version", *SECTIONS, *STATES, *SCRIPT_WORDS, *OF_CONFIGURATION)


def template_text(texts: dict[str, str]) -> str:
    """Return the texts in the form of gettext's templates."""
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"', ""]
    for text, many in texts.items():
        lines.append(f"msgid {_quoted(text)}")
        lines += [f"msgid_plural {_quoted(many)}", 'msgstr[0] ""', 'msgstr[1] ""'] if many else ['msgstr ""']
        lines.append("")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    sys.path.insert(0, str(HOOKS))
    TEMPLATE.write_text(template_text(english_texts()), encoding="utf-8")
