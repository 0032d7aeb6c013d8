"""The command `add`: from identifiers to entries in a file's own style."""

from __future__ import annotations

import argparse
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from homepage.add.adding import Library, add_work
from homepage.add.bibtex import works_in_bibtex
from homepage.add.command import run
from homepage.add.csl import work_of_csl
from homepage.add.identifiers import identify
from homepage.add.proposals import areas_for
from homepage.add.sources import ask_source
from homepage.add.target import Target
from homepage.add.title_braces import protected
from homepage.bibtex import parse_bib
from homepage.names import Name
from homepage.names.people import Person
from homepage.outside.web import NoAnswerError, Web

from .recorded import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

BIB = """\
% The papers, newest first.

@inproceedings{castellane2022sill,
  title     = {The Sill: Why Currents Turn},
  author    = {Castellane, Mira and Nygård, Ørjan},
  booktitle = {Proceedings of the 39th International Conference on Machine Learning ({ICML})},
  year      = {2022},
  abbr      = {ICML},
  keywords  = {currents}
}

@misc{yildiz2021ensemble, % her first
  title  = {Two Hundred Members},
  author = {Yıldız, Şirin},
  year   = {2021},
  arxiv  = {2101.99999}
}

% The end: @comment and words stay here.
"""


class Recorded(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        text = ANSWERS.get(self.path.removeprefix("/")) or ANSWERS.get(self.path.removeprefix("/").lower())
        self.send_response(404 if text is None else 200)
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    """Return a way to a server that has the recorded answers, at any address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Recorded)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}/"
    yield Web(route=lambda address: here + address.partition("://")[2], sleep=lambda _: None)
    server.shutdown()
    server.server_close()


def target(folder: Path, text: str = BIB) -> Target:
    file = folder / "papers.bib"
    file.write_bytes(text.encode())
    return Target.of(file, folder)


def added(identifier: str, web: Web, folder: Path, text: str = BIB) -> tuple[str, list[str]]:
    """Return the entry that an identifier adds to a file, and the report."""
    file = target(folder, text)
    report = add_work(ask_source(identify(identifier), web), file, Library())
    before = {entry.source for entry in parse_bib(text, "papers.bib").entries}
    new = [entry.source for entry in parse_bib(file.text, "papers.bib").entries if entry.source not in before]
    return "\n".join(new), report


ENTRIES = {
    "https://doi.org/10.5555/tides.2024.7": """\
@article{castellane2024tides,
  title   = {Tides of \\emph{Zostera} with {RLHF} \\& H\\textsubscript{2}O: a note on the {Bayesian} sea},
  author  = {Castellane, Mira and van der Moolen, Piet and {The Harbor Collaboration}},
  journal = {Journal of Coastal Prediction},
  volume  = {12},
  number  = {3},
  pages   = {100--120},
  year    = {2024},
  doi     = {10.5555/TIDES.2024.7}
}""",
    "https://dl.acm.org/doi/abs/10.5555/3292500.333": """\
@inproceedings{yildiz2019ports,
  title     = {Ports and {GPUs}},
  author    = {Yıldız, Şirin and Đặng, Jr., Thị Mai},
  booktitle = {Proceedings of the 2nd Conference on Shallow Water},
  pages     = {1--9},
  year      = {2019},
  doi       = {10.5555/3292500.333}
}""",
    "https://link.springer.com/book/10.1007/978-3-16-148410-0": """\
@book{weidlichgross2019post,
  title     = {Die Post und ihre Feinde: Eine Geschichte des Wartens},
  author    = {Weidlich-Größ, Clara},
  publisher = {Verlag Lindenhof},
  address   = {Lindenau},
  edition   = {2},
  year      = {2019},
  doi       = {10.1007/978-3-16-148410-0},
  isbn      = {9783161484100}
}""",
    "https://link.springer.com/chapter/10.1007/978-3-16-148410-0_4": """\
@incollection{weidlichgross2021pest,
  title     = {Pest und Papier},
  author    = {Weidlich-Größ, Clara},
  editor    = {Ahlborn, Jürgen},
  booktitle = {Seuchen schreiben},
  publisher = {Verlag Lindenhof},
  pages     = {57--80},
  year      = {2021},
  doi       = {10.1007/978-3-16-148410-0_4}
}""",
    "https://www.biorxiv.org/content/10.1101/2020.03.22.999999v1.full": """\
@misc{asanteboateng2020eelgrass,
  title        = {Eelgrass remembers},
  author       = {Asante-Boateng, Kofi},
  howpublished = {bioRxiv},
  year         = {2020},
  doi          = {10.1101/2020.03.22.999999}
}""",
    "https://zenodo.org/records/7654321": """\
@software{castellane2023tides,
  title   = {tides: forecasts of the harbor gauge},
  author  = {Castellane, Mira and {Tidal Lab}},
  year    = {2023},
  version = {1.2.0},
  doi     = {10.5281/zenodo.7654321}
}""",
    "doi:10.5555/thesis.1": """\
@mastersthesis{wisniewska2018harbors,
  title  = {How Harbors Learn},
  author = {Wiśniewska, Zofia},
  school = {University of Lindenau},
  year   = {2018},
  doi    = {10.5555/thesis.1}
}""",
    "https://www.nature.com/articles/s41586-099-0001-1": """\
@article{sea2022,
  title   = {$x^{2}$ and the sea},
  author  = {田中, 愛子},
  journal = {Nature},
  pages   = {e17},
  year    = {2022},
  doi     = {10.1038/s41586-099-0001-1}
}""",
    "https://arxiv.org/pdf/2401.12345v2.pdf": """\
@misc{castellane2024waves,
  title  = {Waves in $\\ell_1$: 50\\% faster than {CPUs}},
  author = {Castellane, Mira and Gonzalez, Joseph E. and de la Cruz Santos, Maria and {Harbor Collaboration}},
  year   = {2024},
  arxiv  = {2401.12345}
}""",
    "hep-th/9711200": """\
@misc{maldonado1997large,
  title  = {The Large N Limit of Harbors},
  author = {Maldonado, Juan},
  year   = {1997},
  arxiv  = {hep-th/9711200}
}""",
    "https://openreview.net/forum?id=AbCdEf1234": """\
@inproceedings{castellane2024small,
  title      = {Small Agents, Large Harbors},
  author     = {Castellane, Mira and Wetterling, Joseph E.},
  booktitle  = {The Twelfth International Conference on Learning Representations},
  year       = {2024},
  openreview = {https://openreview.net/forum?id=AbCdEf1234}
}""",
    "https://openreview.net/pdf?id=OldNote123": """\
@misc{tanabe2022waiting,
  title      = {Waiting for the Pilot},
  author     = {Tanabe, Aiko},
  year       = {2022},
  openreview = {https://openreview.net/forum?id=OldNote123},
  note       = {Submitted to ICLR 2022}
}""",
    "2023.acl-long.9999": """\
@inproceedings{castellane2023naming,
  title     = {Naming the {T}ides of {B}abel},
  author    = {Castellane, Mira and Tanabe, Aiko},
  booktitle = {Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics},
  pages     = {1--14},
  year      = {2023},
  doi       = {10.18653/v1/2023.acl-long.9999}
}""",
    "https://proceedings.mlr.press/v999/castellane23a/castellane23a.pdf": """\
@inproceedings{castellane2023gradients,
  title     = {Gradients at Sea},
  author    = {Castellane, Mira and Nygård, Ørjan},
  booktitle = {Proceedings of the 40th International Conference on Machine Learning},
  series    = {Proceedings of Machine Learning Research},
  volume    = {999},
  pages     = {10--20},
  year      = {2023},
  url       = {https://proceedings.mlr.press/v999/castellane23a.html},
  abbr      = {ICML}
}""",
    "https://papers.nips.cc/paper_files/paper/2022/hash/0a1b2c-Abstract-Conference.html": """\
@inproceedings{castellane2022harbors,
  title     = {Harbors as Graphs},
  author    = {Castellane, Mira and Tanabe, Aiko},
  booktitle = {Advances in Neural Information Processing Systems},
  volume    = {35},
  pages     = {100--112},
  year      = {2022}
}""",
    "https://dblp.org/rec/conf/icml/CastellaneT21.html": """\
@inproceedings{castellane2021fast,
  title     = {Fast Sand},
  author    = {Castellane, Mira and Tanabe, Aiko},
  booktitle = {Proceedings of the 38th International Conference on Machine Learning, {ICML} 2021},
  series    = {Proceedings of Machine Learning Research},
  volume    = {139},
  pages     = {1--9},
  year      = {2021},
  abbr      = {ICML}
}""",
    "https://hal.science/hal-09999999v1": """\
@article{castellane2020marees,
  title   = {Les marées et leurs noms},
  author  = {Castellane, Mira},
  journal = {Revue des ports},
  volume  = {4},
  pages   = {1--20},
  year    = {2020},
  hal     = {hal-09999999}
}""",
    "0-306-40615-2": """\
@book{nygard1980sand,
  title     = {Sand: a history},
  author    = {Nygård, Ørjan},
  publisher = {Plenum Press},
  address   = {New York},
  year      = {1980},
  isbn      = {9780306406157}
}""",
    "urn:isbn:978-1-86197-271-2": """\
@book{asanteboateng2001pilots,
  title     = {Pilots},
  author    = {Asante-Boateng, Kofi},
  publisher = {Profile},
  year      = {2001},
  isbn      = {9781861972712}
}""",
    "https://openalex.org/works/W2741809807": """\
@article{piwowar2018quays,
  title   = {Quays without numbers},
  author  = {Piwowar, Heather},
  journal = {PeerHarbor},
  volume  = {6},
  pages   = {e4375},
  year    = {2018}
}""",
}


@pytest.mark.parametrize("identifier", ENTRIES)
def test_an_identifier_gives_the_entry_that_its_source_describes(identifier: str, web: Web, tmp_path: Path) -> None:
    entry, report = added(identifier, web, tmp_path)
    assert entry == ENTRIES[identifier], report


def test_the_report_names_what_was_proposed_what_was_left_and_what_the_source_does_not_say(
    web: Web, tmp_path: Path
) -> None:
    _, report = added("https://proceedings.mlr.press/v999/castellane23a.html", web, tmp_path)
    assert report == [
        "papers.bib:3: added castellane2023gradients, from PMLR: Gradients at Sea",
        "  proposed by your other entries, please check: abbr = {ICML}",
        "  left out, since papers.bib seldom has them: publisher, pdf, editor",
    ]
    _, report = added("10.1101/2020.03.22.999999", web, tmp_path)
    assert report[1:] == [
        "  left out, since papers.bib seldom has them: month",
        "  it was published as: 10.5555/eelgrass.1",
    ]
    _, report = added("10.1038/s41586-099-0001-1", web, tmp_path)
    assert report[1:] == ["  Crossref does not say: volume"]


def with_entries(folder: Path, *entries: str) -> Target:
    return target(folder, "\n\n".join(entries) + "\n")


PREPRINT = "@misc{gradients, title={Gradients at {Sea}}, author={Mira Castellane}, year=2022, eprint={2201.00001}}"
SAME = {
    "10.5555/tides.2024.7": "@article{old, title={X}, doi={https://doi.org/10.5555/Tides.2024.7}}",
    "2401.12345": "@misc{old, title={Anything}, eprint={2401.12345v1}, archiveprefix={arXiv}}",
    "https://openreview.net/forum?id=AbCdEf1234": "@misc{old, title={X}, url={https://openreview.net/pdf?id=AbCdEf1234}}",
    "hal-09999999": "@article{old, title={X}, journal={Y}, hal_id={hal-09999999v2}}",
    "9780306406157": "@book{old, title={X}, isbn={0-306-40615-2}}",
    "10.5555/3292500.333": "@inproceedings{old, title={PORTS and {GPU}s}, author={Ş. Yıldız}, doi={10.9/1}}",
}


@pytest.mark.parametrize("identifier", SAME)
def test_a_paper_that_is_there_is_named_and_not_added_again(identifier: str, web: Web, tmp_path: Path) -> None:
    file = with_entries(tmp_path, "% a comment", SAME[identifier])
    report = add_work(ask_source(identify(identifier), web), file, Library())
    assert report[0].startswith("papers.bib:3 old: already there, with the same ")
    assert file.text == file.before


def test_an_equal_title_by_other_authors_is_another_paper(web: Web, tmp_path: Path) -> None:
    file = with_entries(tmp_path, "@article{old, title={Small agents, large harbors}, author={Lee, Ann}, journal={J}}")
    add_work(ask_source(identify("https://openreview.net/forum?id=AbCdEf1234"), web), file, Library())
    assert "Mira" in file.text


def test_what_a_preprint_became_is_proposed_and_joined_with_it_on_request(web: Web, tmp_path: Path) -> None:
    work = ask_source(identify("https://proceedings.mlr.press/v999/castellane23a.html"), web)
    file = with_entries(tmp_path, PREPRINT)
    report = "\n".join(add_work(work, file, Library()))
    assert "papers.bib:1 gradients: already there as a preprint, with the same title: Gradients at Sea" in report
    assert "versions={gradients}" in report.replace(" ", "")
    assert file.text == file.before
    add_work(work, file, Library(), join=True)
    new = parse_bib(file.text, "papers.bib").entries[-1]
    assert (new.get("versions"), new.type) == ("gradients", "inproceedings")
    again = file.text
    assert "already there, with the same title" in add_work(work, file, Library(), join=True)[0]
    assert file.text == again


def test_the_preprint_of_a_published_paper_is_a_line_to_write(web: Web, tmp_path: Path) -> None:
    published = (
        "@article{waves, title={Waves in $\\ell_1$: 50\\% Faster than CPUs}, author={Castellane, M.}, journal={J}}"
    )
    file = with_entries(tmp_path, published)
    report = add_work(ask_source(identify("2401.12345"), web), file, Library())

    assert report[1] == "  to link its preprint, write arxiv = {2401.12345} into this entry"
    assert file.text == file.before


STYLES = {
    "quotes, tabs, a comma at the end": (
        '@Article{Knu84,\n\tAuthor = "Knuth, Donald",\n\tTitle = "{Literate Programming}",\n\tJournal = "C. J.",\n'
        "\tYear = 1984,\n}\n",
        '@Article{CMT24,\n\tAuthor = "Castellane, Mira and van der Moolen, Piet and {The Harbor Collaboration}",\n'
        '\tTitle = "{',
    ),
    "one line, no spaces, given names first": (
        "@article{a:2020, title={Sand and Sea}, author={Ann Lee and Bo Li}, journal={J}, year={2020}}\n",
        "@article{castellane2024tides, title={Tides of",
    ),
    "biblatex with dates": (
        "@article{Lee:2020,\n  title = {Sand},\n  author = {Lee, Ann},\n  journaltitle = {J},\n  date = {2020-03}\n}\n",
        "@article{Castellane:2024,\n  title = {Tides of",
    ),
    "accents in LaTeX": (
        "@article{lee2020sand,\n  title = {Sand f{\\\"u}r \\'Eva},\n  author = {Lee, Ann},\n  journal = {J},\n"
        "  year = {2020}\n}\n",
        "@article{castellane2024tides,\n  title = {Tides of",
    ),
    "Windows line ends": (
        "@article{lee2020sand,\r\n  title = {Sand},\r\n  author = {Lee, Ann}\r\n}\r\n",
        "@article{castellane2024tides,\r\n  title = {Tides of",
    ),
}


def test_commas_and_parentheses_are_where_the_file_has_them(web: Web, tmp_path: Path) -> None:
    text = "@article(lee2020\n  , title = {Sand}\n  , author = {Lee, Ann}\n  , year = 2020\n  )\n"
    entry, _ = added("https://dl.acm.org/doi/abs/10.5555/3292500.333", web, tmp_path, text)
    assert entry == (
        "@inproceedings(yildiz2019\n  , title = {Ports and {GPUs}}\n"
        "  , author = {Yıldız, Şirin and Đặng, Jr., Thị Mai}\n"
        "  , booktitle = {Proceedings of the 2nd Conference on Shallow Water}\n  , pages = {1--9}\n  , year = 2019\n"
        "  , doi = {10.5555/3292500.333}\n  )"
    )


def test_fields_that_the_file_lacks_come_after_those_that_are_usually_before_them(web: Web, tmp_path: Path) -> None:
    text = (
        "@article{a,\n  author = {Lee, A.},\n  year = {2020},\n  title = {Sand},\n  journal = {J},\n  volume = {1}\n}\n"
    )
    entry, _ = added("10.5555/tides.2024.7", web, tmp_path, text)
    (read,) = parse_bib(entry, "").entries
    assert list(read.fields) == ["author", "year", "title", "journal", "volume", "number", "pages", "doi"]


@pytest.mark.parametrize(
    ("month", "written"),
    [("mar", "month = apr"), ("{March}", "month = {April}"), ("{Mar}", "month = {Apr}"), ("3", "month = {4}")],
)
def test_months_are_written_as_in_the_file(month: str, written: str, tmp_path: Path) -> None:
    text = f"@article{{a, title = {{T}}, author = {{Lee, Ann}}, journal = {{J}}, year = {{2020}}, month = {month}}}\n"
    file = target(tmp_path, text)
    work = work_of_csl(
        {"type": "article-journal", "title": "New", "issued": {"date-parts": [[2024, 4]]}}, "10.5555/new"
    )
    add_work(work, file, Library())
    assert written in file.text.replace(text, "")


def test_keys_of_bibdesk_end_in_two_letters(web: Web, tmp_path: Path) -> None:
    entries = "".join(
        f"@article{{{key}, title = {{{title}}}, author = {{Lee, Ann}}, year = {{2020}}}}\n"
        for key, title in (("Lee:2020aa", "Sand"), ("Lee:2020ab", "Sea"), ("Lee:2020ac", "Salt"))
    )
    entry, _ = added("10.5555/tides.2024.7", web, tmp_path, entries)
    assert entry.startswith("@article{Castellane:2024aa, ")


@pytest.mark.parametrize("habit", STYLES)
def test_an_entry_is_written_as_the_file_writes_its_own(habit: str, web: Web, tmp_path: Path) -> None:
    text, beginning = STYLES[habit]
    entry, report = added("10.5555/tides.2024.7", web, tmp_path, text)
    assert entry.startswith(beginning), (entry, report)


def test_the_values_follow_the_habits_of_the_file(web: Web, tmp_path: Path) -> None:
    quoted, _ = added("10.5555/tides.2024.7", web, tmp_path, STYLES["quotes, tabs, a comma at the end"][0])
    assert "\tYear = 2024,\n" in quoted
    assert quoted.endswith(",\n}")
    plain, _ = added("10.5555/tides.2024.7", web, tmp_path, STYLES["one line, no spaces, given names first"][0])
    assert "author={Mira Castellane and Piet van der Moolen and {The Harbor Collaboration}}, journal={" in plain
    biblatex, _ = added("10.5555/tides.2024.7", web, tmp_path, STYLES["biblatex with dates"][0])
    assert "journaltitle = {Journal of Coastal Prediction}" in biblatex
    assert "date = {2024-07}" in biblatex
    latex, _ = added("10.5555/3292500.333", web, tmp_path, STYLES["accents in LaTeX"][0])
    assert "author = {Y{\\i}ld{\\i}z, {\\c S}irin and" in latex


ARXIV_FORMS = {
    "eprint": (
        "@online{a, title={T}, eprint={2101.00001}, eprinttype={arXiv}, eprintclass={cs.AI}}",
        {"eprint": "2401.12345", "eprinttype": "arXiv", "eprintclass": "cs.LG"},
    ),
    "Google Scholar's": (
        "@article{a, title={T}, journal={arXiv preprint arXiv:2101.00001}, year={2021}}",
        {"journal": "arXiv preprint arXiv:2401.12345"},
    ),
    "DBLP's": (
        "@article{a, title={T}, journal={CoRR}, volume={abs/2101.00001}, year={2021}}",
        {"journal": "CoRR", "volume": "abs/2401.12345"},
    ),
    "none": ("", {"eprint": "2401.12345", "archiveprefix": "arXiv", "primaryclass": "cs.LG"}),
}


@pytest.mark.parametrize("form", ARXIV_FORMS)
def test_an_arxiv_paper_has_the_form_of_those_in_the_file(form: str, web: Web, tmp_path: Path) -> None:
    text, expected = ARXIV_FORMS[form]
    entry, _ = added("2401.12345", web, tmp_path, text)
    fields = parse_bib(entry, "").entries[0]
    assert {name: fields.get(name) for name in expected} == expected


ONE = "@article{{{0}, title={{{1}}}, author={{Lee, Ann}}, journal={{J}}, year={{{2}}}}}"


@pytest.mark.parametrize(
    ("years", "before", "after"),
    [
        (("2026", "2025", "2023", "2021"), "k2025", "k2023"),
        (("2020", "2021", "2025", "2026"), "k2021", "k2025"),
        (("2019", "2025", "2018", "2026", "2017"), "k2017", ""),
    ],
)
def test_an_entry_is_placed_by_the_order_of_the_file(
    years: tuple[str, ...], before: str, after: str, web: Web, tmp_path: Path
) -> None:
    file = with_entries(tmp_path, *(ONE.format(f"k{year}", f"Title of {year}", year) for year in years), "% the end")
    add_work(ask_source(identify("10.5555/tides.2024.7"), web), file, Library())
    keys = [entry.key for entry in file.entries]
    at = next(number for number, key in enumerate(keys) if key not in {f"k{year}" for year in years})
    assert keys[at - 1] == before
    assert (keys[at + 1] if after else "") == after
    assert file.text.rstrip().endswith("% the end")


def test_an_entry_of_a_new_year_comes_above_the_heading_of_the_last_one(web: Web, tmp_path: Path) -> None:
    newest, older = ONE.format("a", "A first title", "2023"), ONE.format("b", "A second title", "2022")
    text = f"% My papers\n\n% ---- 2023 ----\n{newest}\n\n% ---- 2022 ----\n{older}\n"
    file = target(tmp_path, text)
    add_work(ask_source(identify("10.5555/tides.2024.7"), web), file, Library())
    lines = [line for line in file.text.splitlines() if line.startswith(("%", "@"))]
    assert [line[:9] for line in lines] == [
        "% My pape",
        "@article{",
        "% ---- 20",
        "@article{",
        "% ---- 20",
        "@article{",
    ]


def test_names_of_texts_are_used_where_the_file_defines_them(web: Web, tmp_path: Path) -> None:
    text = '@string{jcp = "Journal of Coastal Prediction"}\n\n' + ONE.format("a", "A title", "2020") + "\n"
    entry, _ = added("10.5555/tides.2024.7", web, tmp_path, text)
    assert "journal=jcp," in entry.replace(" ", "")


def test_areas_are_proposed_where_a_title_clearly_fits_one(tmp_path: Path) -> None:
    entries = parse_bib(
        "@misc{a, title={Tidal currents in harbors}, keywords={currents}}"
        "@misc{b, title={Names of harbors}, keywords={names}}",
        "a.bib",
    ).entries
    assert areas_for("Tidal currents", entries, ["currents", "names"]) == ["currents"]
    assert areas_for("Harbors", entries, ["currents", "names"]) == []


PASTED = """
@string{jp = "Journal of Ports"}
@article{Smith_2020_x,
  title = "The {LaTeX} of 5\\% \\& more",
  author = "Smith, John* and M{\\"u}ller, J{\\"o}rg and others",
  journal = jp, year = 2020, keywords = {theirs, not ours}, timestamp = {now}, doi = {10.5555/p}, custom-field = {x}
}
"""


def test_pasted_bibtex_is_written_in_the_style_of_the_file(tmp_path: Path) -> None:
    file = target(tmp_path)
    report = add_work(works_in_bibtex(PASTED, "what you pasted")[0][0], file, Library())
    new = next(entry for entry in file.entries if entry.get("doi") == "10.5555/p")
    assert new.source == (
        "@article{smith2020latex,\n  title   = {The {LaTeX} of 5\\% \\& more},\n"
        "  author  = {Smith, John* and Müller, Jörg and others},\n"
        "  journal = {Journal of Ports},\n  year    = {2020},\n  doi     = {10.5555/p}\n}"
    )
    assert report[1:] == [
        "  left out, since papers.bib seldom has them: keywords",
        "  left out, since nothing reads them: custom-field",
        "  what you pasted does not say: volume, pages",
        "  left out, as only databases read it: timestamp",
    ]


HOSTILE_TITLES = [
    "Fine}, author = {Evil}, x = {",
    "Fine\n}\n\n@article{evil, title = {x}}",
    "\\input{/etc/passwd} \\write18{rm}",
    "<script>alert(1)</script>Fine <img src=x onerror=alert(1)>",
    "{{{{ unbalanced \\",
    "ends with a backslash \\",
    '"quotes" % comment # hash @ at $5',
    "\u202eright to left\x00\x1b[31m red\u2028line",
    "$\\input{x}$ and $unclosed",
    "<mml:math><mml:mi>}</mml:mi></mml:math>",
    "x" * 300_000,
    "",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 مرحبا 漢字 🎉",
]


@pytest.mark.parametrize("title", HOSTILE_TITLES)
@pytest.mark.parametrize("opening", ["{", '"'])
def test_no_answer_can_leave_its_field(title: str, opening: str, tmp_path: Path) -> None:
    closing = "}" if opening == "{" else '"'
    file = with_entries(tmp_path, f"@article{{old,\n title = {opening}T{closing},\n journal = {opening}J{closing}\n}}")
    hostile = {"family": title[:200] or "X", "given": "A } and {B"}
    record = {"type": "journal-article", "title": title, "container-title": title, "author": [hostile], "volume": "}"}
    work = work_of_csl(record, "10.5555/x")
    if not work.title:
        with pytest.raises(NoAnswerError, match="does not say its title"):
            add_work(work, file, Library())
        return
    add_work(work, file, Library())
    assert file.entries[0].key == "old"
    assert len(file.entries) == 2
    new = file.entries[1]
    assert set(new.fields) <= {"title", "author", "journal", "volume", "doi"}
    assert not {"\x00", "\x1b", "\u202e", "\u2028"} & set(new.source)
    assert "\\input" not in new.source
    assert "script" not in new.source


@pytest.mark.parametrize(
    "record",
    [
        {"title": None, "author": "Ann", "issued": 3, "page": ["1"], "relation": [], "updated-by": {"a": 1}},
        {"title": ["T", "U"], "author": [None, 3, {"family": 3}], "issued": {"date-parts": [[None]]}},
        {"title": {"a": 1}, "issued": {"date-parts": "x"}, "institution": {"name": 5}, "type": ["book"]},
        {"title": "T", "issued": {"date-parts": [["99999", "77"]]}, "ISBN": {}, "abstract": 4, "type": 7},
    ],
)
def test_values_of_wrong_kinds_are_left_out(record: dict[str, object]) -> None:
    work = work_of_csl(record, "10.5555/x")
    assert work.fields["doi"] == "10.5555/x"
    assert work.fields.get("year", "") == ""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one page, which is the current folder."""
    (tmp_path / "docs/research").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    (tmp_path / "docs/publications.bib").write_text(BIB, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs/publications.bib"


def options(*addresses: str, **others: object) -> argparse.Namespace:
    return argparse.Namespace(addresses=[*addresses], **{"to": None, "dry_run": False, "versions": False, **others})


def test_a_dry_run_shows_the_change_and_makes_none(site: Path, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options("10.5555/tides.2024.7", dry_run=True), web) == 0
    said = capsys.readouterr().out
    assert "+@article{castellane2024tides," in said
    assert "-" not in {line[:1] for line in said.splitlines() if not line.startswith("---")}
    assert site.read_text(encoding="utf-8") == BIB


def test_all_that_can_be_added_is_added_once(site: Path, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options("10.5555/tides.2024.7", "2401.00000", "nonsense", "10.5555/none"), web) == 1
    said = capsys.readouterr()
    assert said.out.startswith("docs/publications.bib:3: added castellane2024tides")
    assert "2401.00000: not added: arXiv has no paper 2401.00000." in said.err
    assert "nonsense: not added: is not one of the things that are read" in said.err
    assert "10.5555/none: not added: doi.org does not know it (status 404)." in said.err
    after = site.read_text(encoding="utf-8")
    assert after.replace(ENTRIES["https://doi.org/10.5555/tides.2024.7"] + "\n\n", "") == BIB
    assert run(options("https://doi.org/10.5555/TIDES.2024.7"), web) == 0
    assert "already there" in capsys.readouterr().out
    assert site.read_text(encoding="utf-8") == after


def test_without_a_network_the_message_says_what_to_do(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offline = Web(route=lambda _: "http://127.0.0.1:9/", sleep=lambda _: None)
    assert run(options("10.5555/tides.2024.7"), offline) == 1
    said = capsys.readouterr().err
    assert "doi.org cannot be reached (Connection refused). Check the network, or copy the BibTeX" in said
    assert site.read_text(encoding="utf-8") == BIB


def test_bibtex_and_pdfs_are_read_from_files(site: Path, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    root = site.parents[1]
    (root / "new.bib").write_text(PASTED, encoding="utf-8")
    xmp = b"<x:xmpmeta><rdf:RDF><prism:doi>10.5555/tides.2024.7</prism:doi></rdf:RDF></x:xmpmeta>"
    (root / "a.pdf").write_bytes(b"%PDF-1.7\n<</Title (Cites 10.1/other)>>" + xmp)
    (root / "b.pdf").write_bytes(b"%PDF-1.7\nText: doi 10.5555/in.the.text")
    assert run(options("new.bib", "a.pdf", "b.pdf", "nwe.bib"), web) == 1
    said = capsys.readouterr()
    assert "added smith2020latex" in said.out
    assert "added castellane2024tides" in said.out
    assert "b.pdf: not added: its metadata (XMP and Info) name no DOI" in said.err
    assert 'nwe.bib: not added: there is no such file. Did you mean "new.bib"?' in said.err


def test_an_old_encoding_stays_or_is_told(site: Path, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    site.write_bytes("@article{a, title={Für}, author={Lee}}\n".encode("cp1252"))
    assert run(options("10.5555/thesis.1"), web) == 1
    assert 'is saved as cp1252, which has no "ś"; save it as UTF-8' in capsys.readouterr().err
    assert run(options("10.5555/tides.2024.7"), web) == 0
    assert site.read_bytes().startswith("@article{a, title={Für}".encode("cp1252"))


def test_of_several_files_one_must_be_named(site: Path, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    (site.parent / "talks.bib").write_text(PREPRINT, encoding="utf-8")
    (site.parents[1] / "mkdocs.yml").write_text("plugins:\n  bibtex:\n    bib_dir: docs\n", encoding="utf-8")
    assert run(options("10.5555/tides.2024.7"), web) == 1
    assert "name the one to add to with --to: docs/publications.bib, docs/talks.bib" in capsys.readouterr().err
    assert (
        run(options("https://proceedings.mlr.press/v999/castellane23a.html", to=Path("docs/publications.bib")), web)
        == 0
    )
    assert "docs/talks.bib:1 gradients: already there as a preprint" in capsys.readouterr().out


def test_broken_bibtex_is_told_by_line_and_not_guessed_at(
    site: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site.parents[1]
    (root / "new.bib").write_text(
        "@article{a, title={A, author={B}\n\n@misc{good, title={A good one}}\n@misc{c, year=1}", encoding="utf-8"
    )
    assert run(options("new.bib"), web) == 0
    said = capsys.readouterr()
    assert 'new.bib:1: entry "a"' in said.err
    assert "new.bib:4: entry c has no title" in said.err
    assert said.out.count(": added ") == 1
    (root / "other.bib").write_text("TY  - JOUR\n", encoding="utf-8")
    assert run(options("other.bib", ""), web) == 1
    said = capsys.readouterr()
    assert "other.bib:1: this file is not BibTeX but RIS" in said.err
    assert '"": not added: is not one of the things' in said.err


TITLES = {
    "Learning from RLHF with GPT-4": "Learning from {RLHF} with {GPT-4}",
    "Sampling for the Bayesian in Zurich, and 3D maps": "Sampling for the {Bayesian} in {Zurich}, and {3D} maps",
    "Bayesian Bandits and Gaussian Noise": "{Bayesian} Bandits and Gaussian Noise",
    "Part II: the sea of iPhone users in the U.S.": "Part {II}: the sea of {iPhone} users in the {U.S}.",
    r"Schr{\"o}dinger bridges for RLHF": r"Schr{\"o}dinger bridges for {RLHF}",
    r"Regret of $O(\sqrt{T})$ for LLMs": r"Regret of $O(\sqrt{T})$ for {LLMs}",
    "The {T}ide of RLHF": "The {T}ide of RLHF",
    "ALL CAPITALS ARE NOT ACRONYMS": "ALL CAPITALS ARE NOT ACRONYMS",
    "Über die Wellen der Nordsee": "Über die Wellen der Nordsee",
    "漢字とRLHF": "{漢字とRLHF}",
    "Learning with Gaussian Noise under Attack": "Learning with Gaussian Noise under Attack",
    "": "",
}


@pytest.mark.parametrize("title", TITLES)
def test_braces_keep_the_capitals_that_must_stay(title: str) -> None:
    english = "Wellen" not in title
    assert protected(title, english=english, braced={"Bayesian"}) == TITLES[title]


def test_words_that_have_braces_in_the_file_get_them_in_new_titles(tmp_path: Path) -> None:
    file = target(tmp_path, r"@misc{a, title={A {Gaussian} and {\'O}sterreich and {\emph{Not}}}}")
    assert file.style.braced_words == {"Gaussian"}


def test_a_joined_paper_keeps_its_areas_and_its_place_on_the_first_page(web: Web, tmp_path: Path) -> None:
    text = PREPRINT.replace("eprint", "keywords={sea, theory}, selected={true}, code={https://x.org}, eprint")
    file = with_entries(tmp_path, text)
    work = ask_source(identify("https://proceedings.mlr.press/v999/castellane23a.html"), web)
    add_work(work, file, Library(), join=True)
    new = file.entries[-1]
    assert (new.get("keywords"), new.get("selected"), new.says("code")) == ("sea, theory", "true", False)


def test_a_paper_without_the_author_of_the_site_is_told(web: Web, tmp_path: Path) -> None:
    work = ask_source(identify("10.5555/thesis.1"), web)
    mine, other = Person(Name("Zofia", "Wiśniewska")), Person(Name("Ada", "Lovelace"))
    assert "among its authors" not in "\n".join(add_work(work, target(tmp_path), Library(owner=mine)))
    assert add_work(work, target(tmp_path), Library(owner=other))[-1] == "  Ada Lovelace is not among its authors"


def test_pasted_entries_keep_what_this_site_reads_and_what_they_inherit(tmp_path: Path) -> None:
    text = """@inproceedings{x, title={Sand Banks}, author={Lee, Ann}, crossref={vol}, code={https://c.org/x},
      selected={true}, keywords={currents, nothing else here}, pdf={https://p.org/x.pdf}}
      @proceedings{vol, title={Proceedings of Sand}, year={2020}, publisher={P}}
      @misc{y, title={Sand Bars}, crossref={nowhere}}"""
    works, problems = works_in_bibtex(text, "new.bib")
    file = target(tmp_path)
    report = add_work(works[0], file, Library())
    new = next(entry for entry in file.entries if entry.get("title") == "Sand Banks")
    assert {name: new.get(name) for name in new.fields} == {
        "title": "Sand Banks",
        "author": "Lee, Ann",
        "booktitle": "Proceedings of Sand",
        "year": "2020",
        "code": "https://c.org/x",
        "keywords": "currents",
        "selected": "true",
    }
    assert "  left out, since papers.bib seldom has them: keywords, pdf, publisher" in report
    assert [work.title for work in works] == ["Sand Banks", "Sand Bars"]
    assert 'its crossref names "nowhere"' in problems[0]
