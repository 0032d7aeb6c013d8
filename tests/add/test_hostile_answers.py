"""What servers answer is data: it steers no terminal, begins no line of a report, runs nothing, and takes no time."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from homepage.__main__ import main
from homepage.add import command as add
from homepage.add.bibtex import work_on_page
from homepage.add.markup import to_latex
from homepage.compare import command as compare
from homepage.compare.finding import Finding
from homepage.outside.web import Answer, NoAnswerError, Web

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "x\r\n```\x85\u2028\x1b[2J\x9b1m\n@everyone"
CSL: dict[str, Any] = {
    "type": "article-journal",
    "title": "The Title",
    "DOI": "10.1234/new",
    "author": [{"family": "Doe", "given": "Jane"}],
    "issued": {"date-parts": [[2024]]},
}


class Answers(Web):
    """A web in which hosts answer what is given for them."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers

    def ask(self, address: str, accept: str = "*/*", method: str = "GET", *, whole: bool = True) -> Answer:
        found = next((answer for name, answer in self.answers.items() if name in address), None)
        return Answer(address, 404 if found is None else 200, found or b"")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    options = "{author: {name: Ada, profiles: [{name: DBLP, url: https://dblp.org/pid/1/2.html}]}}"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nextra: {{homepage: {options}}}\n", encoding="utf-8")
    (tmp_path / "docs/publications.bib").write_text(
        "@article{a,\n  title = {A},\n  author = {Ada},\n  year = {2020},\n  journal = {J}\n}\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_answers(monkeypatch: pytest.MonkeyPatch, answers: dict[str, bytes]) -> None:
    monkeypatch.setattr(add, "_WEB", Answers(answers))
    monkeypatch.setattr(compare.run, "__defaults__", (Answers(answers),))


@pytest.mark.parametrize(
    "said",
    [
        {"DOI": HOSTILE},
        {"original-title": HOSTILE},
        {"relation": {"is-preprint-of": [{"id": HOSTILE}], "has-preprint": [{"id": HOSTILE}]}},
        {"updated-by": [{"type": HOSTILE, "DOI": HOSTILE}]},
        {"author": [{"family": HOSTILE, "given": HOSTILE}]},
    ],
    ids=lambda said: next(iter(said)),
)
def test_what_a_source_says_stays_on_its_line(
    said: dict[str, Any], site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_answers(monkeypatch, {"doi.org": json.dumps({**CSL, **said}).encode()})
    assert main(["add", "10.1234/new"]) == 0
    report = capsys.readouterr().out
    assert all(line.startswith(("docs/publications.bib:", "  ")) for line in report.splitlines())
    assert report.replace("\n", " ").isprintable()


def test_what_only_owners_say_of_a_paper_is_not_taken_from_a_source() -> None:
    own = "selected abbr award aliases versions silence preview bibtex_show annotation slides shorthand ids related"
    bib = "".join(f"{name} = {{x}}, " for name in own.split())
    work = work_on_page(
        f"@article{{a, title = {{T}}, year = 2020, pdf = {{https://p.org/a.pdf}}, {bib}}}".encode(), "P"
    )
    assert {*work.fields} == {"title", "year", "pdf"}
    *_, remark = work.remarks
    assert remark.startswith("left out, as it is for you to say: ")
    assert {*remark.partition(": ")[2].split(", ")} == {*own.split()}


def test_the_names_of_fields_steer_no_terminal(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_answers(monkeypatch, {"dblp.org": b"@article{k, title={T}, au\x1b[2Jthor={X}, jour\x07nal={J}}"})
    assert main(["add", "dblp:conf/x"]) == 0
    said = "".join(capsys.readouterr())
    assert "\\u001b" in said
    assert said.replace("\n", " ").isprintable()


@pytest.mark.parametrize(
    ("page", "ee", "typed"),
    [
        ("doi", "https://doi.org/10.1234/$(id)", ""),
        ("doi", "https://doi.org/10.1234/x;id|sh", ""),
        ("arxiv", "https://arxiv.org/abs/`id`", ""),
        ("old doi", "https://doi.org/10.1002/(SICI)1&lt;3:AID&gt;3;2-7", '"10.1002/(SICI)1<3:AID>3;2-7"'),
        ("plain doi", "https://doi.org/10.1234/x", "10.1234/x"),
    ],
)
def test_a_command_that_is_proposed_runs_nothing_that_others_wrote(
    page: str, ee: str, typed: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = f"<r><article><author>X</author><title>T</title><year>2020</year><ee>{ee}</ee></article></r>"
    with_answers(monkeypatch, {"dblp.org": f"<dblpperson>{record}</dblpperson>".encode()})
    main(["compare"])
    said = capsys.readouterr().out
    assert "missing here, from DBLP: T" in said
    proposed = [line.partition("--accept ")[2] for line in said.splitlines() if "--accept" in line]
    assert proposed == ([typed] if typed else [])


@pytest.mark.parametrize("key", ["a'b", 'a"b', "a&b", "a|b", "a^b", "a%b", "a\\b", "a!b", "a$b", "a\nb"])
def test_a_key_that_a_shell_could_run_is_not_proposed(key: str) -> None:
    assert Finding(key, ("line",), add="x").typed == ""


@pytest.mark.parametrize(
    "part", ["<p ", "<br ", "@a", "@a{", "@misc{x=}", "<pre>@misc{x, title={", "&#60", "<a b='"], ids=repr
)
def test_a_page_of_any_kind_is_read_at_once(part: str) -> None:
    begin = time.monotonic()
    with pytest.raises(NoAnswerError):
        work_on_page(b"<html>" + part.encode() * (400_000 // len(part)), "DBLP")
    assert time.monotonic() - begin < 5


MARKUP = (
    *("<!", "<a ", '<a b="', "<!--", "<!-- >", "<?", "</", "<![x>", "<!DOCTYPE [>", "<i>", "<math><mi>", "<![CDATA["),
    *("<script>", "<math><mrow>", "&amp;lt;a ", "{", "$ "),
)


@pytest.mark.parametrize("part", MARKUP, ids=repr)
def test_markup_of_any_kind_is_read_at_once(part: str) -> None:
    begin = time.monotonic()
    to_latex(part * (30_000 // len(part)))
    to_latex(part * (300_000 // len(part)))
    assert time.monotonic() - begin < 5


def test_a_formula_of_any_depth_is_read() -> None:
    assert to_latex("<math>" + "<mrow>" * 3000 + "<mi>x</mi>" + "</mrow>" * 3000 + "</math>") == "x"


def test_a_sign_that_opens_no_element_is_text() -> None:
    assert to_latex("p < 0.05, x<y, <i>z</i> <!-- no --> <![if x]>and") == r"p < 0.05, x<y, \emph{z} and"


def test_a_name_that_is_none_on_the_hub_is_not_proposed(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "docs/models").mkdir()
    (site / "docs/models/m.md").write_text("---\nname: M\nhub_id: ada/m\n---\n# M\n", encoding="utf-8")
    for name in ("\x85", "", "../../x", "a b", "ada/m\nx: y"):
        with_answers(monkeypatch, {"huggingface.co": json.dumps({"id": name}).encode()})
        main(["compare"])
        assert "hub_id is" not in capsys.readouterr().out
