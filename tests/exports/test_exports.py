"""The files that readers' tools take, each judged by the rules of its format."""

from __future__ import annotations

import json
import re
import time
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

import pytest
from bibliographies import REAL_BIB, csl_json, entry, read_bib, ris
from homepage.bibliography.fields import OWN_FIELDS
from homepage.bibliography.reader import make_bibliography
from homepage.bibtex import parse_bib
from homepage.cards.reader import read_card
from homepage.exports.atom import atom
from homepage.exports.bib import bibtex
from homepage.exports.llms import llms_txt
from homepage.names import Name
from homepage.names.people import People, Person
from homepage.whole_site.addresses import Addresses
from homepage.whole_site.areas import Area
from hypothesis import given
from hypothesis import strategies as st
from made_sites import site_of
from pybtex.database import parse_string  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from conftest import Homepage
    from homepage.bibliography.publication import Publication

OWNER = Person(Name("Ada", "Lovelace"))

PAPER = r"""
@inproceedings{lovelace1843,
  title     = {Notes on the {Analytical Engine} {\&} its {B}ernoulli numbers},
  subtitle  = {A sketch},
  author    = {Lovelace, Ada* and van der Berg, Jan and King, Jr., Martin and {Babbage \& Sons}},
  editor    = {Menabrea, Luigi and others},
  booktitle = {Proceedings of the 1st Conference on Engines},
  series    = {Scientific Memoirs},
  volume    = 3,
  number    = {29},
  pages     = {666--731},
  publisher = {Taylor},
  organization = {Royal Society},
  address   = {London},
  isbn      = {978-3-16-148410-0},
  issn      = {1234-5678},
  doi       = {https://doi.org/10.1000/XYZ.1},
  arxiv     = {2301.11270},
  url       = {https://example.org/paper?a=1&b=2},
  month     = aug,
  day       = 5,
  year      = 1843,
  note      = {Best  paper
               award},
  keywords  = {engines, numbers},
  abstract  = {First paragraph.

               Second one.},
  language  = {english},
}
"""


def publications(source: str) -> tuple[Publication, ...]:
    return make_bibliography([parse_bib(source, "papers.bib")], People([OWNER]), OWNER).publications


def one(source: str) -> Publication:
    (publication,) = publications(source)
    return publication


def href(publication: Publication) -> str:
    return f"./publications/{publication.slug}/"


