"""What a .bib file may hold: entry types, the fields each needs, and the fields that anybody writes."""

from __future__ import annotations

from typing import NamedTuple


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


class Need(NamedTuple):
    """Something that a reader misses in an entry without it."""

    what: str
    """As a complaint calls it."""
    fields: tuple[str, ...]
    """The field to write, then every other that says as much."""
    follows: bool = False
    """Whether it comes only with publication, so that a work in press has none yet."""


_PREPRINT = ("eprint", "arxiv", "arxivid", "hal", "hal_id")
_OTHER_BOOKS = ("maintitle", "series", "journal", "journaltitle", "eventtitle", "howpublished", *_PREPRINT)

_AUTHOR = Need(
    "its authors",
    (
        "author", "editor", "editora", "translator", "organization", "institution", "collaboration", "bookauthor",
        "shortauthor", "holder",
    ),
)  # fmt: skip
_TITLE = Need("a title", ("title", "shorttitle", "maintitle", "booktitle", "issuetitle", "journaltitle"))
_YEAR = Need("a year", ("year", "date", "eventdate", "origdate"), follows=True)
_JOURNAL = Need(
    "the journal it appeared in",
    ("journal", "journaltitle", "shortjournal", "booktitle", "maintitle", "eventtitle", "howpublished", *_PREPRINT),
    follows=True,
)
_BOOK = Need("the book it is part of", ("booktitle", *_OTHER_BOOKS), follows=True)
_PROCEEDINGS = Need("the proceedings it appeared in", ("booktitle", *_OTHER_BOOKS), follows=True)
_CHAPTER = Need("the book it is part of", ("booktitle", "chapter", "pages", "bookauthor", *_OTHER_BOOKS), follows=True)
_SCHOOL = Need("the university it was written at", ("school", "institution", "organization", "publisher", "university"))
_INSTITUTION = Need(
    "the institution that issued it",
    ("institution", "school", "organization", "publisher", "series", "howpublished", "url", *_PREPRINT),
)

_WORK = (_AUTHOR, _TITLE, _YEAR)
_THESIS = (*_WORK, _SCHOOL)
_REPORT = (*_WORK, _INSTITUTION)
_UNSIGNED = (_TITLE, _YEAR)

NEEDS = {
    "article": (*_WORK, _JOURNAL),
    "inproceedings": (*_WORK, _PROCEEDINGS),
    "conference": (*_WORK, _PROCEEDINGS),
    "incollection": (*_WORK, _BOOK),
    # BibTeX's @inbook is a chapter or a range of pages of the book that its title names (btxdoc, section 3.1).
    "inbook": (*_WORK, _CHAPTER),
    "bookinbook": (*_WORK, _BOOK),
    "suppbook": (*_WORK, _BOOK),
    "suppcollection": (*_WORK, _BOOK),
    "inreference": (_TITLE, _BOOK),
    **dict.fromkeys(("book", "mvbook", "preprint"), _WORK),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), _THESIS),
    **dict.fromkeys(("techreport", "report"), _REPORT),
    "unpublished": _WORK,
    "patent": (_AUTHOR, _TITLE, _YEAR),
    **dict.fromkeys(("proceedings", "mvproceedings", "collection", "mvcollection"), _UNSIGNED),
    **dict.fromkeys(("reference", "mvreference", "periodical", "booklet"), _UNSIGNED),
    **dict.fromkeys(("misc", "online", "electronic", "www", "manual", "dataset", "software"), (_TITLE,)),
}
"""What each type needs, by biblatex's table (manual, section 2.1.1) as far as a reader sees it."""

TYPES = frozenset(NEEDS) | _names(
    "suppperiodical artwork audio bibnote commentary image jurisdiction legislation legal letter movie music"
    " performance review standard video set xdata customa customb customc customd custome customf"
    " softwareversion softwaremodule codefragment talk presentation poster mathesis newspaper"
)
"""Every type of BibTeX, biblatex and its extensions."""

