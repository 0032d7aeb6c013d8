"""Tables of the meanings of LaTeX commands."""

from __future__ import annotations

from ..text.word_sets import pairs, word_set
from .journals import JOURNALS
from .text_signs import TEXT_SIGNS

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "textcommabelow": "\u0326",
    "textogonekcentered": "\u0328",
}
"""Commands that put an accent on the next letter, and the combining character of each."""

LONE_ACCENTS = {"=": "¯", "u": "˘", ".": "˙", "r": "˚", "H": "˝", "v": "ˇ", "c": "¸", "k": "˛"}
"""How an accent without a letter is shown, if not as the name of its command."""

CONTROL_SYMBOLS = {
    "\\": " ",
    " ": " ",
    "\n": " ",
    "\t": " ",
    ",": "\u202f",
    ";": "\u202f",
    ":": "\u202f",
    ">": "\u202f",
    "/": "",
    "-": "",
    "!": "",
    "@": "",
    "+": "",
    "*": "",
}
"""The text for a backslash and one character; a character not listed here is shown as itself."""

LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}

LETTERS = {
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "L": "Ł",
    "o": "ø",
    "O": "Ø",
    "ss": "ß",
    "SS": "ẞ",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "ij": "ĳ",
    "IJ": "Ĳ",
}

SYMBOLS = {
    **LETTERS,
    **TEXT_SIGNS,
    "textendash": "–",
    "textemdash": "—",
    "emdash": "—",
    "Dash": "—",
    "thinspace": "\u202f",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquotedbl": '"',
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "lq": "‘",
    "rq": "’",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbardbl": "‖",
    "textbackslash": "\\",
    "backslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciiacute": "´",
    "textasciigrave": "`",
    "textasciidieresis": "¨",
    "textasciimacron": "¯",
    "textasciicaron": "ˇ",
    "textasciibreve": "˘",
    "textunderscore": "_",
    "_": "_",
    "textdollar": "$",
    "textpercent": "%",
    "textperthousand": "‰",
    "textampersand": "&",
    "texthash": "#",
    "textnumbersign": "#",
    "textbraceleft": "{",
    "textbraceright": "}",
    "lbrace": "{",
    "rbrace": "}",
    "textdegree": "°",
    "degree": "°",
    "textcelsius": "℃",
    "copyright": "©",
    "textcopyright": "©",
    "texttrademark": "™",
    "trademark": "™",
    "textregistered": "®",
    "registered": "®",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textnumero": "№",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "textperiodcentered": "·",
    "textcdot": "·",
    "textbullet": "•",
    "textinterrobang": "‽",
    "textellipsis": "…",
    "dots": "…",
    "ldots": "…",
    "textpm": "±",
    "texttimes": "×",
    "textdiv": "÷",
    "textmu": "µ",
    "textohm": "Ω",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textonesuperior": "¹",
    "texttwosuperior": "²",
    "textthreesuperior": "³",
    "textlnot": "¬",
    "textminus": "−",
    "textasteriskcentered": "∗",
    "textleftarrow": "←",
    "textrightarrow": "→",
    "textuparrow": "↑",
    "textdownarrow": "↓",
    "textsection": "§",
    "textparagraph": "¶",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "S": "§",
    "P": "¶",
    "dag": "†",
    "ddag": "‡",
    "pounds": "£",
    "textsterling": "£",
    "euro": "€",
    "EUR": "€",
    "texteuro": "€",
    "textcent": "¢",
    "textyen": "¥",
    "textvisiblespace": "␣",
    "nobreakspace": "\u00a0",
    "nobreakdash": "\u2011",
    "slash": "/",
    "hyphen": "-",
    "nbhyphen": "\u2011",
    "addspace": " ",
    "adddotspace": ". ",
    "space": " ",
    "quad": " ",
    "qquad": " ",
    "enspace": " ",
    "emspace": " ",
    "newline": " ",
    "linebreak": " ",
    "par": " ",
    "item": " • ",
    "newblock": " ",
    **dict.fromkeys(
        word_set(
            "relax protect else fi nopunct isdot noindent indent null empty unskip ignorespaces allowbreak break"
            " nobreak sloppy centering raggedright tiny scriptsize footnotesize small normalsize large Large"
            " LARGE huge Huge leavevmode upshape mdseries rm rmfamily sf sffamily normalfont mathrm"
            " displaystyle textstyle boldmath xspace hfil hfill medskip smallskip bigskip textcompwordmark"
        ),
        "",
    ),
}
"""The texts of commands without an argument; as in TeX, the space after such a command is dropped."""

GREEK = pairs(
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ"
    " lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ"
    " varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ"
    " Omega Ω"
)

WORDS = {
    **GREEK,
    **JOURNALS,
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε",
    "BibTeX": "BibTeX",
    "XeTeX": "XeTeX",
    "XeLaTeX": "XeLaTeX",
    "LuaTeX": "LuaTeX",
    "LuaLaTeX": "LuaLaTeX",
    "ConTeXt": "ConTeXt",
    "pdfTeX": "pdfTeX",
    "pdfLaTeX": "pdfLaTeX",
    "AmS": "AMS",
    "AMS": "AMS",
    "AmSTeX": "AMS-TeX",
    "AmSLaTeX": "AMS-LaTeX",
    "MF": "METAFONT",
    "MP": "MetaPost",
    "TUB": "TUGboat",
    "CTAN": "CTAN",
    "adddot": ".",
    "addcomma": ",",
    "addcolon": ":",
    "addsemicolon": ";",
    "cdot": "·",
    "times": "×",
    "pm": "±",
    "circ": "∘",
    "sim": "∼",
    "to": "→",
    "rightarrow": "→",
    "leq": "≤",
    "geq": "≥",
    "infty": "∞",
}
"""The words of commands; a space after them is shown, since authors mean it, although TeX would drop it."""

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

CONTENT = word_set(
    "text textrm textsf textup textmd textnormal textlf mbox hbox fbox makebox uppercase lowercase"
    " MakeUppercase MakeLowercase MakeTextUppercase MakeSentenceCase mkbibacro mkbibbrackets mkbibname"
    " hologo acro cite citep citet citeauthor textcite parencite autocite footcite fullcite bibstring"
    " bibcorporate macro cmd cmslink nocase NoCaseChange ProperNoun bibinfo natexlab"
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
    _BY_NAME, ACCENTS, SYMBOLS, WORDS, SWITCHES, STYLES, QUOTES, FOREIGN_QUOTES, FOOTNOTES, LINKS, HIDDEN, CONTENT
)
"""Every command outside formulas that this package knows."""
