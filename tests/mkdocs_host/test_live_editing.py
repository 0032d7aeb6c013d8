"""`mkdocs serve`: what an author saves is soon in the browser, and a mistake does not end the server."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from browser_pages import WIDE, Watcher, opened
from conftest import clean_environment, small_site, with_own_hooks
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

PATIENCE = 30.0
"""Seconds after which a test gives up."""


@dataclass
class Server:
    """A running `mkdocs serve`."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path
    printed: int = 0
    """How many characters it had printed before the last save."""

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def fetch(self, path: str) -> str:
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as response:
                return str(response.read(), "utf-8")
        except HTTPError as refused:
            refused.close()
            return ""
        except (URLError, http.client.HTTPException, ConnectionError):
            return ""

    def wait(self, happened: Callable[[], bool]) -> bool:
        """Return True as soon as something has happened; fail if it does not."""
        start = time.monotonic()
        while not happened():
            assert self.process.poll() is None, f"the server ended:\n{self.output}"
            assert time.monotonic() - start < PATIENCE, f"nothing came of it:\n{self.output}"
            time.sleep(0.05)
        return True

    def save(self, name: str, old: str, new: str) -> None:
        """Replace text in a file, as an editor saves it: the whole file at once."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        draft = path.with_name(path.name + "~")
        draft.write_text(text.replace(old, new), encoding="utf-8")
        self.printed = len(self.output)
        draft.replace(path)

    def shows(self, path: str, text: str) -> bool:
        """Return True as soon as the page has the text."""
        return self.wait(lambda: text in self.fetch(path))

    def says(self, text: str) -> bool:
        """Return True as soon as the terminal has the text, after the last save."""
        return self.wait(lambda: text in self.output[self.printed :])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, free_port: Callable[[], int]) -> Iterator[Server]:
    """One server for all tests, each of which edits a sentence of its own and ends with a site that builds."""
    own_hooks = with_own_hooks(small_site(tmp_path_factory.mktemp("live") / "small"))
    own_hooks.write(
        {
            "docs/index.md": "# Ada Lovelace\n\nFirst words. Second words. Third words. Fourth words. "
            "Fifth words. Sixth words.\n\n"
            + "".join(f"/// {block}\n///\n\n" for block in ("publications", "models", "news")),
            "docs/models/engine.md": "---\nname: Engine\nlicense: mit\n---\n\n# Engine\n\nRuns on steam.\n",
            "docs/lists/news.yml": "- date: 1843\n  text: An old story.\n",
            "docs/assets/homepage.css": ":root { --measure: 60ch; }\n",
        }
    )
    own_hooks.settings["site_url"] = "http://127.0.0.1/"
    own_hooks.configure()
    port = free_port()
    log = own_hooks.root.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=own_hooks.root,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            running = Server(own_hooks.root, f"http://127.0.0.1:{port}/", process, log)
            running.wait(lambda: "First words." in running.fetch(""))
            yield running
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def test_saved_files_show(server: Server) -> None:
    server.save("docs/index.md", "First words.", "Other words.")
    assert server.shows("", "Other words.")

    server.save("docs/publications.bib", "Poetical Science", "Prosaic Science")
    assert server.shows("", "Prosaic Science")
    assert "Prosaic Science" in server.fetch("publications/lovelace1844poetical/")
    assert "Prosaic Science" in server.fetch("publications.bib")

    server.save("docs/models/engine.md", "name: Engine", "name: Difference Engine")
    assert server.shows("", "Difference Engine")
    server.save("docs/models/engine.md", "Runs on steam.", "Runs on brass.")
    assert server.shows("models/engine/", "Runs on brass.")

    server.save("docs/lists/news.yml", "An old story.", "A new story.")
    assert server.shows("", "A new story.")
    assert "A new story." in server.fetch("news.xml")

    with (server.root / "docs/assets/homepage.css").open("a", encoding="utf-8") as sheet:
        sheet.write(".saved-just-now { color: inherit }\n")
    assert server.shows("assets/homepage.css", ".saved-just-now")
    with (server.root / "hooks/theme/assets/page.css").open("a", encoding="utf-8") as sheet:
        sheet.write(".saved-after-that { color: inherit }\n")
    assert server.shows("assets/page.css", ".saved-after-that")

    server.save(
        "hooks/homepage/html/templates/publications/list.html", '<ul class="pubs"', '<ul data-saved class="pubs"'
    )
    assert server.shows("", "data-saved")

    new = "\n@misc{lovelace1850new,\n  title = {New Entry},\n  author = {Lovelace, Ada},\n  year = {1850},\n}\n"
    server.save("docs/publications.bib", "@inproceedings", f"{new}\n@inproceedings")
    assert server.shows("publications/lovelace1850new/", "New Entry")


def test_a_mistake_is_told_and_the_next_good_save_repairs_it(server: Server) -> None:
    server.save("docs/index.md", "Second words.", "Second words [@lovelace1843note].")
    assert server.says('docs/index.md:3: no publication has the key "lovelace1843note".')
    assert server.says("The pages are still those of the last build.")
    assert "Second words." in server.fetch("")
    assert "Engine" in server.fetch("models/engine/")
    server.save("docs/index.md", "[@lovelace1843note]", "[@lovelace1843notes]")
    assert server.shows("", 'class="cite"')

    server.save("docs/publications.bib", "@article", "@misc{unclosed2020, title = {No end\n\n@article")
    assert server.says("docs/publications.bib:1: ")
    server.save("docs/publications.bib", "No end\n", "Mended},\n  year = {2020}}\n")
    assert server.shows("", "Mended")

    server.save("docs/models/engine.md", "license: mit", "license: [mit")
    assert server.says("docs/models/engine.md:3: ")
    server.save("docs/models/engine.md", "license: [mit", "license: apache-2.0")
    assert server.shows("models/engine/", "Apache")

    server.save("docs/lists/news.yml", "date: 1843", "date: soon")
    assert server.says('docs/lists/news.yml:1: "date: soon" is not a date')
    server.save("docs/lists/news.yml", "date: soon", "date: 1843-09")
    assert server.shows("", "September 1843")

    server.save("mkdocs.yml", "site_name: Ada Lovelace", "site_name: Countess of Lovelace")
    assert server.shows("", "Countess of Lovelace")
    assert "Traceback" not in server.output


def test_a_slip_in_a_template_or_in_the_configuration_is_told_without_a_traceback(server: Server) -> None:
    template = "hooks/homepage/html/templates/publications/list.html"
    server.save(template, "{% for html in items %}", "{% fro html in items %}")
    assert server.says(f"{template}:")
    assert "Encountered unknown tag 'fro'" in server.output
    server.save(template, "{% fro html in items %}", "{% for html in items %}")
    server.save("docs/index.md", "Third words.", "Mended words.")
    assert server.shows("", "Mended words.")

    template = "hooks/homepage/html/templates/lists/list.html"
    server.save(template, "</ol>", "")
    assert server.says(f"{template}:1: every element that is opened must be closed")
    server.save(template, "{% endfor %}\n", "{% endfor %}\n</ol>\n")

    server.save("mkdocs.yml", "site_name: Countess of Lovelace", "site_name: [Countess of Lovelace")
    assert server.says("mkdocs.yml:2: the file cannot be read: close the list or mapping with the bracket")
    assert "Countess of Lovelace" in server.fetch("")
    server.save("mkdocs.yml", "site_name: [Countess of Lovelace", "site_name: Lady Byron")
    assert server.shows("", "Lady Byron")
    assert "Traceback" not in server.output


def test_thirty_saves_in_a_second_and_files_that_come_and_go_end_with_the_last_good_page(server: Server) -> None:
    page, news = server.root / "docs/index.md", server.root / "docs/lists/news.yml"
    whole, items = page.read_text(encoding="utf-8"), news.read_text(encoding="utf-8")
    bib = (server.root / "docs/publications.bib").read_text(encoding="utf-8")
    for number in range(30):
        page.write_text(f"{whole}\nSaved {number} times.\n" if number % 3 else whole[:20], encoding="utf-8")
        (server.root / "docs/publications.bib").write_text(
            bib if number % 2 else bib[: len(bib) // 2], encoding="utf-8"
        )
        news.unlink() if number % 2 else news.write_text(items, encoding="utf-8")
        time.sleep(1 / 30)
    news.write_text(items, encoding="utf-8")
    assert server.shows("", "Saved 29 times.")
    page.write_text(whole, encoding="utf-8")
    assert server.wait(
        lambda: (text := server.fetch("")) and "Saved" not in text and "Poetical" in text.replace("Prosaic", "Poetical")
    )
    assert "Traceback" not in server.output


def test_a_folder_or_a_configuration_that_is_gone_for_a_while_is_watched_when_it_is_back(server: Server) -> None:
    docs, configuration = server.root / "docs", server.root / "mkdocs.yml"
    server.printed = len(server.output)
    docs.rename(docs.with_name("elsewhere"))
    time.sleep(1.2)  # the server looks twice a second
    assert server.says("docs_dir")
    docs.with_name("elsewhere").rename(docs)
    server.save("docs/index.md", "Fifth words.", "Returned words.")
    assert server.shows("", "Returned words.")

    server.printed = len(server.output)
    configuration.rename(server.root / "saved.yml")
    configuration.mkdir()
    assert server.says("mkdocs.yml:1: this is not a file.")
    assert "Returned words." in server.fetch("")
    configuration.rmdir()
    (server.root / "saved.yml").rename(configuration)
    server.save("docs/index.md", "Returned words.", "Words at last.")
    assert server.shows("", "Words at last.")
    assert "Traceback" not in server.output


@pytest.mark.skipif(os.name == "nt", reason="Windows has links only for administrators")
def test_links_that_lead_away_or_in_circles_keep_no_change_from_being_seen(server: Server) -> None:
    docs = server.root / "docs"
    links = {docs / "whole": "/", docs / "lists/models": "../models", docs / "models/lists": "../lists"}
    server.printed = len(server.output)
    for link, target in links.items():
        link.symlink_to(target)
    assert server.says("docs/whole:1: the link leads out of the project, to /.")
    for link in links:
        link.unlink()
    server.save("docs/index.md", "Sixth words.", "Found words.")
    assert server.shows("", "Found words.")


def test_a_browser_shows_what_is_saved_and_runs_the_servers_own_script(server: Server, browser: Browser) -> None:
    with opened(browser, WIDE, server.address) as page:
        watcher = Watcher(page)
        page.goto("")
        expect(page.get_by_text("Fourth words.")).to_be_visible()
        server.save("docs/index.md", "Fourth words.", "Latest words.")
        expect(page.get_by_text("Latest words.")).to_be_visible(timeout=PATIENCE * 1000)
        assert [error for error in watcher.errors if "Content Security Policy" in error] == []
