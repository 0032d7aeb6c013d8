"""The files of made-up sites: `.bib` files, cards, lists, pages and drawings with hostile values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml
from fuzz_values import CALL, HOST, LETTERS, MARKDOWN, MARKUP, OF_THE_ENGINE, TEX, tree, value
from homepage.bibliography.entry_types import TYPES
from homepage.bibliography.fields import FIELDS
from homepage.cards.hub_vocabulary import HUB_KEYS, SITE_KEYS
from homepage.lists.records import LISTS
from homepage.pages.blocks.lists import ListBlock
from homepage.pages.blocks.models import VIEWS as VIEWS_OF_MODELS
from homepage.pages.blocks.models import ModelsBlock
from homepage.pages.blocks.publications import PublicationsBlock
from homepage.pages.front_matter_values import _KNOWN as OF_PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

KEYS = (
    "one",
    "two",
    "Three",
    "three",
    "a:b/c.d",
    "x+y",
    "ünï",
    "u\u0308ni\u0308",
    "con",
    "index",
    "../up",
    "a b",
    "-",
    "1",
)
WORDS = {
    "type": "model", "status": "current", "group": "year", "sort": "newest", "filters": True, "limit": 2, "since": 1800,
    "pictures": "round", "title": "A title", "keywords": "theory", "tag": "one", "keys": ["one"], "selected": True,
}  # fmt: skip
"""Values of options that blocks take; all others are hostile."""


def bib(random: Random) -> str:
    """Return a `.bib` file."""
    entries = [random.choice(("", "@string{cup = {Cup}}", "@preamble{x}", "@comment{x}", "% comment", value(random)))]
    for _ in range(random.randrange(1, 6)):
        key = random.choice((random.choice(KEYS), random.choice(KEYS), value(random)[:30].replace("\n", " ")))
        fields = {"title": "A Study", "author": "Lovelace, Ada", "year": "2020"}
        fields |= {name: field(random, name) for name in random.sample(sorted(FIELDS), random.randrange(9))}
        fields |= {name: field(random, name) for name in ("title", "author", "abstract") if random.random() < 0.4}
        written = "".join(f"  {name} = {delimited(random, text)},\n" for name, text in fields.items())
        entries.append(f"@{random.choice(('article', 'misc', random.choice(sorted(TYPES))))}{{{key},\n{written}}}")
    return "\n\n".join(entries) + "\n"


def field(random: Random, name: str) -> str:
    """Return the value of a field."""
    if name in ("crossref", "xdata", "related", "ids", "aliases", "preprint") and random.random() < 0.7:
        return random.choice(KEYS)
    text = random.choice((value(random), value(random) + random.choice(TEX), random.choice(TEX)))
    return text if random.random() < 0.2 else balanced(text)


def balanced(text: str) -> str:
    """Return a text without what would end the field early."""
    depth, least = 0, 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        least = min(least, depth)
    return "{" * -least + text + "}" * (depth - least)


def delimited(random: Random, text: str) -> str:
    """Return a value as a `.bib` file delimits it."""
    if '"' not in text and random.random() < 0.3:
        return f'"{text}"'
    return f"{{{text}}}"


def card(random: Random) -> str:
    """Return a model card."""
    known = sorted(HUB_KEYS | SITE_KEYS)
    head: dict[str, object] = {"license": "mit", "name": "A model", "papers": ["one"]}
    head |= {name: tree(random) for name in random.sample(known, random.randrange(12))}
    head |= {name: value(random) for name in random.sample(known, random.randrange(12))}
    if random.random() < 0.5:
        head["model-index"] = [{"name": value(random), "results": [result(random) for _ in range(random.randrange(4))]}]
    if random.random() < 0.3:
        head |= {"allow": f"https://{HOST}", value(random)[:30]: value(random)}
    body = "\n\n".join(
        [random.choice(("# A model", "", value(random))), *(rich(random) for _ in range(random.randrange(7)))]
    )
    return front_matter(random, head) + body + "\n"  # fmt: skip


def result(random: Random) -> dict[str, object]:
    """Return one result of a model."""
    metric = {"type": value(random), "name": value(random), "value": random.choice((1, 2.5, value(random)))}
    metric |= {"args": {name: value(random) for name in ("setting", "baseline", "ci", "date", "better")}}
    names = {"type": value(random), "name": value(random), "config": value(random), "split": value(random)}
    found = {"task": {"type": value(random)}, "dataset": names, "metrics": [metric]}
    return found | {"source": {"name": value(random), "url": value(random)}} | {"x": tree(random)}


FORMS = (
    "{}", "{}", "> {}", "- {}", "1. {}", "| {} |\n|---|", "# {}", "[{0}]({0})", '![a]({0} "{0}")', "<div>{}</div>",
    "<p align=\"{0}\" title='{0}'>", "`{}`", "```{}\n{0}\n```", "$${}$$", "    {}", "<{0}>", "&{};", "[{0}]: {0}",
    "[^1]\n\n[^1]: {}", "<!-- {} -->", "**{}", "a {} b {0} c",
)  # fmt: skip
"""The forms that a piece of Markdown has; `{}` and `{0}` stand for the piece."""


def rich(random: Random) -> str:
    """Return a piece of a card's text: a stranger's Markdown and HTML, well or badly nested."""
    text = random.choice((random.choice(MARKUP), random.choice(MARKDOWN), random.choice(OF_THE_ENGINE), value(random)))
    return random.choice(FORMS).replace("{0}", text).replace("{}", text)


def items(random: Random, fields: Sequence[str]) -> str:
    """Return a list of the author's."""
    made = []
    for _ in range(random.randrange(5)):
        item: dict[str, object] = {"date": "2024-01-02", "title": "A title", "name": "Ada Lovelace", "text": "Words."}
        item = {name: held for name, held in item.items() if name in fields}
        item |= {
            name: random.choice((value, tree))(random) for name in random.sample(fields, random.randrange(len(fields)))
        }
        made.append(item)
    return as_yaml(random, made) if random.random() < 0.95 else as_yaml(random, tree(random))


