"""How a build ends if something is wrong that is not in the author's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import run_new_mkdocs
from mkdocs.exceptions import Abort
from mkdocs_host import log

if TYPE_CHECKING:
    from conftest import Homepage


def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(Abort) as ended:
        log.explain(ModuleNotFoundError("No module named 'nh3'", name="nh3"))
    assert str(ended.value) == "nh3 is not installed; type: python -m pip install -r requirements.txt"


def test_a_terminal_that_lacks_a_script_shows_escapes(homepage: Homepage, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends a build is printed by MkDocs as it is, and the terminal of Windows may be one of Western Europe."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    homepage.settings |= {"theme": {"name": "material", "icon": {"logo": "Nguyễn/عربي"}}}
    homepage.configure()
    code, output = run_new_mkdocs("build", cwd=homepage.root)
    assert code == 1
    assert "Traceback" not in output
    assert r"Nguy\u1ec5n" in output


def test_a_link_that_mkdocs_names_as_it_is_steers_no_terminal(homepage: Homepage) -> None:
    homepage.write({"docs/index.md": "# Home\n\n[a](<\x1b[31m\u202elost.md>)\n"})
    homepage.configure()
    code, output = run_new_mkdocs("build", cwd=homepage.root)
    assert code == 0
    assert not {"\x1b", "\u202e"} & set(output)
    assert r"\u001b[31m\u202elost.md" in output


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("definitions", "a\n: b\n" * 1500),
        ("one line", "1. " * 1500),
    ],
)
def test_a_page_that_is_too_deep_to_be_read_is_named_without_a_traceback(
    homepage: Homepage, name: str, text: str
) -> None:
    homepage.write({"docs/deep.md": f"# Deep\n\n    code\n\n{text}\n"})
    homepage.configure()
    code, output = run_new_mkdocs("build", cwd=homepage.root)
    assert code == 1
    assert "Traceback" not in output
    assert "docs/deep.md:5: what begins here is nested too deeply to be read" in output
