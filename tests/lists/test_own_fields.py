"""Lists with names of the author's own, described in docs/lists/fields.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.lists.own_fields import load_fields, read_fields
from homepage.lists.reader import load_lists, read_items
from homepage.whole_site.page import Page
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from pathlib import Path

INSTRUMENTS = "instruments:\n  title: name\n  details: [place, range]\n  links: manual\n"
EXAMPLE = 'write the list\'s name and a colon, and below it, indented, lines such as "details: [gallery, place]"'


def test_a_described_list_has_a_block_and_fields_like_the_others() -> None:
    fields, problems = read_fields(INSTRUMENTS, "fields.yml")
    assert problems == []
    text = "- {name: Gauge 7, place: Quay, range: 12 m, since: 2009, manual: 'https://x.example/'}"
    found, wrong = read_items(text, "instruments", "instruments.yml", fields)
    site = site_of(lists={"instruments": found}, list_fields=fields)
    rendering = Rendering(site, Page("index.md", source="/// instruments\n    view: compact\n///"), found=wrong)
    html = rendering.html()
    assert list(rendering.problems) == []
    assert '<ol class="items items--instruments items--compact" data-list="instruments"' in html
    assert '<span class="item__detail">Quay</span>, <span class="item__detail">12 m</span>' in html
    assert "2009–" in html


def test_its_fields_are_in_the_language_of_the_author() -> None:
    fields, problems = read_fields(
        "werke:\n  title: name\n  details: [größe, 場所]\n  links: [écouter]\n", "fields.yml"
    )
    text = "- {name: A, größe: 2 m, 場所: 東京, écouter: 'https://x.example/'}"
    found, wrong = read_items(text, "werke", "werke.yml", fields)
    assert (problems, list(wrong)) == ([], [])
    rendering = Rendering(site_of(lists={"werke": found}, list_fields=fields), Page("a.md", source="/// werke\n///"))
    html = rendering.html()
    assert '<span class="item__detail">2 m</span>, <span class="item__detail">東京</span>' in html
    assert '<a href="https://x.example/">Écouter</a>' in html


def test_its_mistakes_are_told_like_those_of_other_lists() -> None:
    fields, _ = read_fields(INSTRUMENTS, "fields.yml")
    _, problems = read_items("- name: A\n  plcae: B\n", "instruments", "instruments.yml", fields)
    assert [str(problem) for problem in problems] == [
        'instruments.yml:2: "plcae" is not a field of instruments. Did you mean "place"?'
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", f"1: describes no list: {EXAMPLE}"),
        ("tools: [name]", f'1: "tools" needs its fields: {EXAMPLE}'),
        ("news:\n  title: text", '1: "news" has its fields already: remove it here, or choose another name'),
        ("models: {}", '1: "models" is the name of another block or file: choose another name for the list'),
        (
            "Früchte: {}",
            '1: "Früchte" cannot name a list: use small letters, digits and hyphens, without accents',
        ),
        ("tools:\n  detail: [maker]", '2: "detail" does not describe a list. Did you mean "details"?'),
        ("tools:\n  details: [since]", '2: "since" is a field of tools already: remove it from "details"'),
        ("tools:\n  details: [Größe]", '2: "details" takes names of fields in small letters, not "Größe"'),
        ("tools:\n  links: [A b]", '2: "links" takes names of fields in small letters, not "A b"'),
    ],
)
def test_a_mistake_in_a_description_is_told_by_line(text: str, message: str) -> None:
    assert [str(problem) for problem in read_fields(text, "docs/lists/fields.yml")[1]] == [
        f"docs/lists/fields.yml:{message}"
    ]


def test_a_broken_description_costs_no_other_list(tmp_path: Path) -> None:
    (tmp_path / "fields.yml").write_text("tools: [\n", encoding="utf-8")
    (tmp_path / "awards.yml").write_text("- {date: 2024, title: A}\n", encoding="utf-8")
    fields, problems = load_fields(tmp_path, tmp_path)
    lists, others = load_lists(tmp_path, tmp_path, fields)
    assert ([problem.rule for problem in problems], others, list(lists)) == (["yaml"], [], ["awards"])
