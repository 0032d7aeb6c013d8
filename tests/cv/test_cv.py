"""A curriculum vitae: what its front matter asks for, and the files that are made of it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from bibliographies import bibliography
from homepage.assembly.cv_files import CvPage, cv_files
from homepage.cv.curriculum import Curriculum, curriculum
from homepage.cv.forms import form_problems, variant_plan
from homepage.cv.json_resume import json_resume
from homepage.cv.rendercv import rendercv
from homepage.front_matter.document import split_front_matter
from homepage.lists.reader import read_items
from homepage.lists.records import LISTS
from homepage.pages.cv_front_matter import plan_as_markdown, read_plan
from homepage.settings.options import Options, Owner, Position, Profile
from homepage.words import ENGLISH
from made_sites import addresses_of, site_of

if TYPE_CHECKING:
    from homepage.cv.plan import Plan
    from homepage.whole_site.addresses import Addresses

TODAY = date(2026, 6, 15)
BIB = """\
@book{one, title = {On {Engines}}, author = {Banghua Zhu}, publisher = {Loom Press}, year = 1843, selected = {true}}
@article{two, title = {Notes}, author = {Charles Babbage and Banghua Zhu}, journal = {Memoirs}, year = 1842,
  doi = {10.1000/x}}
"""
EDUCATION = """\
- since: 1829
  until: 1835-06
  degree: Studies
  field: Mathematics
  institution: "[Home](https://home.example/)"
  advisors: Mary Somerville
- date: 1836
  degree: Certificate
  institution: London
