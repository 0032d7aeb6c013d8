"""Turns formulas in TeX or in a publisher's MathML into safe MathML and readable text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from ..text.braces import brace_depth
from ..text.characters import tidy
from .conditions import in_formula
from .markup_reader import DEEPEST, ELEMENTS, TOKENS, tree_of
from .math_layout import set_as_tex, write_out_variants
from .math_signs import CAPITALS, mend_signs
from .math_text import ARITY, lowered, raised, read_out
from .signs import GREEK
from .units import as_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from xml.etree.ElementTree import Element

LONGEST = 6_000
"""The largest number of characters of a formula in MathML; a longer formula is shown as text."""
_LONGEST_MARKUP = 12_000

_SWITCH, _LENGTH = re.compile(r"true|false"), re.compile(r"-?\d?\.?\d{1,3}em")
_ATTRIBUTES = {
    **dict.fromkeys(("accent", "accentunder", "displaystyle", "movablelimits", "stretchy"), _SWITCH),
    **dict.fromkeys(("maxsize", "minsize", "width"), _LENGTH),
    **dict.fromkeys(("linethickness", "lspace", "rspace"), re.compile(r"0")),
    "columnalign": re.compile(r"left|right"),
    "form": re.compile(r"prefix|postfix"),
    "mathvariant": re.compile(r"normal"),
}
_SCRIPTS = {"msub": ("sub",), "msup": ("sup",), "msubsup": ("sub", "sup")}
_RAISED_ALREADY = frozenset("°′″‴*")
"""Characters that are raised already; as superscripts they would be too small to read."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as HTML and as text, and the names of unknown commands in it."""

    html: str
    text: str
    unknown: tuple[str, ...] = ()
    is_read: bool = True
    """False if the formula could not be converted, so that its source is shown."""


@lru_cache(maxsize=4096)
def from_tex(tex: str) -> Formula:
    """Return a formula in TeX's math mode as MathML; one that cannot be converted is shown as text."""
    if len(tex) > LONGEST:
        return as_text(tex)
    with_limits = ["".join(_name(name).split()) for name in _NAME.finditer(tex) if name[1]]
    tex = " ".join(tidy(_for_library(tex)).split())
    if token := _single_token(tex):
        return token
    if brace_depth(tex, escapes=True) > DEEPEST or re.search(r"\\(?:newcommand|def|verb)(?![A-Za-z])", tex):
        return as_text(tex)
    # Imported here because it reads a large table of symbols, which most sites never need.
    from latex2mathml.converter import Converter

    try:
        # For the library, a bare % starts a comment, but authors mean a percent sign.
        tree = Converter().convert_to_element(re.sub(r"(?<!\\)%", r"\\%", tex))
        formula = _formula(tree, with_limits)
        return replace(formula, unknown=tuple(dict.fromkeys([*formula.unknown, *_NOT_DRAWN.findall(tex)])))
    except Exception:
        # The library raises StopIteration, KeyError, RecursionError or its own errors if it cannot read a formula.
        return as_text(tex)


@lru_cache(maxsize=1024)
def from_markup(markup: str) -> Formula:
    """Return the formula from the content of a `<math>` element; one that is too large is shown as text."""
    if len(markup) > _LONGEST_MARKUP:
        return as_text(html.unescape(re.sub(r"<[^<>]*>", " ", markup)))
    try:
        return _formula(tree_of(markup))
    except RecursionError:
        return as_text(html.unescape(re.sub(r"<[^<>]*>", " ", markup)))


_LIKE = {
    "align": "align*", "aligned": "align*",
    "eqnarray": "align*", "eqnarray*": "align*", "gather": "matrix", "gather*": "matrix",
    "gathered": "matrix", "multline": "matrix", "multline*": "matrix", "dcases": "cases",
}  # fmt: skip
"""Environments of amsmath and mathtools that the library does not know, with one that looks like it."""
_FENCES = {"pmatrix": "()", "bmatrix": "[]", "Bmatrix": (r"\{", r"\}"), "vmatrix": "||", "Vmatrix": (r"\|", r"\|")}
"""Matrices with brackets, which have scripts of their own only if the brackets are outside of the environment."""
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(map(re.escape, _LIKE))})\}}")

_NAME = re.compile(r"\\operatorname(\*?)\s*\{((?:[\w \-~]|\\[ ,:;!])+)\}|\\arg(?![A-Za-z])")
_UPRIGHT_LETTER = re.compile(r"\\mathrm\{([A-Za-z])\}")
_SIZED = re.compile(r"(\\[bB]igg?[lrm]?)\s*\\([A-Za-z]+)")
"""The height of a bracket, and the command for the bracket; the library knows only the signs themselves there."""
_SLASHED = re.compile(r"\\slashed(?![A-Za-z])")
_NOT_DRAWN = re.compile(r"\\(boxed|fbox|[bx]?cancel|(?:text)?color|colorbox|href|hline|cline)(?![A-Za-z])")
"""Commands of which the library keeps the text alone: a box, a line, a color or a link is not shown."""
_NUMBERING = re.compile(r"\\(?:label\{[^{}]*\}|(?:nonumber|notag)(?![A-Za-z]))")


