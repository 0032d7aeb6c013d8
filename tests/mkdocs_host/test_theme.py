"""What theme templates read: one name of the engine's, and the author's own keys as they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_host.theme import VisibleTemplates

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage

OWN_KEYS = ("author", "portrait", "has_publications", "lists", "news_feed", "dates", "theme_script", "stylesheet")


def test_the_authors_own_keys_reach_the_authors_templates(homepage: Homepage) -> None:
    homepage.extra = {name: f"my {name}" for name in OWN_KEYS if name != "author"}
    homepage.settings["theme"] = {"name": "material", "custom_dir": "overrides"}
    printed = " ".join(f"{{{{ config.extra.{name} }}}}" for name in homepage.extra)
    homepage.write({"overrides/own.html": '{% extends "main.html" %}{% block announce %}' + printed + "{% endblock %}"})
    homepage.write({"docs/index.md": "---\ntemplate: own.html\n---\n# Ada\n"})
    built = homepage.build()
    assert built.code == 0, built.output
    assert " ".join(homepage.extra.values()) in built.page("index.html").source


def test_templates_in_hidden_folders_are_loaded_by_name_but_not_listed(tmp_path: Path) -> None:
    for name in ("page.html", "partials/part.html", ".icons/logo.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    loader = VisibleTemplates(tmp_path)
    assert loader.list_templates() == ["page.html", "partials/part.html"]
    assert loader.get_source(None, ".icons/logo.svg")  # type: ignore[arg-type]
