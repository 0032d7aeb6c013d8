"""What the documentation of Material says, feature by feature: the table in REFERENCE.md, built."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from functools import cached_property
from typing import TYPE_CHECKING

import pytest
from accessibility import violations
from browser_pages import WIDE, Watcher, opened
from conftest import BIB, CONFIGURATION, PROJECT, run_mkdocs, serving, small_site
from PIL import Image
from playwright.sync_api import expect
from site_pages import ORIGIN, BuiltSite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from conftest import Homepage
    from playwright.sync_api import Browser

TEXT = """---
comments: true
---
# Features

[Go](index.md){ .md-button } [Go on](index.md){ .md-button .md-button--primary }

!!! note "An admonition"

    With text.

=== "First"

    One

=== "Second"

    Two

```python title="a.py" linenums="1"
print("hello")
```

A word (1)
{ .annotate }

1.  Annotated.

``` { .yaml .no-copy }
a: 1
```

``` { .yaml .copy .select }
b: 2
```

- [x] Done

:material-account: :smile: ++ctrl+c++

<div class="grid cards" markdown>

- One

- Two

</div>

A footnote[^1] and $x^2$.

[^1]: Note.
"""
PARTS = """---
title: Given title
tags: [sea]
hide: [tags]
---
# Parts

![Light](ada.png#only-light) ![Dark](ada.png#only-dark){ loading=lazy width=300 align=left }

HTML is ==marked==, ^^inserted^^, ~~deleted~~, H~2~O, {++added++}.

Term
:   Definition.

<figure markdown="span">
![A picture](ada.png)
<figcaption>A figure</figcaption>
</figure>

!!! pied-piper inline end "Mine"

    Text.

???+ tip "Open"

    Text.

`#!python range(3)` :custom-mine: :fontawesome-solid-star:{ .heart }

``` { .json .annotate hl_lines="1" }
{"a": 1} // (1)!
```

1.  Annotated.

/// caption
A caption
///

*[HTML]: Hyper Text
"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h2v2z"/></svg>'
DIAGRAM = "---\nicon: material/graph\n---\n# Diagram\n\n```mermaid\ngraph LR\n  A --> B\n```\n"
POST = """---
date: {created: 2024-01-02, updated: 2024-03-04}
categories: [Talks]
authors: [ada, charles]
links:
- features.md
- More:
  - Elsewhere: https://other.example/
---
# First post

Seen [@lovelace1843notes].

<!-- more -->

Rest.
"""
AUTHORS = """authors:
  ada: {name: Ada Lovelace, description: Countess & analyst, avatar: ada.png, slug: countess}
  charles: {name: Charles, description: Engineer, avatar: charles.png, url: https://charles.example/}
"""
DRAFT = "---\ndate: 2024-02-02\ndraft: true\n---\n# Hidden draft\n"
MAIN = """{% extends "base.html" %}
{% block announce %}Out now{% endblock %}
{% block extrahead %}{{ super() }}<meta name="own" content="{{ page.title }}">{% endblock %}
{% block outdated %}An old version{% endblock %}
"""
SCRIPT_OF_COMMENTS = """
    var palette = __md_get("__palette")
    document.body.dataset.first = palette && typeof palette.color === "object" ? palette.color.scheme : ""
    document.addEventListener("DOMContentLoaded", function() {
      document.querySelector("[data-md-component=palette]").addEventListener("change", function() {
        document.body.dataset.comments = __md_get("__palette").color.scheme
      })
    })
"""
"""As Material's page on comments has it."""
COMMENTS = (
    '<h2>Comments</h2><script src="https://giscus.app/client.js" async></script>'
    f"{{% if page.meta.comments %}}<script>{SCRIPT_OF_COMMENTS}</script>{{% endif %}}"
)
INLINE_OF_COMMENTS = base64.b64encode(hashlib.sha256(SCRIPT_OF_COMMENTS.encode()).digest()).decode()
VERSIONS = [
    {"version": "2.0", "title": "2.0", "aliases": ["latest"]},
    {"version": "1.0", "title": "1.0", "aliases": []},
]
"""What mike writes."""
FILES = {
    "docs/publications.bib": BIB,
    "docs/index.md": "# Ada Lovelace\n\n/// news\n///\n\n/// publications\n///\n",
    "docs/publications/index.md": "# Publications\n\n/// publications\n    filters: true\n///\n",
    "docs/features.md": TEXT,
    "docs/diagram.md": DIAGRAM,
    "docs/blog/index.md": "# Blog\n",
    "docs/ada.png": "a picture",
    "docs/blog/.authors.yml": AUTHORS,
    "docs/blog/posts/one.md": POST,
    "docs/blog/posts/two.md": DRAFT,
    "docs/lists/news.yml": "- date: 2024-01-02\n  text: See [the post](blog/posts/one.md).\n",
    "docs/javascripts/formulas.js": "document$.subscribe(({ body }) => { body.dataset.formulas = 'drawn' })\n",
    "docs/javascripts/mermaid.js": "window.mermaid = { initialize() {}, render: () => ({ svg: '<svg></svg>' }) }\n",
    "overrides/main.html": MAIN,
    "overrides/partials/comments.html": COMMENTS,
    "overrides/partials/copyright.html": '<p class="mine">My rights</p>',
    "overrides/partials/logo.html": "The engine's frame has no logo.",
    "overrides/mine.html": '{% extends "main.html" %}{% block content %}<i id="n">{{ page.meta.n }}</i>{% endblock %}',
    "docs/mine.md": "---\ntemplate: mine.html\nn: A note\nsearch: {exclude: true}\nhide: [toc, footer]\n---\n# Mine\n",
    "docs/stylesheets/extra.css": ".md-typeset .mine { color: red }\n.md-header { color: red }\n",
}
OWN_HOOK = """
import os

def on_nav(nav, config, files):
    for page in nav.pages:
        page.read_source(config)

def on_page_markdown(markdown, page, config, files):
    texts = {file.src_uri: open(file.abs_src_path, "rb").read() for file in files}
    assert texts["publications/lovelace1843notes.md"].startswith(b"---"), texts["publications/lovelace1843notes.md"]
    paper = files.src_uris["publications/lovelace1843notes.md"].abs_src_path
    link = os.path.relpath(paper, os.path.dirname(page.file.abs_src_path))
    return markdown.replace("Greetings", "Hello").replace("(lovelace1843notes.md)", f"({link})")
"""
"""What other plugins do: they read pages early, and the source of every file; links that they write are relative."""
OF_MKDOCS = {
    "docs/more/README.md": "# More\n\nGreetings, [reader](lovelace1843notes.md).\n",
    "docs/more/old.md": "Title: Old metadata\nAuthor: Ada\n\nSee [more](README.md) and [more](/more/README.md).\n",
    "docs/private/a.md": "# Private\n",
    "docs/drafts/a.md": "# Draft\n",
    "docs/hidden/a.md": "# Hidden\n",
    "docs/who.txt": "{{ config.site_name }}",
    "own_hook.py": OWN_HOOK,
}
EXTENSIONS: dict[str, dict[str, object]] = {
    **{name: {} for name in ("admonition", "attr_list", "footnotes", "md_in_html", "pymdownx.keys")},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.highlight": {"linenums_style": "table", "line_spans": "__span"},
}
WITH_CODE = """\
  pymdownx.superfences:
    custom_fences:
    - name: mermaid
      class: mermaid
      format: !!python/name:pymdownx.superfences.fence_code_format
  pymdownx.emoji:
    emoji_index: !!python/name:material.extensions.emoji.twemoji
    emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""
"""Extensions whose options name functions, which only YAML can write."""
EXTRA: dict[str, object] = {
    "analytics": {
        "provider": "google",
        "property": "G-X",
        "feedback": {
            "title": "Was it of use?",
            "ratings": [{"icon": "material/emoticon-happy-outline", "name": "Yes", "data": 1, "note": "Thanks!"}],
        },
    },
    "consent": {"title": "Cookies", "description": "May we?"},
    "social": [{"icon": "fontawesome/brands/github", "link": "https://github.com/ada"}],
    "alternate": [
        {"name": "English", "link": "/", "lang": "en"},
        {"name": "Deutsch", "link": "/de/", "lang": "de"},
    ],
    "version": {"provider": "mike"},
}
COLORS = '[data-md-color-scheme="default"] { --md-accent-fg-color: #0b6e4f }\n'
FEATURES = [
    "announce.dismiss",
    "content.action.edit",
    "content.code.annotate",
    "content.code.copy",
    "content.code.select",
    "content.tabs.link",
    "content.tooltips",
    "header.autohide",
    "navigation.footer",
    "navigation.path",
    "navigation.top",
]
WITHOUT_EFFECT = ["navigation.tabs", "navigation.tracking", "search.suggest"]
PLAIN_PLUGINS: dict[str, dict[str, object]] = {
    "search": {},
    "bibtex": {"bib_file": "publications.bib", "bib_by_default": False},
}
NOTEBOOK = {
    "cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# Notebook\n", "\n", "A cell, $x^2$."]}],
    "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
PLUGINS: dict[str, dict[str, object]] = {
    **PLAIN_PLUGINS,
    **{name: {} for name in ("tags", "meta", "offline", "section-index", "awesome-nav", "include-markdown")},
    **{name: {} for name in ("glightbox", "open-in-new-tab", "mkdocs-jupyter")},
    "privacy": {"assets": False},
    "group": {"enabled": True, "plugins": {"typeset": {}}},
    "macros": {},
    "redirects": {"redirect_maps": {"old.md": "publications/lovelace1843notes.md"}},
    "rss": {"abstract_chars_count": -1},
    "git-revision-date-localized": {"enable_parallel_processing": False},
    "mkdocstrings": {"handlers": {"python": {"paths": ["."]}}},
    "encryptcontent": {"threshold_warning_min_entropy": 0},
    "minify": {"minify_html": True, "minify_css": True, "css_files": ["assets/homepage.css"]},
    "print-site": {},
}
OF_PLUGINS = {
    "docs/publications.bib": BIB,
    "docs/assets/homepage.css": ":root { --measure: 50ch }\n",
    "docs/index.md": "---\ntags: [logic]\n---\n# Ada Lovelace\n\n/// publications\n///\n",
    "docs/publications/index.md": "# Publications\n\n/// publications\n///\n",
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "docs/notes/.meta.yml": "tags: [poetry]\n",
    "docs/notes/index.md": "# Notes\n",
    "docs/notes/a.md": "# A\n\n{{ 3 + 4 }} {% include-markdown '../part.txt' %} [out](https://other.example/)\n",
    "docs/part.txt": "Included [@lovelace1843notes].\n",
    "docs/gallery.md": "# Gallery\n\n![A loom](loom.png)\n",
    "docs/loom.png": "a picture",
    "docs/api.md": "# API\n\n::: engine\n",
    "engine.py": '"""An engine."""\n\ndef run(cards: int) -> int:\n    """Run with cards."""\n    return cards\n',
    "docs/secret.md": "---\npassword: Babbage-1833-Turin\n---\n# Secret\n\nThe treasure [@lovelace1843notes].\n",
    "docs/notebook.ipynb": json.dumps(NOTEBOOK),
}


class Sites:
    """The sites that have the features, each built when a test first asks for it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def own(self) -> BuiltSite:
        """A site in the engine's frame, with everything."""
        allow = ["https://fonts.googleapis.com", "https://fonts.gstatic.com", "https://*.google-analytics.com"]
        return self._with_features("own", {"allow": allow}, font={"text": "Lora"})

    @cached_property
    def whole(self) -> BuiltSite:
        """The same site in Material's frame, in German."""
        return self._with_features("whole", {"frame": "material"}, font=False, language="de")

    def _with_features(self, name: str, options: Mapping[str, object], font: object, language: str = "en") -> BuiltSite:
        site = small_site(self.root / name)
        site.extra = dict(EXTRA)  # type: ignore[arg-type]
        site.write(FILES)
        site.options |= options
        site.settings |= {
            "theme": {
                "name": "material",
                "custom_dir": "overrides",
                "font": font,
                "language": language,
                "locale": "en",
                "features": [*FEATURES, *WITHOUT_EFFECT],
            },
            "repo_url": "https://github.com/ada/site",
            "edit_uri": "edit/main/docs/",
            "plugins": {**PLAIN_PLUGINS, "search": {"pipeline": ["stemmer"]}, "blog": {"authors_profiles": True}},
            "extra_css": ["stylesheets/extra.css"],
            "extra_javascript": ["javascripts/formulas.js", {"path": "javascripts/mermaid.js", "defer": True}],
            "markdown_extensions": EXTENSIONS,
        }
        return self._built(site, _with_code)

    @cached_property
    def plain(self) -> BuiltSite:
        """A site that has nothing of this but a page with a button and scripts of its own."""
        site = small_site(self.root / "plain")
        site.write({name: FILES[name] for name in ("docs/publications.bib", "docs/javascripts/formulas.js")})
        site.write({"docs/button.md": "# Button\n\n[Go](index.md){ .md-button }\n", "docs/deep.md": "# Deep\n"})
        site.write({"docs/index.md": "# Ada\n\n/// news\n///\n", "docs/lists/news.yml": "- date: 2024\n  text: Out.\n"})
        site.write(OF_MKDOCS)
        site.settings |= {"extra_javascript": ["javascripts/formulas.js"], "site_url": "https://ada.example/home/"}
        site.settings["nav"] = ["index.md", {"Outer": [{"Inner": [{"Innermost": ["deep.md"]}]}, "button.md"]}]
        site.settings["nav"] += ["more/README.md", "more/old.md", {"Out": "https://other.example/"}]
        site.settings |= {
            "exclude_docs": "/private/",
            "draft_docs": "/drafts/",
            "not_in_nav": "/hidden/",
            "validation": {"links": {"absolute_links": "relative_to_docs"}},
            "extra_templates": ["who.txt"],
            "edit_uri_template": "https://git.example/{path}",
            "hooks": ["own_hook.py", *CONFIGURATION["hooks"]],  # type: ignore[misc]
            "theme": {"name": "material", "font": False, "features": ["content.action.edit"]},
        }
        return self._built(site)

    @cached_property
    def details(self) -> BuiltSite:
        """A site with icons, names and parts of the reference that the others do not have."""
        site = small_site(self.root / "details")
        site.write({"docs/parts.md": PARTS, "docs/ada.png": "a picture", "docs/section/index.md": "# Section\n"})
        site.write({"docs/section/inside.md": "# Inside\n", "overrides/.icons/custom/mine.svg": ICON})
        icons = {
            "tag": {"default": "material/pound", "wave": "custom/mine"},
            "admonition": {"pied-piper": "custom/mine"},
        }
        theme: dict[str, object] = {
            "name": "material",
            "custom_dir": "overrides",
            "favicon": "ada.png",
            "direction": "rtl",
        }
        theme["icon"] = {**icons, "annotation": "custom/mine", "edit": "custom/mine", "top": "custom/mine"}
        theme["features"] = ["content.action.edit", "navigation.indexes", "navigation.top", "search.highlight"]
        theme["features"] += ["content.lazy", "content.footnote.tooltips"]  # type: ignore[operator]
        site.settings |= {"theme": theme, "repo_url": "https://github.com/ada/site", "repo_name": "My code"}
        site.settings |= {"edit_uri": "edit/main/", "copyright": "&copy; Ada", "site_author": "A. Lovelace"}
        site.settings |= {"site_description": "On engines", "plugins": {**PLAIN_PLUGINS, "tags": {}}}
        site.extra = {"tags": {"sea": "wave"}, "annotate": {"json": [".c1"]}, "generator": False}  # type: ignore[dict-item]
        names = ("abbr", "admonition", "attr_list", "def_list", "md_in_html", "pymdownx.caret", "pymdownx.critic")
        names += ("pymdownx.details", "pymdownx.inlinehilite", "pymdownx.mark", "pymdownx.tilde")  # type: ignore[assignment]
        names += ("pymdownx.blocks.caption", "pymdownx.highlight")  # type: ignore[assignment]
        toc = {"permalink": "¶", "toc_depth": 2}
        site.settings["markdown_extensions"] = {**{name: {} for name in names}, "toc": toc}
        options = "    options:\n      custom_icons: [overrides/.icons]\n"
        return self._built(site, lambda text: _with_code(text).replace("to_svg\n", f"to_svg\n{options}"))

    @cached_property
    def plugins(self) -> BuiltSite:
        """A site with plugins."""
        site = small_site(self.root / "plugins")
        site.write(OF_PLUGINS)
        for command in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.email=a@b.c", "-c", "user.name=a", "commit", "-qm", "a"],
        ):
            subprocess.run(["git", *command], cwd=site.root, check=True)
        site.settings |= {"plugins": PLUGINS}
        return self._built(site)

    @cached_property
    def translated(self) -> BuiltSite:
        """A site in two languages."""
        site = small_site(self.root / "translated")
        site.write({name: OF_PLUGINS[name] for name in ("docs/publications.bib", "docs/publications/index.md")})
        site.write(
            {
                "docs/index.md": "# Ada\n\n[@lovelace1843notes]\n",
                "docs/index.de.md": "# Ada\n\n[@lovelace1843notes]\n\n/// models\n///\n\n/// areas\n///\n",
                "docs/models/loom.md": "---\nlicense: mit\n---\nA loom.\n",
                "docs/models/loom.de.md": "# Webstuhl\n",
                "docs/publications/lovelace1844poetical.md": "A letter.\n",
                "docs/publications/lovelace1844poetical.de.md": "Ein Brief.\n",
                "docs/research/logic.md": "# Logic\n",
                "docs/research/logic.de.md": "# Logik\n",
            }
        )
        languages = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]
        site.settings |= {"plugins": {**PLAIN_PLUGINS, "i18n": {"languages": languages}}}
        return self._built(site)

    @cached_property
    def copied(self) -> BuiltSite:
        """A site whose files of other sites are copied, and whose pictures are made smaller, with a project."""
        site = small_site(self.root / "copied")
        outside = self.root / "outside"
        outside.mkdir()
        # The plugin optimize breaks over a picture that a thread of its own has done at once.
        picture = Image.effect_noise((1200, 1200), 50)
        picture.save(outside / "far.jpg", quality=100)
        (outside / "far.js").write_text("document.title = 'far'\n", encoding="utf-8")
        (outside / "far.css").write_text("a { background: url(far.jpg) }\n", encoding="utf-8")
        with serving(outside) as address:
            site.write(
                {
                    "docs/deep/pictures.md": f"# Pictures\n\n![Far]({address}far.jpg) ![Near](near.jpg)\n",
                    "docs/assets/homepage.css": f"@import url({address}far.css);\n{COLORS}",
                    "docs/assets/near.css": f"main {{ background: url({address}far.jpg) }}\n",
                    "projects/lab/mkdocs.yml": "site_name: Lab\ntheme: {name: material, font: false}\n",
                    "projects/lab/docs/index.md": "# Lab\n",
                }
            )
            picture.save(site.root / "docs/deep/near.jpg", quality=100)
            plugins = {"privacy": {}, "optimize": {}, "projects": {}}
            site.settings |= {
                "plugins": {**PLAIN_PLUGINS, **plugins},
                "extra_css": ["assets/homepage.css", "assets/near.css"],
                "extra_javascript": [f"{address}far.js"],
            }
            return self._built(site)

    @cached_property
    def in_folders(self) -> BuiltSite:
        """A site in two languages, each in a folder."""
        site = small_site(self.root / "in_folders")
        (site.root / "docs/index.md").unlink()
        start = "# Ada\n\n/// models\n///\n\n/// areas\n///\n"
        site.write(
            {
                "docs/en/index.md": start,
                "docs/de/index.md": start,
                "docs/en/models/loom.md": "---\nlicense: mit\n---\nA loom.\n",
                "docs/de/models/loom.md": "# Webstuhl\n",
                "docs/en/research/logic.md": "# Logic\n",
                "docs/de/research/logic.md": "# Logik\n",
                "docs/lists/people.yml": "- {name: Grace Hopper, key: grace, role: Student}\n",
                "docs/en/people/grace.md": "She compiles.\n",
                "docs/de/people/grace.md": "Sie übersetzt.\n",
                "docs/en/publications/lovelace1843notes.md": "She explains.\n",
                "docs/de/publications/lovelace1843notes.md": "# Anmerkungen\n\nSie erklärt.\n",
                "docs/en/publications/lovelace1844poetical.md": "A letter.\n",
            }
        )
        languages = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]
        site.settings |= {"plugins": {**PLAIN_PLUGINS, "i18n": {"docs_structure": "folder", "languages": languages}}}
        return self._built(site)

    def _built(self, site: Homepage, change: Callable[[str], str] = str) -> BuiltSite:
        site.configure()
        file = site.root / "mkdocs.yml"
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
        code, output = run_mkdocs("build", cwd=site.root)
        assert code == 0, output
        return BuiltSite.of(site.root / "site", code, output, str(site.settings["site_url"]))


