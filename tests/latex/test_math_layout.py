"""Formulas are set as TeX sets them, although MathML Core knows neither spaces beside names nor letters in bold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from homepage.latex.mathml import from_markup, from_tex

THIN = '<mspace width="0.167em"></mspace>'


def shown(tex: str) -> str:
    """Return the MathML of a formula, with a comma for each thin space and without the tags of characters."""
    html = from_tex(tex).html.removeprefix("<math>").removesuffix("</math>").replace(THIN, ",")
    return re.sub(r"</?(?:mi|mn|mo|mrow|mtext)(?: [^>]*)?>", "", html)


@pytest.mark.parametrize(
    ("tex", "html"),
    [
        (r"n \log n", "n,log,n"),
        (r"2\sin^2 x", "2,<msup>sin2</msup>,x"),
        (r"\log\log n", "log,log,n"),
        (r"f(x) \log y", "f(x),log,y"),
        (r"\log \frac{a}{b}", "log,<mfrac>ab</mfrac>"),
        (r"\log(x)", "log(x)"),
        (r"a + \log x", "a+log,x"),
        (r"a = \exp{x}", "a=exp,x"),
        (r"(\ln x)", "(ln,x)"),
        (r"\ln x!", "ln,x!"),
        (r"\sin", "sin"),
        (r"\exp\left(x\right)", "exp(x)"),
        (r"\Pr[X]", "Pr[X]"),
        (r"\operatorname{Tr} A", "Tr,A"),
        (r"\operatorname{top-k}(x)", "top-k(x)"),
        (r"\mathop{\mathrm{Var}} X", "Var,X"),
        (r"\log |x|", "log,|x|"),
        (r"\mathrm{KL}(p)", "KL(p)"),
        (r"\log\,x", "log,x"),
    ],
)
def test_the_name_of_a_function_has_a_thin_space_beside_values(tex: str, html: str) -> None:
    assert shown(tex) == html


@pytest.mark.parametrize(
    ("tex", "tag"),
    [
        (r"\sum_i x", "munder"),
        (r"\prod_{i=1}^n x", "munderover"),
        (r"\bigcup^n A", "mover"),
        (r"\max_x f", "munder"),
        (r"\limsup_n a_n", "munder"),
        (r"\operatorname*{arg\,min}_x f", "munder"),
        (r"\operatorname*{softmax}_i x", "munder"),
        (r"\mathop{\mathrm{argmax}}_x f", "munder"),
        (r"\operatorname{softmax}_i x", "msub"),
        (r"\log_2 x", "msub"),
        (r"\int_0^1 x", "msubsup"),
        (r"\sum' x", "msup"),
        (r"x_i", "msub"),
    ],
)
def test_limits_are_below_and_above_if_there_is_room(tex: str, tag: str) -> None:
    assert f"<{tag}>" in from_tex(tex).html


def test_a_name_with_limits_has_them_beside_it_within_a_line_of_text() -> None:
    name = ElementTree.fromstring(from_tex(r"\max_x f").html).find(".//mo")
    assert name is not None
    assert (name.text, name.attrib) == ("max", {"movablelimits": "true", "lspace": "0", "rspace": "0"})


@pytest.mark.parametrize(
    ("tex", "is_prefix"),
    [("(-x)", True), ("a = -x", True), ("a, -x", True), (r"\log -x", True), (r"\sum -x", True), (r"a \le \pm x", True),
     ("a - x", False), ("(a) - x", False), ("a_1 - x", False), (r"\frac{a}{b} - x", False), ("|a| - x", False),
     ("n! - x", False), ("f' - x", False)],
)  # fmt: skip
def test_a_sign_that_joins_nothing_has_no_space_after_it(tex: str, is_prefix: bool) -> None:
    signs = [node for node in ElementTree.fromstring(from_tex(tex).html).iter("mo") if node.text in ("−", "±")]
    assert [node.get("form") == "prefix" for node in signs] == [is_prefix]


def test_bars_and_slashes_have_no_space_around_them() -> None:
    bars = list(ElementTree.fromstring(from_tex(r"a|x|b/\|c\|").html).iter("mo"))
    assert len(bars) == 5
    assert all((node.get("lspace"), node.get("rspace")) == ("0", "0") for node in bars)


@pytest.mark.parametrize(
    ("tex", "html", "text"),
    [
        (r"\hat{x}", '<mover accent="true"><mi>x</mi><mo stretchy="false">^</mo></mover>', "x̂"),
        (r"\bar{x}", '<mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover>', "x̄"),
        (r"\vec{v}", '<mover accent="true"><mi>v</mi><mo stretchy="false">→</mo></mover>', "v⃗"),
        (r"\widehat{xy}", '<mover accent="true"><mrow><mi>x</mi><mi>y</mi></mrow><mo>\u0302</mo></mover>', "xy"),
        (r"\overline{xy}", "<mover><mrow><mi>x</mi><mi>y</mi></mrow><mo>‾</mo></mover>", "xy"),
        (r"\overline{x}", "<mover><mi>x</mi><mo>‾</mo></mover>", "x̄"),
        (r"\underline{x}", "<munder><mi>x</mi><mo>_</mo></munder>", "x"),
    ],
)
def test_an_accent_is_as_wide_as_its_letters_only_if_it_is_a_wide_one(tex: str, html: str, text: str) -> None:
    formula = from_tex(tex)
    assert (formula.html, formula.text) == (f"<math>{html}</math>", text)


@pytest.mark.parametrize("sign", [r"\pm", r"\sim", r"\preceq", r"\implies", "≤", "×", r"\le", r"\in", ":", ";"])
def test_operators_have_the_space_of_operators_however_they_are_written(sign: str) -> None:
    between = ElementTree.fromstring(from_tex(f"a {sign} b").html)[1]
    assert (between.tag, between.attrib) == ("mo", {})


@pytest.mark.parametrize("sign", [r"\infty", r"\nabla", r"\partial", r"\forall", r"\emptyset", r"\ell", "∞", r"\neg"])
def test_what_stands_for_something_has_no_space_around_it(sign: str) -> None:
    assert ElementTree.fromstring(from_tex(f"a {sign} b").html)[1].tag == "mi"


def test_dots_between_values_have_a_thin_space_on_each_side() -> None:
    assert shown(r"a \cdots b") == "a,⋯,b"
    assert shown(r"a, \dots, b") == "a,…,b"


def test_typed_brackets_do_not_grow() -> None:
    brackets = ElementTree.fromstring(from_tex(r"\lfloor x \rfloor + \langle x \rangle").html).iter("mo")
    assert [node.get("stretchy") for node in brackets if node.text != "+"] == ["false"] * 4


def test_a_brace_below_is_not_read_out() -> None:
    assert from_tex(r"\underbrace{x+y}_n").text == "x+yₙ"


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("Bmatrix", "{", "}"), ("vmatrix", "|", "|"), ("Vmatrix", "‖", "‖")],
)
def test_scripts_of_a_matrix_belong_to_its_brackets(name: str, left: str, right: str) -> None:
    power = ElementTree.fromstring(from_tex(rf"\begin{{{name}}} a \\ b \end{{{name}}}^2").html)[0]
    assert power.tag == "msup"
    assert [node.text for node in (power[0][0], power[0][-1], power[1])] == [left, right, "2"]


def test_columns_of_aligned_lines_and_of_cases_are_aligned() -> None:
    table = ElementTree.fromstring(from_tex(r"\begin{aligned} a &= b \\ c &= d \end{aligned}").html)[0]
    assert table.get("displaystyle") == "true"
    assert [cell.get("columnalign") for cell in table.iter("mtd")] == ["right", "left"] * 2
    cases = ElementTree.fromstring(from_tex(r"\begin{cases} 1 & x \\ 2 & y \end{cases}").html)
    assert {cell.get("columnalign") for cell in cases.iter("mtd")} == {"left"}


def test_letters_with_a_variant_are_letters_of_mathematics() -> None:
    assert shown(r"\boldsymbol{\theta}\bm{x}\mathbf{1}\mathbb{1}") == "𝜽𝒙𝟏𝟙"
    publishers = "<mi mathvariant='bold'>B</mi><mi mathvariant='script'>L</mi><mi mathvariant='bold'>é</mi>"
    assert from_markup(publishers).html == "<math><mi>𝐁</mi><mi>ℒ</mi><mi>é</mi></math>"


def test_an_upright_letter_is_upright() -> None:
    assert from_tex(r"\mathrm{d}x").html == '<math><mi mathvariant="normal">d</mi><mi>x</mi></math>'


def test_the_argument_of_a_maximum_is_a_known_name() -> None:
    formula = from_tex(r"\arg\max_x f")
    assert (formula.unknown, formula.text) == ((), "arg maxₓf")


@pytest.mark.parametrize("tex", [r"a + \cdots + b", r"\underbrace{a + \dots + b}_n"])
def test_a_sign_after_dots_joins_them(tex: str) -> None:
    assert {sign.get("form") for sign in ElementTree.fromstring(from_tex(tex).html).iter("mo") if sign.text == "+"} == {
        None
    }


def loose(tex: str) -> str:
    """Return the operators of a formula, each with a dot at the sides where it has its own space."""
    nodes = ElementTree.fromstring(from_tex(tex).html).iter("mo")
    return " ".join(
        f"{'' if node.get('lspace') == '0' else '.'}{node.text}{'' if node.get('rspace') == '0' else '.'}"
        for node in nodes
        if node.text not in tuple("()")
    )


@pytest.mark.parametrize(
    ("tex", "signs"),
    [
        ("a := b", ".: =."),
        (r"X \perp\!\!\!\perp Y", ".⟂ ⟂."),
        (r"f(\cdot, \cdot)", "· .,. ·"),
        (r"(\land I)", "∧"),
        (r"a \cdot b", ".·."),
        (r"a = \times", ".=. ×"),
        ("1{,}000", ","),
        ("x{:}A", ":"),
        (r"a \mathrel{\perp} b", ".⟂."),
        (r"\bra{a} \ket{b}", ".⟨. ∣ ∣ .⟩."),
        (r"x_{n-1} \to y^{a = b}", "− .→. ="),
        (r"\lim_{n \to \infty} x", "lim →"),
        (r"x_{\sum_i y - 1}", ".∑. −"),
        (r"\lambda x.y", "."),
    ],
)
def test_operators_have_space_only_where_they_join_two_parts_and_never_in_scripts(tex: str, signs: str) -> None:
    assert loose(tex) == signs


@pytest.mark.parametrize("tex", [r"a \overset{d}{=} b", r"a \underset{n}{\to} b", r"a \stackrel{d}{\sim} b"])
def test_a_relation_with_words_on_it_has_the_space_of_a_relation(tex: str) -> None:
    _, before, relation, after, _ = ElementTree.fromstring(from_tex(tex).html)
    assert [space.get("width") for space in (before, after)] == ["0.278em"] * 2
    assert next(relation.iter("mo")).get("lspace") == "0"


def test_an_arrow_has_words_above_and_below_it() -> None:
    arrow, *words = ElementTree.fromstring(from_tex(r"A \xrightarrow[n]{d} B").html)[2]
    assert (arrow.tag, arrow.text, arrow.get("stretchy")) == ("mo", "→", "true")
    assert [[part.tag for part in row] for row in words] == [["mspace", "mi", "mspace"]] * 2


@pytest.mark.parametrize(
    ("tex", "stretchy"),
    [
        (r"\lVert x \rVert_F", "false"),
        (r"|x|", "false"),
        (r"\vert x \vert", "false"),
        (r"a \pmod{n}", "false"),
        (r"\Big| x \Big|", "true"),
        (r"\Bigl( x \Bigr)^n", "true"),
        (r"\binom{n}{k}", "true"),
        (r"\left\| x \right\|", "true"),
    ],
)
def test_brackets_and_bars_grow_only_if_they_are_written_so(tex: str, stretchy: str) -> None:
    assert [node.get("stretchy") for node in ElementTree.fromstring(from_tex(tex).html).iter("mo")] == [stretchy] * 2


@pytest.mark.parametrize("tex", [r"(x\Bigr)^n", r"(x\Bigr)_n", r"(x\bigr)_n^2"])
def test_a_bracket_of_a_given_height_has_it_with_scripts_too(tex: str) -> None:
    row = ElementTree.fromstring(from_tex(tex).html)[-1][0]
    assert [part.tag for part in row] == ["mo", "mspace"]
    assert "minsize" in row[0].attrib


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"a \not= b", "a ≠ b"),
        (r"\not\models a", "⊧̸a"),
        (r"\not{p}", "p̸"),
        (r"\slashed{D}", "D̸"),
        (r"\notin A", " ∉ A"),
    ],
)
def test_a_stroke_is_through_the_letter_or_sign_after_it(tex: str, text: str) -> None:
    assert from_tex(tex).text == text.strip()


@pytest.mark.parametrize(
    ("tex", "html"),
    [
        (r"\Gamma", '<mi mathvariant="normal">Γ</mi>'),
        (r"\Sigma_x", '<msub><mi mathvariant="normal">Σ</mi><mi>x</mi></msub>'),
        (r"\boldsymbol{\Sigma}", "<mi>𝚺</mi>"),
        (r"\mathit{\Sigma}", "<mi>𝛴</mi>"),
        (r"\sigma", "<mi>σ</mi>"),
    ],
)
def test_greek_capitals_are_upright(tex: str, html: str) -> None:
    assert from_tex(tex).html == f"<math>{html}</math>"


@pytest.mark.parametrize(
    ("tex", "signs"),
    [
        (r"\Bigl\{ x \Bigr\}", "{}"),
        (r"\bigl\langle x \bigr\rangle", "⟨⟩"),
        (r"\Big\| x \Big\|", "‖‖"),
        (r"\biggl\lVert x \biggr\rVert", "‖‖"),
        (r"\Bigg\lfloor x \Bigg\rfloor", "⌊⌋"),
        (r"\bigl[ x \bigr)", "[)"),
    ],
)
def test_every_bracket_may_have_a_given_height(tex: str, signs: str) -> None:
    formula = from_tex(tex)
    brackets = list(ElementTree.fromstring(formula.html).iter("mo"))
    assert "".join(bracket.text or "" for bracket in brackets) == signs
    assert all(bracket.get("stretchy") == "true" and bracket.get("minsize") for bracket in brackets)
    assert formula.unknown == ()


def test_a_bracket_that_is_not_shown_takes_no_room() -> None:
    bracket = ElementTree.fromstring(from_tex(r"\left. x \right|").html)[0]
    assert (bracket.text, bracket.get("lspace"), bracket.get("rspace")) == (None, "0", "0")


def test_what_is_a_phantom_takes_only_room() -> None:
    formula = from_tex(r"\phantom{x}y")
    assert (formula.html, formula.text) == ("<math><mphantom><mi>x</mi></mphantom><mi>y</mi></math>", "y")
    assert from_tex(r"\vphantom{x}y").text == "y"


@pytest.mark.parametrize("sign", [r"\bot", r"\top", r"\Box", r"\Diamond", r"\angle"])
def test_signs_of_logic_and_geometry_that_are_values_have_no_space(sign: str) -> None:
    assert [node.tag for node in ElementTree.fromstring(from_tex(f"{sign} a").html)] == ["mi", "mi"]