class TestBibtex:
    """The entry as written, less the site's own fields."""

    @pytest.mark.parametrize("opening", ["@article a,", "@article [a,", "@article\n  a,", "@article\n"])
    def test_an_entry_without_its_opening_brace_is_exported_with_it(self, opening: str) -> None:
        (entry,) = parse_string(bibtex(one(f"{opening} title = {{A}}, year = {{2020}}}}")), "bibtex").entries.values()
        assert (entry.type, dict(entry.fields)) == ("article", {"title": "A", "year": "2020"})

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            pytest.param(
                "@misc{a,\n  title = {T},\n  code = {x},\n  year = 2020\n}",
                "@misc{a,\n  title = {T},\n  year = 2020\n}",
                id="a line of its own",
            ),
            pytest.param(
                "@misc{a,\n  title = {T},\n  code = {x},\n  pdf = {y}\n}",
                "@misc{a,\n  title = {T}\n}",
                id="the last lines, without a comma at the end",
            ),
            pytest.param(
                "@misc{a,\n  title = {T},\n  code = {x},\n}",
                "@misc{a,\n  title = {T},\n}",
                id="the last line, with a comma at the end",
            ),
            pytest.param(
                "@misc{a,\n  title = {T},\n  code = {x}}",
                "@misc{a,\n  title = {T}}",
                id="the last line, with the closing brace on it",
            ),
            pytest.param("@misc{a, title={T}, code={x}}", "@misc{a, title={T}}", id="one line, at the end"),
            pytest.param("@misc{a, title={T}, code={x},}", "@misc{a, title={T},}", id="one line, comma at the end"),
            pytest.param("@misc{a, code={x}, title={T}}", "@misc{a, title={T}}", id="one line, at the start"),
            pytest.param(
                "@misc{a,\n  title={T}, code={x}, pdf={y},\n  year=2020}",
                "@misc{a,\n  title={T},\n  year=2020}",
                id="at the end of a shared line",
            ),
            pytest.param(
                "@misc{a,\n  code={x}, title={T},\n  year=2020}",
                "@misc{a,\n  title={T},\n  year=2020}",
                id="at the start of a shared line",
            ),
            pytest.param(
                "@misc{a\n , title = {T}\n , code = {x}\n , year = 2020\n}",
                "@misc{a\n , title = {T}\n , year = 2020\n}",
                id="commas at the start of lines",
            ),
            pytest.param(
                "@misc{a\n , title = {T}\n , code = {x}\n}",
                "@misc{a\n , title = {T}\n}",
                id="commas at the start of lines, the last one",
            ),
            pytest.param(
                "@misc{a,\r\n\tcode = {x},\r\n\ttitle = {T}\r\n}", "@misc{a,\r\n\ttitle = {T}\r\n}", id="Windows lines"
            ),
            pytest.param(
                "@misc{a,\n  abstract = {A},\n  award = {First\n    line, code = {z},\n  last},\n  title = {T}\n}",
                "@misc{a,\n  abstract = {A},\n  title = {T}\n}",
                id="a value of several lines",
            ),
            pytest.param("@misc(a, title={T}, code={x})", "@misc(a, title={T})", id="parentheses"),
            pytest.param('@misc{a, CODE = "x" # {y} # jan, title = {T}}', "@misc{a, title = {T}}", id="joined pieces"),
            pytest.param("@misc{a,\n  code = {x}\n}", "@misc{a,\n}", id="nothing else"),
            pytest.param(
                "@misc{a,\n  title = {T}, % code follows\n  code = {x},\n  year = 2020 }",
                "@misc{a,\n  title = {T}, % code follows\n  year = 2020 }",
                id="a comment stays",
            ),
            pytest.param(
                "@misc{a,\n  title = {T}, % last\n  code = {x}\n}",
                "@misc{a,\n  title = {T} % last\n}",
                id="a comment before the last field stays",
            ),
        ],
    )
    def test_takes_the_sites_own_fields_out(self, written: str, expected: str) -> None:
        assert bibtex(one(written)) == expected

    @pytest.mark.parametrize(
        "written",
        [
            '@article{a,\n  title = {The line\n  code = {x},\n  in a title},\n   Author="A  {B}" ,\n\n  year =  2020 }',
            '@article{a, title = "pdf = {x}, html = 3", decoder = {c}}',
            "@article{a,\n  title = {Never closed,\n  code = {x},\n  year = 2020\n}",
            "@article{a,\n  title = {Half \\} of a pair},\n  code = {x}\n}",
            '@article{a, title = "A "quoted" word", code = {x}}',
        ],
    )
    def test_leaves_everything_else_alone(self, written: str) -> None:
        """Values that look like fields, odd spacing, and entries that BibTeX could not read."""
        publication = publications(written)[0]
        assert bibtex(publication) == publication.entry.source

    def test_a_real_bibliography_stays_readable(self) -> None:
        for publication in make_bibliography([read_bib(REAL_BIB, "p.bib")], People([OWNER]), OWNER).publications:
            kept = {name.lower() for name in publication.entry.fields} - OWN_FIELDS
            (entry,) = parse_string(bibtex(publication), "bibtex").entries.values()
            found = {*map(str.lower, [*entry.fields, *entry.persons])}
            assert kept <= found <= kept | {"eprint", "archiveprefix", "url"}

    @given(
        fields=st.lists(
            st.tuples(
                st.sampled_from(["title", "year", "code", "pdf", "note", "arxiv", "author"]),
                st.sampled_from(["{v}", '"v"', "12", "{a {b}, code = {c}}", '"{,}" # jan', "{two\nlines}"]),
                st.sampled_from([", ", ",\n  ", " ,\n", ",", "\n, ", ",  % note\n  ", ",\r\n\t"]),
            ),
            min_size=1,
            unique_by=lambda field: field[0],
        ),
        end=st.sampled_from(["}", "\n}", ",}", ",\n}", " , \n }"]),
    )
    def test_every_layout_keeps_every_other_field(self, fields: list[tuple[str, str, str]], end: str) -> None:
        last = len(fields) - 1
        body = "".join(
            f"{name} = {value}{'' if place == last else comma}" for place, (name, value, comma) in enumerate(fields)
        )
        publication = one(f"@misc{{key,\n  {body}{end}")
        wanted = {name: field.value for name, field in publication.entry.fields.items() if name not in OWN_FIELDS}
        left = one(bibtex(publication)).entry.fields
        assert {name: field.value for name, field in left.items()} == wanted