def _with_code(text: str) -> str:
    """Return a configuration with the extensions that only YAML can write."""
    return text.replace("markdown_extensions:\n", f"markdown_extensions:\n{WITH_CODE}")


def told(site: BuiltSite) -> list[str]:
    """Return what the build says about the author's files."""
    return re.findall(r"(?m)^WARNING -  ((?:mkdocs\.yml|docs/|overrides/)\S*: .*)", site.output)


def says(site: BuiltSite, *texts: str) -> bool:
    return all(any(text in line for line in told(site)) for text in texts)


def policy(site: BuiltSite, page: str) -> str:
    return str(site.page(page).one('meta[http-equiv="Content-Security-Policy"]')["content"])


def sheet(site: BuiltSite, page: str) -> str:
    """Return the stylesheet of a page."""
    name = str(site.page(page).all('link[rel="stylesheet"]')[0]["href"]).rpartition("/")[2]
    return site.text(f"assets/stylesheets/{name}")


def check_overrides(sites: Sites) -> None:
    for site in (sites.own, sites.whole):
        page = site.page("features/index.html")
        assert page.one('meta[name="own"]')["content"] == "Features"
        assert "Annotated." in page.text
        paper = site.page("publications/lovelace1843notes/index.html")
        assert paper.one('meta[name="own"]')["content"] == "Notes on the Analytical Engine"
        assert paper.one('meta[name="citation_title"]')["content"] == "Notes on the Analytical Engine"
        assert page.one(".mine").get_text() == "My rights"
    assert says(sites.own, "overrides/partials/logo.html:1: no page has this part")
    assert [line for line in told(sites.whole) if line.startswith("overrides/")] == []


