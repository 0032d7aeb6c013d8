"""The command `compare`: planted differences of each kind are named, and nothing else."""

from __future__ import annotations

import argparse
import json
import re
from typing import TYPE_CHECKING

import pytest
from homepage.add.target import UnwritableError
from homepage.compare.accepting import write_edit
from homepage.compare.command import run
from homepage.compare.finding import Edit
from homepage.compare.venue_names import same_venue
from homepage.outside.web import Answer, NoAnswerError, Web

if TYPE_CHECKING:
    from pathlib import Path

ORCID = "0000-0002-1825-0097"
CONFIG = f"""\
site_name: A
extra:
  homepage:
    author:
      name: Mira Castellane
      orcid: {ORCID}
      profiles: [{{name: DBLP, url: "https://dblp.org/pid/12/345.html"}}]
"""
BIB = """\
@article{same2020,
  title   = {All Is Well in the {Harbor}},
  author  = {Castellane, Mira and Tanabe, Aiko},
  journal = {J. Coast. Pred.},
  year    = {2020},
  doi     = {10.5555/same}
}

@inproceedings{series2013,
  title     = {Sand in a Series},
  author    = {Castellane, Mira},
  booktitle = {European Conference on Computer Vision},
  abbr      = {ECCV},
  year      = {2013},
  doi       = {10.5555/series}
}

@misc{bio2014,
  title        = {A Preprint about Eelgrass},
  author       = {Castellane, Mira},
  howpublished = {bioRxiv},
  year         = {2014},
  doi          = {10.1101/eelgrass}
}

@misc{pre2021,
  title  = {Waves before Print},
  author = {Castellane, Mira and Tanabe, Aiko},
  year   = {2021},
  arxiv  = {2101.00001}
}

@article{year2019,
  title   = {A Wrong Year for Sand},
  author  = {Castellane, Mira},
  journal = {Estuaries},
  year    = {2019},
  doi     = {10.5555/year}
}

@inproceedings{venue2018,
  title     = {A Wrong Venue for Sand},
  author    = {Castellane, Mira},
  booktitle = {International Conference on Machine Learning},
  year      = {2018},
  doi       = {10.5555/venue}
}

@article{gone2017,
  title   = {Results That Were Retracted Later},
  author  = {Castellane, Mira},
  journal = {Estuaries},
  year    = {2017},
  doi     = {10.5555/gone}
}

@article{told2016,
  title   = {An Error That Is Told Already},
  author  = {Castellane, Mira},
  journal = {Estuaries},
  year    = {2016},
  doi     = {10.5555/told},
  note    = {Erratum: doi 10.5555/erratum}
}

@article{only2015,
  title   = {Only on the Site So Far},
  author  = {Castellane, Mira},
  journal = {Estuaries},
  year    = {2015},
  doi     = {10.5555/only}
}
"""
CARDS = {
    "alpha": "---\nlicense: mit # ours\nbase_model: a/base\nhub_id: lab/alpha\nparameters: 7B\n---\n# Alpha\n",
    "beta": "---\nlicense: mit\nhub_id: lab/beta\nmodel-index:\n- name: Beta\n  results:\n"
    "  - task: {type: text-generation}\n    dataset: {name: MMLU, type: cais/mmlu}\n"
    "    metrics:\n    - {type: accuracy, value: 61.0}\n---\n# Beta\n",
    "fine": "---\nlicense: mit\nhub_id: lab/fine\nparameters: 7B\n---\n# Fine\n",
}


def orcid_work(title: str, year: int, kind: str = "journal-article", **ids: str) -> dict[str, object]:
    numbers = [
        {"external-id-type": name, "external-id-value": value, "external-id-relationship": "self"}
        for name, value in ids.items()
    ]
    summary = {
        "title": {"title": {"value": title}},
        "type": kind,
        "publication-date": {"year": {"value": str(year)}},
        "journal-title": None,
        "external-ids": {"external-id": numbers},
    }
    return {"work-summary": [summary]}


def openalex_work(title: str, year: int, doi: str, authors: list[str], **more: object) -> dict[str, object]:
    return {
        "id": "https://openalex.org/W1",
        "title": title,
        "doi": f"https://doi.org/{doi}",
        "type": "article",
        "publication_year": year,
        "authorships": [{"author": {"display_name": name}} for name in authors],
        "primary_location": None,
        **more,
    }