def ris_records(text: str) -> list[list[tuple[str, str]]]:
    """Return the tags and values of each record, read as strictly as the RIS specification is written."""
    assert text == "" or text.endswith("\r\n")
    records: list[list[tuple[str, str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()  # type: ignore[union-attr]
        if tag == "TY":
            records.append([])
        records[-1].append((tag, value))
    assert all(record[0][0] == "TY" and record[-1] == ("ER", "") for record in records)
    return records


def ris_values(source: str) -> dict[str, list[str]]:
    (record,) = ris_records(ris(publications(source)))
    values: dict[str, list[str]] = {}
    for tag, value in record:
        values.setdefault(tag, []).append(value)
    return values


class TestRis:
    """RIS, as Zotero, EndNote, Mendeley and JabRef read it."""

    def test_a_paper_arrives_whole(self) -> None:
        assert ris_values(PAPER) == {
            "TY": ["CONF"],
            "AU": ["Lovelace, Ada", "van der Berg, Jan", "King, Martin, Jr.", "Babbage & Sons"],
            "A2": ["Menabrea, Luigi", "et al."],
            "TI": ["Notes on the Analytical Engine & its Bernoulli numbers: A sketch"],
            "T2": ["Proceedings of the 1st Conference on Engines"],
            "C3": ["Proceedings of the 1st Conference on Engines"],
            "T3": ["Scientific Memoirs"],
            "PY": ["1843"],
            "DA": ["1843/08/05/"],
            "VL": ["3"],
            "IS": ["29"],
            "SP": ["666"],
            "EP": ["731"],
            "PB": ["Taylor; Royal Society"],
            "CY": ["London"],
            "C1": ["London"],
            "SN": ["1234-5678", "978-3-16-148410-0"],
            "DO": ["10.1000/XYZ.1"],
            "DB": ["arXiv"],
            "AN": ["2301.11270"],
            "UR": ["https://example.org/paper?a=1&b=2", "https://arxiv.org/abs/2301.11270"],
            "AB": ["First paragraph. Second one."],
            "KW": ["engines", "numbers"],
            "N1": ["Best paper award"],
            "LA": ["english"],
            "ID": ["lovelace1843"],
            "ER": [""],
        }

    @pytest.mark.parametrize(
        ("entry", "code"),
        [
            ("@article{a, title={T}}", "JOUR"),
            ("@conference{a, title={T}}", "CONF"),
            ("@incollection{a, title={T}}", "CHAP"),
            ("@phdthesis{a, title={T}}", "THES"),
            ("@techreport{a, title={T}}", "RPRT"),
            ("@proceedings{a, title={T}}", "BOOK"),
            ("@software{a, title={T}}", "COMP"),
            ("@dataset{a, title={T}}", "DATA"),
            ("@unpublished{a, title={T}}", "UNPB"),
            ("@misc{a, title={T}, eprint={2301.11270}, archiveprefix={arXiv}}", "UNPB"),
            ("@misc{a, title={T}}", "GEN"),
            ("@nonsense{a, title={T}}", "GEN"),
        ],
    )
    def test_every_type_has_a_code(self, entry: str, code: str) -> None:
        assert ris_values(entry)["TY"] == [code]

    def test_a_thesis_names_its_school_and_kind(self) -> None:
        values = ris_values("@phdthesis{a, title={T}, author={Lovelace, Ada}, school={MIT}, pagetotal={200}}")
        assert (values["PB"], values["M3"], values["SP"]) == (["MIT"], ["PhD thesis"], ["200"])

    def test_the_editors_of_a_book_are_not_its_authors(self) -> None:
        values = ris_values("@proceedings{a, title={T}, editor={Menabrea, Luigi}}")
        assert values["A3"] == ["Menabrea, Luigi"]
        assert "AU" not in values

    def test_a_report_has_its_number(self) -> None:
        values = ris_values("@techreport{a, title={T}, institution={MIT}, number={TR-3}, type={Memo}}")
        assert [values[tag] for tag in ("PB", "IS", "SN", "M3")] == [["MIT"], ["TR-3"], ["TR-3"], ["Memo"]]

    @pytest.mark.parametrize(
        ("date", "expected"),
        [
            ("year = 2023", {"PY": ["2023"]}),
            ("year = 2023, month = may", {"PY": ["2023"], "DA": ["2023/05//"]}),
            ("year = {in press}", {"DA": ["///in press"]}),
            ("month = may", {"DA": ["///May"]}),
            ("date = {2020-05/2020-07}", {"PY": ["2020"], "DA": ["2020/05//May–July 2020"]}),
            ("date = {-0044}", {"DA": ["///45 BCE"]}),
        ],
    )
    def test_dates_keep_the_words_that_numbers_lose(self, date: str, expected: dict[str, list[str]]) -> None:
        values = ris_values(f"@article{{a, title = {{T}}, {date}}}")
        assert {tag: values[tag] for tag in ("PY", "DA") if tag in values} == expected

    @pytest.mark.parametrize(
        ("pages", "first", "last"),
        [
            ("12", "12", None),
            ("12-34", "12", "34"),
            ("12 -- 34", "12", "34"),
            ("xii--xv", "xii", "xv"),
            ("S1–S10", "S1", "S10"),
            ("23:1--23:25", "23:1", "23:25"),
            ("A-12", "A-12", None),
            ("1--5, 8--10", "1-5, 8-10", None),
        ],
    )
    def test_pages_are_split_only_where_they_are_one_range(self, pages: str, first: str, last: str | None) -> None:
        values = ris_values(f"@article{{a, title = {{T}}, pages = {{{pages}}}}}")
        assert values["SP"] == [first]
        assert values.get("EP") == (last and [last])

    def test_no_publications_make_an_empty_file(self) -> None:
        assert ris(()) == ""

    @given(st.text(max_size=40))
    def test_no_value_breaks_out_of_its_line(self, value: str) -> None:
        source = f"@misc{{a, title = {{T}}, note = {{{value}}}, author = {{{{{value}}}}}, keywords = {{{value}}}}}"
        for record in ris_records(ris(publications(source))):
            assert [tag for tag, _ in record].count("TY") == 1


def csl_items(source: str) -> list[dict[str, object]]:
    items: list[dict[str, object]] = json.loads(csl_json(publications(source)))
    return items


class TestCslJson:
    """CSL-JSON by the 1.0.2 data schema."""

    @pytest.mark.parametrize(
        "where", ["journal = {arXiv preprint arXiv:2301.12345}", "journal = {CoRR}, volume = {abs/2301.12345}"]
    )
    def test_a_preprint_is_on_arxiv_and_in_no_journal(self, where: str) -> None:
        assert csl_items(f"@article{{k, title = {{T}}, {where}}}") == [
            {
                "id": "k",
                "citation-key": "k",
                "type": "article",
                "title": "T",
                "publisher": "arXiv",
                "number": "arXiv:2301.12345",
                "archive": "arXiv",
                "archive_location": "2301.12345",
                "URL": "https://arxiv.org/abs/2301.12345",
            }
        ]

    @pytest.mark.parametrize(
        ("state", "status"),
        [
            ("inpreparation", "in preparation"),
            ("submitted", "submitted"),
            ("forthcoming", "forthcoming"),
            ("inpress", "in press"),
            ("prepublished", "prepublished"),
            ("Accepted by {PNAS}", "Accepted by PNAS"),
        ],
    )
    def test_the_state_of_publication_is_in_words(self, state: str, status: str) -> None:
        (item,) = csl_items(f"@misc{{k, title = {{T}}, year = 2024, pubstate = {{{state}}}}}")
        assert (item["status"], item["issued"]) == (status, {"date-parts": [[2024]]})

    def test_a_paper_arrives_whole(self) -> None:
        (item,) = csl_items(PAPER)
        assert item == {
            "id": "lovelace1843",
            "citation-key": "lovelace1843",
            "type": "paper-conference",
            "title": "Notes on the Analytical Engine & its Bernoulli numbers: A sketch",
            "author": [
                {"family": "Lovelace", "given": "Ada"},
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
                {"family": "King", "given": "Martin", "suffix": "Jr."},
                {"literal": "Babbage & Sons"},
            ],
            "editor": [{"family": "Menabrea", "given": "Luigi"}, {"literal": "others"}],
            "container-title": "Proceedings of the 1st Conference on Engines",
            "collection-title": "Scientific Memoirs",
            "publisher": "Taylor; Royal Society",
            "publisher-place": "London",
            "issued": {"date-parts": [[1843, 8, 5]]},
            "volume": "3",
            "collection-number": "29",
            "page": "666-731",
            "DOI": "10.1000/XYZ.1",
            "ISBN": "978-3-16-148410-0",
            "ISSN": "1234-5678",
            "archive": "arXiv",
            "archive_location": "2301.11270",
            "URL": "https://example.org/paper?a=1&b=2",
            "language": "en",
            "keyword": "engines, numbers",
            "abstract": "First paragraph.\n\nSecond one.",
            "note": "Best paper award",
        }

    def test_a_collaboration_without_authors_is_the_author_and_beside_them_a_note(self) -> None:
        (alone, beside) = csl_items(
            "@article{a, title={T}, collaboration={ATLAS}}"
            "@article{b, title={U}, author={Aad, G.}, collaboration={ATLAS}}"
        )
        assert alone["author"] == [{"literal": "ATLAS Collaboration"}]
        assert beside["note"] == "ATLAS Collaboration"

    def test_an_address_in_eprint_is_no_number_of_an_archive(self) -> None:
        (item,) = csl_items("@article{a, title={T}, journal={J}, eprint={https://press.example/a.pdf}}")
        assert "archive" not in item
        assert "archive_location" not in item

    def test_a_preprint_is_an_article_of_its_archive(self) -> None:
        (item,) = csl_items("@misc{a, title={T}, eprint={2301.11270}, archiveprefix={arXiv}, year=2023}")
        assert (item["type"], item["publisher"], item["number"]) == ("article", "arXiv", "arXiv:2301.11270")
        assert item["URL"] == "https://arxiv.org/abs/2301.11270"

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ("@article{a, number = 4, journal = {J}", {"issue": "4"}),
            ("@book{a, number = 4, series = {S}", {"collection-number": "4"}),
            ("@techreport{a, number = {TR-4}", {"number": "TR-4"}),
            ("@inproceedings{a, number = 4, booktitle = {B}", {"issue": "4"}),
        ],
    )
    def test_a_number_counts_what_its_type_says(self, fields: str, expected: dict[str, str]) -> None:
        (item,) = csl_items(f"{fields}, title = {{T}}}}")
        counted = ("issue", "collection-number", "number")
        assert {name: item[name] for name in counted if name in item} == expected

    @pytest.mark.parametrize(
        ("date", "issued"),
        [
            ("year = 2023, month = may", {"date-parts": [[2023, 5]]}),
            ("date = {2020-05-04/2021-06}", {"date-parts": [[2020, 5, 4], [2021, 6]]}),
            ("date = {2020-22}", {"date-parts": [[2020]], "season": 2}),
            ("date = {1999~}", {"date-parts": [[1999]], "circa": True}),
            ("year = {forthcoming}", {"literal": "forthcoming"}),
            ("note = {undated}", None),
        ],
    )
    def test_dates(self, date: str, issued: object) -> None:
        (item,) = csl_items(f"@article{{a, title = {{T}}, {date}}}")
        assert item.get("issued") == issued

    def test_the_particle_drops_only_where_biblatex_is_told_so(self) -> None:
        (item,) = csl_items("@book{a, author = {van Gogh, Vincent}, title = {T}, options = {useprefix=false}}")
        assert item["author"] == [{"family": "Gogh", "given": "Vincent", "dropping-particle": "van"}]

    def test_biblatex_roles_and_originals_are_kept(self) -> None:
        (item,) = csl_items(
            "@book{a, title = {T}, editor = {Ray, Satyajit}, editortype = {director}, editora = {Doe, Jane},"
            " translator = {Roe, Rich}, origdate = {1950}, origpublisher = {P}, urldate = {2020-01-02},"
            " langid = {english}, langidopts = {variant=british}}"
        )
        assert item["director"] == [{"family": "Ray", "given": "Satyajit"}]
        assert item["editor"] == [{"family": "Doe", "given": "Jane"}]
        assert item["translator"] == [{"family": "Roe", "given": "Rich"}]
        assert item["original-date"] == {"date-parts": [[1950]]}
        assert item["original-publisher"] == "P"
        assert item["accessed"] == {"date-parts": [[2020, 1, 2]]}
        assert item["language"] == "en-GB"

    def test_each_publication_has_a_line(self) -> None:
        text = csl_json(publications("@misc{a, title = {Über}} @misc{b, title = {B}}"))
        assert text == (
            '[\n{"id": "a", "citation-key": "a", "type": "document", "title": "Über"},\n'
            '{"id": "b", "citation-key": "b", "type": "document", "title": "B"}\n]\n'
        )

    def test_nothing_empty_is_written(self) -> None:
        (item,) = csl_items("@article{a, title = {T}, journal = {}, author = {}, pages = { }, doi = {}}")
        assert item == {"id": "a", "citation-key": "a", "type": "article-journal", "title": "T"}


NAMESPACE = "{http://www.w3.org/2005/Atom}"


def feed(source: str, site_url: str = "https://example.org/home/") -> etree.Element:
    return etree.fromstring(
        atom(publications(source), site_url=site_url, title="Papers", author="Ada Lovelace", href=href).encode()
    )


def texts(element: etree.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall("/".join(NAMESPACE + step for step in path.split("/")))]


def links(element: etree.Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in element.findall(f"{NAMESPACE}link")}


class TestAtom:
    """The feed, by the musts of RFC 4287."""

    def test_the_feed_says_whose_it_is_and_where(self) -> None:
        found = feed(PAPER)
        assert found.tag == f"{NAMESPACE}feed"
        assert texts(found, "title") == ["Papers"]
        assert texts(found, "author/name") == ["Ada Lovelace"]
        assert texts(found, "id") == ["https://example.org/home/publications.xml"]
        assert links(found) == {
            "self": "https://example.org/home/publications.xml",
            "alternate": "https://example.org/home/",
        }

    def test_an_entry(self) -> None:
        (entry,) = feed(PAPER).findall(f"{NAMESPACE}entry")
        page = "https://example.org/home/publications/lovelace1843/"
        assert texts(entry, "id") == [page]
        assert links(entry) == {"alternate": page}
        assert texts(entry, "updated") == ["1843-08-05T00:00:00Z"]
        assert texts(entry, "author/name") == [
            "Ada Lovelace", "Jan van der Berg", "Martin King Jr.", "Babbage & Sons",
        ]  # fmt: skip
        assert texts(entry, "summary") == ["First paragraph.\n\nSecond one."]
        assert [category.get("term") for category in entry.findall(f"{NAMESPACE}category")] == ["engines", "numbers"]

    def test_newest_first_and_what_has_no_year_last(self) -> None:
        found = feed(
            "@misc{old, title={O}, year=1999} @misc{press, title={P}, year={in press}}"
            "@misc{bce, title={B}, date={-0044}}"
            "@misc{june, title={J}, year=2020, month=jun} @misc{year, title={Y}, year=2020}"
        )
        entries = [(text.rsplit("/", 2)[-2]) for text in texts(found, "entry/id")]
        assert entries == ["june", "year", "old", "press", "bce"]
        dates = texts(found, "entry/updated")
        assert dates == [f"{day}T00:00:00Z" for day in ("2020-06-01", "2020-01-01", "1999-01-01", *["1970-01-01"] * 2)]
        assert texts(found, "updated") == dates[:1]

    def test_at_most_fifty_entries(self) -> None:
        found = feed("".join(f"@misc{{k{year}, title={{T}}, year={year}}}" for year in range(1950, 2010)))
        assert len(texts(found, "entry/id")) == 50
        assert texts(found, "entry/id")[-1].endswith("/k1960/")

    def test_without_an_address_ids_are_urns_and_links_relative(self) -> None:
        source = "@misc{a, title={T}} @misc{b, title={T}}"
        ids = [*texts(feed(source, ""), "id"), *texts(feed(source, ""), "entry/id")]
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in ids)
        assert len(set(ids)) == 3
        assert ids == [*texts(feed(source, ""), "id"), *texts(feed(source, ""), "entry/id")]
        assert links(feed(source, ""))["self"] == "publications.xml"

    def test_every_entry_has_a_link_and_a_summary_even_if_there_is_little_to_say(self) -> None:
        document = atom(
            publications("@misc{a, title={T}}"), site_url="https://x.org", title="", author="A", href=lambda _: ""
        )
        (entry,) = etree.fromstring(document.encode()).findall(f"{NAMESPACE}entry")
        assert links(entry) == {"alternate": "https://x.org/"}
        assert texts(entry, "summary") == ["T"]

    def test_an_empty_feed_is_a_feed(self) -> None:
        assert texts(feed(""), "updated") == ["1970-01-01T00:00:00Z"]

    def test_an_address_elsewhere_stays_as_it_is(self) -> None:
        document = atom(
            publications("@misc{a, title={T}}"),
            site_url="https://x.org",
            title="P",
            author="A",
            href=lambda _: "https://[y",
        )
        assert 'href="https://[y"' in document

    @given(st.text(max_size=30))
    def test_whatever_a_value_holds_the_feed_is_xml(self, value: str) -> None:
        source = (
            f"@misc{{a, title = {{{value}}}, author = {{{{{value}}}}}, abstract = {{{value}}}, keywords = {{{value}}}}}"
        )
        document = atom(publications(source), site_url="", title=value, author=value, href=lambda _: value)
        assert etree.fromstring(document.encode("utf-8", "surrogatepass")).tag == f"{NAMESPACE}feed"


