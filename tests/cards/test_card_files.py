"""Files that a card names: the site's own, and those of its repository on the Hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.cards.card_files import CardFiles
from homepage.cards.reader import read_card

if TYPE_CHECKING:
    from conftest import Homepage

BLOB = "https://huggingface.co/lab/m/blob/main"
FILES = CardFiles("lab/m", {"assets/a b.pdf", "models/other.md", "LICENSE"}.__contains__)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[a](docs/more.md#x)", f"[a]({BLOB}/docs/more.md#x)"),
        ('[a](./my%20data.json?download=true "t")', f'[a]({BLOB}/my%20data.json?download=true "t")'),
        ("[a](data/)", "[a](https://huggingface.co/lab/m/tree/main/data)"),
        ("[a](/lab/m/tree/main)", "[a](https://huggingface.co/lab/m/tree/main)"),
        ("[a]: notes.txt", f"[a]: {BLOB}/notes.txt"),
        ('<a href="c.json">c</a>', f'<a href="{BLOB}/c.json">c</a>'),
        ("[![a](b.svg)](c.md)", f"[![a](b.svg)]({BLOB}/c.md)"),
        ("[a](other.md) [a](../assets/a%20b.pdf) [a](LICENSE) [a](../../discussions)", None),
        ("[a](https://h.co) [a](#b) [a](mailto:a@b.co) ![a](b.png) [^1]: c", None),
        ("`[a](b.md)`\n```\n[a](b.md)\n```", None),
    ],
)
def test_links_of_the_body(written: str, read: str | None) -> None:
    assert FILES.with_links(written) == (written if read is None else read)
    assert CardFiles("", FILES.has_file).with_links(written) == written


def test_links_of_the_front_matter(homepage: Homepage) -> None:
    links = "{A: a.pdf, B: /b.pdf, C: other.md, D: c.json, E: ../a.pdf, F: publications/x/, G: 'https://h.co'}"
    homepage.write(
        {
            "docs/models/m.md": f"---\nhub_id: lab/d\nkind: dataset\nlinks: {links}\n---\nText.\n",
            "docs/models/other.md": "---\nlicense: mit\n---\nText.\n",
            "docs/models/index.md": "# Models\n\n/// models\n    ids: [m]\n///\n",
            "docs/a.pdf": "",
            "docs/b.pdf": "",
        }
    )
    site = homepage.build(strict=True)
    shown = ["a.pdf", "b.pdf", "models/other/", "", "a.pdf", "publications/x/", ""]
    for path, root in (("models/m/index.html", "../../"), ("models/index.html", "../")):
        found = [str(each["href"]) for each in site.page(path).all(".model__links a, .pub__links a")][1:]
        assert found[3] == "https://huggingface.co/datasets/lab/d/blob/main/c.json"
        assert found[6] == "https://h.co"
        assert [href for href in found if "//h" not in href] == [f"{root}{each}" for each in shown if each]


def test_a_link_to_no_file_is_named_by_its_line() -> None:
    card, [problem] = read_card("---\nlicense: mit\nlinks:\n  A: https://h.co\n  B: b.pdf\n---\n", "docs/models/m.md")
    assert card.links == (("A", "https://h.co"),)
    assert (problem.line, problem.rule) == (5, "missing-file")
    assert problem.message.startswith('the link "B" goes to "b.pdf", which is not a file in docs/')
