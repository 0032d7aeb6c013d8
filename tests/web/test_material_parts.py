from __future__ import annotations

import pytest
from homepage.web.material_parts import uses_script


@pytest.mark.parametrize(
    ("html", "scripted"),
    [
        ('<pre class="mermaid"><code>', True),
        ('<p class="annotate">', True),
        ('<div class="language-yaml copy select highlight">', True),
        ('<a data-preview href="other/#second">', True),
        ('<div class="language-yaml no-select highlight">', False),
        ('<select class="filters__select ">', False),
        ('<p class="select ">no code</p>', False),
        ("<code>&lt;a data-preview&gt;</code>", False),
    ],
)
def test_what_only_materials_script_draws_is_found(html: str, *, scripted: bool) -> None:
    assert uses_script(html) is scripted