class TestLlmsTxt:
    """The brief for language models."""

    @staticmethod
    def text(source: str, description: str = "A homepage\nin two lines") -> str:
        found = make_bibliography([parse_bib(source, "p.bib")], People([OWNER]), OWNER)
        site = site_of(found, areas={"engines": Area("Engines", "research/engines.md")})
        papers = {f"publications/{each.slug}.md": f"publications/{each.slug}/" for each in found.publications}
        addresses = Addresses(site, {"research/engines.md": "research/engines/", **papers})
        return llms_txt(addresses, site_url="https://x.org/", title="Ada Lovelace", description=description)

    def test_title_description_and_sections(self) -> None:
        lines = self.text(
            "@article{a, title={T}, author={Lovelace, Ada and others}, journal={J}, year=1843}"
        ).splitlines()
        assert lines[:3] == ["# Ada Lovelace", "", "> A homepage in two lines"]
        assert "- [Engines](https://x.org/research/engines/index.md)" in lines
        assert "- [T](https://x.org/publications/a/index.md): Ada Lovelace et al. J. 1843" in lines
        assert "- [All publications in RIS](https://x.org/publications.ris)" in lines

    def test_newest_first(self) -> None:
        text = self.text("@misc{a, title={Old}, year=1843} @misc{b, title={New}, year=1852}")
        assert text.index("[New]") < text.index("[Old]")

    def test_the_data_of_cards_and_the_feed_of_news_are_named_if_there_are_any(self) -> None:
        index = "model-index: [{name: m, results: [{dataset: {name: b}, metrics: [{type: f1, value: 1}]}]}]"
        card, _ = read_card(f"---\n{index}\n---\n", "docs/models/m.md")
        site = site_of(cards=(card,), lists={"news": None})
        text = llms_txt(Addresses(site), site_url="https://x.org/", title="A", description="")
        named = ["models.json", "results.csv", "results.json", "datapackage.json", "news.xml"]
        assert re.findall(r"https://x\.org/(\S+)\)", text) == named
        assert "models.json" not in self.text("")

    def test_a_model_s_line_says_what_tells_it_from_others(self) -> None:
        written = "library_name: transformers\nlanguage: [de, zh-Hant]\ntags: ['*a', b]\nlicense: mit\nnew_version: a/b"
        card, _ = read_card(f"---\n{written}\npipeline_tag: fill-mask\n---\nShort.\n", "docs/models/m.md")
        text = llms_txt(Addresses(site_of(cards=(card,))), site_url="https://x.org/", title="A", description="")
        assert (
            ": model. Short. Newer version: a/b. License: MIT. Languages: German, Chinese (Traditional). "
            "Task: Fill-Mask. Library: Transformers. Tags: \\*a, b\n"
        ) in text

    def test_no_section_and_no_description_is_empty(self) -> None:
        text = self.text("", description=" ")
        assert "## Publications" not in text
        assert ">" not in text

    def test_markdown_in_values_is_text(self) -> None:
        text = self.text(r"@misc{a, title = {[x](javascript:1) <script> *b*}}")
        assert r"[\[x\](javascript:1) \<script> \*b\*](https://x.org/publications/a/index.md)" in text


