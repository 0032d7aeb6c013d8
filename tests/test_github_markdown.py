"""Model cards as the Hub's authors write them, read as the Hub reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.cards.github_markdown import python_markdown
from site_pages import text_of

if TYPE_CHECKING:
    from conftest import Homepage

CARD = """---
license: mit
---

# A Model

It achieves the following results on the evaluation set:
- Loss: 0.3012
- Accuracy: ~~0.9~~ 0.9123

More:
1. one
2. two
   and more of two
- not an item of the same list

<div align="center">

[![License](assets/badge.svg)](https://example.org/licence) **Paper**

</div>

> [!NOTE]
> Read *this*
> first.

See https://example.org/a_b_c/. And `https://example.org/code`.

```
text
- no list
> [!NOTE]
```
"""


def test_a_card_reads_as_on_the_hub(homepage: Homepage) -> None:
    homepage.write({"docs/models/a.md": CARD, "docs/assets/badge.svg": "<svg/>"})
    page = homepage.build(strict=True).page("models/a/index.html")
    items = [text_of(item) for item in page.all("article li") if not item.select("li")]
    assert items[:2] == ["Loss: 0.3012", "Accuracy: 0.9 0.9123"]
    assert page.one("article del").text == "0.9"
    assert {"one", "two and more of two"} < set(items)
    centred = page.one('div[align="center"]')
    assert (len(centred.select("a img")), text_of(centred.select("strong")[0])) == (1, "Paper")
    assert text_of(page.one(".admonition.note em")) == "this"
    assert page.one('article a[href="https://example.org/a_b_c/"]')
    assert "text\n- no list\n> [!NOTE]" in page.one("article pre").text


@pytest.mark.parametrize(
    "text",
    [
        "- one\n- two\n  - inner\n- three",
        "- one\n  goes on\n- two",
        "1. one\ntext that goes on\n- two",
        "# Heading\n- one",
        "| a |\n| - |\n| 1 |",
        "Title\n-----",
        "a - b\n* * *",
        "<div>\n    <img src='a.png'>\n</div>",
        "<div markdown>\n\ntext\n\n</div>",
        "> quoted\n> - list",
        "[link](https://example.org) <https://example.org> [a]: https://example.org",
        "/// block\n- one",
        "```\nword\n- code\n```",
        "Ends in 5\n2. is no list for GitHub either",
    ],
)
def test_what_both_read_alike_stays_as_it_is(text: str) -> None:
    assert python_markdown(text) == text