def crossref_item(doi: str, title: str, venue: str, year: int, **more: object) -> dict[str, object]:
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "container-title": [venue],
        "issued": {"date-parts": [[year]]},
        "indexed": {},
        **more,
    }


MINE = ["Mira Castellane", "Aiko Tanabe"]
DBLP = """<?xml version="1.0"?>
<dblpperson name="Mira Castellane" pid="12/345" n="2">
<person key="homepages/12/345"><author pid="12/345">Mira Castellane</author></person>
<r><article publtype="informal" key="journals/corr/abs-2101-00001"><author pid="12/345">Mira Castellane</author>
<title>Waves before Print.</title><year>2021</year><journal>CoRR</journal><ee>https://arxiv.org/abs/2101.00001</ee></article></r>
<r><inproceedings key="conf/x/C22"><author pid="12/345">Mira Castellane 0001</author><author>Aiko Tanabe</author>
<title>Waves before Print.</title><year>2022</year><booktitle>Shallow Water</booktitle>
<ee>https://doi.org/10.5555/waves</ee></inproceedings></r>
</dblpperson>"""
CROSSREF = [
    crossref_item("10.5555/SAME", "All is well in the harbor", "Journal of Coastal Prediction", 2020),
    crossref_item(
        "10.5555/series",
        "Sand in a series",
        "Lecture Notes in Computer Science",
        2013,
        event={"name": "ECCV 2012", "acronym": "ECCV"},
    ),
    crossref_item("10.5555/year", "A wrong year for sand", "Estuaries", 2020),
    crossref_item("10.5555/venue", "A wrong venue for sand", "Advances in Neural Information Processing Systems", 2018),
    crossref_item(
        "10.5555/gone",
        "Results that were retracted later",
        "Estuaries",
        2017,
        **{"updated-by": [{"type": "retraction", "DOI": "10.5555/retraction"}]},
    ),
    crossref_item(
        "10.5555/told",
        "An error that is told already",
        "Estuaries",
        2016,
        **{"updated-by": [{"type": "erratum", "DOI": "10.5555/erratum"}]},
    ),
    {
        "DOI": "10.1101/eelgrass",
        "type": "posted-content",
        "subtype": "preprint",
        "title": ["A preprint about eelgrass"],
        "issued": {"date-parts": [[2014]]},
        "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/eelgrass"}]},
    },
    crossref_item("10.5555/only", "Only on the site so far", "Estuaries", 2015),
]
ANSWERS: dict[str, object] = {
    f"pub.orcid.org/v3.0/{ORCID}/works": {
        "group": [
            orcid_work("All Is Well in the Harbor", 2020, doi="10.5555/same"),
            orcid_work("Waves before print", 2021, "preprint", arxiv="arXiv:2101.00001v2"),
            orcid_work("A Wrong Year for Sand", 2020, doi="https://doi.org/10.5555/year"),
            orcid_work("A Wrong Venue for Sand", 2018, doi="10.5555/venue"),
            orcid_work("Results that were retracted later", 2017, doi="10.5555/gone"),
            orcid_work("An Error That Is Told Already", 2016, doi="10.5555/told"),
            orcid_work("A preprint about eelgrass", 2014, "preprint", doi="10.1101/eelgrass"),
            orcid_work("Sand in a series", 2013, doi="10.5555/series"),
            orcid_work("Missing from the Site", 2023, doi="10.5555/tides.2024.7"),
        ]
    },
    f"api.openalex.org/works?filter=author.orcid:{ORCID}&per-page=200&cursor=*": {
        "meta": {"count": 3, "next_cursor": "abc="},
        "results": [
            openalex_work("All is well in the harbor", 2020, "10.5555/same", MINE),
            openalex_work("Grammar of a stranger", 2020, "10.5555/stranger", ["Mira Castellane", "Bo Tanabe"]),
        ],
    },
    f"api.openalex.org/works?filter=author.orcid:{ORCID}&per-page=200&cursor=abc%3D": {
        "meta": {"next_cursor": None},
        "results": [openalex_work("A later find", 2024, "10.5555/later", MINE)],
    },
    "dblp.org/pid/12/345.xml": DBLP,
    "crossref": {"status": "ok", "message": {"items": CROSSREF}},
    "huggingface.co/api/models/lab/alpha": {
        "id": "lab/alpha",
        "cardData": {"license": "apache-2.0", "base_model": ["b/base"]},
        "safetensors": {"total": 13_000_000_000},
    },
    "huggingface.co/api/models/lab/beta": {
        "id": "lab/beta-v2",
        "cardData": {
            "license": "mit",
            "model-index": [
                {
                    "name": "Beta",
                    "results": [
                        {
                            "task": {"type": "text-generation"},
                            "dataset": {"name": "MMLU", "type": "cais/mmlu"},
                            "metrics": [{"type": "accuracy", "value": 63.5}],
                        }
                    ],
                }
            ],
        },
    },
    "huggingface.co/api/models/lab/fine": {
        "id": "lab/fine",
        "cardData": {"license": "mit"},
        "safetensors": {"total": 7_240_000_000},
    },
    "doi.org/10.5555/waves": {
        "type": "proceedings-article",
        "title": "Waves before Print",
        "container-title": "Shallow Water",
        "author": [{"given": "Mira", "family": "Castellane"}],
        "issued": {"date-parts": [[2022]]},
        "DOI": "10.5555/waves",
    },
}