def check_front_matter(sites: Sites) -> None:
    for site in (sites.own, sites.whole):
        page = site.page("mine/index.html")
        assert page.one("#n").get_text() == "A note"
        assert page.all(".bottom [rel=prev], .md-footer__inner:not([hidden])") == []
        found = [record["location"] for record in json.loads(site.text("search/search_index.json"))["docs"]]
        assert [location for location in found if location.startswith("mine/")] == []
        assert "features/" in found


def check_mkdocs(sites: Sites) -> None:
    site = sites.plain
    assert "Hello, reader." in site.page("more/index.html").text
    assert site.page("more/index.html").all('main a[href="../publications/lovelace1843notes/"]')
    old = site.page("more/old/index.html")
    assert old.one("title").get_text().startswith("Old metadata")
    assert [link["href"] for link in old.all("main a[href]")][-2:] == ["../", "../"]
    assert old.one("a[rel=edit]")["href"] == "https://git.example/more/old.md"
    assert old.all('.top a[href="https://other.example/"]')
    assert site.text("who.txt") == "Ada Lovelace"
    assert "hidden/a/index.html" in site.pages
    assert [name for name in site.pages if name.startswith(("private", "drafts"))] == []
    assert "not included in the" not in site.output


def check_other_themes(sites: Sites) -> None:
    for site in (sites.own, sites.whole):
        assert says(site, "theme.locale is an option of other themes and has no effect here. Write `theme: language:`.")