HEADINGS = (
    "List of T & `vec<u8>`",
    "1 < 2 > 0",
    "\"Quoted\" & 'so'",
    "[Link](index.md)",
    "*a* <em>b</em> &lt;",
    "",
    "$x<y$",
    "[@one]",
)
"""Headings that an author may write."""


def page(random: Random, block: str = "news", head: Mapping[str, object] | None = None) -> str:
    """Return a page, whose text is the author's own, so it has no planted markup; values of its head and blocks do."""
    own = dict(head or {})
    if random.random() < 0.5:
        own |= {name: random.choice((value, tree))(random) for name in random.sample(OF_PAGES, random.randrange(4))}
    all_texts = (*MARKDOWN, *LETTERS, *OF_THE_ENGINE)
    texts = [text for text in all_texts if CALL not in text and not text.startswith(("<", "/"))]
    blocks = (block, "publications", "models", "areas", "biography", *LISTS)
    parts = [random.choice(texts) for _ in range(random.randrange(4))]
    parts += [one_block(random, random.choice(blocks)) for _ in range(1 + random.randrange(3))]
    random.shuffle(parts)
    heading = random.choice(("# A title", f"# {random.choice(HEADINGS)}", ""))
    return (front_matter(random, own) if own else "") + "\n\n".join([heading, *parts]) + "\n"


def one_block(random: Random, name: str) -> str:
    """Return a block with options."""
    known = {"publications": PublicationsBlock, "models": ModelsBlock}.get(name, ListBlock).OPTIONS
    chosen = random.sample(sorted(known), random.randrange(4)) if name not in ("areas", "biography") else ()
    written = {option: option_value(random, name, option) for option in chosen}
    lines = yaml.safe_dump(written, allow_unicode=True).splitlines() if written else []
    return "\n".join([f"/// {name}", *(f"    {line}" for line in lines), "///"])


def option_value(random: Random, block: str, option: str) -> object:
    """Return the value of a block's option."""
    if random.random() < 0.2:
        return tree(random)
    if option == "view":
        return random.choice(VIEWS_OF_MODELS if block == "models" else ("list", "compact", "cards", "table", "years"))
    return WORDS.get(option, value(random))


SHAPES = (
    *MARKUP,
    f'<a href="javascript:{CALL}"><path d="M0 0"/></a>',
    f"<style>@import url(https://{HOST}/a.css)</style>",
    "<foreignObject><p>x</p></foreignObject>",
    f'<rect onclick="{CALL}" style="fill:url(https://{HOST}/a)"/>',
    "<set attributeName='href'/>",
)


def drawing(random: Random) -> str:
    """Return an SVG drawing."""
    title = value(random).replace("&", "&amp;").replace("<", "&lt;")
    inner = f'<title>{title}</title>{random.choice(SHAPES)}<path d="M0 0h9"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'


def front_matter(random: Random, values: Mapping[str, object]) -> str:
    """Return the front matter of a page."""
    return f"---\n{as_yaml(random, values)}---\n\n"


def as_yaml(random: Random, held: object) -> str:
    """Return YAML in one of its forms."""
    if random.random() < 0.1:
        return json.dumps(held, ensure_ascii=False, default=str) + "\n"
    return yaml.safe_dump(held, allow_unicode=random.random() < 0.7, width=random.choice((40, 9999)), sort_keys=False)
