"""The Markdown twins of the first site's pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from markdown import markdown
from site_pages import ORIGIN, Page

if TYPE_CHECKING:
    from site_pages import BuiltSite


FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages(site: BuiltSite) -> list[str]:
    return [path for path in site.pages if path != "404.html"]


def twin(path: str) -> str:
    return f"{path.removesuffix('html')}md"


def links(site: BuiltSite, path: str) -> list[str]:
    """Return where the links of a file in Markdown lead."""
    return list(Page(path, markdown(FENCE.sub("", site.text(path)))).links())


def test_every_page_has_a_twin_and_names_it(built_site: BuiltSite) -> None:
    for path in pages(built_site):
        alternate = built_site.page(path).one('link[rel="alternate"][type="text/markdown"]')
        assert urljoin(ORIGIN + path, str(alternate["href"])) == ORIGIN + twin(path)
        assert re.match(r"# \S", built_site.text(twin(path)))


def test_a_twin_has_no_html_no_blocks_and_no_citation_left(built_site: BuiltSite) -> None:
    for path in pages(built_site):
        text = re.sub("`[^`\n]+`", "", FENCE.sub("", built_site.text(twin(path))))
        assert re.findall(r"</?[a-z][\w-]*[\s>/]|^\s*/{3,}.*|(?<!\\)\[@\w+", text, re.MULTILINE) == [], path


def test_a_twin_s_links_lead_somewhere(built_site: BuiltSite) -> None:
    found = {f"{path}: {address}" for path in pages(built_site) for address in links(built_site, twin(path))}
    assert len(found) > 300
    assert {each for each in found if built_site.dead_end(each.split(": ", 1)[1])} == set()


def test_llms_txt_leads_to_the_twin_of_every_page(built_site: BuiltSite) -> None:
    text = built_site.text("llms.txt").replace("https://banghua.me/", ORIGIN)
    listed = {address for address in Page("llms.txt", markdown(text)).links() if address.startswith(ORIGIN)}
    assert {address for address in listed if built_site.dead_end(address)} == set()
    assert {f"{ORIGIN}{twin(path)}" for path in pages(built_site)} <= listed


@pytest.mark.parametrize("path", ["publications/index.html", "research/theory/index.html", "index.html"])
def test_a_list_has_the_same_papers_in_the_same_order(path: str, built_site: BuiltSite) -> None:
    shown = [str(pub["data-key"]) for pub in built_site.page(path).all("li.pub")]
    written = re.findall(
        r"^- \*\*\S+\*\* \[.*?\]\(\S*?publications/(\w+)/index\.md\)", built_site.text(twin(path)), re.MULTILINE
    )
    assert written == shown != []


def test_a_paper_s_twin_says_what_its_page_says(built_site: BuiltSite) -> None:
    path = "publications/zhu2023principled/index.html"
    text, page = built_site.text(twin(path)), built_site.page(path)
    assert text.startswith(f"# {page.one('h1').text}\n\n**ZJJ23** Banghua Zhu, Michael I. Jordan, Jiantao Jiao. ")
    assert f"```bibtex\n{page.one('.paper__bibtex').text.strip()}\n```" in text
    for link in page.all(".pub__links a"):
        assert f"[{link.text}]({link['href']})" in text


def test_a_model_s_twin_has_its_facts_results_and_code_as_written(built_site: BuiltSite) -> None:
    text = built_site.text("models/starling-lm-7b-alpha/index.md")
    assert "- License: [Apache 2.0](https://spdx.org/licenses/Apache-2.0.html)" in text
    assert "- Fine-tuned from: [openchat/openchat\\_3.5](https://huggingface.co/openchat/openchat_3.5)" in text
    assert re.search(r"^\| .* \| MT-Bench \| Score \| 8\.09 \|  \| OpenChat-3\.5: 7\.81 \|", text, re.MULTILINE)
    assert "GPT4 Correct User: {question}<|end_of_turn|>" in text
    assert text.count("## Results") == 1


def test_the_home_page_s_twin_begins_with_the_first_screen(built_site: BuiltSite) -> None:
    text = built_site.text("index.md")
    assert text.startswith("# Banghua Zhu\n\n> Training, evaluation, serving and theory of foundation models.\n\n- [")
    assert "- [Hugging Face (Nexusflow)](https://huggingface.co/Nexusflow)\n\nI am" in text
