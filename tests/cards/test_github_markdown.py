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

[![License](assets/badge.svg)](https://example.org/license) **Paper**

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
        "- one\n- two\n    - inner\n- three",
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


LISTS = """1. one
   - inner
     - deep
2. two

   More of two.
3. three
   ```sh
   wget https://example.org
     - no item
   ```

And other things:

- Costs

  | a | b |
  |---|---|
  | 1 | 2 |
* Another
"""


def test_lists_nest_as_deep_as_on_the_hub(homepage: Homepage) -> None:
    homepage.write({"docs/models/a.md": f"---\nlicense: mit\n---\n\n{LISTS}"})
    article = homepage.build().page("models/a/index.html").one("article")
    numbered = article.select("ol > li")
    assert [text_of(item).split()[0] for item in numbered] == ["one", "two", "three"]
    assert text_of(article.select("ol > li > ul > li > ul > li")[0]) == "deep"
    assert text_of(numbered[1].select("p")[-1]) == "More of two."
    assert article.select("ol pre")[0].text == "wget https://example.org\n  - no item\n"
    assert article.select("ul > li td")[-1].text == "2"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("![a](https://h.org/a.svg)![b](https://h.org/b.svg)", None),
        ("[![a](https://h.org/a.svg)](#b)", None),
        ("(https://h.org/a)", "(<https://h.org/a>)"),
        ("  # **PPO** Agent", "# **PPO** Agent"),
        ("    # code", None),
        ("- [x] done\n- [ ] open\n- [x](y)", "- ☑ done\n- ☐ open\n- [x](y)"),
        ('<p align="center">\n  a\n<p>\n\n# T', '<p align="center">\n  a\n</p>\n\n# T'),
        ('<p align="center">\n  a\n\n# T', '<p align="center">\n  a</p>\n\n# T'),
        ("<p>a</p>\n<p>b</p>\n\n# T", None),
        ("```\n<p>\n```", None),
        ("| a |\n|---|\n| 1 |\n* one", "| a |\n|---|\n| 1 |\n\n* one"),
        ("Run:\n```\n- a\n```\n- one", "Run:\n```\n- a\n```\n\n- one"),
        ("<details><summary>a</summary>\n\n**b**", "<details markdown><summary>a</summary>\n\n**b**"),
        ("<details>\n<summary>\na</summary>\n\n**b**", "<details markdown>\n<summary>\na</summary>\n\n**b**"),
        ("<details>\n<summary>a</summary>\n<b>c</b>", None),
        ("> [!tip]\n> text", "!!! tip\n    text"),
        ("- a\n  goes on\ngoes on\n- b", None),
        ("- a\n\n  b\n- c", "- a\n\n    b\n\n- c"),
        ("- a\n\n      code\n\nText", "- a\n\n        code\n\nText"),
        ("- a\n* * *\n- b", None),
        ("- a\n  2. is in a sentence", None),
        ("- a\n  1. b\n     ~~~\n     c\n\nText", "- a\n    1. b\n        ~~~\n        c\n\nText"),
        ("!!! note\n    - a\n        - b", None),
    ],
)
def test_markdown_of_the_hub(text: str, read: str | None) -> None:
    assert python_markdown(text) == (text if read is None else read)