def check_styles(sites: Sites) -> None:
    assert says(sites.own, "docs/stylesheets/extra.css:2: .md-header has no effect on these pages")
    assert not says(sites.whole, "extra.css")


def check_icons(sites: Sites) -> None:
    site = sites.details
    page = site.page("parts/index.html")
    styles = "".join(each.get_text() for each in page.all("style"))
    for name in ("--md-admonition-icon--pied-piper:", "--md-annotation-icon:", ".md-tag--wave{--md-tag-icon:"):
        assert name in styles
    assert page.one(".md-tags .md-tag--wave")
    assert [len(page.all(f"{each} path[d='M1 1h2v2z']")) for each in ("a[rel=edit]", ".md-top", ".twemoji")] == [
        1,
        1,
        1,
    ]
    assert json.loads(page.one("#__config").get_text())["annotate"] == {"json": [".c1"]}


def check_names(sites: Sites) -> None:
    page = sites.details.page("parts/index.html")
    assert page.one('link[rel="icon"]')["href"] == "../ada.png"
    assert page.one("html")["dir"] == "rtl"
    assert page.one("title").get_text().startswith("Given title")
    assert page.one('meta[name="author"]')["content"] == "A. Lovelace"
    assert "© Ada" in page.one(".bottom").get_text()
    assert page.one(".bottom a[href='https://github.com/ada/site']").get_text() == "My code"
    assert page.one(".md-tags").has_attr("hidden")
    assert sites.details.page("section/index.html").one(".top a[aria-current='page']").get_text() == "Section"
    assert "Material for MkDocs" not in sites.details.page("index.html").text


