"""The engine's sheets and scripts, the sheets of a site, and sites made when the first were among the second."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT
from homepage.settings.moved_assets import MOVED
from homepage.web.engine_sheets import engine_sheets, in_order

if TYPE_CHECKING:
    from conftest import Homepage
    from site_pages import BuiltSite

THEME = PROJECT / "hooks/theme"
PAGE = (THEME / "assets/page.css").read_text(encoding="utf-8")
OLD_SHEETS = ["assets/homepage.css", *(name for name in MOVED if name.endswith(".css"))]
OLD_SCRIPTS = [name for name in MOVED if name.endswith(".js")]


def joined(site: BuiltSite) -> str:
    """Return the one stylesheet of a site."""
    (link,) = site.page("index.html").all('link[rel="stylesheet"]')
    return site.text(str(link["href"]))


def scripts(site: BuiltSite, path: str = "index.html") -> list[str]:
    """Return the addresses of a page's scripts, in their order."""
    return [str(script["src"]) for script in site.page(path).all("script[src]")]


LIST_RULE = ".pubs .pub > *{grid-column:1 / span 2;margin:0}"
"""A rule of `publications.css` as it is in the joined sheet."""
PAGE_RULE = '.up a::before{content:"← "}'
"""A rule of `page.css`, in the same way."""


def test_each_property_that_the_engine_uses_has_a_default() -> None:
    sheets = {name: path.read_text(encoding="utf-8") for name, path in engine_sheets([THEME]).items()}
    assert len(sheets) == len(list((THEME / "assets").glob("*.css")))
    used = {name for css in sheets.values() for name in re.findall(r"var\((--[\w-]+)", css)}
    of_material = {"--md-text-font-family", "--md-code-font-family"}
    assert used - of_material - set(re.findall(r"(--[\w-]+):", "".join(sheets.values()))) == set()


def test_a_site_without_a_sheet_of_its_own_has_the_whole_look(homepage: Homepage) -> None:
    homepage.settings["extra_css"] = []
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    css = joined(built)
    assert '--site-serif:"Homepage Serif",' in css
    assert LIST_RULE in css
    assert PAGE_RULE in css
    assert scripts(built) == ["assets/page.js"]
    assert json.loads(built.text("manifest.webmanifest"))["theme_color"] == "#fdfcfa"


def test_the_script_of_filters_is_only_on_pages_with_filters(homepage: Homepage) -> None:
    homepage.write({"docs/filtered.md": "# All\n\n/// publications\n    filters: true\n///\n"})
    built = homepage.build(strict=True)
    assert "assets/publications.js" not in scripts(built)
    assert "../assets/publications.js" in scripts(built, "filtered/index.html")


def test_the_sheet_of_a_site_comes_last_and_colors_also_what_is_drawn(homepage: Homepage) -> None:
    homepage.settings["extra_css"] = ["assets/homepage.css"]
    own = ".mine { top: 0 }\n[data-md-color-scheme] { --md-default-bg-color: #abc; }\n"
    homepage.write({"docs/assets/homepage.css": own})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert joined(built).endswith(".mine{top:0}[data-md-color-scheme]{--md-default-bg-color:#abc}")
    assert json.loads(built.text("manifest.webmanifest"))["theme_color"] == "#aabbcc"


def test_what_an_older_site_names_and_has_is_reported_by_line_and_does_not_replace_the_engines(
    homepage: Homepage,
) -> None:
    homepage.settings["extra_css"] = [*OLD_SHEETS, "assets/mine.css"]
    homepage.settings["extra_javascript"] = [{"path": OLD_SCRIPTS[0], "defer": True}, OLD_SCRIPTS[1], "assets/mine.js"]
    homepage.write({f"docs/{name}": "/**/ .stale { top: 0 }\n" for name in MOVED if name != "assets/lists.css"})
    homepage.write({f"docs/assets/{name}": "" for name in ("homepage.css", "mine.css", "mine.js")})
    homepage.write({"docs/index.md": "# Ada\n\n/// publications\n    filters: true\n///\n"})
    built = homepage.build()
    assert built.code == 0, built.output
    line = homepage.line_of("mkdocs.yml", "- assets/publications.css")
    message = (
        f"WARNING -  mkdocs.yml:{line}: assets/publications.css comes with the engine now: delete this line and"
        " docs/assets/publications.css; your own changes go into assets/homepage.css\n"
    )
    assert built.output.count(message) == 1
    line = homepage.line_of("mkdocs.yml", "- assets/lists.css")
    assert f"mkdocs.yml:{line}: assets/lists.css comes with the engine now: delete this line; your own" in built.output
    line = homepage.line_of("mkdocs.yml", "- assets/models.js")
    assert f"mkdocs.yml:{line}: assets/models.js comes with the engine now" in built.output
    assert built.output.count("comes with the engine now") == len(MOVED)
    css = joined(built)
    assert "stale" not in css
    assert css.count(LIST_RULE) == 1
    assert scripts(built) == ["assets/page.js", "assets/publications.js", "assets/mine.js"]
    for name in MOVED:
        assert (built.folder / name).read_bytes() == (THEME / name).read_bytes()
    assert homepage.build(strict=True).code != 0