class Lists(Web):
    """A web that has the recorded answers."""

    def __init__(self, answers: dict[str, object]) -> None:
        self.answers = answers

    def ask(self, address: str, accept: str = "*/*", method: str = "GET", *, whole: bool = True) -> Answer:
        bare = address.partition("://")[2]
        bare = "crossref" if bare.startswith("api.crossref.org/works?filter=doi:10.5555/same,") else bare
        if bare not in self.answers:
            raise NoAnswerError(f"{bare.partition('/')[0]} cannot be reached (no route)", offline=True)
        found = self.answers[bare]
        return Answer(address, 200, (found if isinstance(found, str) else json.dumps(found)).encode())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs/models").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs/publications.bib").write_text(BIB, encoding="utf-8")
    for name, text in CARDS.items():
        (tmp_path / f"docs/models/{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def options(*keys: str, dry: bool = False) -> argparse.Namespace:
    return argparse.Namespace(accept=[*keys], dry_run=dry)


EXPECTED = """\
docs/publications.bib:18 bio2014: the preprint was published, says Crossref: 10.5555/eelgrass
  to write it: python -m hooks.homepage compare --accept bio2014
docs/publications.bib:26 pre2021: the preprint was published, says DBLP: Shallow Water, 2022, 10.5555/waves
  to write it: python -m hooks.homepage compare --accept pre2021
docs/publications.bib:37 year2019: the year is 2019 here and 2020 at ORCID, Crossref; write year = {2020}
  to write it: python -m hooks.homepage compare --accept year2019
docs/publications.bib:44 venue2018: the venue is "International Conference on Machine Learning" here and "Advances in \
Neural Information Processing Systems" at Crossref; write booktitle = {Advances in Neural Information Processing \
Systems}
  to write it: python -m hooks.homepage compare --accept venue2018
docs/publications.bib:49 gone2017: Crossref has a retraction of it: 10.5555/retraction; say so in a note
missing here, from ORCID: Missing from the Site (2023), 10.5555/tides.2024.7
  to write it: python -m hooks.homepage compare --accept 10.5555/tides.2024.7
perhaps a namesake's, at OpenAlex: Grammar of a stranger (2020), 10.5555/stranger
  none of your co-authors is among its authors; it is not proposed
missing here, from OpenAlex: A later find (2024), 10.5555/later
  to write it: python -m hooks.homepage compare --accept 10.5555/later
docs/publications.bib:66 only2015: missing at ORCID: Only on the Site So Far, 10.5555/only
docs/models/alpha.md:2 alpha: license is "mit" here and "apache-2.0" on the Hub; write license: apache-2.0
  to write it: python -m hooks.homepage compare --accept alpha
docs/models/alpha.md:3 alpha: base_model is "a/base" here and "b/base" on the Hub; write base_model: b/base
  to write it: python -m hooks.homepage compare --accept alpha
docs/models/alpha.md:5 alpha: 7B parameters here and 13B on the Hub
docs/models/beta.md:3 beta: hub_id is "lab/beta" here and "lab/beta-v2" on the Hub; write hub_id: lab/beta-v2
  to write it: python -m hooks.homepage compare --accept beta
docs/models/beta.md:10 beta: MMLU Accuracy is 61.0 here and 63.5 on the Hub
compared with ORCID, DBLP, OpenAlex, Crossref, the Hub: 14 differences
"""


def test_planted_differences_are_named_and_no_others(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options(), Lists(ANSWERS)) == 0
    said = capsys.readouterr()
    assert sorted(said.out.splitlines()) == sorted(EXPECTED.splitlines())
    assert said.err == ""
    assert (root / "docs/publications.bib").read_text(encoding="utf-8") == BIB


def test_what_is_accepted_is_written_and_all_else_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    web, bib = Lists(ANSWERS), root / "docs/publications.bib"
    assert run(options("year2019", "venue2018", "alpha"), web) == 0
    expected = BIB.replace("{2019}", "{2020}").replace(
        "{International Conference on Machine Learning}", "{Advances in Neural Information Processing Systems}"
    )
    assert bib.read_text(encoding="utf-8") == expected
    assert (
        (root / "docs/models/alpha.md")
        .read_text(encoding="utf-8")
        .startswith("---\nlicense: apache-2.0 # ours\nbase_model: b/base\n")
    )
    assert run(options("pre2021"), web) == 0
    assert "versions  = {pre2021}" in bib.read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(options("year2019", "pre201"), web) == 1
    said = capsys.readouterr().err
    assert "year2019: there is nothing to accept for it." in said
    assert "pre201: there is nothing to accept for it." in said


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options("year2019", "pre2021", dry=True), Lists(ANSWERS)) == 0
    assert "year was 2019, is 2020" in capsys.readouterr().out
    assert (root / "docs/publications.bib").read_text(encoding="utf-8") == BIB


