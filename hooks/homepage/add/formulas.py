"""Turns the small formulas in titles and abstracts from MathML into TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ..text.braces import lonely_braces

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED_SIGNS = (
    "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho"
    " σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi"
    " Ω Omega ≤ leq ≥ geq ≠ neq ≈ approx × times · cdot ± pm ∞ infty → to ∈ in ∑ sum ∏ prod ∫ int ∂ partial ∇ nabla"
    " ℓ ell ∼ sim ≪ ll ≫ gg ∪ cup ∩ cap ⊂ subset ⊗ otimes ⊕ oplus √ surd"
)
_SIGNS = dict(zip(_NAMED_SIGNS.split()[::2], _NAMED_SIGNS.split()[1::2], strict=True))
_FORMS = {
    "msup": "{0}^{{{1}}}",
    "msub": "{0}_{{{1}}}",
    "msubsup": "{0}_{{{1}}}^{{{2}}}",
    "mfrac": r"\frac{{{0}}}{{{1}}}",
    "mroot": r"\sqrt[{1}]{{{0}}}",
    "munder": "{0}_{{{1}}}",
    "mover": "{0}^{{{1}}}",
    "munderover": "{0}_{{{1}}}^{{{2}}}",
}
_ESCAPED = {
    "{": r"\lbrace ",
    "}": r"\rbrace ",
    "\\": r"\setminus ",
    "−": "-",
    "\u2061": "",
    "\u2062": "",
    "\u00a0": " ",
}
_EMPTY = re.compile(r"[\s{}$]*")


def tex_of_mathml(mathml: str) -> str:
    """Return a `math` or `tex-math` element as `$…$`; its own TeX if it has some, and its bare text if it is broken."""
    try:
        root = ElementTree.fromstring(mathml)
        tex = _own_tex(root) or _tex(root)
    except (ElementTree.ParseError, RecursionError):
        return re.sub(r"[^\w\s+=<>().,|/-]", "", re.sub(r"<[^>]*>", "", mathml)).strip()
    tex = " ".join(tex.split())
    if _EMPTY.fullmatch(tex) or lonely_braces(tex) or "$" in tex or tex.endswith("\\"):
        return ""
    return f"${tex}$"


def _own_tex(root: ElementTree.Element) -> str:
    """Return the TeX that an element itself has, in its text, an annotation or `alttext`."""
    if root.tag == "tex-math":
        text = "".join(root.itertext())
        body = re.search(r"\\begin\{document\}(.*?)\\end\{document\}", text, re.DOTALL)
        return (body[1] if body else text).strip().strip("$").removeprefix("\\(").removesuffix("\\)")
    for note in root.iter("annotation"):
        if "tex" in note.get("encoding", "").casefold():
            return (note.text or "").strip().strip("$")
    return root.get("alttext", "").strip().strip("$")


def _tex(node: ElementTree.Element) -> str:
    children = [_tex(child) for child in node if child.tag not in ("annotation", "annotation-xml")]
    if not children:
        return _leaf(node)
    if node.tag == "msqrt":
        return rf"\sqrt{{{_joined(children)}}}"
    form = _FORMS.get(node.tag)
    if form and len(children) == form.count("{0}") + form.count("{1}") + form.count("{2}"):
        return form.format(_base(children[0]), *children[1:])
    return _joined(children)


def _base(tex: str) -> str:
    return tex if len(tex) == 1 or re.fullmatch(r"\\[A-Za-z]+", tex) else f"{{{tex}}}"


def _leaf(node: ElementTree.Element) -> str:
    text = "".join(node.itertext()).strip()
    tex = "".join(_sign(character) for character in text)
    if node.tag == "mtext" and text:
        return rf"\text{{{tex}}}"
    return rf"\mathrm{{{tex}}}" if node.tag == "mi" and len(text) > 1 and text.isalpha() else tex


def _sign(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if character in _SIGNS:
        return f"\\{_SIGNS[character]} "
    return f"\\{character}" if character in "%&#$_" else character


def _joined(parts: Sequence[str]) -> str:
    return "".join(parts)
