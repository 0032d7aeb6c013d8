"""The weekly trial of the newest versions says which are newer than the pinned ones, and which builds have failed."""

from __future__ import annotations

from conftest import PROJECT
from newest import Build, newest, of_project, pins, report


def test_the_newest_version_of_each_package_is_tried_but_of_mkdocs_the_newest_of_the_first() -> None:
    assert newest(["Markdown", "mkdocs"]) == ["Markdown", "mkdocs<2"]
    assert {"mkdocs", "mkdocs-material", "properdocs", "zensical", "Markdown"} <= of_project().keys()


def test_newer_versions_and_failed_builds_are_reported() -> None:
    builds = [Build("MkDocs", "lab", 0, "fine"), Build("Zensical", "lab", 1, "one\ntwo")]
    text = report({"a": "1", "b": "2"}, {"a": "1", "b": "3"}, builds)
    assert "- b 2 → 3" in text
    assert "- a" not in text
    assert "2 builds, 1 failed." in text
    assert text.endswith("### Zensical cannot build lab\n\n```text\none\ntwo\n```\n")


def test_a_build_with_zensical_needs_the_versions_that_are_tested() -> None:
    files = ("requirements.txt", "tests/requirements.txt", "hooks/zensical_host/requirements.txt")
    mkdocs, tests, zensical = (pins((PROJECT / file).read_text(encoding="utf-8")) for file in files)
    assert zensical == {name: {**mkdocs, **tests}[name] for name in zensical}
    assert mkdocs.keys() - zensical.keys() == {"mkdocs", "mkdocs-material", "mkdocs-bibtex"}
