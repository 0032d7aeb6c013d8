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
        "font": {"text": "Roboto"},
        "logo": "assets/logo.svg",
        "features": [
            "navigation.expand",
            "navigation.footer",
            "navigation.path",
            "navigation.prune",
            "navigation.sections",
            "navigation.tabs",
            "navigation.tabs.sticky",
            "navigation.top",
            "search.share",
            "search.suggest",
            "search.highlight",
        ],
    },
    "extra": {
        "analytics": {"provider": "google", "property": "G-X"},
        "consent": {"title": "Cookies", "description": "We use cookies"},
        "social": [{"icon": "fontawesome/brands/github", "link": "https://github.com/ada"}],
    },
}


def test_options_that_change_nothing_are_told_by_line_and_really_change_nothing(homepage: Homepage) -> None:
    homepage.write(
        {"docs/assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n', "docs/other.md": "# Other\n"}
    )
    homepage.settings["theme"] = {"features": ["search.highlight"]}
    before = pages_of(homepage.build())
    homepage.settings["theme"], homepage.extra = INERT["theme"], INERT["extra"]  # type: ignore[assignment]
    site = homepage.build()
    assert pages_of(site) == before
    told = re.findall(r"mkdocs\.yml:(\d+): (?:the feature )?(\S+) has no effect on these pages\.", site.output)
    features = INERT["theme"]["features"]
    assert isinstance(features, list)
    names = [*features[:-1], "theme.font", "theme.logo", *(f"extra.{name}" for name in INERT["extra"])]
    assert sorted(name for _, name in told) == sorted(names)
    lines = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [name for line, name in told if name.rpartition(".")[2] not in lines[int(line) - 1]] == []


def pages_of(site: BuiltSite) -> dict[str, str]:
    """Return the pages, without spaces and without the list of features that is handed to the scripts."""
    assert site.code == 0, site.output
    return {path: re.sub(r'data-features="[^"]*"|\s+', "", page.source) for path, page in site.pages.items()}


@pytest.mark.parametrize(
    "text", ["theme: {font: false}", "theme: {logo: }", "extra: {social: ~}", "theme: {features: }"]
)
def test_what_is_switched_off_is_not_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"{text}\n", encoding="utf-8")
    assert list(options_without_effect(str(file), tmp_path)) == []
