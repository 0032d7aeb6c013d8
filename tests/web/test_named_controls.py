from __future__ import annotations

import pytest
from homepage.web.named_controls import with_names
from markdown import markdown


@pytest.mark.parametrize("custom", [True, False])
def test_a_box_of_a_task_list_has_the_task_as_its_name(*, custom: bool) -> None:
    text = '- [x] Read *"A & B"*\n    - [ ] Inner\n- [ ] \n- plain\n\n1. [ ] First\n\n    Second\n'
    html = markdown(
        text, extensions=["pymdownx.tasklist"], extension_configs={"pymdownx.tasklist": {"custom_checkbox": custom}}
    )
    named = with_names(html)
    assert [part.partition('"')[0] for part in named.split('aria-label="')[1:]] == [
        "Read &quot;A &amp; B&quot;",
        "Inner",
        "First",
    ]
    assert with_names(named) == named


def test_a_link_with_an_icon_alone_has_its_title_as_its_name() -> None:
    link = '<a href="a" title="Edit &quot;A&quot;" class="md-content__button md-icon" rel="edit"><svg></svg></a>'
    named = with_names(link)
    assert 'title="Edit &quot;A&quot;" aria-label="Edit &quot;A&quot;" class=' in named
    assert with_names(named) == named
    assert with_names('<a href="a" title="A" class="cite">A</a>') == '<a href="a" title="A" class="cite">A</a>'
