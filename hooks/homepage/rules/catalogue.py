"""Every rule's name with one line that says what it asks for."""

from __future__ import annotations

_READING = {
    "bare-word": "A value that is not a number or an @string name stands between braces.",
    "circular-reference": "A crossref or xdata does not lead back to its own entry.",
    "comment-in-entry": "Comments stand between entries, since BibTeX knows none inside them.",
    "doubled-comma": "One comma, not two, stands between fields.",
    "empty-entry": "An entry has fields.",
    "encoding": "Files are in UTF-8.",
    "escaped-brace": r"Braces balance also where they are written \{ and \}.",
    "key-case": "Keys differ in more than case.",
    "long-value": "@string names do not unfold without end.",
    "missing-brace": "A brace stands behind the type of an entry.",
    "missing-comma": "A comma ends the key and every field but the last.",
    "missing-equals": "An equals sign stands between a field's name and its value.",
    "missing-type": "An @ is followed by the type of an entry.",
    "missing-value": "A field has a value.",
    "no-key": "An entry has a key.",
    "quote-inside": "A quote inside a quoted value stands between braces.",
    "repeated-entry": "An entry stands in the file once.",
    "repeated-field": "A field stands in an entry once.",
    "repeated-key": "A key belongs to one entry.",
    "stray-brace": "No brace closes an entry before its last field.",
    "stray-text": "An entry holds nothing but fields.",
    "unclosed-brace": "Every opening brace of a value is closed.",
    "unclosed-entry": "Every entry is closed.",
    "unclosed-quote": "Every quotation mark that opens a value is closed.",
    "unreadable-entry": "What an @ opens can be read as an entry.",
}
"""What the reader of .bib files asks for."""

_MEANING = {
    "ambiguous-name": "A name fits one person only.",
    "arxiv-form": "The field arxiv holds an arXiv number.",
    "author-names": 'Names are "Last, First" or "First Last", with "and" between people.',
    "date-form": "A date is one: a year of four digits, a month by its name, a day that the month has.",
    "doi-form": "The field doi holds a DOI.",
    "doi-url": "A DOI is written as 10.…/…, without the address of its resolver.",
    "local-path": "The field file names no place on the author's own computer; a note, which fails nothing.",
    "month-name": "A month is BibTeX's own name for it, such as sep; --fix sees to it, and nothing complains.",
    "page-dash": "Two hyphens stand between the first and the last page.",
    "required-field": "An entry says what a reader needs: who, what, when and where, by its type.",
    "same-arxiv": "Entries with one arXiv number are versions of one work, and one of them says so.",
    "same-doi": "Entries with one DOI are versions of one work, and one of them says so.",
    "same-title": "Entries with one title and first author are versions of one work, and one of them says so.",
    "title-in-capitals": "A title is not written all in capitals.",
    "unknown-command": "LaTeX in names, titles, venues and abstracts is made of known commands.",
    "unknown-field": "A field's name is not one slip away from a known one.",
    "unknown-key": "A key that an entry, a card or a page names belongs to an entry.",
    "unknown-rule": "The field silence names rules.",
    "true-or-false": "The field selected holds true or false.",
    "unknown-type": "An entry's type is not one slip away from a known one.",
    "unsafe-address": "A link field holds an http, https or mailto address, or a file of the site; preview, a file.",
    "unknown-version": "A paper that another one names as its version is there.",
    "venue-spelling": "A journal or a series of proceedings is spelled one way.",
}
"""What entries are held to once they are read."""

_PAGES = {
    "base-model-relation": "base_model_relation is one of the Hub's.",
    "block-option": "A block on a page has known options, with values that they take.",
    "card-completeness": "A model card states the facts that readers look for; a note, which fails nothing.",
    "card-date": "release_date is a date such as 2024-03-31.",
    "card-kind": "kind is model, dataset, benchmark or system.",
    "card-language": "language holds codes of ISO 639.",
    "card-library": "library_name is a library of the Hub's list.",
    "card-list": "A list of a model card holds what its key asks for.",
    "card-mapping": "A mapping of a model card has names and values.",
    "card-number": "A count in a model card is a number.",
    "card-pipeline": "pipeline_tag is one of the Hub's.",
    "card-placeholder": "A model card is filled in.",
    "card-reference": "An id that is almost that of a card of this site is that of the card.",
    "card-single": "A key of a model card that takes one value has one.",
    "card-unfilled": "No text of a template is left unfilled; a note, since readers do not see it.",
    "conflicting-results": "Cards give one number for one model, benchmark and setting.",
    "drawing": "A page's mark is an SVG drawing of shapes and text, with a title.",
    "eval-results": "Files of evaluation results have the form of the Hub's eval_results.yaml.",
    "foreign-content": "A page loads nothing from other sites but from those that it names under `allow`.",
    "front-matter-form": 'Front matter is made of lines such as "license: mit".',
    "inline-script": "Scripts are in files of their own.",
    "list-address": "An address in a list is http, https or mailto, or a file of the site.",
    "list-date": "A date in a list is one, such as 2024-07-18.",
    "list-field": "An item of a list has the fields that its list needs, and no unknown ones.",
    "list-form": "A list is YAML in which each item starts with a hyphen and has fields.",
    "list-name": "A file in docs/lists/ has the name of a list.",
    "licence-id": "license is an id of the Hub.",
    "licence-name": "license_name stands beside license: other.",
    "mistaken-key": "A key of a model card is spelled as the Hub spells it.",
    "model-index": "Results have the form of the Hub's model-index.",
    "no-front-matter": "A model card starts with front matter.",
    "page-address": "A paper's page has an address of its own.",
    "open-front-matter": "Front matter is closed.",
    "missing-file": "A file that is named is there.",
    "unknown-card": "A model that a page or a card names has a card.",
    "unreadable-file": "A file can be read.",
    "unused-value": "A list asks for keywords, types, years, authors, kinds, families or licenses that something has.",
    "unsafe-link": "A link of a model card is an address.",
    "yaml": "Front matter, lists and mkdocs.yml are YAML.",
    "yaml-tag": "Front matter and lists hold plain values.",
}
"""What model cards and other pages are held to."""

_SITE = {
    "citation-style": "Citation styles are files that pandoc can work with, and pandoc is installed.",
    "missing-bib": "The .bib file that mkdocs.yml names is there.",
    "share-picture": "Share pictures can be drawn: what draws them is installed.",
    "site-option": "The options in extra.homepage are known, with values that they take.",
}
"""What mkdocs.yml is held to."""

RULES = dict(sorted((_READING | _MEANING | _PAGES | _SITE).items()))
"""One line for each rule that a complaint can name, by name."""
