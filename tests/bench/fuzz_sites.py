"""Made-up sites: each is a few files with hostile values, and in half of the sites one file is damaged."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import yaml
from fuzz_files import KEYS, as_yaml, bib, card, drawing, items, page
from fuzz_values import tree, value
from homepage.lists.records import LISTS, SESSIONS
from homepage.settings.misplaced import OF_AUTHOR
from homepage.settings.misplaced import OPTIONS as OF_SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Files = dict[str, bytes]


def site(number: object) -> Files:
    """Return the files of a site, by their paths; the same number gives the same site."""
    random = Random(str(number))
    texts = {
        "docs/publications.bib": bib(random),
        "docs/index.md": page(random),
        "docs/publications/index.md": page(random, "publications"),
        "docs/models/index.md": page(random, "models"),
        "docs/research/one.md": page(random, "areas"),
        "docs/blog/index.md": "# Blog\n",
        "docs/research/index.md": "# Research\n\n/// areas\n///\n",
    }
    for number_of_card in range(random.randrange(3)):
        texts[f"docs/models/{random.choice(('m', 'M', 'con', 'a b', 'ü'))}{number_of_card}.md"] = card(random)
    if random.random() < 0.3:
        texts["docs/models/m0.eval_results.yaml"] = as_yaml(random, [tree(random) for _ in range(2)])
    for name in random.sample(sorted(LISTS), random.randrange(5)):
        texts[f"docs/lists/{name}.yml"] = items(random, LISTS[name].all)
    texts |= rare_files(random)
    settings = configuration(random)
    written = yaml.safe_dump(settings, sort_keys=False)
    if "plugins" in settings:
        texts["docs/blog/posts/one.md"] = page(random, "publications", post(random))
        texts["docs/blog/.authors.yml"] = as_yaml(random, {"authors": {"one": author_of_posts(random)}})
    files = {name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()}
    files["mkdocs.yml"] = written.encode()
    if random.random() < 0.5:
        name = random.choice([name for name in sorted(files) if name != "mkdocs.yml"])
        files[name] = damaged(random, files[name])
    return files


def rare_files(random: Random) -> dict[str, str]:
    """Return files that only some sites have, such as a curriculum vitae, a person, a course, a drawing."""
    key = random.choice(KEYS).replace("/", "-")
    part = random.choice(("news", "publications", "talks", tree(random)))
    rare = {
        "docs/cv.md": lambda: page(random, "news", {"cv": [part]}),
        f"docs/people/{key}.md": lambda: page(random, "news"),
        f"docs/publications/{key}.md": lambda: page(random, "models"),
        f"docs/projects/{key}.md": lambda: page(random, "news"),
        f"docs/teaching/{key}.yml": lambda: items(random, SESSIONS.all),
        "docs/assets/marks/m.svg": lambda: drawing(random),
        "docs/others.bib": lambda: bib(random),
        "docs/lists/fields.yml": lambda: as_yaml(random, {"shows": {"title": "name", "details": ["place"]}}),
        "docs/lists/shows.yml": lambda: items(random, ("name", "place", "date", "url")),
    }
    return {name: make() for name, make in rare.items() if random.random() < 0.25}


def post(random: Random) -> dict[str, object]:
    """Return front matter that only posts have."""
    head: dict[str, object] = {"date": date(2024, 1, 1), "categories": [value(random)], "tags": [value(random)]}
    return head | {name: value(random) for name in ("slug", "readtime", "pin") if random.random() < 0.1}


def author_of_posts(random: Random) -> dict[str, str]:
    """Return somebody whom a post may name."""
    return {name: value(random) for name in ("name", "description", "avatar", "url", "slug")}


def configuration(random: Random) -> dict[str, object]:
    """Return the settings of a site without those that are the same for all."""
    author: dict[str, object] = {"name": "Ada Lovelace", "aliases": ["Lovelace, A."]}
    author |= {name: value(random) for name in random.sample(OF_AUTHOR, random.randrange(5)) if name not in NOT_TEXTS}
    if random.random() < 0.5:
        author["profiles"] = [{"name": value(random), "url": value(random)} for _ in range(2)]
        author["positions"] = [{"title": value(random), "organization": value(random), "url": value(random)}]
    options: dict[str, object] = {"author": author, "citation_styles": []}
    options |= {name: tree(random) for name in random.sample(OF_SITE, random.randrange(2)) if name not in NOT_HOSTILE}
    options |= {name: value_of() for name, value_of in usual_options(random).items() if random.random() < 0.2}
    settings: dict[str, object] = {"site_name": "Ada Lovelace", "site_author": "Ada Lovelace"}
    settings |= {
        name: value(random) or "x" for name in ("site_name", "site_author", "site_description") if random.random() < 0.3
    }
    if options.get("frame") == "material":
        settings |= dict.fromkeys(("site_name", "site_author", "site_description"), "Ada")  # Material escapes none
    if random.random() < 0.3:
        settings["plugins"] = {"blog": {}, "tags": {}}
    return settings | {"extra": {"homepage": options}}  # fmt: skip


NOT_TEXTS = ("aliases", "positions", "profiles")
NOT_HOSTILE = ("author", "policy", "allow", "citation_styles", "citations")
"""What would switch off what is checked, or needs another program."""


def usual_options(random: Random) -> Mapping[str, Callable[[], object]]:
    """Return what makes the value of each option that changes pages the most."""
    return {
        "paper_pages": lambda: random.choice((True, False, "selected")),
        "people": lambda: [{"name": "Charles Babbage", "aliases": [value(random)], "url": value(random)}],
        "inline_citations": lambda: True,
        "citations": lambda: random.choice(("label", "author-year", "number")),
        "other_bib": lambda: "others.bib",
        "frame": lambda: "material",
        "redirects": lambda: {value(random): value(random) for _ in range(3)},
        "silence": lambda: ["unsafe-link", value(random)],
    }


def damaged(random: Random, data: bytes) -> bytes:
    """Return a file with something lost, repeated, inserted, or written in another encoding."""
    at, to = sorted(random.randrange(len(data) + 1) for _ in range(2))
    made: Iterable[Callable[[], bytes]] = (
        lambda: data[:at],
        lambda: data[:at] + data[min(to, at + 9) :],
        lambda: data[:at] + value(random).encode("utf-8", "surrogatepass") + data[at:],
        lambda: data[:to] + data[at:],
        lambda: data.replace(b"\n", b"\r\n"),
        lambda: data.replace(b"\n", b"\r"),
        lambda: b"\xef\xbb\xbf" + data,
        lambda: data.decode("utf-8", "replace").encode("utf-16"),
        lambda: data.decode("utf-8", "replace").encode("latin-1", "replace"),
        lambda: data[:at] + b"\xff\xfe\x80" + data[at:],
        lambda: data[:at] + b"\x00" + data[at:],
        lambda: b"",
        lambda: data.replace(b"  ", b"\t"),
    )
    return random.choice(list(made))()
