"""A site that is built again after an edit is the same, in every byte, as the site that is built from nothing."""

from __future__ import annotations

import json
import random
import shutil
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from homepage.assembly.generated_files import generated_files, paper_page
from homepage.assembly.printed_references import citation_files, references_of
from homepage.assembly.site_reader import ReadBefore, assemble
from homepage.exports.downloads import downloads
from homepage.exports.lua_script import LuaScript
from homepage.html.environment import environment
from homepage.markdown_twins.page import page_twin
from homepage.pages.extension import HomepageExtension
from homepage.pages.placeholders import Placeholders
from homepage.problems import Problems
from homepage.web.search_index import publication_records
from homepage.whole_site.addresses import Addresses
from homepage.whole_site.page import Page
from homepage.whole_site.site import paper_source
from markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

STEPS = 100
PAGES = {
    "index.md": "# Home\n\nSee [@key0] and [@key1].\n\n/// publications\n    selected: true\n    view: compact\n///\n",
    "publications/index.md": "# Publications\n\n/// publications\n    filters: true\n///\n\n/// publications\n"
    "    group: keyword\n    type: [article, inproceedings]\n///\n",
}
WORDS = ("Learning", "of", "Games", "with $x^2$", "{GPU}", "M{\\'e}thodes", "A \\foo", "and", "Trees", "SHOUTED")
PEOPLE = ("Zhu, Banghua", "Ada Lovelace", "Doe, Jane and others", "Müller, Jörg*", "{The Team}", "B. Zhu", "X, Y, Z, W")
FIELDS: dict[str, Callable[[random.Random], str]] = {
    "title": lambda chance: " ".join(chance.choices(WORDS, k=5)),
    "author": lambda chance: " and ".join(chance.sample(PEOPLE, 2)) if chance.random() < 0.5 else PEOPLE[0],
    "year": lambda chance: str(chance.randint(2022, 2024)),
    "journal": lambda chance: chance.choice(("Annals of Tests", "Annals of tests", "Other")),
    "keywords": lambda chance: ", ".join(chance.sample(("theory", "serving", "servng", "games"), 2)),
    "doi": lambda chance: f"10.1000/{chance.randint(1, 9)}",
    "arxiv": lambda chance: f"2301.0000{chance.randint(1, 9)}",
    "pdf": lambda chance: chance.choice(("papers/a.pdf", "https://example.org/a.pdf", "index.md")),
    "selected": lambda _: "true",
    "note": lambda _: "Best paper",
    "silence": lambda _: "venue-spelling",
    "wobsite": lambda _: "https://example.org/",
    "crossref": lambda chance: f"key{chance.randint(0, 12)}",
    "versions": lambda chance: f"key{chance.randint(0, 12)}",
    "related": lambda chance: f"key{chance.randint(0, 12)}",
    "abstract": lambda chance: " ".join(chance.choices(WORDS, k=30)),
}
TYPES = ("article", "inproceedings", "misc", "proceedings", "book", "artcle", "Talk")


class Author:
    """Somebody who edits a bibliography, and the options of the site, at random."""

    def __init__(self) -> None:
        self.chance = random.Random(18)
        self.entries = [self._entry(f"key{number}") for number in range(8)]
        self.strings = {"ann": "Annals of Tests"}
        self.options: dict[str, Any] = {"author": {"name": "Banghua Zhu"}, "paper_pages": True}

    def _entry(self, key: str) -> dict[str, str]:
        names = ["title", "author", "year", *self.chance.sample(sorted(FIELDS), 4)]
        return {"type": self.chance.choice(TYPES), "key": key} | {name: FIELDS[name](self.chance) for name in names}

    @property
    def bib(self) -> str:
        strings = "".join(f"@string{{{name} = {{{value}}}}}\n" for name, value in self.strings.items())
        return strings + "\n".join(map(self._text, self.entries))

    @staticmethod
    def _text(entry: dict[str, str]) -> str:
        lines = [
            f"  {name} = {value},\n" if value == "ann" else f"  {name} = {{{value}}},\n"
            for name, value in entry.items()
            if name not in ("type", "key", "end")
        ]
        return f"@{entry['type']}{{{entry['key']},\n{''.join(lines)}{entry.get('end', '}')}\n"

    def edit(self) -> None:
        """Make one edit."""
        entry = self.chance.choice(self.entries)
        edits: list[Callable[[], object]] = [
            lambda: self.entries.insert(
                self.chance.randint(0, len(self.entries)), self._entry(f"key{self.chance.randint(0, 12)}")
            ),
            lambda: len(self.entries) > 4 and self.entries.remove(entry),
            lambda: self._change(entry),
            lambda: self._change(entry),
            lambda: entry.pop(self.chance.choice([name for name in entry if name not in ("type", "key")])),
            lambda: entry.update(key=f"key{self.chance.randint(0, 12)}"),
            lambda: entry.update(type=self.chance.choice(TYPES)),
            lambda: self.chance.shuffle(self.entries),
            lambda: entry.update(journal="ann"),
            lambda: self.strings.update(ann=FIELDS["journal"](self.chance)),
            lambda: self.strings.pop("ann", None) or self.strings.update(ann="Back again"),
            lambda: entry.update(end=self.chance.choice(("}", "}\n\n% remark", "", "},", "} misc{x,"))),
            lambda: self.options.update(paper_pages=self.chance.choice((True, False, "selected"))),
            lambda: self.options["author"].update(aliases=self.chance.choice((["B. Zhu"], []))),
            lambda: self.options.update(people=self.chance.choice(([{"name": "Jane Doe", "url": "index.md"}], []))),
        ]
        self.chance.choice(edits)()

    def _change(self, entry: dict[str, str]) -> None:
        name = self.chance.choice(sorted(FIELDS))
        entry[name] = FIELDS[name](self.chance)


