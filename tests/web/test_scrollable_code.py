from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.web.scrollable_code import with_focusable_code

if TYPE_CHECKING:
    from conftest import Homepage

FENCE = "```python\nprint('one')\n```\n"
CARD = f"---\nname: Engine\nhub_id: ada/engine\n---\n\n# Engine\n\n{FENCE}"


def test_the_tab_key_reaches_every_block_of_code_of_a_site(homepage: Homepage) -> None:
    homepage.write({"docs/code.md": f"# Code\n\n{FENCE}\n    indented\n", "docs/models/engine.md": CARD})
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    for path, least in ("code/index.html", 2), ("models/engine/index.html", 1):
        blocks = site.page(path).all("pre > code")
        assert len(blocks) >= least
        assert [str(block) for block in blocks if block.get("tabindex") != "0"] == []


@pytest.mark.parametrize(
    "html",
    [
        "<p><code>x</code></p>",
        "<pre>x</pre>",
        '<pre><code class="a" tabindex="0">x</code></pre>',
        "<pre><codex>x</codex></pre>",
    ],
)
def test_other_code_stays_as_it_is(html: str) -> None:
    assert with_focusable_code(html) == html