def test_a_copy_that_no_line_names_is_reported_too(homepage: Homepage) -> None:
    homepage.write({"docs/assets/print.css": ".stale { top: 0 }\n", "docs/assets/models.js": "stale()\n"})
    built = homepage.build()
    assert built.output.count("comes with the engine now") == 2
    message = (
        "assets/print.css comes with the engine now: delete this file; your own changes go into assets/homepage.css"
    )
    assert f"docs/assets/print.css:1: {message}" in built.output
    message = (
        "assets/models.js comes with the engine now: delete this file; your own changes go into a script of another"
    )
    assert f"docs/assets/models.js:1: {message}" in built.output
    assert built.text("assets/models.js") == (THEME / "assets/models.js").read_text(encoding="utf-8")
    assert "stale" not in joined(built)


def test_a_line_of_an_older_inherited_configuration_is_reported_there(homepage: Homepage) -> None:
    parent = f"INHERIT: {PROJECT / 'hooks/example/mkdocs.yml'}\nextra_css:\n  - ./assets/models.css?v=2\n"
    homepage.write({"parent.yml": parent})
    homepage.settings["INHERIT"] = "parent.yml"
    built = homepage.build()
    assert "parent.yml:3: assets/models.css comes with the engine now: delete this line; your own" in built.output
    assert len(built.page("index.html").all('link[rel="stylesheet"]')) == 1


def test_an_older_sheet_with_the_look_of_all_pages_comes_before_the_rules_of_features(homepage: Homepage) -> None:
    homepage.settings["extra_css"] = ["assets/homepage.css", "assets/mine.css"]
    old = PAGE.replace("--page: 56rem", "--page: 50rem")
    homepage.write({"docs/assets/homepage.css": old, "docs/assets/mine.css": ".mine { top: 0 }\n"})
    built = homepage.build()
    assert built.code == 0, built.output
    css = joined(built)
    first, second, features, mine = (
        css.index("--page:56rem"),
        css.index("--page:50rem"),
        css.index(LIST_RULE),
        css.index(".mine{top:0}"),
    )
    assert first < second < features < mine
    line = old.splitlines().index("body {") + 1
    assert f"docs/assets/homepage.css:{line}: from here on this stylesheet repeats rules that come with" in built.output


@pytest.mark.parametrize("name", ["page", "search", "code", "areas"])
def test_a_sheet_of_a_site_may_have_the_name_of_one_of_the_engine(name: str, homepage: Homepage) -> None:
    homepage.settings["extra_css"] = [f"assets/{name}.css"]
    homepage.write({f"docs/assets/{name}.css": ".mine { top: 0 }\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    css = joined(built)
    assert css.endswith(".mine{top:0}")
    assert PAGE_RULE in css


def test_a_sheet_in_custom_dir_replaces_the_engines(homepage: Homepage) -> None:
    homepage.settings["theme"] = {"custom_dir": "overrides"}
    homepage.write({"overrides/assets/publications.css": ".mine { top: 0 }\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    css = joined(built)
    assert ".mine{top:0}" in css
    assert LIST_RULE not in css


def test_the_files_that_an_inherited_configuration_names_are_found_in_its_own_docs(homepage: Homepage) -> None:
    shutil.copytree(THEME.parent, homepage.root / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    parent = (PROJECT / "hooks/example/mkdocs.yml").read_text(encoding="utf-8")
    homepage.write(
        {
            "lab/mkdocs.yml": f"{parent}\ndocs_dir: pages\n",
            "lab/pages/assets/homepage.css": ".lab { top: 0 }\n",
            "lab/pages/assets/favicon.svg": "<svg/>",
        }
    )
    homepage.settings |= {"INHERIT": "lab/mkdocs.yml", "hooks": ["engine/mkdocs_hook.py"]}
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert joined(built).endswith(".lab{top:0}")
    assert built.text("assets/favicon.svg") == "<svg/>"


def test_the_order_is_that_of_the_features() -> None:
    engine = dict.fromkeys(engine_sheets([THEME]), "")
    assert [name for name, _ in in_order(engine, {"assets/own.css": ""})] == [*engine, "assets/own.css"]
