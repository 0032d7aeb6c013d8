"""Citations as a CSL style prints them: in the text, in notes, in the list of references and in the twin."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from homepage.cache.build_cache import BuildCache
from homepage.exports.page_citations import PageCitations
from homepage.exports.style_files import FOLDER
from homepage.markdown_twins.page import page_twin
from homepage.settings.options import Options
from homepage.whole_site.page import Page
from homepage.words import words_in
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.bibliography.records import Bibliography

NOTES = Path(__file__).with_name("notes.csl")
PAPERS = bibliography(
    entry("li", author="Li, Bo and Hale, Zoe", title="Zoo", year="2023", journal="Beasts"),
    entry("hale2", author="Hale, Zoe", title="Tides", year="2024", type="book"),
    entry("hale1", author="Hale, Zoe", title="Coasts", year="2024", ids="old", type="book"),
    entry("adam", author="Hale, Adam", title="Dunes", year="2024", type="book"),
    entry("arabic", author="علي, سمير", title="ما الأدب؟", year="1984", type="book"),
    entry("ede", author="{van Ede}, Rut", title="Dikes", year="2001", type="book"),
)  # fmt: skip
Read = Callable[..., Rendering]


@pytest.fixture(scope="module")
def printers() -> Iterator[dict[str, PageCitations]]:
    """One process of pandoc for each style."""
    known = {"notes": NOTES, **{name: FOLDER / f"{name}.csl" for name in ("apa", "ieee", "chicago")}}
    made = {name: PageCitations(file, BuildCache()) for name, file in known.items()}
    yield made
    for each in made.values():
        each.stop()


@pytest.fixture
def read(printers: dict[str, PageCitations]) -> Read:
    def reading(style: str, text: str, language: str = "en", papers: Bibliography = PAPERS) -> Rendering:
        options = Options(citations=style, inline_citations=True, paper_pages="none")
        page = Page("page.md", source=text, words=words_in(language))
        return Rendering(site_of(papers, options), page, citations=printers[style])

    return reading


def words_of(html: str) -> str:
    html = re.sub(r'<span class="cite-card".*?</span>\n</span>', "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]+>", "", html)).split())


def shown(html: str) -> str:
    """Return the words before the list of references."""
    return words_of(html.partition("<h2")[0])


def entries(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<li class="pub" id="ref-([\w-]+)".*?(?=<p class="pub__links)', html, re.DOTALL)
    texts = re.findall(r'<li class="pub"[^>]*>(.*?)<p class="pub__links', html, re.DOTALL)
    return list(zip(found, map(words_of, texts), strict=True))


@pytest.mark.parametrize(
    ("style", "language", "text", "expected"),
    [
        (
            "apa",
            "en",
            "See [see @li, pp. 3–4 and *passim*; @hale2]. As Hale [-@hale1, ch. 2] and @adam [§ 5] say; also [@old].",
            "See (see Li & Hale, 2023, pp. 3–4 and passim; Z. Hale, 2024b). As Hale (2024a, Chapter 2) and "
            "A. Hale (2024, Section 5) say; also (Z. Hale, 2024a).",
        ),
        ("apa", "de", "Vgl. [vgl. @li, S. 3].", "Vgl. (vgl. Li & Hale, 2023, S. 3)."),
        ("ieee", "en", "See [see @li, p. 3; @hale2; @hale1; @adam].", "See see [1, p. 3], [2], [3], [4]."),
        ("ieee", "en", "As @li [3] says.", "As Li and Hale [1, p. 3] says."),
        ("chicago", "en", "See [@ede, 12].", "See (van Ede 2001, 12)."),
    ],
)
def test_marks_are_those_of_the_style(style: str, language: str, text: str, expected: str, read: Read) -> None:
    assert shown(read(style, text, language).html()) == expected


def test_the_list_is_that_of_the_style_and_each_mark_leads_to_its_entry(read: Read) -> None:
    html = read("chicago", "[@old; @hale2; @adam; @arabic; @ede; @li]").html("toc")
    assert entries(html) == [
        ("adam", "Hale, Adam. 2024. Dunes."),
        ("hale1", "Hale, Zoe. 2024a. Coasts."),
        ("hale2", "Hale, Zoe. 2024b. Tides."),
        ("li", "Li, Bo, and Zoe Hale. 2023. “Zoo.” Beasts."),
        ("ede", "van Ede, Rut. 2001. Dikes."),
        ("arabic", "علي, سمير. 1984. ما الأدب؟"),
    ]
    links = re.findall(r'<a [^>]*class="cite"[^>]*>', html)
    assert [re.findall(r'(?:data-key|href)="([^"]*)"', link) for link in links][:2] == [
        ["hale1", "#ref-hale1"],
        ["hale2", "#ref-hale2"],
    ]
    assert '<h2 id="references">References</h2>' in html
    assert html.count('class="pub__title"') == 6
    assert "<bdi>علي, سمير</bdi>" in html


def test_a_list_has_the_numbers_of_its_style_as_labels(read: Read) -> None:
    html = read("ieee", "[@li] and [@hale2].\n\n\\bibliography\n").html()
    assert re.findall(r'pub__label">([^<]*)<', html) == ["[1]", "[2]"]
    assert "<h2" not in html


HISTORY = """# On tides [@li]

