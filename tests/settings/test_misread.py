"""Values of `mkdocs.yml` that YAML reads as something else than the author meant, each said by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.settings.misread import misread_values
from homepage.settings.mkdocs_yml import read_configuration
from homepage.settings.reader import read_options

if TYPE_CHECKING:
    from pathlib import Path

AUTHOR = "extra:\n  homepage:\n    author:\n"
PROFILE = f"{AUTHOR}      profiles:\n        - name: X\n"
QUOTES = "write straight quotation marks"
COMMENT = "which YAML takes for a comment: put the text in quotes, or write a space after # if it is a comment"
SPACE = "write a space after the hyphen if this is an item of a list: "


def said(folder: Path, text: str) -> list[str]:
    """Return what is said about a file that has a form."""
    config = folder / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    options = read_options(read_configuration(config).options, str(config), folder)[1]
    return [str(problem) for problem in (*options, *misread_values(config, folder))]


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        (f"{AUTHOR}      tagline: no\n", 4, 'YAML reads no as false: write "no", in quotes'),
        (f"{AUTHOR}      name: on\n", 4, 'YAML reads on as true: write "on", in quotes'),
        (f"{AUTHOR}      name: Null\n", 4, 'YAML reads Null as nothing: write "Null", in quotes'),
        (f"{AUTHOR}      aliases: [Ada, Null]\n", 4, 'YAML reads Null as nothing: write "Null", in quotes'),
        (f"{AUTHOR}      tagline: 2024-01-02\n", 4, 'YAML reads 2024-01-02 as a date: write "2024-01-02", in quotes'),
        (f"{AUTHOR}      tagline: 12:30\n", 4, 'YAML reads 12:30 as a number: write "12:30", in quotes'),
        (
            f"{AUTHOR}      aliases:\n        - Ada\n        - yes\n",
            6,
            'YAML reads yes as true: write "yes", in quotes',
        ),
        (f"{PROFILE}        - name: 42\n", 6, 'YAML reads 42 as a number: write "42", in quotes'),
        ("site_name: off\n", 1, 'site_name takes a text, and YAML reads off as false: write "off", in quotes'),
        ("theme:\n  language: no\n", 2, 'theme.language takes a text, and YAML reads no as false: write "no"'),
        ("nav:\n  - on: index.md\n", 2, 'a title in nav takes a text, and YAML reads on as true: write "on"'),
        ("nav:\n  - 2024-01-02: index.md\n", 2, 'YAML reads 2024-01-02 as a date: write "2024-01-02", in quotes'),
        (f"{AUTHOR}      tagline: “Tone”\n", 4, QUOTES),
        (f"{AUTHOR}      tagline: « Ton »\n", 4, QUOTES),
        ("site_name: „Ton“\n", 1, QUOTES),
        ('site_name: Ada"\n', 1, "the quotation mark at the end is part of the text"),
        (f"{AUTHOR}      portrait: a.jpg# mine\n", 4, 'write a space before it, "a.jpg # ..."'),
        ("site_url: https://a.example/# mine\n", 1, 'write a space before it, "https://a.example/ # ..."'),
        (f"{AUTHOR}      tagline: Ranked #1 in tides\n", 4, f'the text ends before "#1 in tides", {COMMENT}'),
        ("site_name: Lab #1\n", 1, f'the text ends before "#1", {COMMENT}'),
        ("nav:\n  - Area #1: index.md\n", 2, f'the text ends before "#1: index.md", {COMMENT}'),
        (f"{AUTHOR}      tagline: &more\n", 4, 'YAML leaves "&more" out of the text'),
        ("site_name: &more tides\n", 1, 'YAML leaves "&more" out of the text'),
        ("site_name: !great\n", 1, 'put a value that starts with "!" in quotes'),
        ("nav:\n  - About:index.md\n", 2, 'write a space after the colon: "About: index.md"'),
        ("nav:\n  - A: [a.md\n    b.md]\n", 2, "write a comma at the end of a line"),
        ("nav:\n  -About: index.md\n", 2, f'{SPACE}"- About: ..."'),
        ("theme:\n  features:\n    -navigation.top\n    -header.autohide\n", 3, f'{SPACE}"- navigation.top"'),
        ("plugins:\n  -search\n", 2, f'{SPACE}"- search"'),
        (f"{AUTHOR}      positions:\n        -title: A\n", 5, f'{SPACE}"- title: ..."'),
        (f"{AUTHOR}      -name: A\n", 4, "otherwise remove the hyphen"),
        (
            f"{AUTHOR}      aliases:\n        -A. B.\n",
            4,
            "takes a list: one item on each line, after a hyphen and a space",
        ),
    ],
)
def test_a_value_that_yaml_misreads_is_said_once_by_its_line(tmp_path: Path, text: str, line: int, advice: str) -> None:
    (problem,) = said(tmp_path, text)
    assert problem.startswith(f"mkdocs.yml:{line}:")
    assert advice in problem


@pytest.mark.parametrize(
    "text",
    [
        f"{AUTHOR}      tagline: C# dev\n",
        f"{AUTHOR}      tagline: waves # my favorite\n",
        f"{AUTHOR}      tagline: it's “Tone” and “Tide”, 5\" wide\n",
        f'{AUTHOR}      tagline: "no" #todo\n',
        f"{AUTHOR}      tagline: -5 degrees and a half\n",
        f"{AUTHOR}      tagline:\n",
        f"{AUTHOR}      tagline: R&D\n",
        f"{AUTHOR}      tagline: 潮の研究#海\n",
        f"{AUTHOR}      portrait: assets/a.jpg #mine\n",
        f"{PROFILE}          url: https://x.example/#me\n",
        f"{PROFILE}          url: https://x.example/ #me\n",
        "site_url: https://a.example/ #todo\n",
        "nav:\n  - index.md #start\n  - 2024: a.md\n  - A: b.md #c\n  - https://a.example/#x\n  - B: doi:10.1/x\n",
        "site_name: A\nsite_url: null\n",
        "site_name: &name Ada\nsite_author: *name\n",
        "extra:\n  analytics: #later\n    provider: custom\n",
    ],
)
def test_a_value_that_means_what_it_says_is_left_alone(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == []


def test_each_item_without_a_space_is_said(tmp_path: Path) -> None:
    first, second = said(tmp_path, f"{AUTHOR}      profiles:\n        -name: A\n        -name: B\n")
    assert first.startswith("mkdocs.yml:5:")
    assert second.startswith("mkdocs.yml:6:")


def test_a_misread_value_is_said_with_the_inherited_file_that_contains_it(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("theme:\n  name: material\n  language: no\n", encoding="utf-8")
    (problem,) = said(tmp_path, "INHERIT: base.yml\nsite_name: A\n")
    assert problem.startswith("base.yml:3: theme.language takes a text")