def check_reference(sites: Sites) -> None:
    page = sites.details.page("parts/index.html")
    for part in (
        'abbr[title="Hyper Text"]',
        "mark",
        "ins.critic",
        "del",
        "dl dd",
        "figure img",
        "figcaption",
        ".admonition.pied-piper.inline.end",
        "details[open]",
        "code.highlight .nb",
        ".heart svg",
        ".annotate .hll",
        'img[src$="#only-dark"][loading=lazy][width="300"]',
    ):
        assert page.all(part), part
    styles = sheet(sites.details, "parts/index.html")
    assert all(each in styles for each in ("only-dark", ".inline.end", "ins.critic", ".hll"))
    assert page.one("h1 .headerlink").get_text() == "¶"


def check_home_of_logo(sites: Sites) -> None:
    site = small_site(sites.root / "logo")
    site.configure()
    file = site.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("  homepage:")] + "  homepage: https://ada.example\n", encoding="utf-8")
    code, output = run_mkdocs("build", cwd=site.root)
    line = next(number for number, each in enumerate(file.read_text().splitlines(), 1) if "homepage: https" in each)
    assert code == 1
    assert f"mkdocs.yml:{line}: extra.homepage takes a mapping" in output
    assert "It is not the address of the logo's link, as in Material" in output


def check_emoji(sites: Sites) -> None:
    assert sites.own.page("features/index.html").one('.twemoji[title=":smile:"]').get_text() == "\U0001f604"
    assert not says(sites.own, "twemoji")


def check_announcement(sites: Sites) -> None:
    for site in (sites.own, sites.whole):
        announcement = site.page("index.html").one("[data-md-component=announce]")
        assert "Out now" in announcement.get_text()
        assert announcement.select("button.md-banner__button")
    assert sites.plain.page("index.html").all("[data-md-component=announce]") == []


def check_analytics(sites: Sites) -> None:
    page = sites.own.page("features/index.html")
    assert page.one("form.md-feedback").select_one("button")["title"] == "Yes"  # type: ignore[index]
    assert page.one("[data-md-component=consent] form")
    assert "googletagmanager.com" in page.source
    assert says(sites.own, "`allow: [https://www.googletagmanager.com, https://*.google-analytics.com]`")
    assert not says(sites.own, "fonts.googleapis.com")


def check_other_extras(sites: Sites) -> None:
    page = sites.own.page("index.html")
    assert page.one(".bottom a[href='https://github.com/ada'] svg")
    assert page.one(".alternate a[hreflang=de]")["href"] == "/de/"
    assert sites.whole.page("index.html").one(".md-header .md-select a[hreflang=de]")["href"] == "/de/"
    assert page.one("[data-md-component=outdated]").get_text(strip=True).startswith("An old version")
    config = json.loads(page.one("#__config").get_text())
    assert config["version"] == {"provider": "mike"}


def check_fonts(sites: Sites) -> None:
    page = sites.own.page("index.html")
    assert any("family=Lora" in str(link["href"]) for link in page.all("link[rel=stylesheet]"))
    assert "https://fonts.gstatic.com" in policy(sites.own, "index.html")
    assert "Roboto" not in page.source
    assert all("fonts" not in str(link["href"]) for link in sites.plain.page("index.html").all("link[rel=stylesheet]"))


def check_scripts(sites: Sites) -> None:
    scripts = sites.own.page("index.html").all("script[src]")
    assert [script.has_attr("defer") for script in scripts if "javascripts/mermaid.js" in str(script["src"])] == [True]
    assert "window.document$" in sites.plain.page("index.html").source


def check_navigation(sites: Sites) -> None:
    page = sites.own.page("features/index.html")
    assert [link["rel"][0] for link in page.all(".bottom nav a")] == ["prev", "next"]
    path = sites.own.page("publications/index.html").all(".md-path a")
    assert [link.get_text(strip=True) for link in path] == ["Ada Lovelace", "Publications"]
    assert page.one("button.md-top")


def check_instant(sites: Sites) -> None:
    assert sites.own.page("index.html").all("script[src*='/bundle.']")  # tests/theme/test_instant_navigation.py


def check_sections(sites: Sites) -> None:
    assert says(sites.own, "the feature navigation.tabs has no effect on these pages. The entries of `nav` are in")
    assert sites.whole.page("index.html").one(".md-tabs")


def check_only_in_material(sites: Sites) -> None:
    assert says(sites.own, "the feature navigation.tracking has no effect")
    assert says(sites.own, "write `frame: material` under `extra: homepage:`")
    assert sites.whole.page("features/index.html").one(".md-sidebar--primary")
    assert not says(sites.whole, "has no effect on these pages")


def check_sidebar_keys(sites: Sites) -> None:
    assert says(sites.own, "docs/diagram.md:2: `icon` is shown in Material's sidebar alone.")
    assert not says(sites.whole, "sidebar")
    assert sites.whole.page("diagram/index.html").all(".md-nav__link--active svg")


def check_colors(sites: Sites) -> None:
    switches = [label["title"] for label in sites.whole.page("index.html").all("label[for^=__palette]")]
    assert "Dunkle Farben einschalten" in switches
    assert "--md-primary-fg-color" in sheet(sites.whole, "index.html")  # tests/settings/test_without_effect.py


def check_search(sites: Sites) -> None:
    assert says(sites.own, "the feature search.suggest has no effect")
    assert sites.whole.page("index.html").one("[data-md-component=search]")
    assert "Poetical Science" in (sites.whole.folder / "search/search_index.json").read_text(encoding="utf-8")


def check_search_plugin(sites: Sites) -> None:
    assert says(sites.own, "plugins.search.pipeline has no effect on these pages. The search finds words as they are")
    assert not says(sites.whole, "pipeline")


def check_repository(sites: Sites) -> None:
    page = sites.own.page("features/index.html")
    assert page.one(".bottom a[href='https://github.com/ada/site']").get_text() == "GitHub"
    assert page.one("a[rel=edit]")["href"] == "https://github.com/ada/site/edit/main/docs/features.md"
    assert says(sites.whole, "loads https://api.github.com/repos/ada/site", "`allow: [https://api.github.com]`")


def check_content(sites: Sites) -> None:
    features = json.loads(sites.own.page("index.html").one("#__config").get_text())["features"]
    assert {"content.code.annotate", "content.tabs.link", "content.tooltips"} <= set(features)
    assert "content.code.copy" in str(sites.own.page("index.html").one("script[data-features]")["data-features"])


def check_parts(sites: Sites) -> None:
    page = sites.own.page("features/index.html")
    for part in (
        ".md-button",
        ".grid.cards",
        ".twemoji svg",
        ".tabbed-set",
        ".annotate",
        ".footnote",
        ".task-list",
        ".keys",
    ):
        assert page.all(part), part
    assert ".md-button{color:var(--accent-text)" in sheet(sites.plain, "button/index.html")
    assert ".md-button{color:var(--accent-text)" not in sheet(sites.plain, "index.html")
    assert sites.plain.page("button/index.html").all("script[src*='/bundle.']") == []