_BIBTEX = _names(
    "address annote author booktitle chapter crossref edition editor howpublished institution journal key month"
    " note number organization pages publisher school series title type volume year"
)
_BIBLATEX = _names(
    "abstract addendum afterword annotation annotator authortype bookauthor bookpagination booksubtitle"
    " booktitleaddon commentator date day doi edition editora editorb editorc editortype editoratype editorbtype"
    " editorctype eid entryset entrysubtype eprint eprintclass eprinttype archiveprefix primaryclass eventdate"
    " eventtitle eventtitleaddon execute file foreword gender holder ids indexsorttitle indextitle introduction"
    " isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle journaltitle"
    " journaltitleaddon keywords label langid langidopts language library location mainsubtitle maintitle"
    " maintitleaddon nameaddon options origdate origlanguage origlocation origpublisher origtitle origyear"
    " pagetotal pagination part pdf presort pubstate related relatedoptions relatedstring relatedtype reprinttitle"
    " shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname"
    " sortshorthand sorttitle sortyear subtitle time eventtime origtime urltime hyphenation titleaddon translator"
    " url urldate urlyear urlmonth urlday venue version volumes xdata xref namea nameb namec nameatype namebtype"
    " namectype lista listb listc listd liste listf usera userb userc userd usere userf verba verbb verbc"
)
_HOMEPAGE = _names(
    "abbr additional_info altmetric annotation arxiv award award_name bibtex_show blog code data dimensions"
    " google_scholar_id hal html inspirehep_id isbn model openreview pdf pmid poster preview selected silence"
    " slides supp versions video website abbrv link links project page_url github talk demo dataset press news media"
    " url_pdf url_paper url_link url_code url_dataset url_slides url_poster url_video url_project"
)
_REFERENCE_MANAGERS = _names(
    "accessdate accessed added-at affiliation affiliations article-number article_number articleno"
    " article_type author_keywords author_sort biburl bibdate bibsource booktitleshort bdsk calibreid call-number"
    " callnumber category citation citeulike-article-id cited-references classification coden collaboration"
    " collection comment comments conference contents copyright correspondence cover created creationdate"
    " date-added date-modified datemodified db description details doc-delivery-number document_type editors_note"
    " eissn elocation-id email extra fjournal formats funding funding-acknowledgement grants groups guid"
    " identifier identifiers image impactfactor index interhash intrahash isbn-10 isbn-13 issn-l issue_date"
    " issued itemtype jabref journal-abbrev journal-iso journal_abbr journal_abbreviation journalabbr"
    " journaliso keyword keywords-plus language_name languages lastchecked lccn library_name license licence"
    " localfile local-url meetingname mendeley-groups mendeley-tags modificationdate mrclass mrnumber mrreviewer"
    " nlmuniqueid notes number-of-cited-references numpages oa_status oclc openaccess owner owners pii place"
    " pmc pmcid posted-at priority printed pub_date publication_stage publicationtype qualityassured quality"
    " ranking rating read readstatus recid refid relevance remark repository researchgate researcherid-numbers"
    " review rights scopus size source subject subjects subject-category summary tags tag tppubtype"
    " times-cited timestamp tldr unique-id updated uri username uuid web-of-science-categories x-fetchedfrom"
    " zblnumber zotero zoterokey zotero-keys"
)
_DATABASES = _names(
    "acmid adsnote adsurl archive arxivid author-email authors_list bibcode citeseerx corr cnumber ee eprintid"
    " hal_id hal_version inspire jstor_formatteddate jstor_issuetitle mag mrid pubmed reportnumber report"
    " s2id semanticscholar slaccitation ssrn swhid zbl zbmath texkeys wos"
    " advisor supervisor committee department degree university city country state"
    " conf conference_name confdate conflocation confnote confname eventlocation eventplace eventvenue"
    " acceptance acceptance_rate accepted acknowledgement acknowledgements acronym bibtex caption citations"
    " image_url img impact invited lang medium name order paper pubcls publication publicationdate pubtype"
    " short slug sort special status supplement supplemental supplementary theme thumbnail title_sort topic"
    " topics track twitter type_name urls web year_published"
)

FIELDS = _BIBTEX | _BIBLATEX | _HOMEPAGE
"""The fields that styles and homepages read."""

ALL_FIELDS = FIELDS | _REFERENCE_MANAGERS | _DATABASES
"""These, and the fields that reference managers and databases write."""

MARKUP_FIELDS = _names(
    "title subtitle author editor journal journaltitle booktitle series publisher school institution howpublished"
    " note addendum additional_info annotation abstract award award_name"
)
"""The fields whose LaTeX becomes text on a page."""

FLAGS = frozenset({"selected", "bibtex_show"})
"""The fields that are switched on with `true`."""
