"""References by CSL style files, held against what pandoc prints from the same entries by its own reader."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import pypandoc
import pytest
from bibliographies import bibliography, entry
from homepage.cache.build_cache import BuildCache
from homepage.exports import lua_script, pandoc
from homepage.exports.lua_script import LuaScript
from homepage.exports.pandoc import FOLDER, style_name
from homepage.exports.references import References
from homepage.exports.sentence_case import csl_text
from homepage.latex.protected import to_protected
from homepage.settings.options import STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from homepage.bibliography.publication import Publication
    from homepage.exports.references import Reference

RECORDED = Path(__file__).parent / "citation_styles"
ENTRIES = bibliography((RECORDED / "entries.bib").read_text(encoding="utf-8")).publications
EXPECTED = json.loads((RECORDED / "expected.json").read_text(encoding="utf-8"))["references"]
ALL = [FOLDER / f"{name}.csl" for name in STYLES]


def printed(publications: Sequence[Publication], cache: Path, *styles: str) -> dict[str, list[str]]:
    make = References([FOLDER / f"{name}.csl" for name in styles], publications, BuildCache(cache))
    return {paper.key: [reference.text.text for reference in make(paper)] for paper in publications}


def test_the_words_of_a_reference_are_those_of_the_site_s_language(tmp_path: Path) -> None:
    text = "@incollection{a, title={Pest}, author={Weidlich, Clara}, editor={Ahlborn, Jürgen}, booktitle={Seuchen},"
    (paper,) = bibliography(f"{text} pages={{57-80}}, publisher={{Lindenhof}}, year={{2021}}}}").publications
    apa, acm = (
        References([FOLDER / f"{name}.csl"], [paper], BuildCache(tmp_path), "de")(paper)[0] for name in ("apa", "acm")
    )
    assert "In J. Ahlborn (Hrsg.), Seuchen (S. 57–80)" in apa.text.text
    assert "Hrsg." in acm.text.text


@pytest.mark.parametrize(
    ("language", "kind"), [("en", "PhD thesis"), ("fr", "Thèse de doctorat"), ("de", "Dissertation")]
)
def test_the_kind_of_a_thesis_is_in_the_site_s_language(language: str, kind: str, tmp_path: Path) -> None:
    text = "@thesis{a, title={Pest}, author={Weidlich, Clara}, type={phdthesis}, institution={Jena}, year={2021}}"
    (paper,) = bibliography(text).publications
    (reference,) = References([FOLDER / "chicago.csl"], [paper], BuildCache(tmp_path), language)(paper)
    assert f"{kind}, Jena" in reference.text.text


@pytest.mark.parametrize(
    ("title", "apa"),
    [
        ("Mortality after sepsis in 40 Indian wards: the Vellore cohort", None),
        ("mortality after sepsis in Vellore", "Mortality after sepsis in Vellore"),
        ("Mortality After Sepsis in Indian Wards", "Mortality after sepsis in indian wards"),
        ("Mortality after Sepsis", "Mortality after sepsis"),
    ],
)
def test_names_keep_their_capitals_in_a_title_that_is_in_sentence_case_already(
    title: str, apa: str | None, tmp_path: Path
) -> None:
    text = f"@article{{a, title={{{title}}}, author={{Rao, A.}}, journal={{J}}, year={{2021}}, langid={{english}}}}"
    (paper,) = bibliography(text).publications
    (reference,) = References([FOLDER / "apa.csl"], [paper], BuildCache(tmp_path))(paper)
    assert (apa or title).replace("the V", "The V") in reference.text.text


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Reference, ...]]:
    """The recorded entries as each style prints them."""
    make = References(ALL, ENTRIES, BuildCache(tmp_path_factory.mktemp("cache")))
    return {paper.key: make(paper) for paper in ENTRIES}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("key", EXPECTED)
def test_a_reference_is_what_pandoc_prints(key: str, style: str, references: dict[str, tuple[Reference, ...]]) -> None:
    found = {reference.style: reference.text.text for reference in references[key]}
    assert found[STYLES[style]] == EXPECTED[key][style]


def test_titles_of_journals_are_set_apart(references: dict[str, tuple[Reference, ...]]) -> None:
    assert "<em>The Annals of Statistics</em>" in references["zhu2022generalized"][0].text.html


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (r"A \textit{Drosophila} Model", "A Drosophila model"),
        ("A <i>Drosophila</i> Model", "A Drosophila model"),
        (
            r"Water, H<sub>2</sub>O, HCO$^+$, C\textsubscript{2} and \ensuremath{\sim} 50\%",
            "Water, H2O, HCO⁺, C2 and ~ 50%",
        ),
        (r"Ways of R&amp;D, R\&D and 10\&times; $5\%$", "Ways of R&D, R&D and 10× 5%"),
        (r"The \text{FH} Complex", "The FH complex"),
        (r"On $\{0,1\}^n$ with \(x<y\) and $W^\pm$", "On {0,1}ⁿ with x < y and W^±"),
        (r"Gestos de{\'\i}cticos, \'\i \v{c}", "Gestos deícticos, íč"),
        (r"By \myname{Foo} and \foo{}", "By Foo and foo"),
        (r"A 5{\texttimes}5 ``Grid'' -- at 20{\textcelsius}", "A 5×5 ‘grid’ – at 20℃"),
    ],
)
def test_nothing_of_a_title_is_lost(title: str, shown: str, tmp_path: Path) -> None:
    papers = bibliography(entry("a", title=title)).publications
    for reference in printed(papers, tmp_path, "ieee")["a"]:
        assert f"“{shown},”" in reference


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "$",
        "$x",
        "\\(",
        "\\( x",
        "\\emph{",
        "\\emph{a",
        "\\text ",
        "{",
        "<i>",
        "<i>x",
        "&a",
        "\\'",
        "x\\&",
        "\\ce{{}",
    ],
)
def test_a_title_is_made_ready_in_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        title = (unit * length)[:length]
        start = process_time()
        csl_text(to_protected(title).html, sentence=True)
        return process_time() - start

    seconds(100)  # what is computed once does not count
    assert seconds(80_000) < 8 * 4 * max(seconds(10_000), 0.005)


def test_the_title_of_a_book_keeps_its_capitals_and_its_volume(tmp_path: Path) -> None:
    fields = {"booktitle": "The Oxford Handbook of Logic", "maintitle": "Collected Works", "type": "incollection"}
    papers = bibliography(entry("a", **fields)).publications
    for reference in printed(papers, tmp_path, "apa", "ieee", "acm")["a"]:
        assert "Collected Works. The Oxford Handbook of Logic" in reference


def test_papers_of_one_year_get_no_letters_and_names_no_initials(tmp_path: Path) -> None:
    papers = bibliography(entry("a"), entry("b"), entry("c", author="Zhu, Hanlin")).publications
    for references in printed(papers, tmp_path, "apa").values():
        assert "(2023)." in references[0]


def test_whatever_a_title_holds_is_text(tmp_path: Path) -> None:
    papers = bibliography(entry("a", title="<script>x</script> and {<img src=x onerror=y>} & {more")).publications
    make = References(ALL, papers, BuildCache(tmp_path))
    for paper in papers:
        for reference in make(paper):
            assert "<script" not in reference.text.html
            assert "<img" not in reference.text.html


def test_a_second_run_prints_nothing_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = printed(ENTRIES, tmp_path, "apa")
    monkeypatch.setattr(pandoc, "printed", lambda *_: pytest.fail("printed again"))
    assert printed(ENTRIES, tmp_path, "apa") == first


def test_only_a_changed_entry_is_printed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(bibliography(entry("a"), entry("b")).publications, tmp_path, "apa")
    numbers = []
    original = pandoc.printed

    def counting(items: Sequence[Mapping[str, object]], *rest: Any) -> list[str]:
        numbers.append(len(items))
        return original(items, *rest)

    monkeypatch.setattr(pandoc, "printed", counting)
    changed = printed(bibliography(entry("a"), entry("b", year="1999")).publications, tmp_path, "apa")
    assert numbers == [1]
    assert "(1999)" in changed["b"][0]


def test_few_references_start_pandoc_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = subprocess.Popen

    def counted(*arguments: Any, **named: Any) -> subprocess.Popen[str]:
        started.append(arguments)
        return start(*arguments, **named)

    monkeypatch.setattr(subprocess, "Popen", counted)
    make = References(ALL, ENTRIES[:2], BuildCache(tmp_path))
    assert [each.style for each in make(ENTRIES[0])] == list(STYLES.values())
    assert len(started) == 1


def test_nothing_is_printed_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LuaScript, "__call__", lambda *_: pytest.fail("pandoc ran"))
    References(ALL, ENTRIES, BuildCache(tmp_path))


def test_a_style_of_the_authors_own_is_called_by_its_short_title(tmp_path: Path) -> None:
    style = tmp_path / "mine.csl"
    text = (FOLDER / "ieee.csl").read_text(encoding="utf-8")
    style.write_text(text.replace("Institute of Electrical and Electronics Engineers", "Mine"), encoding="utf-8")
    assert style_name(style) == "Mine"
    make = References([style], ENTRIES, BuildCache(tmp_path))
    assert [reference.style for reference in make(ENTRIES[0])] == ["Mine"]


def test_a_style_that_is_no_style_is_named(tmp_path: Path) -> None:
    style = tmp_path / "broken.csl"
    style.write_text("<style", encoding="utf-8")
    make = References([style], ENTRIES, BuildCache(tmp_path))
    assert make(ENTRIES[0]) == ()
    assert make.failure
    assert make.failure.path == "broken.csl"
    assert "cannot print references in this style" in str(make.failure)


def test_without_pandoc_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise OSError

    monkeypatch.setattr(lua_script, "INCLUDED", tmp_path / "pandoc")
    monkeypatch.setattr(pypandoc, "get_pandoc_path", missing)
    make = References(ALL, ENTRIES, BuildCache(tmp_path))
    assert make(ENTRIES[0]) == ()
    assert "requirements.txt" in str(make.failure)


@pytest.mark.parametrize(
    ("fields", "apa", "chicago"),
    [
        (
            {"title": r"System Identification{\textemdash}a Survey"},
            "System identification—a survey",
            "System Identification—a Survey",
        ),
        (
            {"title": "Die Rolle der Sprache im Alltag", "language": "german"},
            "Die Rolle der Sprache im Alltag",
            "Die Rolle der Sprache im Alltag",
        ),
        (
            {"title": "Die Rolle der Sprache im Alltag"},
            "Die Rolle der Sprache im Alltag",
            "Die Rolle der Sprache im Alltag",
        ),
        (
            {"title": "Saga og Mál Íslendinga", "langid": "icelandic"},
            "Saga og Mál Íslendinga",
            "Saga og Mál Íslendinga",
        ),
        (
            {"title": "The Role of Language", "language": "eng"},
            "The role of language",
            "The Role of Language",
        ),
        (
            {"title": "Parts vs. Wholes: I. Diffusion"},
            "Parts vs. wholes: I. Diffusion",
            "Parts Vs. Wholes: I. Diffusion",
        ),
        (
            {"title": "Forces of van der Waals"},
            "Forces of van der waals",
            "Forces of van Der Waals",
        ),
        (
            {"title": r"Effects of <scp>DNA</scp> and {\textless}i{\textgreater}E. coli{\textless}/i{\textgreater}"},
            "Effects of DNA and E. coli",
            "Effects of DNA and E. coli",
        ),
        (
            {"title": r"The {bookdown} Way of {The Times} in a {G}rid, X-Ray I"},
            "The bookdown way of The Times in a Grid, X-ray I",
            "The bookdown Way of The Times in a Grid, X-Ray I",
        ),
        (
            {"title": r"Gr{\"o}bner Bases \emph{in vitro}: the \enquote{Small Case}"},
            "Gröbner bases in vitro: The “Small Case”",
            "Gröbner Bases in vitro: The “Small Case”",
        ),
        (
            {"title": r"A Note on La$_2$CuO and 10<sup>-3</sup> M"},
            "A note on La₂CuO and 10⁻³ M",
            "A Note on La₂CuO and 10⁻³ M",
        ),
    ],
)
def test_a_title_reads_as_in_the_list(fields: dict[str, str], apa: str, chicago: str, tmp_path: Path) -> None:
    papers = bibliography(entry("a", **fields)).publications
    first, second = printed(papers, tmp_path, "apa", "chicago")["a"]
    assert f"(2023). {apa}." in first
    assert f"2023. {chicago}." in second


def test_a_formula_keeps_its_letter_in_a_title_in_braces(tmp_path: Path) -> None:
    papers = bibliography(entry("a", title=r"{\texorpdfstring{$\alpha$}{alpha} Decay of {mRNA}}")).publications
    first, second = printed(papers, tmp_path, "apa", "chicago")["a"]
    assert "α Decay of mRNA" in first
    assert "α Decay of mRNA" in second


@pytest.mark.parametrize(
    ("names", "apa", "ieee", "chicago"),
    [
        (
            "Doe, JRR and Roe, DI",
            "Doe, J. R. R., & Roe, D. I.",
            "J. R. R. Doe and D. I. Roe",
            "Doe, J. R. R., and D. I. Roe",
        ),
        ("李, 小明 and אבי כהן", "李小明, & כהן, אבי.", "李小明 and אבי כהן", "李小明, and אבי כהן"),
        ("علي, محمد and 山田, 太郎", "علي, محمد, & 山田太郎.", "محمد علي and 山田太郎", "علي, محمد, and 山田太郎"),
        (
            "राम राय and Li, Xiaoming 小明",
            "राय, राम, & Li, X. 小明.",
            "राम राय and X. 小明 Li",
            "राय, राम, and Xiaoming 小明 Li",
        ),
        ("Петров, Иван and Bo Lee", "Петров, И., & Lee, B.", "И. Петров and B. Lee", "Петров, Иван, and Bo Lee"),
        ("Llobet y Prats, Joan", "Llobet y Prats, J.", "J. Llobet y Prats", "Llobet y Prats, Joan"),
    ],
)
def test_names_of_every_script_are_printed(names: str, apa: str, ieee: str, chicago: str, tmp_path: Path) -> None:
    papers = bibliography(entry("a", author=names)).publications
    found = printed(papers, tmp_path, "apa", "ieee", "chicago")["a"]
    assert [reference.split(" (2023)")[0].split(", “")[0].split(". 2023")[0] for reference in found] == [
        apa, ieee, chicago,
    ]  # fmt: skip


def test_text_from_right_to_left_is_set_apart(tmp_path: Path) -> None:
    papers = bibliography(
        entry("a", author="כהן, אבי", title="מה זה?", journal="כתב עת", volume="7", url="https://x.example/עת"),
        entry("b", author="علي, محمد", title="ما هذا؟"),
        entry("c", author="Doe, Jane", title="これは何ですか？"),
    ).publications
    make = References(ALL, papers, BuildCache(tmp_path))
    apa, ieee, *_ = (reference.text for reference in make(papers[0]))
    assert "<bdi>כהן, אבי</bdi>. (2023). <bdi>מה זה?</bdi> <em><bdi>כתב עת</bdi></em>, <em>7</em>" in apa.html
    assert "<bdi>אבי כהן</bdi>, “<bdi>מה זה?</bdi>” <em><bdi>כתב עת</bdi></em>" in ieee.html
    assert apa.text.startswith("כהן, אבי. (2023). מה זה? כתב עת, 7")
    assert '<a href="https://x.example/עת">https://x.example/עת</a>' in apa.html
    assert "<bdi>ما هذا؟</bdi>" in make(papers[1])[0].text.html
    assert make(papers[1])[0].text.text.endswith("ما هذا؟")
    assert "これは何ですか？" in make(papers[2])[1].text.text
    assert "？," not in make(papers[2])[1].text.text


def test_no_sign_that_the_list_shows_is_missing(tmp_path: Path) -> None:
    signs = (
        r"\textendash \textemdash \Dash \textbar \textbardbl \textasciigrave \texthash \textampersand \textbraceleft "
        r"\textellipsis \textinterrobang \dag \ddag \nobreakdash \addcolon \S \P \pounds \copyright \textdegree \& \%"
    )
    title = " ".join(f"x{sign}{{}}y" for sign in signs.split())
    papers = bibliography(entry("a", title=title, journal=f"Annals {title}")).publications
    for reference in printed(papers, tmp_path, "apa", "ieee", "chicago", "acm")["a"]:
        shown = _letters_and_signs(reference)
        assert _letters_and_signs(papers[0].title.text) in shown
        assert _letters_and_signs(papers[0].venue.name.text) in shown


def test_the_braces_of_a_journal_keep_its_capitals(tmp_path: Path) -> None:
    papers = bibliography(entry("a", journal="Journal of {mRNA} {and} Cells")).publications
    (reference,) = printed(papers, tmp_path, "chicago")["a"]
    assert "Journal of mRNA and Cells" in reference


def _letters_and_signs(text: str) -> str:
    """Return what a style leaves alone: no case, no spaces, no quotation marks, no full stops."""
    return "".join(sign for sign in text.casefold() if sign not in " \xa0\"'‘’“”.")


@pytest.mark.parametrize(
    ("year", "shown"),
    [("MMXX", "MMXX"), ("im Druck", "im Druck"), ("תשמ״ד", "תשמ״ד"), ("o. J.", "n.d."), ("١٩٩٩", "1999")],
)
def test_what_stands_for_the_year_is_as_written(year: str, shown: str, tmp_path: Path) -> None:
    book = bibliography(entry("a", type="book", author="Roe, J.", title="Doors", publisher="Easel", year=year))
    assert printed(book.publications, tmp_path, "apa")["a"] == [f"Roe, J. ({shown}). Doors. Easel."]


def test_the_number_in_an_archive_keeps_its_small_letter(tmp_path: Path) -> None:
    paper = bibliography(entry("a", type="misc", title="Doors", eprint="hal-01234567", eprinttype="hal"))
    assert "Doors (hal-01234567). HAL." in printed(paper.publications, tmp_path, "apa")["a"][0]


def test_a_review_is_called_by_its_own_title(tmp_path: Path) -> None:
    paper = bibliography(entry("a", type="review", author="Roe, J.", title="Review of {Hale}", journal="Annals"))
    assert printed(paper.publications, tmp_path, "apa")["a"] == ["Roe, J. (2023). Review of Hale. Annals."]


@pytest.mark.parametrize(
    ("title", "shown"),
    [("*Proto Forms of the Verb", "*Proto forms of the verb"), ("The Name Αθήνα in Maps", "The name Αθήνα in maps")],
)
def test_other_scripts_and_the_first_letter_keep_their_capitals(title: str, shown: str, tmp_path: Path) -> None:
    paper = bibliography(entry("a", author="Roe, J.", title=title, journal="Annals"))
    assert printed(paper.publications, tmp_path, "apa")["a"] == [f"Roe, J. (2023). {shown}. Annals."]


def test_the_word_after_an_abbreviation_in_a_venue_is_as_written(tmp_path: Path) -> None:
    paper = bibliography(
        entry("a", type="inproceedings", author="Roe, J.", title="T", booktitle="Proc. of the ACM Conf. on X")
    )
    found = printed(paper.publications, tmp_path, "apa", "chicago")["a"]
    assert ["Proc. of the ACM Conf. on X" in text for text in found] == [True, True]


def test_a_talk_says_its_day_once(tmp_path: Path) -> None:
    text = (
        "@talk{a, author = {Hale, Ruth}, title = {Sea}, eventtitle = {Salon}, venue = {Rome}, eventdate = {2022-03-04}}"
    )
    found = printed(bibliography(text).publications, tmp_path, "apa")
    assert found == {"a": ["Hale, R. (2022, March 4). Sea. Salon, Rome."]}


def test_a_key_in_place_of_a_title_is_as_written(tmp_path: Path) -> None:
    papers = bibliography(entry("delaMare", title="")).publications
    for reference in printed(papers, tmp_path, "apa", "ieee", "acm")["delaMare"]:
        assert "delaMare" in reference


def test_pages_without_an_end_have_none_in_any_style(tmp_path: Path) -> None:
    paper = bibliography(entry("a", author="Roe, J.", title="Doors", journal="Annals", pages="123--"))
    for text in printed(paper.publications, tmp_path, *STYLES)["a"]:
        assert "123–" in text
        assert "123–1" not in text
        assert "123–2" not in text


def test_a_comma_at_the_end_of_a_journal_is_not_printed(tmp_path: Path) -> None:
    paper = bibliography(entry("a", author="Roe, J.", title="Doors", journal="Annals \\& Notes,", year="2001"))
    assert printed(paper.publications, tmp_path, "apa")["a"] == ["Roe, J. (2001). Doors. Annals & Notes."]


@pytest.mark.parametrize("edition", ["2", "Second", "second"])
def test_the_number_of_an_edition_is_printed_however_it_is_written(edition: str, tmp_path: Path) -> None:
    book = bibliography(entry("a", type="book", author="Roe, J.", title="Doors", edition=edition))
    for text in printed(book.publications, tmp_path, *STYLES)["a"]:
        assert "2nd ed." in text


def test_a_greek_letter_at_the_start_of_a_word_stays_small(tmp_path: Path) -> None:
    paper = bibliography(entry("a", title="Roles of α-synuclein at the µm scale", journal="Annals", year="2001"))
    assert "“Roles of α-Synuclein at the µm Scale.”" in printed(paper.publications, tmp_path, "chicago")["a"][0]


def test_the_book_of_a_talk_is_its_event(tmp_path: Path) -> None:
    talk = bibliography(entry("a", type="talk", author="Roe, J.", title="Doors", booktitle="Meeting on Doors"))
    assert [
        text for text in printed(talk.publications, tmp_path, "ieee", "acm")["a"] if "Meeting on Doors" in text
    ] == [
        "J. Roe, “Doors,” presented at the Meeting on Doors, 2023.",
        "J. Roe. 2023. Doors. In Meeting on Doors.",
    ]