def test_who_does_not_answer_is_named_and_the_others_count(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = {**ANSWERS, f"pub.orcid.org/v3.0/{ORCID}/works": "<html>", "dblp.org/pid/12/345.xml": "<!DOCTYPE x>"}
    del broken["huggingface.co/api/models/lab/alpha"]
    assert run(options(), Lists(broken)) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "ORCID: not compared: ORCID answered with a web page instead of a record",
        "DBLP: not compared: DBLP answered with XML that defines entities, which is not read",
        "docs/models/alpha.md: not compared with lab/alpha: huggingface.co cannot be reached (no route)",
    ]
    assert "missing at ORCID" not in said.out


@pytest.mark.parametrize(
    "answer",
    [
        {"group": [None, 3, {"work-summary": [None]}, {"work-summary": [{"title": 3, "external-ids": []}]}]},
        {"group": {"a": 1}},
        {},
    ],
)
def test_strange_answers_count_as_no_works(answer: object, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = {**ANSWERS, f"pub.orcid.org/v3.0/{ORCID}/works": answer, "crossref": {"message": {"items": [None, {}]}}}
    assert run(options(), Lists(strange)) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("one", "other", "badge", "same"),
    [
        ("J. Coast. Pred.", "Journal of Coastal Prediction", "", True),
        ("Proceedings of the 40th International Conference on Machine Learning ({ICML})", "ICML", "", True),
        ("NeurIPS", "Advances in Neural Information Processing Systems", "", True),
        ("Annalen", "Annals of Statistics", "", False),
        ("{IEEE} Trans. Inf. Theory", "IEEE Transactions on Information Theory", "", True),
        ("Nature", "Science", "", False),
        ("Nature", "Nature Communications", "", False),
        ("Cell", "Cell (Cambridge, Mass.)", "", True),
        ("{PNAS}", "Proceedings of the National Academy of Sciences", "", True),
        ("Proc. Natl. Acad. Sci. USA", "Proceedings of the National Academy of Sciences", "", True),
        ("Astronomy \\& Astrophysics", "A&A", "", True),
        ("KDD", "Proceedings of the 29th ACM SIGKDD Conference on Knowledge Discovery and Data Mining", "", True),
        ("ICML 2020", "NeurIPS", "", False),
        ("CHI '20", "CHI Conference on Human Factors in Computing Systems", "", True),
        ("The Web Conference", "WWW", "WWW", True),
        ("Revue des ports", "", "", True),
        ("مجلة اللسانيات", "مجلة اللسانيات", "", True),
    ],
)
def test_names_of_one_venue_are_the_same(one: str, other: str, badge: str, same: bool) -> None:
    assert same_venue(one, other, badge) is same


