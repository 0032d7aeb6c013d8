"""The policy holds without escaping: what values bring into a page does not run, even if no template escapes it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from browser_pages import WIDE, opened
from conftest import serving

if TYPE_CHECKING:
    from conftest import Homepage
    from playwright.sync_api import Browser

VALUE = "<script>window.ran = '{0}'</script><img src=x onerror=window.ran='{0}'>"
FILES = {
    "docs/models/m.md": f"---\nlicense: mit\nname: M {VALUE.format('card')}\n---\n# M\n\nWords.\n",
    "docs/models/index.md": "# Models\n\n/// models\n///\n",
    "docs/index.md": "# Ada\n\n/// models\n    view: table\n///\n",
    "docs/publications.bib": (
        "@article{one, title = {Notes}, author = {Lovelace, Ada}, year = {1843}, journal = {J},"
        f" keywords = {{{VALUE.format('bib')}}}}}\n"
    ),
}


def test_nothing_runs_that_templates_do_not_escape(own_hooks: Homepage, browser: Browser) -> None:
    module = own_hooks.root / "hooks/homepage/html/environment.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(re.sub(r"autoescape=lambda.*", "autoescape=False,", text), encoding="utf-8")
    shutil.rmtree(own_hooks.root / ".cache")  # the compiled templates
    own_hooks.write(FILES)
    built = own_hooks.build()
    assert built.code == 0, built.output
    pages = ("", "models/", "models/m/", "publications/one/")
    with serving(built.folder) as address, opened(browser, WIDE, address) as page:
        for name in pages:
            assert "<script>window.ran = " in built.text(f"{name}index.html"), name
            page.goto(name)
            assert page.locator("html.js").count() == 1  # the scripts of the theme do run
            assert page.evaluate("window.ran") is None, name