def check_diagrams(sites: Sites) -> None:
    assert sites.own.page("diagram/index.html").one(".mermaid")
    assert not says(sites.own, "a diagram")


def check_formulas(sites: Sites) -> None:
    assert sites.own.page("features/index.html").one(".arithmatex").get_text() == r"\(x^2\)"


def check_comments(sites: Sites) -> None:
    assert "Comments" in sites.own.page("features/index.html").text
    assert says(
        sites.own, "loads https://giscus.app/client.js", "`allow: [https://giscus.app]` under `extra: homepage:`"
    )
    assert INLINE_OF_COMMENTS in policy(sites.own, "features/index.html")


def check_blog(sites: Sites) -> None:
    post = "blog/2024/01/02/first-post/index.html"
    assert ".post__facts" in sheet(sites.own, post)
    assert ".md-post" in sheet(sites.whole, post)
    for site in (sites.own, sites.whole):
        assert site.page(post).one('meta[name="citation_title"]')["content"] == "First post"
        assert "@misc{lovelace2024first," in site.page(post).one(".cite-box pre").get_text()
        assert "@misc{lovelace2024first," in site.text("blog/2024/01/02/first-post/index.md")
        assert "Rest." in site.text("posts.xml")
        assert site.page(post).one("time[datetime^='2024-03-04']")
        links = {link["href"] for link in site.page(post).all("main nav a[href]")}
        assert {"../../../../../features/", "https://other.example/"} <= links
        authors = site.page(post).all(".post__authors li, .md-post__profile")
        assert [each.get_text(" ", strip=True) for each in authors] == [
            "Ada Lovelace Countess & analyst",
            "Charles Engineer",
        ]
        assert authors[0].select("img")[0]["src"] == "../../../../../ada.png"
        assert [link["href"] for link in authors[1].select("a")] == ["https://charles.example/"]
        assert says(site, "docs/blog/.authors.yml:3: avatar: charles.png is not in docs/. Write its path from docs/")
        assert site.page("blog/author/countess/index.html").one("h1").get_text().startswith("Ada Lovelace")
        assert site.page("index.html").one('link[href$="posts.xml"]')
        assert "blog/archive" not in site.text("llms.txt")
        excerpt = site.page("blog/index.html")
        assert [link for link in excerpt.all("a[href^='#__']") if not excerpt.all(str(link["href"]))] == []
        assert [link["href"] for link in excerpt.all("a.cite")] == ["../publications/lovelace1843notes/"]
        assert excerpt.all(".cite-card, [data-slot]")[0].name != "div"
        assert "blog/2024/01/02/first-post/" in site.text("news.xml")
        assert "https://ada.example/blog/2024/01/02/first-post/index.md" in site.text("llms.txt")
        assert (site.folder / "blog/2024/01/02/first-post/index.md").is_file()
        assert [path for path in site.folder.rglob("*.*") if b"Hidden draft" in path.read_bytes()] == []


def check_social(sites: Sites) -> None:
    assert sites.own.page("index.html").one("meta[property='og:image']")  # tests/settings/test_without_effect.py


def check_plugins_of_material(sites: Sites) -> None:
    tags = sites.plugins.page("tags.html").text
    assert "logic" in tags
    assert "poetry" in tags
    printed = sites.plugins.page("print_page.html")
    assert [link["href"] for link in printed.all("#tags ul a")] == ["#index", "#notes-a", "#notes-index"]
    lists = ["# Tags", "### logic", "- [Ada Lovelace](./index.md)", "### poetry"]
    lists.append("- [A](./notes/a.md)\n- [Notes](./notes/index.md)\n")
    assert sites.plugins.text("tags.md") == "\n\n".join(lists)
    assert sites.plugins.text("search/search_index.js").startswith("var __index = ")


def check_privacy(sites: Sites) -> None:
    site = sites.copied
    for name in ("index.html", "publications/lovelace1843notes/index.html", "deep/pictures/index.html"):
        assert [address for address in site.page(name).loads() if not address.startswith(ORIGIN)] == []
        assert "http://127.0.0.1" not in policy(site, name)
    assert {"far.jpg", "far.css", "far.js"} <= {file.name for file in site.folder.glob("assets/external/*/*")}
    assert "http://" not in site.text("assets/near.css")
    assert "#0b6e4f" in site.page("index.html").source  # the color of the browser's bar, from a sheet that is changed
    assert told(site) == []


def check_optimize(sites: Sites) -> None:
    before, after = sites.copied.folder.parent / "docs/deep/near.jpg", sites.copied.folder / "deep/near.jpg"
    assert after.stat().st_size < before.stat().st_size
    assert "![Near](../../deep/near.jpg)" in sites.copied.text("deep/pictures/index.md")


def check_projects(sites: Sites) -> None:
    assert sites.copied.page("lab/index.html").one("h1").get_text().startswith("Lab")


def check_rewriting_plugins(sites: Sites) -> None:
    assert policy(sites.plugins, "index.html").startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert "publications/lovelace1843notes.html" in sites.plugins.text("old.html")
    assert "--measure:50ch" in sheet(sites.plugins, "index.html")
    entry = next(
        link for link in sites.plugins.page("index.html").all(".top__entries > li > a") if link.text == "Notes"
    )
    assert entry["href"] == "notes/index.html"


def check_text_plugins(sites: Sites) -> None:
    page = sites.plugins.page("notes/a.html")
    assert "7 Included [LB43]" in page.text
    assert page.one("a.cite")["href"] == "../publications/lovelace1843notes.html"
    assert sites.plugins.page("gallery.html").one("a.glightbox img")["alt"] == "A loom"


def check_feeds_and_prints(sites: Sites) -> None:
    printed = sites.plugins.page("print_page.html")
    assert printed.all("[data-slot]") == []
    assert "Poetical Science" in printed.text
    contents = {link.get_text(): link["href"] for link in printed.all("#print-page-toc a")}
    assert (contents["API"], contents["Notebook"], "generate_toc" in printed.source) == ("#api", "#notebook", False)
    assert printed.one(".print-page-toc-title").get_text().startswith("Contents")
    assert ("Permanent link" in printed.source, "user_configs" in sites.plugins.output) == (False, False)
    assert policy(sites.plugins, "print_page.html").startswith("default-src 'self'")
    assert sites.plugins.page("api.html").one(".md-source-file svg")
    assert ".md-source-file" in sheet(sites.plugins, "api.html")
    assert sites.plugins.page("api.html").all('link[type="application/rss+xml"]')
    feed = sites.plugins.text("feed_rss_created.xml")
    assert "Notes on the Analytical Engine" in feed
    assert "data-slot" not in feed
    assert "Dates could not be retrieved" not in sites.plugins.output


