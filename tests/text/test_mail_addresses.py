"""Mail addresses in the other form that each format has: nothing is different for readers and parsers."""

from __future__ import annotations

import json
import time
import xml.etree.ElementTree as etree
from html import unescape

import pytest
import yaml
from homepage.text.mail_addresses import in_html, in_json, in_markdown, in_xml, in_yaml
from markdown import Markdown


@pytest.mark.parametrize(
    "html",
    [
        '<a href="mailto:mira@tidal.example">E-mail</a>',
        "<p>Write to mira.c+x@sub.tidal.example, please: ü@tidal.example.</p>",
        '<img alt="a@b.example">',
    ],
)
def test_a_page_reads_as_before_and_has_no_address(html: str) -> None:
    written = in_html(html)
    assert "@" not in written
    assert "mailto" not in written
    assert unescape(written) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>@key and [@a; @b], 3 @ 4, a@b</p>",
        '<a href="https://social.example/@mira@tidal.example">x</a>',
        '<a href="https://u@h.example/">x</a>',
        '<script>const mail = "a@b.example"</script><style>@media print { a { color: red } }</style>',
    ],
)
def test_what_is_no_address_stays(html: str) -> None:
    assert in_html(html) == html


def test_data_in_a_page_is_read_as_before() -> None:
    html = '<script type="application/ld+json">{"email": "a@b.example"}</script><p>c@d.example</p>'
    written = in_html(html)
    assert "@" not in written
    assert json.loads(written.partition(">")[2].partition("<")[0]) == {"email": "a@b.example"}


def test_json_xml_and_yaml_are_read_as_before() -> None:
    data = {"basics": {"email": "ada@x.example", "text": 'Say "a@b.example" \\ now'}}
    assert json.loads(in_json(json.dumps(data))) == data
    assert "@" not in in_json(json.dumps(data))
    assert etree.fromstring(in_xml('<a b="c@d.example">e@f.example</a>')).text == "e@f.example"
    assert "@" not in in_xml('<a b="c@d.example">e@f.example</a>')
    assert yaml.safe_load(in_yaml("cv:\n  email: ada@x.example\n  name: A\n")) == {
        "cv": {"email": "ada@x.example", "name": "A"}
    }
    assert "@" not in in_yaml("cv:\n  email: ada@x.example\n")


@pytest.mark.parametrize(
    "text",
    ["[E-mail](mailto:a@b.example) and c@d.example", "Write to <a@b.example>.", "[a@b.example](mailto:a@b.example)"],
)
def test_markdown_is_read_as_before(text: str) -> None:
    written = in_markdown(text)
    assert "@" not in written
    assert unescape(Markdown().convert(written)) == unescape(Markdown().convert(text))


@pytest.mark.parametrize("text", ["`git@host.example`", "```\nssh a@b.example\n```\n", "As in [@key] and @key."])
def test_code_and_citations_stay(text: str) -> None:
    assert in_markdown(text) == text


def test_long_texts_without_addresses_take_no_time() -> None:
    start = time.process_time()
    for text in ("a." * 50_000 + "@", "a@" * 50_000, "mailto:" * 20_000, "<script" * 20_000 + "@"):
        in_html(text)
        in_markdown(text)
    assert time.process_time() - start < 3