Tides rise [see @hale2, 12]. They fall[^own] [@hale2, p. 13]; so does @adam [§ 5].

Again [@hale2] and [@hale2, 12] [@li].

[^own]: As shown in [@li, 7], and *not* elsewhere.
[^never]: Nobody refers to this one.
"""


def notes_of(html: str) -> list[tuple[str, str, str]]:
    """Return the id and the text of each note, and the target of its way back."""
    box = html[html.index('<div class="footnote">') : html.index("</ol>")]
    items = re.findall(r'<li id="([^"]*)">(.*?)</li>', box, re.DOTALL)
    return [(name, words_of(text), *re.findall(r'backref" href="#([^"]*)', text)) for name, text in items]


def test_a_style_with_notes_cites_in_footnotes(read: Read) -> None:
    html = read("notes", HISTORY).html("footnotes", "toc")
    assert words_of(html.partition('<div class="footnote">')[0]) == (
        "On tides1 Tides rise.2 They fall34; so does A. Hale.5 Again6 and78."
    )
    assert notes_of(html) == [
        ("fn:cite-1", "Bo Li, Zoe Hale, Zoo, 2023. ↩", "fnref:cite-1"),
        ("fn:cite-2", "See Zoe Hale, Tides, 2024, p. 12. ↩", "fnref:cite-2"),
        ("fn:own", "As shown in (Li, Hale, n. 1, p. 7), and not elsewhere. ↩", "fnref:own"),
        ("fn:cite-4", "Hale, n. 2, p. 13. ↩", "fnref:cite-4"),
        ("fn:cite-5", "Dunes, 2024, sec. 5. ↩", "fnref:cite-5"),
        ("fn:cite-6", "Hale, n. 2. ↩", "fnref:cite-6"),
        ("fn:cite-7", "Ibid., p. 12. ↩", "fnref:cite-7"),
        ("fn:cite-8", "Li, Hale, n. 1. ↩", "fnref:cite-8"),
        ("fn:never", "Nobody refers to this one. ↩", "fnref:never"),
    ]
    assert re.findall(r'backref" href="[^"]*" title="\D*(\d+)', html) == list("123456789")
    assert [key for key, _ in entries(html)] == ["adam", "hale2", "li"]
    assert '<span class="small-caps">Hale, Adam</span>' in html
    assert len(re.findall(r'class="cite" data-key="li" href="#ref-li"', html)) == 3


def test_numbers_of_notes_stand_where_the_language_puts_them(read: Read) -> None:
    assert "montent<" in read("notes", "Elles montent [@li].", "fr").html()
    html = read("notes", "Sie steigen [@li, S. 3].", "de").html()
    assert "steigen.<" in html
    assert "Bo Li, Zoe Hale, Zoo, 2023, S. 3. ↩" in words_of(html)
    assert 'title="Zurück' in html


def test_a_twin_has_the_same_citations(read: Read) -> None:
    rendering = read("notes", HISTORY + "\n\\bibliography\n")
    rendering.html("footnotes")
    twin = page_twin(rendering.placeholders.addresses, "page.md", rendering.page.source, [r"\bibliography"])
    assert "rise[^cite-2]. They fall[^own][^cite-4]; so does A. Hale[^cite-5]." in twin
    assert "[^cite-2]: See Zoe Hale, *Tides*, 2024, p. 12.\n" in twin
    assert "[^own]: As shown in (Li, Hale, n. 1, p. 7), and *not* elsewhere.\n" in twin
    assert "\n- Hale, Zoe. *Tides*. 2024.\n" in twin
    rendering = read("apa", "As @adam [p. 3] says [see @li; @hale1].")
    rendering.html()
    twin = page_twin(rendering.placeholders.addresses, "page.md", rendering.page.source, [])
    assert twin == "As A. Hale (2024, p. 3) says (see Li & Hale, 2023; Z. Hale, 2024).\n"


def test_what_cannot_be_cited_stays_as_it_is_written(read: Read) -> None:
    rendering = read("apa", "See [@nobody], [@li; @nobody], [a [@li]](https://x.example), `[@li]` and [@li].")
    html = rendering.html()
    assert shown(html) == "See [@nobody], (Li & Hale, 2023), a [@li], [@li] and (Li & Hale, 2023)."
    assert [problem.rule for problem in rendering.problems] == ["unknown-key", "unknown-key"]
    assert read("apa", "Nothing.").html() == "<p>Nothing.</p>"


def test_a_warm_build_starts_no_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    text = "See [@li, 3] and [@hale2]."

    def html() -> str:
        printer = PageCitations(NOTES, BuildCache(tmp_path))
        rendering = read("notes", text)
        rendering.citations = printer
        found = rendering.html()
        printer.stop()
        return found

    first = html()
    monkeypatch.setattr("homepage.exports.lua_script.program", lambda: pytest.fail("pandoc was started"))
    assert html() == first


@pytest.mark.parametrize(
    ("change", "shown", "problem"),
    [
        (("<layout", "<outlay"), "[@li, 3]", r"citations stay as you wrote them: .+"),
        (('"pages"/>', '"none"/>'), "Bo Li", r"pandoc says of this style: .*macro none"),
    ],
)
def test_what_pandoc_says_of_a_style_is_reported(
    change: tuple[str, str], shown: str, problem: str, tmp_path: Path, read: Read
) -> None:
    broken = tmp_path / "broken.csl"
    broken.write_text(NOTES.read_text(encoding="utf-8").replace(*change), "utf-8")
    rendering = read("notes", "See [@li, 3].")
    rendering.citations = PageCitations(broken, BuildCache())
    assert shown in rendering.html()
    rendering.citations.stop()
    assert [re.fullmatch(problem, each) is not None for each in rendering.citations.problems] == [True]


def test_a_citation_has_no_dead_link_if_the_style_lists_no_entry_for_the_work(read: Read) -> None:
    papers = bibliography(entry("letter", author="Kant, Immanuel", year="1783", type="letter"), entry("li", "Li, Bo"))
    html = read("apa", "See [@letter; @li].", papers=papers).html()
    assert shown(html) == "See (I. Kant, personal communication, 1783; Li, 2023)."
    assert re.findall(r'href="#ref-([^"]*)"', html) == re.findall(r'id="ref-([^"]*)"', html) == ["li"]


def test_ids_are_unique_also_if_an_entry_has_a_number_in_its_key() -> None:
    page = Page("page.md")
    assert [page.unique_id(wanted) for wanted in ("a", "a", "a-2", "a-2")] == ["a", "a-2", "a-2-2", "a-2-3"]