@pytest.mark.parametrize(
    "value",
    ["{" * 20000 + "}" * 20000, " " * 40000, "-" * 40000, "code = {x}, " * 4000, "a-" * 20000, "variant" * 8000],
    ids=["braces", "blanks", "dashes", "fields", "parts", "words"],
)
def test_time_grows_with_the_size_of_a_value(value: str) -> None:
    source = (
        f"@article{{a, title = {{T}}, pages = {{{value}}}, langidopts = {{{value}}}, code = {{{value}}}, year = 2020}}"
    )
    publication = one(source)
    start = time.perf_counter()
    bibtex(publication)
    ris([publication])
    csl_json([publication])
    assert time.perf_counter() - start < 2


def test_what_others_could_not_read_of_the_authors_file_is_exported_as_they_can(homepage: Homepage) -> None:
    twice = entry("dup", title="Café", journal="J") + entry("dup", title="Naïve", journal="J")
    (homepage.root / "docs/publications.bib").write_bytes(twice.encode("latin-1"))
    exported = homepage.build().folder / "publications.bib"
    read = parse_string(exported.read_text(encoding="utf-8"), "bibtex")
    assert {key: item.fields["title"] for key, item in read.entries.items()} == {"dup": "Café", "dup-2": "Naïve"}


def test_a_file_that_all_can_read_is_the_authors_own(homepage: Homepage) -> None:
    written = f"% A remark.\n{entry('a', journal='J')}"
    homepage.write({"docs/publications.bib": written})
    assert homepage.build().text("publications.bib") == written
