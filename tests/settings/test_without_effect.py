from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from homepage.settings.without_effect import options_without_effect

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage
    from site_pages import BuiltSite

INERT = {
    "theme": {
        "logo": "assets/logo.svg",
        "features": [
            "navigation.expand",
            "navigation.prune",
            "navigation.sections",
            "navigation.tabs",
            "navigation.tabs.sticky",
            "navigation.tracking",
            "toc.follow",
            "toc.integrate",
            "search.share",
            "search.suggest",
            "search.highlight",
        ],
    },
}


def test_options_that_change_nothing_are_told_by_line_and_really_change_nothing(homepage: Homepage) -> None:
    homepage.write(
        {"docs/assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n', "docs/other.md": "# Other\n"}
    )
    homepage.settings["theme"] = {"features": ["search.highlight"]}
    before = pages_of(homepage.build())
    homepage.settings["theme"] = INERT["theme"]
    site = homepage.build()
    assert pages_of(site) == before
    told = re.findall(r"mkdocs\.yml:(\d+): (?:the feature )?(\S+) has no effect on these pages\.", site.output)
    features = INERT["theme"]["features"]
    assert isinstance(features, list)
    names = [*features[:-1], "theme.logo"]
    assert sorted(name for _, name in told) == sorted(names)
    lines = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [name for line, name in told if name.rpartition(".")[2] not in lines[int(line) - 1]] == []


def pages_of(site: BuiltSite) -> dict[str, str]:
    """Return the pages, without spaces and without the list of features that is handed to the scripts."""
    assert site.code == 0, site.output
    return {path: re.sub(r'data-features="[^"]*"|\s+', "", page.source) for path, page in site.pages.items()}


@pytest.mark.parametrize(
    "text",
    [
        "theme: {logo: }",
        "theme: {icon: {logo: material/account}}",
        "plugins: [search, typeset]",
        "theme: {features: }",
        "theme: {palette: {primary: custom}}",
        "theme: {features: [toc.follow], logo: a.svg}\nextra: {homepage: {frame: material}}",
        "theme: {features: [navigation.instant.preview, content.lazy, mine]}",
        "markdown_extensions: {pymdownx.arithmatex: {}}\nextra_javascript: [katex.js]",
        "markdown_extensions: {pymdownx.arithmatex: {}}\nextra_javascript: [a.js, {path: b/MathJax.js, async: true}]",
    ],
)
def test_what_is_switched_off_or_has_an_effect_is_not_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"{text}\n", encoding="utf-8")
    assert list(options_without_effect(str(file), tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("theme:\n  palette:\n    primary: teal", "mkdocs.yml:3: theme.palette.primary has no effect on these pages."),
        ("theme:\n  palette:\n    - scheme: default\n      accent: pink", "mkdocs.yml:4: theme.palette.accent has no"),
        (
            "theme:\n  features:\n    - content.code.copy\n    - navigation.tops",
            'mkdocs.yml:4: theme.features contains "navigation.tops", which Material does not know.',
        ),
        (
            "markdown_extensions: [pymdownx.arithmatex]\nextra: {homepage: {frame: material}}",
            "mkdocs.yml:1: pymdownx.arithmatex leaves formulas to",
        ),
        ("theme:\n  icon:\n    edit: a\n    repo: b", "mkdocs.yml:4: theme.icon.repo has no effect on these pages."),
        ("plugins:\n  social: {}", "mkdocs.yml:2: plugins.social makes a second card of each page"),
        ("plugins:\n  - search\n  - social", "mkdocs.yml:3: plugins.social makes a second card of each page"),
        ("plugins:\n  - search\n  - material/social: {}", "mkdocs.yml:3: plugins.social makes a second card of"),
        (
            "theme:\n  name: material\n  locale: de",
            "mkdocs.yml:3: theme.locale is an option of other themes and has no",
        ),
        ("theme:\n  icon:\n    logo: material/library", "mkdocs.yml:3: theme.icon.logo has no effect on these pages."),
        (
            "markdown_extensions:\n  - pymdownx.arithmatex\nextra_javascript: [mermaid.js]",
            "mkdocs.yml:2: pymdownx.arithmatex leaves formulas to a script, and extra_javascript names none for them.",
        ),
        ("markdown_extensions:\n  - pymdownx.arithmatex", "mkdocs.yml:2: pymdownx.arithmatex leaves formulas to"),
        ("markdown_extensions:\n  pymdownx.arithmatex:\n    generic: true", "mkdocs.yml:2: pymdownx.arithmatex leaves"),
    ],
)
def test_colors_and_formulas_without_effect_are_told(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"{text}\n", encoding="utf-8")
    found = [str(each) for each in options_without_effect(str(file), tmp_path)]
    assert [each.startswith(message) for each in found] == [True], found
