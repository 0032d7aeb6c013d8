"""Tables of LaTeX commands with an argument, and of all commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.word_sets import word_set
from .signs import ACCENTS, SYMBOLS, WORDS
from .units import ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

STYLES = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), ("<em>", "</em>")),
    **dict.fromkeys(("textbf", "mkbibbold"), ("<strong>", "</strong>")),
    "texttt": ("<code>", "</code>"),
    "textsc": ('<span class="small-caps">', "</span>"),
    **dict.fromkeys(("underline", "uline", "ul"), ("<u>", "</u>")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), ("<sub>", "</sub>")),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>")),
}
"""The HTML tags before and after the argument of commands that change its style."""

SWITCHES = {
    **dict.fromkeys(("em", "it", "sl", "itshape", "slshape"), STYLES["emph"]),
    **dict.fromkeys(("bf", "bfseries"), STYLES["textbf"]),
    **dict.fromkeys(("tt", "ttfamily"), STYLES["texttt"]),
    **dict.fromkeys(("sc", "scshape"), STYLES["textsc"]),
}
"""The HTML tags of commands that change the style of the rest of their group."""

QUOTES = frozenset(("enquote", "mkbibquote", "textquote"))
FOREIGN_QUOTES = frozenset(("foreignquote", "foreigntextquote", "hyphenquote", "hyphentextquote"))
"""Quotation marks of csquotes; the first argument is a language."""
FOOTNOTES = frozenset(("footnote", "thanks", "mkbibparens", "mkbibfootnote"))
LINKS = frozenset(("url", "nolinkurl", "path", "href"))

CASES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("uppercase", "MakeUppercase", "MakeTextUppercase"), str.upper),
    **dict.fromkeys(("lowercase", "MakeLowercase", "MakeTextLowercase"), str.lower),
    "NoCaseChange": str,
}
"""How the argument of a command is written in capitals, in small letters, or as it is."""

CONTENT = word_set(
    "text textrm textsf textup textmd textnormal textlf mbox hbox fbox makebox MakeSentenceCase"
    " mkbibacro mkbibbrackets mkbibname"
    " hologo acro cite citep citet citeauthor textcite parencite autocite footcite fullcite bibstring"
    " bibcorporate macro cmd cmslink nocase ProperNoun bibinfo natexlab"
    " ensuretext underbar doi ref eqref verb prime singleletter printfirst switchargs"
    " textarabic textchinese textenglish textfrench textgerman textgreek texthebrew textitalian textjapanese"
    " textkorean textlatin textpersian textpolish textportuguese textrussian textspanish textturkish textukrainian"
)
"""Commands whose argument is shown without change."""

HIDDEN = word_set(
    "noopsort NoopSort sortnoop SortNoop label vspace hspace vskip hskip kern color textcolor fontsize"
    " selectlanguage begin end includegraphics phantom hphantom vphantom index sortkey thispagestyle"
    " pagestyle special raisebox rotatebox scalebox parbox colorbox foreignlanguage"
    " orcid orcidID orcidlink orcidicon"
)
"""Commands whose first argument is not shown."""

FRACTIONS = frozenset(("frac", "tfrac", "nicefrac", "sfrac", "textfrac"))
_BY_NAME = ("ifmmode", "texorpdfstring")
KNOWN = FRACTIONS.union(
    _BY_NAME,
    ACCENTS,
    SYMBOLS,
    WORDS,
    SWITCHES,
    STYLES,
    QUOTES,
    FOREIGN_QUOTES,
    FOOTNOTES,
    LINKS,
    HIDDEN,
    CONTENT,
    CASES,
    ARGUMENTS,
)
"""Every command outside formulas that this package knows."""
