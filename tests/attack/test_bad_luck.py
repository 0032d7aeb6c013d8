"""Killed builds, two at once, disks that are full or can only be read, files that vanish: the next build is right."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT, new_site, run_new_mkdocs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Homepage

FILES = {
    "docs/models/engine.md": "---\nname: Engine\nlicense: mit\n---\n\n# Engine\n\nRuns on steam.\n",
    "docs/lists/news.yml": "- date: 1843\n  text: An old story.\n",
    "docs/cv.md": "---\ncv: [publications, news]\n---\n# CV\n",
    "docs/index.md": "# Ada\n\n[@lovelace1843notes]\n\n"
    + "".join(f"/// {n}\n///\n" for n in ("publications", "news", "models")),
}
MISFORTUNE = """
import os, sys
happened = 0
def misfortune(event, arguments):
    global happened
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, flags = os.path.abspath(os.fsdecode(arguments[0])), arguments[2]
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if {condition}:
            happened += 1
            {then}
sys.addaudithook(misfortune)
"""


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a built site, but for the packed sitemap, in which is the time."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".gz"
    }


@pytest.fixture
def site(homepage: Homepage) -> Homepage:
    """A small site with one of each, and something that will go wrong."""
    homepage.write(FILES)
    return homepage


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What the site has if nothing goes wrong."""
    homepage = new_site(tmp_path_factory.mktemp("right") / "small")
    homepage.write(FILES)
    assert homepage.build(strict=True).code == 0
    return contents(homepage.root / "site")


def let_happen(site: Homepage, condition: str, then: str) -> None:
    """Let something go wrong in the next builds of a site."""
    site.write({"misfortune.py": MISFORTUNE.format(condition=condition, then=then)})
    site.settings["hooks"] = ["misfortune.py", str(PROJECT / "hooks/mkdocs_hook.py")]


def test_after_killed_builds_the_next_one_is_right_in_every_byte(site: Homepage, right: Mapping[str, bytes]) -> None:
    for number in (2, 9, 40):
        let_happen(site, f"writes and happened < {number}", f"happened == {number} and os._exit(137)")
        assert site.build().code == 137
    let_happen(site, "False", "pass")
    assert site.build(strict=True).code == 0
    assert contents(site.root / "site") == right


@pytest.mark.parametrize("error", ["ENOSPC", "EROFS", "EACCES"])
def test_a_cache_that_takes_nothing_costs_only_time(
    error: str, new_homepage: Homepage, right: Mapping[str, bytes]
) -> None:
    new_homepage.write(FILES)
    let_happen(new_homepage, "writes and '.cache' in path", f"import errno; raise OSError(errno.{error}, 'no', path)")
    site = new_homepage.build(strict=True)
    assert site.code == 0, site.output
    assert contents(site.folder) == right


def test_a_plugin_reads_the_pages_that_a_build_makes_although_the_cache_takes_nothing(
    new_homepage: Homepage, right: Mapping[str, bytes]
) -> None:
    new_homepage.write(FILES)
    let_happen(new_homepage, "writes and '.cache' in path", "raise OSError(30, 'no', path)")
    with (new_homepage.root / "misfortune.py").open("a", encoding="utf-8") as hook:
        hook.write("def on_page_markdown(markdown, page, **_):\n    open(page.file.abs_src_path, 'rb').close()\n")
    site = new_homepage.build(strict=True)
    assert site.code == 0, site.output
    assert contents(site.folder) == right


@pytest.mark.parametrize("error", ["ENOSPC", "EROFS", "EACCES"])
def test_a_site_folder_that_takes_nothing_is_told_in_one_line(
    error: str, site: Homepage, right: Mapping[str, bytes]
) -> None:
    let_happen(
        site, "writes and path.endswith('index.html')", f"import errno; raise OSError(errno.{error}, 'no', path)"
    )
    failed = site.build()
    assert failed.code == 1
    assert "Traceback" not in failed.output
    assert "index.html:1: " in failed.output
    let_happen(site, "False", "pass")
    assert site.build(strict=True).code == 0
    assert contents(site.root / "site") == right


@pytest.mark.parametrize("name", ["publications.bib", "news.yml", "engine.md", "cv.md", "index.md"])
def test_a_file_that_vanishes_while_it_is_read_is_told_in_one_line(name: str, site: Homepage) -> None:
    let_happen(
        site, f"path.endswith('docs/{name}') or path.endswith('s/{name}')", "raise FileNotFoundError(2, 'no', path)"
    )
    failed = site.build()
    assert "Traceback" not in failed.output
    assert failed.code == 0 or f"{name}:1: the file is not there any more" in failed.output


def test_two_builds_at_once_leave_a_cache_with_which_the_next_is_right(
    site: Homepage, right: Mapping[str, bytes]
) -> None:
    site.configure()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda name: run_new_mkdocs("build", "--site-dir", name, cwd=site.root), ("site", "other")))
    assert contents(site.root / "site") == contents(site.root / "other") == right
    assert site.build(strict=True).code == 0
    assert contents(site.root / "site") == right


def test_a_build_writes_nothing_but_the_site_and_the_cache(new_homepage: Homepage) -> None:
    new_homepage.write(FILES)
    new_homepage.options |= {"citations": "chicago", "citation_styles": ["apa"]}
    mine = "('.cache', 'site', '__pycache__')"
    let_happen(
        new_homepage,
        f"writes and not any(each in path.split(os.sep) for each in {mine}) and path != os.devnull",
        "print('written elsewhere:', path)",
    )
    site = new_homepage.build(strict=True)
    assert site.code == 0, site.output
    assert "written elsewhere" not in site.output
