"""Options below `extra` that Material documents, in a form that its templates cannot read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest
from homepage.settings.extra import extra_problems

if TYPE_CHECKING:
    from conftest import Homepage

TEMPLATES = str(Path(material.__file__).parent / "templates")


def told(text: str, root: Path) -> list[str]:
    (root / "mkdocs.yml").write_text(f"extra:\n  {text}\n", encoding="utf-8")
    return [str(each) for each in extra_problems([TEMPLATES], str(root / "mkdocs.yml"), root)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("social: {icon: a}", "extra.social takes a list: `- icon: fontawesome/brands/github`, and"),
        ("social: 5", "extra.social takes a list"),
        ("consent: true", "extra.consent takes options of its own on lines below it, such as `title: Cookies`"),
        ("version: mike", "extra.version takes options of its own on lines below it, such as `provider: mike`."),
        ("analytics: G-1", "extra.analytics takes options of its own on lines below it"),
        ("analytics: {provider: googel}", 'extra.analytics.provider: there is no template for "googel". Did you mean'),
        ("analytics: {provider: own}", "Put partials/integrations/analytics/own.html into the folder `custom_dir`."),
    ],
)
def test_a_wrong_form_is_told_by_line(text: str, message: str, tmp_path: Path) -> None:
    (problem,) = told(text, tmp_path)
    assert problem.startswith("mkdocs.yml:2: ")
    assert message in problem


@pytest.mark.parametrize(
    "text",
    ["social:", "consent: false", "version: {provider: mike}", "analytics: {provider: google}", "social: !ENV SOCIAL"],
)
def test_what_templates_can_read_is_not_told(text: str, tmp_path: Path) -> None:
    assert told(text, tmp_path) == []


def test_a_template_that_includes_another_one_that_nobody_has_is_told_without_a_traceback(homepage: Homepage) -> None:
    main = '{% extends "base.html" %}\n{% block announce %}\n{% include "nope.html" %}{% endblock %}\n'
    homepage.write({"overrides/main.html": main})
    homepage.settings["theme"] = {"custom_dir": "overrides"}
    site = homepage.build()
    assert site.code == 1
    assert "overrides/main.html:3: 'nope.html' not found" in site.output
    assert "Traceback" not in site.output
