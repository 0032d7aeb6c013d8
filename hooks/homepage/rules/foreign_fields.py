"""Lists the fields that the engine does not read: fields for other programs, and names of other homepages' fields."""

from __future__ import annotations

import re


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


STANDARD = _names(
    "afterword annotator authortype bookpagination booktitleaddon commentator entrysubtype eprintclass"
    " eventtime eventtitleaddon execute foreword gender hyphenation indexsorttitle indextitle introduction isan"
    " ismn isrn issuesubtitle issuetitle issuetitleaddon iswc journaltitleaddon key label library lista listb"
    " listc listd liste listf mainsubtitle maintitleaddon namea nameaddon nameatype nameb namebtype namec"
    " namectype origlanguage origtime origyear pagination presort primaryclass relatedoptions relatedstring"
    " reprinttitle shortauthor shorteditor shorthandintro shortseries sortkey sortname sortshorthand sorttitle"
    " sortyear time urlday urlmonth urltime urlyear usera userb userc userd usere userf verba verbb verbc xref"
)
"""The fields of BibTeX and biblatex that a homepage does not show."""

_OF_PROGRAMS = _names(
    "acceptance acceptance_rate accepted accessdate accessed acknowledgement acknowledgements acmid acronym"
    " added-at adsnote advisor affiliation affiliations archive article_type author-email"
    " author_keywords author_sort authors_list bdsk bibcode bibdate bibsource bibtex biburl booktitleshort"
    " calibreid call-number callnumber caption category citation citations cited-references citeseerx city"
    " classification cnumber coden collection comment comments committee conf confdate conference"
    " conference_name conflocation confname confnote contents copyright corr correspondence country cover"
    " created creationdate date-added date-modified datemodified db department description details"
    " doc-delivery-number document_type editors_note ee eissn email eprintid eventlocation eventplace"
    " eventvenue extra fjournal formats funding funding-acknowledgement grants groups guid hal_version"
    " identifier identifiers image impact impactfactor index inspire interhash intrahash invited isbn-10"
    " isbn-13 issn-l issue_date issued itemtype jabref journal-abbrev journal-iso journal_abbr"
    " journal_abbreviation journalabbr journaliso jstor_formatteddate jstor_issuetitle keywords-plus lang"
    " language_name languages lastchecked lccn library_name licence license local-url localfile mag medium"
    " meetingname modificationdate mrclass mrid mrreviewer name nlmuniqueid notes"
    " number-of-cited-references numpages oa_status oclc openaccess order owner owners pii place pmc posted-at"
    " printed priority pub_date pubcls publication publication_stage publicationdate publicationtype pubmed"
    " pubtype quality qualityassured ranking rating read readstatus recid refid relevance remark report"
    " reportnumber researcherid-numbers researchgate review rights s2id scopus semanticscholar short size"
    " slaccitation slug sort source special ssrn state subject subject-category subjects summary supervisor"
    " swhid tag tags texkeys theme times-cited timestamp title_sort tldr topic topics tppubtype track type_name"
    " unique-id updated uri username uuid web-of-science-categories wos x-fetchedfrom year_published"
    " zbmath zotero zoterokey"
)
"""The fields that reference managers, databases and journals' styles write."""

_OF_A_KIND = re.compile(r"bdsk-(?:url|file)-\d+|(?:citeulike|mendeley|zotero)-\S+|[^\s:]+-an(?::\S+)?")
"""Numbered fields of BibDesk, fields of other reference managers, and biblatex's annotations of a field."""

INSTEAD = {
    "abbrv": "abbr",
    "image_url": "preview",
    "img": "preview",
    "links": "url",
    "news": "media",
    "page_url": "website",
    "paper": "pdf",
    "press": "media",
    "supplement": "supp",
    "supplementary": "supp",
    "thumbnail": "preview",
}
"""Fields that other homepages use and this engine does not read, each with the field to write instead."""


def is_foreign(name: str) -> bool:
    """Return whether a field is known to be for another program or for printed bibliographies."""
    return name in STANDARD or name in _OF_PROGRAMS or _OF_A_KIND.fullmatch(name) is not None
