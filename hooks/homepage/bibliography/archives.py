"""Archives of preprints and open copies, apart from arXiv: how entries name them, and where their works are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..latex import to_text
from .entry_types import ANY_NAME
from .once_each import once_each

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..bibtex import Entry


class Archive(NamedTuple):
    """One archive."""

    name: str
    """Its name for readers."""
    address: str
    """The address of a work, with `{}` in the position of the work's number."""
    other_names: tuple[str, ...] = ()
    """Its names in `eprinttype` and as a venue, beside `name`; as letters and digits in lower case."""
    number: str = ""
    """A pattern for the number in the name of a venue, such as "Cryptology ePrint Archive, Paper 2021/123"."""
    preprints: bool = True
    """Whether a work that has no other venue is a preprint."""
    kind: str = "eprint"
    """The field whose button leads there, if there is one for this archive alone."""


class Copy(NamedTuple):
    """A work in an archive."""

    archive: Archive
    number: str
    as_venue: bool
    """Whether the archive is the venue of the work."""

    @property
    def text(self) -> str:
        """The archive and the number for readers, such as "bioRxiv 2021.03.04.5"; a colon follows unknown names."""
        return f"{self.archive.name}{' ' if self.archive.address else ': '}{self.number}".strip()

    @property
    def address(self) -> str:
        """The address of the work, or an empty string if it is not known."""
        if "://" in self.number:
            return self.number
        if self.number.startswith("10."):
            return f"https://doi.org/{self.number}"
        return self.archive.address.format(self.number) if self.number else ""


_DATED = r"(?:20\d\d\.\d\d\.\d\d\.)?\d{6,8}(?:v\d+)?"
_HAL = r"(?:hal|tel|halshs|ird|inria|inserm|pasteur|cea|emse|dumas|lirmm|ujm|hceres|ensl|mnhn)-\d{6,8}(?:v\d+)?"

ARCHIVES = (
    Archive("HAL", "https://hal.science/{}", ("halarchivesouvertes", "halscience", "tel", "halshs"), _HAL, kind="hal"),
    Archive(
        "IACR ePrint",
        "https://eprint.iacr.org/{}",
        (
            "iacr",
            "iacreprintarchive",
            "cryptologyeprintarchive",
            "iacrcryptologyeprintarchive",
            "eprintiacr",
            "iacrcryptoleprintarch",
        ),
        r"(?:19|20)\d\d/\d{1,5}",
    ),
    Archive("bioRxiv", "https://doi.org/10.1101/{}", ("biorxivpreprint", "biorxivorg"), _DATED),
    Archive("medRxiv", "https://doi.org/10.1101/{}", ("medrxivpreprint", "medrxivorg"), _DATED),
    Archive(
        "SSRN",
        "https://ssrn.com/abstract={}",
        ("ssrnelectronicjournal", "ssrnpapers", "availableatssrn", "socialscienceresearchnetwork"),
        r"\d{5,8}",
    ),
    Archive("PsyArXiv", "https://osf.io/preprints/psyarxiv/{}", ("psyarxivpreprints",)),
    Archive("SocArXiv", "https://osf.io/preprints/socarxiv/{}", ("socarxivpapers",)),
    Archive("EdArXiv", "https://osf.io/preprints/edarxiv/{}"),
    Archive("LawArXiv", "https://osf.io/preprints/lawarxiv/{}"),
    Archive("MetaArXiv", "https://osf.io/preprints/metaarxiv/{}"),
    Archive("SportRxiv", "https://osf.io/preprints/sportrxiv/{}"),
    Archive("OSF Preprints", "https://osf.io/preprints/osf/{}", ("osfpreprint", "openscienceframework", "osf")),
    Archive("EarthArXiv", "https://eartharxiv.org/repository/view/{}/"),
    Archive("ChemRxiv", "https://doi.org/10.26434/{}", ("chemrxivpreprint",), r"chemrxiv[.-]\d[\w.-]*\w"),
    Archive("TechRxiv", "https://doi.org/10.36227/{}", (), r"techrxiv\.[\w./]*\d"),
    Archive("Research Square", "https://www.researchsquare.com/article/{}", (), r"rs-\d+/v\d+"),
    Archive(
        "Preprints.org",
        "https://www.preprints.org/manuscript/{}",
        ("preprints", "mdpipreprints"),
        r"20\d{4}\.\d{4}(?:/v\d+|\.v\d+)?",
    ),
    Archive("Authorea", "https://doi.org/10.22541/{}", ("authoreapreprints",), r"au\.\d+\.\d+/v\d+"),
    Archive("PeerJ Preprints", "https://doi.org/10.7287/peerj.preprints.{}"),
    Archive("viXra", "https://vixra.org/abs/{}", (), r"\d{4}\.\d{4}"),
    Archive(
        "ECCC",
        "https://eccc.weizmann.ac.il/report/{}/",
        ("electroniccolloquiumoncomputationalcomplexity", "electroncolloquiumcomputcomplex"),
        r"TR\d\d-\d{3}",
    ),
    Archive("PhilSci-Archive", "https://philsci-archive.pitt.edu/{}/", ("philsci",)),
    Archive("PhilPapers", "https://philpapers.org/rec/{}", ("philarchive",), preprints=False),
    Archive("LingBuzz", "https://ling.auf.net/lingbuzz/{}", (), r"\d{6}"),
    Archive("OpenReview", "https://openreview.net/forum?id={}", preprints=False, kind="openreview"),
    Archive("Zenodo", "https://zenodo.org/records/{}", preprints=False),
    Archive("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/", ("pmid",), preprints=False, kind="pmid"),
    Archive(
        "PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/{}/", ("pmc", "pmcid", "europepmc"), preprints=False
    ),
    Archive("JSTOR", "https://www.jstor.org/stable/{}", preprints=False),
    Archive("Handle", "https://hdl.handle.net/{}", ("hdl",), preprints=False),
    Archive("Google Books", "https://books.google.com/books?id={}", preprints=False),
    Archive("Internet Archive", "https://archive.org/details/{}", ("ia",), preprints=False),
    Archive("MathSciNet", "https://mathscinet.ams.org/mathscinet/article?mr={}", ("mr", "mrnumber"), preprints=False),
    Archive("zbMATH", "https://zbmath.org/?q=an:{}", ("zbl", "zbmathopen"), preprints=False),
    Archive("ADS", "https://ui.adsabs.harvard.edu/abs/{}/abstract", ("bibcode", "nasaads"), preprints=False),
    Archive("ASCL", "https://ascl.net/{}", preprints=False),
    Archive("RePEc", "https://econpapers.repec.org/{}", preprints=False),
    Archive("NBER", "https://www.nber.org/papers/{}", preprints=False),
    Archive("ERIC", "https://eric.ed.gov/?id={}", preprints=False),
    Archive("INSPIRE", "https://inspirehep.net/literature/{}", ("inspirehep",), preprints=False, kind="inspirehep_id"),
    Archive("URN", "https://nbn-resolving.org/{}", ("urnnbn", "nbn"), preprints=False),
)
"""biblatex's own (manual, section 3.14.7), then those that databases and homepages name."""