def check_documents(sites: Sites) -> None:
    assert "Run with cards." in sites.plugins.page("api.html").text
    notebook = sites.plugins.page("notebook.html")
    assert "A cell, " in notebook.text
    assert notebook.one("math")
    found = [line for line in told(sites.plugins) if "notebook.ipynb" not in line]
    assert found == [], sites.plugins.output
    assert says(sites.plugins, "the page notebook.ipynb loads https://cdnjs.cloudflare.com/")


def check_encryption(sites: Sites) -> None:
    assert sites.plugins.page("secret.html").all("form")
    assert [path for path in sites.plugins.folder.rglob("*.*") if b"treasure" in path.read_bytes()] == []
    assert "password" in sites.plugins.text("secret.md")


def check_translation(sites: Sites) -> None:
    site = sites.translated
    notes = "publications/lovelace1843notes/"
    pages = {code: site.page(f"{folder}{notes}index.html") for code, folder in (("en", ""), ("de", "de/"))}
    for code, page in pages.items():
        assert page.one("html")["lang"] == code
        same = {link["hreflang"]: link["href"] for link in page.all("head link[hreflang]")}
        assert same == {"en": f"https://ada.example/{notes}", "de": f"https://ada.example/de/{notes}"}
    assert ("Zitieren" in pages["de"].text, "Cite" in pages["de"].text) == (True, False)
    assert pages["de"].one(".alternate a[hreflang=en]")["href"] == f"../../../{notes}"
    assert site.page("de/index.html").one("a.cite")["href"] == f"../de/{notes}"
    start = site.page("de/index.html")
    assert [link["href"] for link in start.all(".model__name a, .area a")] == [
        "../de/models/loom/",
        "../de/research/logic/",
    ]
    assert [link.get_text() for link in start.all(".model__name a, .area a")] == ["Webstuhl", "Logik"]
    card = site.page("de/models/loom/index.html")
    assert (card.one("h1").get_text().rstrip("#"), card.all(".model--sheet .model__license a") != []) == (
        "Webstuhl",
        True,
    )
    assert site.page("models/loom/index.html").one("h1").get_text() == "loom"
    _has_words_about_a_paper(site, "publications/lovelace1844poetical/", "A letter.")
    _has_words_about_a_paper(site, "de/publications/lovelace1844poetical/", "Ein Brief.")
    assert site.page("404.html").one("html")["lang"] == "en"
    assert "https://ada.example/index.md" in site.text("llms.txt")
    assert f"<loc>https://ada.example/de/{notes}</loc>" in site.text("sitemap.xml")
    found = [record["location"] for record in json.loads(site.text("search/search_index.json"))["docs"]]
    assert [found.count(location) for location in (notes, f"de/{notes}")] == [1, 1]
    dead = {link for page in site.pages.values() for link in page.links() if site.dead_end(link)}
    assert dead == set()
    assert "Traceback" not in site.output
    assert told(site) == []


def _has_words_about_a_paper(site: BuiltSite, name: str, text: str) -> None:
    page = site.page(f"{name}index.html")
    assert page.one(".paper .pub__author--self")
    assert (page.text.count(text), page.text.count("Anmerkungen")) == (1, 0)
    assert text in site.text(f"{name}index.md")


def check_translation_in_folders(sites: Sites) -> None:
    site = sites.in_folders
    for folder, names, text in (("", ["loom", "Logic"], "She compiles."), ("de/", ["Webstuhl", "Logik"], "Sie")):
        start = site.page(f"{folder}index.html")
        assert [link.get_text() for link in start.all(".model__name a, .area a")] == names
        assert site.page(f"{folder}models/loom/index.html").all(".model--sheet .model__license a")
        person = site.page(f"{folder}people/grace/index.html")
        assert (person.one("h1").get_text().rstrip("#"), text in person.text) == ("Grace Hopper", True)
    for page, text in (
        ("publications/lovelace1843notes/", "She explains."),
        ("de/publications/lovelace1843notes/", "Sie erklärt."),
        ("publications/lovelace1844poetical/", "A letter."),
        ("de/publications/lovelace1844poetical/", "A letter."),
    ):
        _has_words_about_a_paper(site, page, text)
    dead = {link for page in site.pages.values() for link in page.links() if site.dead_end(link)}
    assert dead == set()
    assert told(site) == []


CHECKS: dict[str, Callable[[Sites], None]] = {
    "all options of MkDocs, hooks, `README.md`, old metadata (`Title: …`)": check_mkdocs,
    "options of the themes `mkdocs` and `readthedocs`": check_other_themes,
    "`main.html`, blocks and partials in `custom_dir`": check_overrides,
    "`template`, `hide`, `search` in front matter": check_front_matter,
    "announcements, `announce.dismiss`": check_announcement,
    "`analytics` with `feedback`, `consent`": check_analytics,
    "`social`, `alternate`, `version`, `polyfills`": check_other_extras,
    "`theme.font`": check_fonts,
    "`extra_javascript` of any type, `document$`": check_scripts,
    "`navigation.footer`, `navigation.path`, `navigation.top`, `header.autohide`": check_navigation,
    "icons of tags, notes, annotations and buttons, and of your own; `extra.tags`, `extra.annotate`": check_icons,
    "`favicon`, `direction`, `copyright`, `repo_name`, `site_author`, `generator`, `navigation.indexes`": check_names,
    "`extra.homepage`": check_home_of_logo,
    "`navigation.instant` and what belongs to it": check_instant,
    "`navigation.tabs`, `navigation.sections`, `navigation.expand`, `navigation.prune`": check_sections,
    "`navigation.tracking`, `toc.follow`, `toc.integrate`": check_only_in_material,
    "`icon`, `status`, `subtitle` in front matter, `extra.status`": check_sidebar_keys,
    "`theme.logo`, icons of bar and bottom, colors of Material in `theme.palette`": check_colors,
    "styles for parts of Material's frame, such as `.md-header`, `--md-primary-fg-color`": check_styles,
    "`search.suggest`, `search.share`": check_search,
    "search with `pipeline`, `jieba_dict`": check_search_plugin,
    "`repo_url`, `content.action.edit`, `content.action.view`": check_repository,
    "`content.code.copy`, `content.code.annotate`, `content.tabs.link`, `content.tooltips`": check_content,
    "buttons, grids, icons, tabs, annotations, footnotes, task lists, keys": check_parts,
    "abbreviations, definition lists, captions, marks, inline code, pictures for light or dark": check_reference,
    "emoji such as `:smile:`": check_emoji,
    "diagrams": check_diagrams,
    "`pymdownx.arithmatex`": check_formulas,
    "comments in `partials/comments.html`": check_comments,
    "blog": check_blog,
    "social": check_social,
    "tags, meta, group, typeset, offline": check_plugins_of_material,
    "privacy": check_privacy,
    "optimize": check_optimize,
    "projects": check_projects,
    "minify, redirects, section-index, awesome-nav": check_rewriting_plugins,
    "macros, include-markdown, glightbox, open-in-new-tab": check_text_plugins,
    "rss, print-site, git-revision-date-localized": check_feeds_and_prints,
    "mkdocstrings, mkdocs-jupyter": check_documents,
    "encryptcontent": check_encryption,
    "i18n (mkdocs-static-i18n)": check_translation,
    "i18n with `docs_structure: folder`": check_translation_in_folders,
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("features"))