def built(root: Path, bib: str, options: dict[str, Any]) -> dict[str, object]:
    """Return all that the engine makes of a bibliography, with what earlier builds left in the folder."""
    docs = root / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "publications.bib").write_text(bib, encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(json.dumps({"extra": {"homepage": options}}), encoding="utf-8")
    site, problems = assemble(options, str(config), docs, root, [docs / "publications.bib"], ReadBefore())
    urls = {"index.md": "./", "publications/index.md": "publications/"}
    urls |= {paper_source(paper): f"publications/{paper.slug}/" for paper in site.papers}
    addresses = Addresses(site, urls)
    placeholders = Placeholders(addresses)
    placeholders._environments[site.words] = ENVIRONMENT  # so that no build compiles the templates again
    found = Problems(problems)
    texts = {source: _read(source, placeholders, found) for source in PAGES}
    addresses.pages.close()
    pages = [addresses.pages[source] for source in PAGES]
    paper = Page("paper.md", "publications/x/", words=site.words)
    return {
        "citations": citation_files(site, references_of(site, docs), (), docs),
        "problems": list(map(str, found)),
        "account": site.findings.account,
        "files": [(name, str(problem)) for name, problem in site.findings.named_files],
        "downloads": {name: b"".join(parts) for name, parts in downloads(site).items()},
        "generated": generated_files(placeholders, "https://example.org/", "Title", "", []),
        "pages": [placeholders.fill(page, texts[source]) for page, source in zip(pages, PAGES, strict=True)],
        "twins": [page_twin(addresses, source, text, []) for source, text in PAGES.items()],
        "search": publication_records(addresses),
        "papers": [
            placeholders.fill(paper, placeholders.paper(paper, each)) + paper_page(each, site.words)
            for each in site.papers
        ],
    }


ENVIRONMENT = environment()


def _read(source: str, placeholders: Placeholders, problems: Problems) -> str:
    page = Page(
        f"docs/{source}", placeholders.addresses.urls[source], PAGES[source], words=placeholders.addresses.site.words
    )
    placeholders.addresses.pages.add(source, page)
    return Markdown(extensions=[HomepageExtension(placeholders, problems, lambda _: page)]).convert(PAGES[source])


def _printed(_: LuaScript, question: Mapping[str, str], name: str) -> dict[str, str]:
    """Answer as pandoc does, but at once."""
    items = json.loads(question["items"])
    printed = [(item.pop("id"), json.dumps(item, sort_keys=True, ensure_ascii=False)) for item in items]
    parts = (f'<div id="ref-{number}">\n{name}: {escape(item)}\n</div>\n' for number, item in printed)
    return {"html": f"{''.join(parts)}</div>\n"}


@pytest.fixture(autouse=True)
def _without_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LuaScript, "__call__", _printed)


def fresh(root: Path, author: Author) -> dict[str, object]:
    """Return all that is made in a folder without earlier builds."""
    shutil.rmtree(root, ignore_errors=True)
    return built(root, author.bib, author.options)


def test_a_hundred_edits_give_the_sites_that_are_built_from_nothing(tmp_path: Path) -> None:
    author = Author()
    for _ in range(STEPS):
        author.edit()
        assert built(tmp_path / "site", author.bib, author.options) == fresh(tmp_path / "new", author), author.bib


def test_a_cache_that_is_damaged_anywhere_changes_nothing(tmp_path: Path) -> None:
    author = Author()
    expected = fresh(tmp_path / "new", author)
    files = sorted(file for file in (tmp_path / "new/.cache").rglob("*") if file.is_file())
    assert len(files) > 8
    for file in files:
        whole = file.read_bytes()
        at = author.chance.randrange(len(whole))
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], b""):
            file.write_bytes(damaged)
            assert built(tmp_path / "new", author.bib, author.options) == expected, file