"""
TALKS = "- {date: 1842-07-12, title: On *Engines*, event: Meeting, tags: invited}\n- {date: 1841, title: Looms}\n"
POSITIONS = "- {since: 1843, title: Analyst, organization: Engine Works, text: With care}\n"


def addresses() -> Addresses:
    owner = Owner(
        "Ada Lovelace",
        positions=(Position("Analyst", "Engine Works"),),
        profiles=(Profile("E-mail", "mailto:ada@x.example"), Profile("Code", "https://code.example/ada")),
    )
    texts = {"education": EDUCATION, "talks": TALKS, "positions": POSITIONS}
    lists = {name: read_items(text, name, f"{name}.yml")[0] for name, text in texts.items()}
    return addresses_of(site_of(bibliography(BIB), Options(owner), lists=lists))


def plan_of(text: str) -> tuple[Plan, list[str]]:
    front_matter, _ = split_front_matter(f"---\n{text}\n---\n", "docs/cv.md")
    plan, problems = read_plan(front_matter, "docs/cv.md", LISTS)
    return plan, [str(problem) for problem in problems]


def cv_of(text: str) -> Curriculum:
    plan, problems = plan_of(text)
    assert problems == []
    return curriculum(addresses(), plan, ENGLISH, "https://ada.example/", TODAY)


WHOLE = """\
cv:
  - positions
  - education
  - talks: {tag: [invited], title: Invited talks}
  - publications: {selected: true}
  - awards"""


def test_it_has_the_parts_in_the_order_of_its_front_matter_without_empty_ones() -> None:
    found = cv_of(WHOLE)
    assert [(section.title, section.size) for section in found.sections] == [
        ("Positions", 1),
        ("Education", 2),
        ("Invited talks", 1),
        ("Publications", 1),
    ]


def test_its_page_has_the_blocks_of_the_parts() -> None:
    plan, _ = plan_of("cv:\n  - education\n  - talks: {tag: [invited], title: Invited}\n  - publications: {limit: 3}")
    assert plan_as_markdown(plan, ENGLISH) == (
        '/// education\n    title: "Education"\n///\n\n/// talks\n    tag: ["invited"]\n    title: "Invited"\n///\n\n'
        '## Publications\n\n/// publications\n    group: "none"\n    limit: 3\n///'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "cv: education",
            "2: `cv` takes a list: write one name on each line after a hyphen, such as `- education` or "
            "`- talks: {limit: 10}`",
        ),
        ("cv:\n  - educaton", '3: `cv` names "educaton", which is not a list. Did you mean "education"?'),
        ("cv:\n  - talks:\n      limt: 3", '4: `talks`: "limt" is not an option. Did you mean "limit"?'),
        ("cv:\n  - talks: {limit: few}", "3: `talks`: \"limit\" takes a number above zero, not 'few'"),
        ("cv:\n  - talks: 3", "3: `talks` takes options with their values, such as {limit: 10}"),
        (
            "cv: [talks]\nvariants:\n  short: {pags: 2}",
            '4: variant `short`: "pags" is not an option. Did you mean "pages"?',
        ),
        (
            "cv: [talks]\nvariants:\n  short:\n    without: [talk]",
            '5: variant `short`: `cv` has no "talk". Did you mean "talks"?',
        ),
        (
            "cv: [talks]\nvariants: short",
            "3: `variants` takes names with options, such as `short: {pages: 2}`",
        ),
        (
            "cv: [talks]\nvariants:\n  a/../../../x: {pages: 2}",
            '4: variant `a/../../../x`: its PDF is named by it; write letters, digits and "-" only',
        ),
    ],
)
def test_a_mistake_in_its_front_matter_is_told_by_line(text: str, message: str) -> None:
    assert plan_of(text)[1] == [f"docs/cv.md:{message}"]


def test_only_addresses_that_readers_can_follow_are_links_in_the_pdf() -> None:
    unsafe = ("file:///etc/passwd", "javascript://x", "javascript:x", "//x\\y")
    assert [cv_of(WHOLE).url(each) for each in unsafe] == [""] * 4
    assert cv_of(WHOLE).url("https://a.example/x") == "https://a.example/x"


def test_json_resume_has_each_item_in_its_section() -> None:
    resume = json.loads(json_resume(cv_of(WHOLE)))
    assert resume["basics"] == {
        "name": "Ada Lovelace",
        "label": "Analyst, Engine Works",
        "email": "ada@x.example",
        "url": "https://ada.example/",
        "profiles": [{"network": "Code", "url": "https://code.example/ada"}],
    }
    assert resume["work"] == [
        {"position": "Analyst", "name": "Engine Works", "summary": "With care", "startDate": "1843"}
    ]
    assert resume["education"] == [
        {"studyType": "Certificate", "institution": "London", "endDate": "1836"},
        {
            "studyType": "Studies",
            "area": "Mathematics",
            "institution": "Home",
            "startDate": "1829",
            "endDate": "1835-06",
        },
    ]
    assert resume["projects"] == [
        {
            "name": "On Engines",
            "description": "Meeting",
            "keywords": ["invited"],
            "type": "presentation",
            "startDate": "1842-07-12",
            "endDate": "1842-07-12",
        }
    ]
    assert resume["publications"] == [
        {"name": "On Engines", "publisher": "Loom Press", "releaseDate": "1843", "summary": "Banghua Zhu"}
    ]


def test_rendercv_has_sections_of_one_kind_of_entry_each() -> None:
    cv = yaml.safe_load(rendercv(cv_of("cv:\n  - education\n  - positions\n  - talks\n  - publications")))["cv"]
    assert (cv["name"], cv["email"], cv["website"]) == ("Ada Lovelace", "ada@x.example", "https://ada.example/")
    sections = cv["sections"]
    assert [sorted(entry) for entry in sections["Talks"]] == [["date", "highlights", "name"], ["date", "name"]]
    assert sections["Positions"] == [
        {
            "company": "Engine Works",
            "position": "Analyst",
            "start_date": "1843",
            "end_date": "present",
            "summary": "With care",
        }
    ]
    assert sections["Education"][0] == {"institution": "London", "area": "Certificate", "date": "1836"}
    assert sections["Publications"][1] == {
        "title": "Notes",
        "authors": ["Charles Babbage", "*Banghua Zhu*"],
        "doi": "10.1000/x",
        "journal": "Memoirs",
        "date": "1842",
    }


def test_the_pdf_of_a_variant_is_cut_to_its_pages_or_says_that_it_cannot_be() -> None:
    pytest.importorskip("typst")
    from homepage.cv.pdf import pdf

    talks = "".join(f"- {{date: {year}, title: Talk {year}}}\n" for year in range(1800, 1900))
    site = site_of(lists={"talks": read_items(talks, "talks", "talks.yml")[0]})
    plan, _ = plan_of("cv: [talks]")
    found = curriculum(addresses_of(site), plan, ENGLISH, "", TODAY)
    whole, pages = pdf(found, "CV")
    short, fewer = pdf(found, "CV", 1)
    assert (pages > 1, fewer, whole[:5], len(short) < len(whole)) == (True, 1, b"%PDF-", True)
    assert pdf(found, "CV")[0] == whole


def test_its_files_are_named_after_its_page() -> None:
    plan, _ = plan_of(f"{WHOLE}\nvariants:\n  short: {{pages: 1, without: [talks]}}")
    page = CvPage("de/cv.md", "docs/de/cv.md", "CV", plan, ENGLISH)
    found, problems = cv_files(addresses(), page, "https://ada.example/", TODAY)
    data = {"assets/de-cv.json", "assets/de-cv.yaml"}
    pdfs = {"assets/de-cv.pdf", "assets/de-cv-short.pdf"}
    assert [(text, path) for text, path in page.links if path in pdfs] == [
        ("PDF", "assets/de-cv.pdf"),
        ("PDF (short)", "assets/de-cv-short.pdf"),
    ]
    assert found.keys() == (data if problems else data | pdfs)
    assert {problem.rule for problem in problems} <= {"cv-pdf"}


FORM = "cv: [education]\nvariants:\n  sketch:\n    form: {0}\n    related: [one]\n    other: [two]\n"


def sections_of(text: str) -> list[tuple[str, int]]:
    plan, problems = plan_of(text)
    assert problems == []
    found = curriculum(addresses(), variant_plan(plan.variants[0], plan), ENGLISH, "", TODAY)
    return [(section.title, section.size) for section in found.sections]


def test_a_biographical_sketch_has_the_sections_of_its_form() -> None:
    common = [
        ("Professional Preparation", 2),
        ("Appointments and Positions", 1),
        ("Products Most Closely Related to the Proposed Project", 1),
        ("Other Significant Products", 1),
    ]
    assert sections_of(FORM.format("nsf")) == common
    supplement = "    statement: Me.\n    contributions: ['One, and more.', Two.]\n"
    assert sections_of(FORM.format("nih") + supplement) == [
        *common,
        ("Personal Statement", 1),
        ("Contributions to Science", 2),
    ]


def test_products_that_nobody_names_are_not_all_publications() -> None:
    assert sections_of("cv: [talks]\nvariants: {sketch: {form: nsf}}")[2:] == []


def test_a_sketch_says_what_its_form_lacks() -> None:
    text = "cv: [talks]\nvariants:\n  sketch:\n    form: nsf\n    related: [one, tow]\n    other: [one]\n"
    plan, _ = plan_of(text)
    told = [str(problem) for problem in form_problems(addresses().site, plan.variants[0], "docs/cv.md")]
    start = "docs/cv.md:4: variant `sketch`: "
    assert told == [
        f"{start}the form asks for an ORCID iD: write `orcid` below `author` in mkdocs.yml",
        f'{start}`related` names "tow", which is not the key of a publication of yours. Did you mean "two"?',
        f'{start}`other` names "one", as `related` does: remove one of them',
        "education.yml:7: a biographical sketch asks for `field`, `place` here: add it",
        "education.yml:1: a biographical sketch asks for `place` here: add it",
        "positions.yml:1: a biographical sketch asks for `place` here: add it",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("form: nih, related: [one]", "the form asks for `statement`: write it"),
        (
            "form: nih, statement: x, contributions: [a, b, c, d, e, f]",
            "`contributions` has 6 texts, and the form takes 5",
        ),
        (f"form: nih, statement: {'x' * 3501}", "`statement` has 3501 characters, and the form takes 3500: shorten it"),
        (
            f"form: nih, contributions: [a, {'x' * 2001}]",
            "text 2 of `contributions` has 2001 characters, and the form takes 2000",
        ),
        ("form: nsf, statement: x", "`statement` is only for `form: nih`: remove it"),
        ("form: nsf, related: [a, b, c, d, e, f]", "`related` has 6 products, and the form takes 5: remove some"),
        ("form: nsf", "the form asks for up to 5 products: write their keys as `related: [key, other-key]`"),
    ],
)
def test_a_sketch_keeps_the_limits_of_its_form(options: str, message: str) -> None:
    plan, problems = plan_of(f"cv: [talks]\nvariants:\n  a: {{{options}}}")
    assert problems == []
    told = form_problems(addresses().site, plan.variants[0], "docs/cv.md")
    assert f"docs/cv.md:4: variant `a`: {message}" in list(map(str, told))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("form: nfs", 'variant `a`: "form" takes nsf or nih, not \'nfs\'. Did you mean "nsf"?'),
        ("related: [one]", "variant `a`: `related` has no effect without `form: nsf` or `form: nih`"),
        ("relatd: [one], form: nsf", 'variant `a`: "relatd" is not an option. Did you mean "related"?'),
    ],
)
def test_a_mistake_in_a_form_is_told_by_line(options: str, message: str) -> None:
    assert plan_of(f"cv: [talks]\nvariants:\n  a: {{{options}}}")[1] == [f"docs/cv.md:4: {message}"]
