"""Templates of the author's own: blocks and partials that no page has are told."""

from __future__ import annotations

import pytest
from homepage.html.overrides import override_problems
from jinja2 import DictLoader, Environment

CONTENT = "{% block content %}{% include 'partials/content.html' %}{% endblock %}"
ENGINE = {
    "base.html": CONTENT + "{% block footer %}{% endblock %}",
    "main.html": "{% extends 'base.html' %}",
    "partials/content.html": "text",
    "partials/header.html": "",
}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("main.html", "{% extends 'base.html' %}\n{% block footr %}{% endblock %}", ':2: no page has a block "footr".'),
        ("partials/toc.html", "toc", ":1: no page has this part, so the file has no effect."),
        ("partials/header.html", "<header class='md-header'>", ":1: no page has this part"),
    ],
)
def test_what_no_page_has_is_told(name: str, text: str, message: str) -> None:
    found = problems(name, text)
    assert found[0].startswith(f"overrides/{name}{message}"), found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("main.html", "{% extends 'base.html' %}{% block footer %}{% block inner %}{% endblock %}{% endblock %}"),
        ("main.html", "{% extends 'base.html' %}{% block content %}{{ super() }}{% endblock %}"),
        ("partials/content.html", "another text"),
        ("partials/mine.html", "used below"),
        ("partials/integrations/analytics/custom.html", "<script></script>"),
        ("own.html", "<p>{% block anything %}{% endblock %}</p>"),
    ],
)
def test_what_a_page_has_needs_no_word(name: str, text: str) -> None:
    assert problems(name, text) == []


def test_a_broken_template_is_told_where_it_is_drawn() -> None:
    assert problems("main.html", "{% block %}") == []


def test_a_part_for_another_frame_is_told() -> None:
    pages = {"base.html": "{% include 'partials/header.html' %}"}
    message = "overrides/partials/header.html:1: this part is written for Material's own frame."
    assert [each.startswith(message) for each in problems("partials/header.html", "<a class='md-logo'>", pages)] == [
        True
    ]
    assert problems("partials/header.html", "<a class='md-logo'>", pages, in_material=True) == []


def problems(name: str, text: str, engine: dict[str, str] | None = None, *, in_material: bool = False) -> list[str]:
    own = {name: text, "own-page.html": "{% include 'partials/mine.html' %}"}
    environment = Environment(loader=DictLoader({**ENGINE, **(engine or {}), **own}))
    paths = {each: f"overrides/{each}" for each in own}
    pages = [each for each in {**ENGINE, **own} if "/" not in each]
    return list(map(str, override_problems(paths, pages, environment, in_material=in_material)))