@pytest.mark.parametrize("feature", CHECKS)
def test_what_is_documented_works_or_is_told(feature: str, sites: Sites) -> None:
    CHECKS[feature](sites)


def test_the_reference_lists_the_features_that_are_built() -> None:
    text = (PROJECT / "hooks/REFERENCE.md").read_text(encoding="utf-8")
    section = text.partition("## What Material documents\n")[2].partition("\n## ")[0]
    assert re.findall(r"(?m)^\| ((?!feature |---).*?) \| .* \|$", section) == list(CHECKS)


def test_the_page_for_missing_pages_finds_its_files_below_a_sub_path(sites: Sites) -> None:
    page = sites.plain.page("404.html")
    assert [sites.plain.dead_end(address) for address in page.loads()] == [""] * len(list(page.loads()))


def test_pages_of_nested_sections_are_linked_from_every_page(sites: Sites) -> None:
    pages = [page for path, page in sites.plain.pages.items() if path != "404.html"]
    assert [page.path for page in pages if f"{ORIGIN}home/deep/" not in page.links()] == []


def test_without_an_address_the_page_for_missing_pages_finds_the_site(homepage: Homepage, browser: Browser) -> None:
    homepage.settings["site_url"] = ""
    homepage.write({"docs/index.md": "# Ada\n", "docs/talks/index.md": "# Talks\n"})
    site = homepage.build(strict=True)
    line = homepage.line_of("mkdocs.yml", "site_url: ''")
    assert f"INFO    -  mkdocs.yml:{line}: `site_url` is not set" in site.output
    page = site.page("404.html")
    assert ".top{" in page.one("style").get_text()
    assert page.all("link[rel=stylesheet]") == []
    with serving(site.folder, "home/") as address, opened(browser, WIDE, address) as shown:
        shown.route("**/missing/", lambda route: route.fulfill(path=site.folder / "404.html", status=404))
        shown.goto("talks/old/missing/")
        expect(shown.locator("main a[href='/home/talks/']")).to_be_visible()
        expect(shown.locator("[data-highlight]")).to_be_attached()  # by the script of every page
        shown.keyboard.press("/")
        shown.get_by_role("searchbox").fill("Talks")
        shown.locator(".search__results a").first.click()
        shown.wait_for_url("**/home/talks/**")


def test_a_build_of_changed_pages_alone_says_nothing_false(sites: Sites) -> None:
    code, output = run_mkdocs("build", "--dirty", cwd=sites.plain.folder.parent)
    assert (code, told(BuiltSite(sites.plain.folder, code, output))) == (0, [])


def test_everything_runs_in_a_browser(sites: Sites, browser: Browser) -> None:
    with serving(sites.plain.folder, "home/") as address, opened(browser, WIDE, address) as page:
        watcher = Watcher(page)
        page.goto("button/")
        expect(page.locator("body[data-formulas=drawn]")).to_be_attached()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            text, ground = page.locator(".md-button").evaluate(
                "button => [getComputedStyle(button).color, getComputedStyle(document.body).backgroundColor]"
            )
            assert text != ground
        assert watcher.errors == []
    with serving(sites.whole.folder) as address, opened(browser, WIDE, address) as page:
        page.goto("features/")
        expect(page.locator(".md-annotation").first).to_be_visible()
        page.goto("diagram/")
        expect(page.locator("div.mermaid")).to_be_attached()
        page.goto("publications/lovelace1843notes/")
        expect(page.locator(".md-search[aria-label]")).to_be_attached()
        found = {each.rule for each in violations(page)}
        assert found & {"aria-dialog-name", "region", "target-size", "link-in-text-block"} == set()
    with serving(sites.plugins.folder) as address, opened(browser, WIDE, address) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("gallery.html")
        page.locator("a.glightbox").click()
        expect(page.get_by_role("dialog").filter(has=page.get_by_role("button", name="Next"))).to_be_visible()
        page.goto("secret.html")
        page.get_by_placeholder("Password").fill("Babbage-1833-Turin")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The treasure")).to_be_visible()
        assert errors == []
    with serving(sites.own.folder) as address, opened(browser, WIDE, address) as page:
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route("**/versions.json", lambda route: route.fulfill(json=VERSIONS))
        page.goto("features/")
        expect(page.locator(".md-version__link").first).to_be_attached()
        expect(page.locator(".md-annotation").first).to_be_visible()
        assert [str(each) for each in violations(page)] == []
        with page.expect_navigation():  # Material opens the page again
            page.get_by_role("button", name="Accept").click()
        expect(page.locator("body[data-first=default]")).to_be_attached()
        page.locator(".palette button:visible").click()
        expect(page.locator("body[data-comments=default]")).to_be_attached()  # from the system's colors to light ones
        copy, others = page.get_by_role("button", name="Copy code"), page.locator(".md-code__nav").first
        expect(others).to_be_visible()
        assert [each.get_by_role("button").count() for each in page.locator(".highlight").all()] == [
            2,
            1,
            2,
        ]  # line selection, copying
        boxes = [each.bounding_box() or {} for each in (copy.first, others, *page.locator(".bottom nav a").all())]
        assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
        assert boxes[2]["y"] == boxes[3]["y"]
        expect(page.locator(".md-annotation").first).to_be_visible()
        page.locator(".md-banner__button").click()
        expect(page.locator(".announce")).to_be_hidden()
        page.goto("diagram/")
        expect(page.locator("div.mermaid")).to_be_attached()
        page.goto("blog/")
        assert [str(each) for each in violations(page)] == []
        assert errors == []
