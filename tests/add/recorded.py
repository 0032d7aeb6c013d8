"""Answers of the open sources, written by hand in the form that each of them documents; the works are made up."""

from __future__ import annotations

import json

CSL = "application/vnd.citationstyles.csl+json"


def csl(**fields: object) -> str:
    return json.dumps(fields)


def crossref(**fields: object) -> str:
    """Return a record as Crossref sends it: with fields of its own interface around those of CSL."""
    return csl(indexed={"date-time": "2024-06-01T00:00:00Z"}, **{"is-referenced-by-count": 3}, **fields)


def person(given: str, family: str, **more: str) -> dict[str, str]:
    return {"given": given, "family": family, "sequence": "first", **more}


def issued(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


def arxiv(number: str, title: str, authors: list[str], published: str, category: str, more: str = "") -> str:
    names = "".join(f"<author><name>{name}</name></author>" for name in authors)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: id_list={number}</title>
  <entry>
    <id>http://arxiv.org/abs/{number}</id>
    <updated>2024-02-01T00:00:00Z</updated>
    <published>{published}T17:00:00Z</published>
    <title>{title}</title>
    <summary>  We count
  waves &amp; tides.  </summary>
    {names}
    {more}
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="{category}" scheme="x"/>
  </entry>
</feed>"""


NOTHING_ON_ARXIV = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query</title></feed>"""

NOTE = {
    "id": "AbCdEf1234",
    "forum": "AbCdEf1234",
    "content": {
        "title": {"value": "Small Agents, Large Harbors"},
        "authors": {"value": ["Mira Castellane", "Joseph E. Wetterling"]},
        "venue": {"value": "ICLR 2024 poster"},
        "venueid": {"value": "ICLR.cc/2024/Conference"},
        "abstract": {"value": "Agents that plan."},
        "pdf": {"value": "/pdf/abc.pdf"},
        "_bibtex": {
            "value": "@inproceedings{\ncastellane2024small,\ntitle={Small Agents, Large Harbors},\n"
            "author={Mira Castellane and Joseph E. Wetterling},\n"
            "booktitle={The Twelfth International Conference on Learning Representations},\nyear={2024},\n"
            "url={https://openreview.net/forum?id=AbCdEf1234}\n}"
        },
    },
}
OLD_NOTE = {
    "id": "OldNote123",
    "content": {
        "title": "Waiting for the Pilot",
        "authors": ["Aiko Tanabe"],
        "venue": "Submitted to ICLR 2022",
        "_bibtex": "@misc{tanabe2022waiting,title={Waiting for the Pilot},author={Aiko Tanabe},year={2022}}",
    },
}

ACL = """@inproceedings{castellane-tanabe-2023-naming,
    title = "Naming the {T}ides of {B}abel",
    author = "Castellane, Mira  and
      Tanabe, Aiko",
    editor = "Moolen, Piet van der",
    booktitle = "Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics",
    month = jul,
    year = "2023",
    address = "Toronto, Canada",
    publisher = "Association for Computational Linguistics",
    url = "https://aclanthology.org/2023.acl-long.9999/",
    doi = "10.18653/v1/2023.acl-long.9999",
    pages = "1--14",
    abstract = "We name {\\%} of the tides."
}
"""
PMLR = """<!DOCTYPE html><html><body><h1>Gradients at Sea</h1>
<pre class="citeblock" id="bibtex"><code class="citecode">
@InProceedings{pmlr-v999-castellane23a,
  title = &#9;{Gradients at Sea},
  author =       {Castellane, Mira and Nyg{\\aa}rd, {\\O}rjan},
  booktitle = &#9;{Proceedings of the 40th International Conference on Machine Learning},
  pages = &#9;{10--20},
  year = &#9;{2023},
  editor = &#9;{Krause, Andreas},
  volume = &#9;{999},
  series = &#9;{Proceedings of Machine Learning Research},
  publisher = {PMLR},
  pdf = &#9;{https://proceedings.mlr.press/v999/castellane23a/castellane23a.pdf},
  url = &#9;{https://proceedings.mlr.press/v999/castellane23a.html}
}
</code></pre></body></html>"""
NEURIPS = """@inproceedings{NEURIPS2022_0a1b,
 author = {Castellane, Mira and Tanabe, Aiko},
 booktitle = {Advances in Neural Information Processing Systems},
 editor = {S. Koyejo},
 pages = {100--112},
 publisher = {Curran Associates, Inc.},
 title = {Harbors as Graphs},
 volume = {35},
 year = {2022}
}"""
DBLP = """@inproceedings{DBLP:conf/icml/CastellaneT21,
  author       = {Mira Castellane and
                  Aiko Tanabe},
  title        = {Fast Sand},
  booktitle    = {Proceedings of the 38th International Conference on Machine Learning, {ICML} 2021},
  series       = {Proceedings of Machine Learning Research},
  volume       = {139},
  pages        = {1--9},
  publisher    = {{PMLR}},
  year         = {2021},
  timestamp    = {Wed, 25 Aug 2021 17:11:17 +0200},
  biburl       = {https://dblp.org/rec/conf/icml/CastellaneT21.bib},
  bibsource    = {dblp computer science bibliography, https://dblp.org}
}"""
HAL_BIBTEX = """@article{castellane:hal-09999999,
  TITLE = {{Les mar{\\'e}es et leurs noms}},
  AUTHOR = {Castellane, Mira},
  URL = {https://hal.science/hal-09999999},
  JOURNAL = {{Revue des ports}},
  PUBLISHER = {{Presses du Quai}},
  VOLUME = {4},
  PAGES = {1-20},
  YEAR = {2020},
  HAL_ID = {hal-09999999},
  HAL_VERSION = {v1},
}"""
MICHAEL = [
    person("Mira", "Castellane", ORCID="https://orcid.org/0000-0002-1825-0097"),
    person("Piet", "van der Moolen"),
]

ANSWERS: dict[str, str] = {
    "doi.org/10.5555/tides.2024.7": crossref(
        type="journal-article",
        title="Tides of <i>Zostera</i> with RLHF &amp;amp; H<sub>2</sub>O: a note on the Bayesian sea",
        **{"container-title": "Journal of Coastal Prediction", "container-title-short": "J. Coast. Pred."},
        volume="12",
        issue="3",
        page="100-120",
        publisher="Harbor Press",
        DOI="10.5555/TIDES.2024.7",
        author=[*MICHAEL, {"name": "The Harbor Collaboration", "sequence": "additional"}],
        **{"published-print": issued(2024, 7), "published-online": issued(2023, 12), "issued": issued(2023, 12)},
        abstract="<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two 5%.</jats:p>",
        ISSN=["1234-5678"],
    ),
    "doi.org/10.5555/3292500.333": crossref(
        type="proceedings-article",
        title="Ports and GPUs",
        **{
            "container-title": "Proceedings of the 2nd Conference on Shallow Water",
            "published-print": issued(2019, 7, 25),
        },
        page="1-9",
        publisher="ACM",
        **{"publisher-location": "New York, NY, USA"},
        DOI="10.5555/3292500.333",
        author=[person("Şirin", "Yıldız"), person("Thị Mai", "Đặng", suffix="Jr.")],
        event={"name": "Shallow Water '19"},
    ),
    "doi.org/10.1007/978-3-16-148410-0": crossref(
        type="monograph",
        title=["Die Post und ihre Feinde"],
        subtitle=["Eine Geschichte des Wartens"],
        publisher="Verlag Lindenhof",
        **{"publisher-location": "Lindenau", "edition-number": "2"},
        language="de",
        ISBN=["http://id.crossref.org/isbn/9783161484100"],
        DOI="10.1007/978-3-16-148410-0",
        author=[person("Clara", "Weidlich-Größ")],
        issued=issued(2019),
    ),
    "doi.org/10.1007/978-3-16-148410-0_4": crossref(
        type="book-chapter",
        title="Pest und Papier",
        **{"container-title": ["Seuchen schreiben", "Studien"]},
        page="57–80",
        publisher="Verlag Lindenhof",
        author=[person("Clara", "Weidlich-Größ")],
        editor=[person("Jürgen", "Ahlborn")],
        DOI="10.1007/978-3-16-148410-0_4",
        issued=issued(2021),
    ),
    "doi.org/10.1101/2020.03.22.999999": crossref(
        type="posted-content",
        subtype="preprint",
        title="Eelgrass remembers",
        institution=[{"name": "bioRxiv"}],
        publisher="Cold Spring Harbor Laboratory",
        author=[person("Kofi", "Asante-Boateng")],
        posted=issued(2020, 3, 24),
        DOI="10.1101/2020.03.22.999999",
        relation={"is-preprint-of": [{"id-type": "doi", "id": "10.5555/eelgrass.1", "asserted-by": "subject"}]},
    ),
    "doi.org/10.5281/zenodo.7654321": csl(
        type="software",
        id="https://doi.org/10.5281/zenodo.7654321",
        author=[{"family": "Castellane", "given": "Mira"}, {"literal": "Tidal Lab"}],
        issued=issued(2023, 5, 2),
        DOI="10.5281/zenodo.7654321",
        publisher="Zenodo",
        title="tides: forecasts of the harbor gauge",
        version="1.2.0",
    ),
    "doi.org/10.5555/thesis.1": crossref(
        type="dissertation",
        title="How Harbors Learn",
        institution=[{"name": "University of Lindenau", "place": ["Lindenau"]}],
        degree=["Master of Science"],
        author=[person("Zofia", "Wiśniewska")],
        approved=issued(2018),
        issued=issued(2018),
        DOI="10.5555/thesis.1",
    ),
    "doi.org/10.1038/s41586-099-0001-1": crossref(
        type="journal-article",
        title="<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> and the sea",
        **{"container-title": "Nature", "article-number": "e17"},
        author=[{"family": "田中", "given": "愛子"}],
        DOI="10.1038/s41586-099-0001-1",
        issued=issued(2022),
    ),
    "export.arxiv.org/api/query?id_list=2401.12345v2": arxiv(
        "2401.12345v2",
        "Waves in $\\ell_1$: 50% faster\n  than CPUs",
        ["Mira Castellane", "Joseph E. Gonzalez", "Maria de la Cruz Santos", "Harbor Collaboration"],
        "2024-01-22",
        "cs.LG",
        '<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/waves.1</arxiv:doi>',
    ),
    "export.arxiv.org/api/query?id_list=hep-th/9711200": arxiv(
        "hep-th/9711200v3", "The Large N Limit of Harbors", ["Juan Maldonado"], "1997-11-27", "hep-th"
    ),
    "export.arxiv.org/api/query?id_list=2401.00000": NOTHING_ON_ARXIV,
    "api2.openreview.net/notes?id=AbCdEf1234": json.dumps({"notes": [NOTE], "count": 1}),
    "api2.openreview.net/notes?id=OldNote123": json.dumps({"notes": [], "count": 0}),
    "api.openreview.net/notes?id=OldNote123": json.dumps({"notes": [OLD_NOTE]}),
    "aclanthology.org/2023.acl-long.9999.bib": ACL,
    "proceedings.mlr.press/v999/castellane23a.html": PMLR,
    "proceedings.neurips.cc/paper_files/paper/2022/file/0a1b2c-Bibtex-Conference.bib": NEURIPS,
    "dblp.org/rec/conf/icml/CastellaneT21.bib": DBLP,
    "api.archives-ouvertes.fr/search/?q=halId_s:hal-09999999&fl=label_bibtex&wt=json": json.dumps(
        {"response": {"numFound": 1, "start": 0, "docs": [{"label_bibtex": HAL_BIBTEX}]}}
    ),
    "openlibrary.org/api/books?bibkeys=ISBN:9780306406157&jscmd=data&format=json": json.dumps(
        {
            "ISBN:9780306406157": {
                "title": "Sand",
                "subtitle": "a history",
                "authors": [{"name": "Ørjan Nygård", "url": "https://openlibrary.org/authors/OL1A"}],
                "publishers": [{"name": "Plenum Press"}],
                "publish_places": [{"name": "New York"}],
                "publish_date": "April 1980",
                "number_of_pages": 120,
            }
        }
    ),
    "openlibrary.org/api/books?bibkeys=ISBN:9781861972712&jscmd=data&format=json": "{}",
    "www.googleapis.com/books/v1/volumes?q=isbn:9781861972712": json.dumps(
        {
            "totalItems": 1,
            "items": [
                {
                    "volumeInfo": {
                        "title": "Pilots",
                        "authors": ["Kofi Asante-Boateng"],
                        "publisher": "Profile",
                        "publishedDate": "2001-05-03",
                        "industryIdentifiers": [{"type": "ISBN_13", "identifier": "9781861972712"}],
                    }
                }
            ],
        }
    ),
    "api.openalex.org/works/W2741809807": json.dumps(
        {
            "id": "https://openalex.org/W2741809807",
            "doi": None,
            "title": "Quays without numbers",
            "type": "article",
            "publication_year": 2018,
            "publication_date": "2018-02-13",
            "primary_location": {"source": {"display_name": "PeerHarbor", "type": "journal"}},
            "biblio": {"volume": "6", "issue": None, "first_page": "e4375", "last_page": "e4375"},
            "authorships": [{"author": {"display_name": "Heather Piwowar"}}],
            "is_retracted": False,
        }
    ),
}
"""By address without its scheme."""
ANSWERS["export.arxiv.org/api/query?id_list=2401.12345"] = ANSWERS["export.arxiv.org/api/query?id_list=2401.12345v2"]