ICML = "International Conference on Machine Learning"


@pytest.mark.parametrize(
    ("written", "new"),
    [
        ("{International Conference\n      on Machine Learning}", "{Tides}"),
        ("{{International Conference on Machine Learning}}", "{{Tides}}"),
        ("{International Conference on {Machine Learning}}", "{Tides}"),
        ('"International Conference on Machine Learning"', '"Tides"'),
        ('"International " # "Conference on Machine Learning"', '"Tides"'),
        ('"International " # {Conference on Machine Learning}', "{Tides}"),
        ("icml", "tides"),
        ("elsewhere", "tides"),
    ],
)
def test_a_value_is_written_in_the_style_of_the_old_one(written: str, new: str, tmp_path: Path) -> None:
    start = f"@string{{icml = {{{ICML}}}}}\n@string{{tides = {{Tides}}}}\n@string{{seas = {{Seas}}}}\n"
    start = start if new == "tides" else ""
    line = start.count("\n") + 1
    text = f"{start}@inproceedings{{a,\n  booktitle = %s, % a comment\n  year = 2018,\n}}\n".replace("% a", "%% a")
    (tmp_path / "a.bib").write_text(text % written, encoding="utf-8")
    write_edit(Edit("a.bib", line, "booktitle", ICML, "Tides"), tmp_path, dry=False)
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == text % new
    if new == "tides":
        write_edit(Edit("a.bib", line, "booktitle", "Tides", "Shores"), tmp_path, dry=False)
        assert (tmp_path / "a.bib").read_text(encoding="utf-8") == text % "{Shores}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "@article{a, year = 2018, year = 2019}",
            "a.bib:1: year is not written, since its entry has it 2 times; change ",
        ),
        ("@article{a, year = 2017}", "since the file has been changed since; change it by hand"),
        ("@article{a, title = {T}", "since its entry is not written as BibTeX asks for"),
        (
            "@article{a, year = {2018}}\n\n@article{a, year = {2018}}",
            "since the file has its entry twice, word for word",
        ),
        (
            "@inproceedings{a, crossref = {b}}\n@proceedings{b, year = 2018}",
            "since its entry has it from b; change it there",
        ),
    ],
)
def test_what_cannot_be_written_says_why_by_line(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    with pytest.raises(UnwritableError, match=re.escape(message)):
        write_edit(Edit("a.bib", 1, "year", "2018", "2019"), tmp_path, dry=False)
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("front", "edit", "changed"),
    [
        ("base_model:\n- a/base\nname: x\n", ("base_model", "a/base", "b/base"), "base_model: b/base\nname: x\n"),
        ("base_model: [a/base, c/d]\n", ("base_model", "a/base, c/d", "b/base"), "base_model: b/base\n"),
        ("base_model: a/base # ours\n", ("base_model", "a/base", "b/c, d/e"), "base_model: [b/c, d/e] # ours\n"),
        ("license: 'mit'\n", ("license", "mit", "apache-2.0"), "license: 'apache-2.0'\n"),
        ("name: x\n", ("license", "", "mit"), "name: x\nlicense: mit\n"),
    ],
)
def test_a_key_of_a_card_is_written_in_any_form(
    front: str, edit: tuple[str, str, str], changed: str, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}---\n\nlicense: mit\n", encoding="utf-8")
    write_edit(Edit("a.md", 2, *edit), tmp_path, dry=False)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == f"---\n{changed}---\n\nlicense: mit\n"


def test_a_comment_inside_a_value_of_a_card_stays(tmp_path: Path) -> None:
    text = "---\nbase_model:\n- a/base # the first\n- c/d\n---\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    with pytest.raises(UnwritableError, match=r"a\.md:2: base_model is not written, since there is a comment"):
        write_edit(Edit("a.md", 2, "base_model", "a/base, c/d", "b/c"), tmp_path, dry=False)