_WITH_NUMBERS = ("url", "doi", "pages", "number", "volume", "note")
"""The fields that may contain the number of a work whose venue is an archive, the most certain one first."""
_NO_LETTERS = re.compile(r"[\W_]+")
_WORDS_BEFORE = re.compile(
    r"(?:(?:a |the )?(?:pre-?|e-?)print (?:at|on|in)|available (?:at|on|from)|posted on) ", re.IGNORECASE
)
_ARCHIVES_BY_NAME = {
    name: archive
    for archive in ARCHIVES
    for name in (_NO_LETTERS.sub("", archive.name.casefold()), *archive.other_names)
}
_WORDS_AFTER = re.compile(
    r"(?:[\s.-]+(?:working|papers?|reports?|preprints?|articles?|no|id|org))+[\s.]*$", re.IGNORECASE
)


@once_each
def copy_of(entry: Entry) -> Copy | None:
    """Return the work in the archive that `eprint` and `eprinttype` name, or else the venue; arXiv is left out.

    An archive that is not known has no address, but its name and the work's number are still to be shown.
    """
    if "eprint" in entry.fields and (copy := _in_eprint(entry)):
        return copy
    venue = _venue(entry)
    if not venue or not (archive := _named(venue)):
        return None
    return Copy(archive, _number_in(archive, [venue, *(to_text(entry.get(field)) for field in _WITH_NUMBERS)]), True)


def _number_in(archive: Archive, texts: Iterable[str]) -> str:
    found = (re.search(archive.number, text, re.IGNORECASE) for text in texts if archive.number)
    return next((match[0] for match in found if match), "")


def _in_eprint(entry: Entry) -> Copy | None:
    name = to_text(entry.get("eprinttype")) or to_text(entry.get("archiveprefix"))
    number = re.split(r"[,;]", to_text(entry.get("eprint")).replace(" ", ""))[0]
    if not name or not number or _folded(name).startswith("arxiv"):
        return None
    archive = _ARCHIVES_BY_NAME.get(_folded(name)) or Archive(name, "", preprints=False)
    prefix = re.compile(rf"(?:{re.escape(name)}|{re.escape(archive.name)}):", re.IGNORECASE)
    venue = _venue(entry)
    return Copy(archive, prefix.sub("", number), not venue or _named(venue) == archive)


def _named(venue: str) -> Archive | None:
    """Return the archive of preprints whose name begins a venue; a number or an address may follow the name."""
    name = re.split(r"[,:;(]|https?://|\d", _WORDS_BEFORE.sub("", venue, count=1))[0]
    known = map(_ARCHIVES_BY_NAME.get, (_folded(name), _folded(_WORDS_AFTER.sub("", name))))
    return next((archive for archive in known if archive and archive.preprints), None)


def _venue(entry: Entry) -> str:
    """Return the first venue that the entry names, as text."""
    return next((text for name in ANY_NAME if name in entry.fields and (text := to_text(entry.get(name)))), "")


def _folded(name: str) -> str:
    return _NO_LETTERS.sub("", name.casefold())
