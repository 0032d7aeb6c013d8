"""The first site, built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT, run_mkdocs, serving
from site_pages import BuiltSite

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def strict_build(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The result of one strict build of the project's own site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    code, output = run_mkdocs("build", "--strict", "--site-dir", folder, cwd=PROJECT)
    return BuiltSite(folder, code, output)


@pytest.fixture(scope="session")
def built_site(strict_build: BuiltSite) -> BuiltSite:
    """The first site, for the tests about its content."""
    if strict_build.code != 0:
        pytest.fail("the site cannot be built; see test_a_strict_build_succeeds", pytrace=False)
    return strict_build


@pytest.fixture(scope="session")
def site_address(built_site: BuiltSite) -> Iterator[str]:
    """The address at which the built site is served."""
    with serving(built_site.folder) as address:
        yield address
