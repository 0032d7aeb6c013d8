from xml.etree import ElementTree

import pytest
from homepage.latex.mathml import LONGEST, Formula, from_markup, from_tex
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("K", "K"),
        ("12.5", "12.5"),
        (r"\alpha", "α"),
        ("10^{-3}", "10⁻³"),
        (r"\mathrm{H_2O}", "H₂O"),
        ("3d_{x^2-y^2}", "3d_(x²−y²)"),
        ("p_T", "p_T"),
        (r"\sqrt{s}=13~\text{TeV}", "√s = 13 TeV"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"B \to \mu^+\mu^-", "B → μ⁺μ⁻"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"\bar{x}, \hat{y}, \tilde n", "x̄, ŷ, ñ"),
        (r"f'(x)", "f′(x)"),
        (r"\geq 5%", "≥ 5%"),
        (r"90^\circ", "90°"),
        (r"O(n \log n)", "O(n log n)"),
        (r"\sum_{i=1}^n", "∑ᵢ₌₁ⁿ"),
    ],
)
def test_a_formula_reads_as_text(tex: str, text: str) -> None:
    assert from_tex(tex).text == text


@pytest.mark.parametrize(
    ("tex", "markup"),
    [
        ("K", "<math><mi>K</mi></math>"),
        ("2", "<math><mn>2</mn></math>"),
        (r"\beta", "<math><mi>β</mi></math>"),
        ("x^2", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"),
        ("a<b", "<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>"),
        (r"\text{<b>&}", "<math><mtext>&lt;b&gt;&amp;</mtext></math>"),
        (r"\style{color:red}{x}", "<math><mi>x</mi></math>"),
        (r"\class{x}{y}", "<math><mi>y</mi></math>"),
        (r"\unicode{x3c}", "<math><mo>&lt;</mo></math>"),
    ],
)
def test_a_formula_is_set_in_safe_mathml(tex: str, markup: str) -> None:
    assert from_tex(tex).html == markup


@pytest.mark.parametrize(
    ("tex", "markup", "text"),
    [
        ("_2", "<sub>2</sub>", "₂"),
        ("^{18}", "<sup>18</sup>", "¹⁸"),
        ("_{2-x}", "<sub>2−<i>x</i></sub>", "₂₋ₓ"),
        (r"^{\rm th}", "<sup>th</sup>", "ᵗʰ"),
        ("^{<>}", "<sup>&lt;&gt;</sup>", "^(< >)"),
        ("_4^{2-}", "<sub>4</sub><sup>2−</sup>", "₄²⁻"),
        (r"_{\mathbf{x}}", "<sub>𝐱</sub>", "_𝐱"),
        ("{}_2", "<sub>2</sub>", "₂"),
        (r"^\circ", "°", "°"),
        ("^*", "*", "*"),
        ("'", "′", "′"),
    ],
)
def test_a_script_without_a_base_belongs_to_the_word_before_it(tex: str, markup: str, text: str) -> None:
    assert from_tex(tex) == Formula(markup, text)


def test_a_publishers_script_without_a_base_belongs_to_the_word_before_it() -> None:
    assert from_markup("<msub><mrow/><mn>2</mn></msub>") == Formula("<sub>2</sub>", "₂")


def test_a_formula_of_several_lines_may_be_long() -> None:
    lines = r" \\ ".join(
        rf"f_{{{n}}}(x) &= \sum_{{i=1}}^{{n}} \frac{{\partial \ell}}{{\partial x_i}}" for n in range(30)
    )
    assert len(lines) > 1500
    assert from_tex(rf"\begin{{aligned}} {lines} \end{{aligned}}").html.count("<mtr>") == 30


@pytest.mark.parametrize("tex", [r"^{\frac{1}{2}}", "_{x_1}", "_{}", "x_1", "_1y"])
def test_other_scripts_are_set_in_mathml(tex: str) -> None:
    assert from_tex(tex).html.startswith("<math><m")


@pytest.mark.parametrize(
    "tex",
    ["x^", "_", r"\left( a \right", r"\newcommand{\x}{y}", "x" * (LONGEST + 1), "{" * 40 + "x" + "}" * 40],
)
def test_what_cannot_be_set_is_shown_as_text(tex: str) -> None:
    formula = from_tex(tex)
    assert formula.html.startswith('<span class="math">')
    assert not set(formula.text) & set("{}\\")


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        (r"\boxed{x}", ("boxed",)),
        (r"\cancel{x} + \xcancel{x}", ("cancel", "xcancel")),
        (r"\color{red} x \GeV", ("GeV", "color")),
        (r"\begin{array}{cc} a & b \\ \hline c & d \end{array}", ("hline",)),
        (r"\colon x", ()),
    ],
)
def test_what_is_not_drawn_is_named(tex: str, names: tuple[str, ...]) -> None:
    formula = from_tex(tex)
    assert formula.is_read
    assert formula.unknown == names


def test_an_unknown_command_is_named() -> None:
    assert from_tex(r"5\,\GeV") == Formula(
        '<math><mn>5</mn><mspace width="0.167em"></mspace><mi>GeV</mi></math>', "5 GeV", ("GeV",)
    )


@pytest.mark.parametrize(
    ("markup", "html", "text"),
    [
        ("<msup><mi>x</mi><mn>2</mn></msup>", "<msup><mi>x</mi><mn>2</mn></msup>", "x²"),
        ("<mml:mi mathvariant='normal' onclick='x'>a</mml:mi>", '<mi mathvariant="normal">a</mi>', "a"),
        ("<semantics><mi>x</mi><annotation>TeX</annotation></semantics>", "<mi>x</mi>", "x"),
        ("<mi>x", "<mi>x</mi>", "x"),
        ("</mi><mo>&lt;</mo>loose", "<mo>&lt;</mo><mtext>loose</mtext>", "< loose"),
        ("<msup><mi>x</mi></msup>", "<mrow><mi>x</mi></mrow>", "x"),
    ],
)
def test_mathml_of_publishers_is_cleaned(markup: str, html: str, text: str) -> None:
    assert from_markup(markup) == Formula(f"<math>{html}</math>", text)


@given(st.text(r"abx12^_{}\$&<>'%() +-=", max_size=60) | st.text())
def test_any_formula_is_balanced_markup(tex: str) -> None:
    for formula in (from_tex(tex), from_markup(tex)):
        ElementTree.fromstring(f"<p>{formula.html}</p>")
        assert formula.text == " ".join(formula.text.split())


@pytest.mark.parametrize("name", ["aligned", "align*", "eqnarray", "gathered", "gather*", "multline", "dcases"])
def test_lines_of_a_formula_are_rows_of_a_table(name: str) -> None:
    formula = from_tex(rf"\begin{{{name}}} a &= b \\ c &= d \end{{{name}}}")
    assert formula.html.count("<mtr>") == 2
    assert "&amp;" not in formula.html


def test_a_derivation_of_many_lines_is_set() -> None:
    lines = r" \\ ".join(r"\sum_{i=1}^n x_i &= \frac{n(n+1)}{2} + \epsilon_n" for _ in range(40))
    assert from_tex(rf"\begin{{align}} {lines} \end{{align}}").html.count("<mtr>") == 40


def test_a_matrix_may_be_as_long_as_any_formula() -> None:
    assert from_tex(r"\begin{pmatrix} a \end{pmatrix}" * 190).html.count("<mtable>") == 190
