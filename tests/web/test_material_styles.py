from __future__ import annotations

import pytest
from homepage.web.material_styles import styles_without_effect

SHEET = """\
/* .md-header {} */
.md-header, .md-typeset .md-tag { color: red }
@media screen {
  .md-sidebar--primary
    > .md-nav__link { width: 20rem }
}
.md-header__title { color: blue }
:root > * {
  --md-primary-fg-color: #ee0f0f;
  --md-accent-fg-color: #ee0f0f;
}
.md-grid {
  max-width: 1440px;
}
.md-grid { color: inherit }
.md-typeset .md-button { border: url(".md-footer{") }
.md-source-file, .md-navigator { color: red }
"""


def test_styles_for_parts_that_no_page_has_are_told_by_line() -> None:
    found = list(styles_without_effect(SHEET, "docs/a.css", [], has_blog=False))
    assert [(each.line, each.message.partition(":")[0]) for each in found] == [
        (2, ".md-header has no effect on these pages"),
        (4, ".md-sidebar--primary has no effect on these pages"),
        (5, ".md-nav__link has no effect on these pages"),
        (9, "--md-primary-fg-color has no effect on these pages"),
        (12, "max-width of .md-grid moves only the middle of a page"),
    ]
    assert "the class here is .top." in found[0].message
    assert "set `--md-accent-fg-color`" in found[3].message
    assert "`:root { --page: 72rem; }`" in found[4].message


@pytest.mark.parametrize(
    ("css", "templates", "has_blog"),
    [
        (".md-sidebar--post, .md-nav { top: 0 }", [], True),
        (".md-header { top: 0 }", ['<header class="md-header">'], False),
        (".mine { --md-primary-fg-color: red }", [], False),
        ("", [], False),
    ],
)
def test_styles_for_parts_that_pages_have_are_not_told(css: str, templates: list[str], *, has_blog: bool) -> None:
    assert list(styles_without_effect(css, "docs/a.css", templates, has_blog=has_blog)) == []