def _for_library(tex: str) -> str:
    """Return a formula without what has no meaning inside a formula, and which the library does not know."""
    tex = as_words(_NUMBERING.sub("", in_formula(tex)))
    tex = _ENVIRONMENT.sub(lambda each: f"\\{each[1]}{{{_LIKE[each[2]]}}}", tex)
    for name, (left, right) in _FENCES.items():
        tex = tex.replace(rf"\begin{{{name}}}", rf"\left{left}\begin{{matrix}}")
        tex = tex.replace(rf"\end{{{name}}}", rf"\end{{matrix}}\right{right}")
    tex = _UPRIGHT_LETTER.sub(r"\\mathrm{{\1}}", _NAME.sub(lambda each: rf"\mathop{{\text{{{_name(each)}}}}}", tex))
    tex = _SIZED.sub(lambda each: f"{each[1]} {symbol(each[2]) or each[0].removeprefix(each[1])}", tex)
    return _SLASHED.sub(r"\\not", tex).replace(r"\ensuremath", "").replace(r"\mathsemicolon", ";")


def _name(found: re.Match[str]) -> str:
    """Return the name of a function as its letters, without TeX's commands for spaces."""
    return " ".join(re.sub(r"\\.|~", " ", found[2].replace(r"\!", "")).split()) if found[2] else "arg"


def symbol(name: str) -> str:
    """Return the character of a math command, or an empty string if the command is not known."""
    from latex2mathml.symbols_parser import convert_symbol

    code = convert_symbol(f"\\{name}")
    return "".join(chr(int(part, 16)) for part in code.split("-")) if code else ""


def _single_token(tex: str) -> Formula | None:
    if re.fullmatch(r"[A-Za-z]", tex):
        return Formula(f"<math><mi>{tex}</mi></math>", tex)
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", tex):
        return Formula(f"<math><mn>{tex}</mn></math>", tex)
    letter = GREEK.get(tex[1:]) if tex.startswith("\\") else None
    if letter and letter not in CAPITALS:
        return Formula(f"<math><mi>{letter}</mi></math>", letter)
    if script := re.fullmatch(r"([_^])(?:([0-9])|\{([0-9]+)\})", tex):
        digits = script[2] or script[3]
        name, text = ("sub", lowered(digits)) if script[1] == "_" else ("sup", raised(digits))
        return Formula(f"<{name}>{digits}</{name}>", text)
    return None


def as_text(tex: str) -> Formula:
    """Return a formula shown as text: its source without braces, dollar signs and backslashes."""
    text = " ".join(tidy(re.sub(r"[{}$]|\\(?=[A-Za-z])", "", tex)).split())
    return Formula(f'<span class="math">{html.escape(text)}</span>', text, is_read=False)


def _formula(tree: Element, with_limits: Collection[str] | None = None) -> Formula:
    """Return a formula in TeX, with the names in it that have limits below them, or in MathML."""
    unknown = dict.fromkeys(_name_commands(tree))
    if with_limits is not None:
        mend_signs(tree)
    content, text = _unwrapped(tree), read_out(tree)
    if scripts := _scripts(content[0], text) if len(content) == 1 else "":
        return Formula(scripts, text, tuple(unknown))
    write_out_variants(content)
    if with_limits is not None:
        set_as_tex(content, with_limits)
    return Formula(f"<math>{''.join(map(_markup, content))}</math>", text, tuple(unknown))


def _scripts(node: Element, text: str) -> str:
    """Return scripts without a base, as in `CO$_2$`, as HTML without a line break before them, or ""."""
    names = _SCRIPTS.get(node.tag, ())
    if not names or len(node) != len(names) + 1 or any(part.text for part in node[0].iter()):
        return ""
    if text in _RAISED_ALREADY:
        return text
    contents = [_plain_row(script) for script in node[1:]]
    return "".join(map("<{0}>{1}</{0}>".format, names, contents)) if all(contents) else ""


def _plain_row(script: Element) -> str:
    """Return plain characters as HTML with variables in italics, or "" if only MathML can show the script."""
    tokens = [node for node in script.iter() if node.tag != "mrow"]
    if any(node.tag not in TOKENS or node.get("mathvariant", "normal") != "normal" for node in tokens):
        return ""
    runs = groupby(tokens, key=_is_variable)
    texts = ((slanted, html.escape("".join(node.text or "" for node in run))) for slanted, run in runs)
    return "".join(f"<i>{text}</i>" if slanted else text for slanted, text in texts)


def _is_variable(node: Element) -> bool:
    """Return whether the node is a Latin or Greek letter that formulas show in italics."""
    name = node.text or ""
    return (
        node.tag == "mi" and len(name) == 1 and name.isalpha() and name < "\u0400" and "mathvariant" not in node.attrib
    )


def _name_commands(tree: Element) -> Iterable[str]:
    for node in tree.iter():
        node.text = tidy(html.unescape(node.text or "").replace("\n", " "))
        if node.tag == "mtext":
            node.text = re.sub(r"\\([%&#_$])", r"\1", node.text)
        if name := re.fullmatch(r"\\([A-Za-z]+)", node.text):
            node.text = name[1]
            yield name[1]


def _unwrapped(node: Element) -> Element:
    while len(node) == 1 and node[0].tag == "mrow" and not node.text:
        node = node[0]
    return node


def _markup(node: Element) -> str:
    if node.tag == "mrow" and len(node) == 1 and not node.text:
        return _markup(node[0])
    tag = node.tag if node.tag in ELEMENTS and len(node) == ARITY.get(node.tag, len(node)) else "mrow"
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in node.attrib.items()
        if name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value)
    )
    inner = html.escape(node.text or "") + "".join(map(_markup, node))
    return f"<{tag}{attributes}>{inner}</{tag}>"
