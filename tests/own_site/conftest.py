"""The site in docs/, built once, and a report of what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT, run_mkdocs, serving
from findings import AuthorsFiles
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from site_pages import BuiltSite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig


@pytest.fixture(scope="session")
def configuration() -> MkDocsConfig:
    """What mkdocs.yml says."""
    return load_config(str(PROJECT / "mkdocs.yml"))


@pytest.fixture(scope="session")
def site(configuration: MkDocsConfig, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site, built once for all tests of a process."""
    folder = tmp_path_factory.mktemp("built") / "site"
    code, output = run_mkdocs("build", "--site-dir", folder, cwd=PROJECT)
    return BuiltSite.of(folder, code, output, configuration.site_url)


@pytest.fixture(scope="session")
def built(site: BuiltSite) -> BuiltSite:
    """The site, if it could be built."""
    if site.code != 0:
        pytest.fail("the site cannot be built; test_the_site_is_built says why", pytrace=False)
    return site


@pytest.fixture(scope="session")
def site_address(built: BuiltSite) -> Iterator[str]:
    """The address at which the built site is served, with the folder that `site_url` names."""
    with serving(built.folder, built.base) as address:
        yield address


@pytest.fixture(scope="session")
def files(configuration: MkDocsConfig) -> AuthorsFiles:
    """The author's files."""
    docs = Path(configuration.docs_dir)
    pages = {
        file.dest_uri: Path(str(file.abs_src_path)) for file in get_files(configuration) if file.is_documentation_page()
    }
    shared = (*sorted(docs.rglob("*.bib")), *sorted(docs.glob("lists/*.yml")))
    return AuthorsFiles(PROJECT, PROJECT / "mkdocs.yml", pages, shared)


@pytest.fixture
def stop(record_property: Callable[[str, object], None]) -> Callable[[Iterable[str]], None]:
    """A function that takes findings, `path:line: message` each, and fails if there are any."""

    def report(findings: Iterable[str]) -> None:
        found = sorted(set(findings))
        for finding in found:
            record_property("stops", finding)
        if found:
            pytest.fail("\n".join(found), pytrace=False)

    return report


@pytest.fixture
def warn(
    configuration: MkDocsConfig, stop: Callable[[Iterable[str]], None], record_property: Callable[[str, object], None]
) -> Callable[[Iterable[str]], None]:
    """A function that takes findings which stop the publication only if the author wants that."""
    options = configuration.extra.get("homepage") or {}
    if not options.get("publish_with_warnings", True):
        return stop

    def report(findings: Iterable[str]) -> None:
        for finding in sorted(set(findings)):
            record_property("warns", finding)

    return report
