import time
import unicodedata
from xml.etree import ElementTree

import pytest
from homepage.latex import Rich, to_paragraphs, to_rich, to_text
from homepage.latex.mathml import _ATTRIBUTES
from hypothesis import example, given
from hypothesis import strategies as st


def html(latex: str) -> str:
    return to_rich(latex).html


@pytest.mark.parametrize(
    ("latex", "letters"),
    [
        (r"\'e \'{e} {\'e} {\'{e}} \' e", "é é é é é"),
        (r"\'{\i} {\'{\i}} \'\i{} \"{\i} Garc{\'\i}a", "í í í ï García"),
        (r"\v{c} \v c {\v c} \v{\j}", "č č č ǰ"),
        (r"\c{s} \H{o} \k{a} \.{I} \=a \u{g}", "ş ő ą İ ā ğ"),
        (r"\d{s} \b{b} \r{a} \`a \^a \~n", "ṣ ḇ å à â ñ"),
        (r"\t{oo}", "o\u0361o"),
        (r"\''a \''{O}", "ä Ö"),
        (r"\'{\^e} \'{\ae}", "ế ǽ"),
        (r"Stra{\ss}e Stra\ss e {\O}rsted \AA ngstr\"om", "Straße Straße Ørsted Ångström"),
        (r"{\L}{\'o}d{\'z} S{\o}ren {\ae} {\OE} {\dh} {\TH} \ng{} {\DJ}", "Łódź Søren æ Œ ð Þ ŋ Đ"),
        ("cafe\u0301", "café"),
    ],
)
def test_accents_and_letters_in_every_spelling(latex: str, letters: str) -> None:
    assert to_text(latex) == letters


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\'{}", "'"),
        (r"\~{}x", "~x"),
        (r"\^{}", "^"),
        ("\\'", "'"),
        (r"\c", "¸"),
        (r"\'3", "'3"),
    ],
)
def test_an_accent_without_a_letter_stands_alone(latex: str, text: str) -> None:
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("pages 1--5, a---b, co-op", "pages 1–5, a—b, co-op"),
        ("``Deep'' and `shallow' nets", "“Deep” and ‘shallow’ nets"),
        ("it's 5' and rock 'n' roll", "it's 5' and rock 'n' roll"),
        ("use `code` here", "use `code` here"),
        (r"\& \% \$ \# \_ \{ \}", "& % $ # _ { }"),
        (r"10\,000\;m\ s\\end\/\-ed\@.", "10 000 m s ended."),
        (r"one\\[2mm]two", "one two"),
        (r"a {\textendash} b\textemdash c", "a – b—c"),
        (r"{\textquoteright}s \textquotedblleft x\textquotedblright", "’s “x”"),
        (r"20\textdegree{} \copyright\ \texttrademark{} {\S}5 \pounds3 \texteuro{}2", "20° © ™ §5 £3 €2"),
        (r"\textless{}x\textgreater{} a\textbar b \textbackslash", "<x> a|b \\"),
        (r"method\hyphen{}independent", "method-independent"),
        (r"either\slash or \ldots{} \dots", "either/or … …"),
        (r"{\TeX} \LaTeX{} and \BibTeX users", "TeX LaTeX and BibTeX users"),
        (r"\alpha-helix of \(\beta\)", "α-helix of β"),
        (r"the \mathbb set", "the mathbb set"),
        (r"x \approx y", "x ≈ y"),
        (r"\textinterrobangdown\textpilcrow{} \textservicemark \textwon5 \textbrokenbar", "⸘¶ ℠₩5 ¦"),
        (r"[\textesh\textschwa\textlengthmark]", "[ʃəː]"),
        (r"a\addslash b\addperiod\ 1\bibrangedash 2", "a/b. 1–2"),
        (r"\og Nuit\fg{} 2\ieme, \no3", "« Nuit » 2e, nº3"),
        (r"\nicefrac{1}{2} \sfrac{\textmu}{m} \nicefrac{3}", "1/2 µ/m 3"),
    ],
)
def test_signs_and_symbols(latex: str, text: str) -> None:
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("90% of cases", "90% of cases"),
        ("costs $5 and $10", "costs $5 and $10"),
        ("$5 million to 3 million$", "$5 million to 3 million$"),
        ("of $5, $10, US$ and AU$", "of $5, $10, US$ and AU$"),
        ("a lone $ sign", "a lone $ sign"),
        ("$", "$"),
        ("$$", "$$"),
        (r"$K \in \mathbb{N}$ for $5", "K ∈ ℕ for $5"),
        ("{$K}-means$", "$K-means$"),
    ],
)
def test_percent_and_dollar_signs_of_prose(latex: str, text: str) -> None:
    assert to_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "markup"),
    [
        (r"\emph{a} \textit{b} {\em c} {\it d\/}", "<em>a</em> <em>b</em> <em>c</em> <em>d</em>"),
        (r"\textbf{a} {\bf b}", "<strong>a</strong> <strong>b</strong>"),
        (r"\texttt{a} {\tt b}", "<code>a</code> <code>b</code>"),
        (r"\textsc{Ai} {\sc b}", '<span class="small-caps">Ai</span> <span class="small-caps">b</span>'),
        (r"\textsf{a} \textrm{b} \mbox{c} \mkbibacro{d}", "a b c d"),
        (r"\underline{a} CO\textsubscript{2}", "<u>a</u> CO<sub>2</sub>"),
        (r"\emph{a \textbf{b} c}", "<em>a <strong>b</strong> c</em>"),
        (r"{\em a {\bf b} c} d", "<em>a <strong>b</strong> c</em> d"),
        (r"\em all of it", "<em>all of it</em>"),
        (r"\emph{}", ""),
        (r"\mkbibacro{NASA}, \mkbibemph{x}", "NASA, <em>x</em>"),
        (r"\enquote{a \enquote{b} c}", "“a ‘b’ c”"),
        (r"\mkbibquote{a} \enquote*{b}", "“a” “b”"),
        (r"Title\footnote{Best paper}", "Title (Best paper)"),
        (r"\noopsort{1973}1968", "1968"),
        (r"\textcolor{red}{hot}", "hot"),
        (r"\cite[p.~3]{knuth}", "knuth"),
        (r"\relax x", "x"),
        (r"\raisebox{-0.5ex}\textasciitilde 5", "~5"),
        (r"\foreignlanguage{french}{Été} \foreignlanguage*{german}{\emph{Zug}}", "Été <em>Zug</em>"),
        (r"\foreigntextquote{french}{Été}, \textquote{a}", "“Été”, “a”"),
        (r"{\texorpdfstring{$\alpha$}{alpha} decay}", "<math><mi>α</mi></math> decay"),
        (r"\texorpdfstring{H\textsubscript{2}O}{H2O}\texorpdfstring{x}", "H<sub>2</sub>Ox"),
        (r"\begin{otherlanguage}{german}Bar\end{otherlanguage}", "Bar"),
        (r"\parbox{3cm}{a} \scalebox{2}{b} \textgerman{c}", "a b c"),
        (r"5\ifmmode \pm \else \textpm \fi{}1 a\ifmmode b\fi{}c \ifmmode", "5±1 ac"),
        (r"$x\ifmmode ^2\else \textsuperscript{2}\fi{}$", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"),
    ],
)
def test_commands_with_an_argument(latex: str, markup: str) -> None:
    assert to_rich(latex) == Rich(markup, to_text(latex), ())


def test_an_exponent_stays_one_as_plain_text() -> None:
    assert to_text(r"10\textsuperscript{-3} and 10<sup>6</sup>") == "10⁻³ and 10⁶"
    assert to_text(r"the 5\textsuperscript{th}") == "the 5th"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("{Protected} {{Double}} {B}ayes", "Protected Double Bayes"),
        ("a } b {{ c", "a b c"),
        ("{{{{", ""),
        (r"\emph{open", "open"),
        (r"\textbf", ""),
        ("\\", "\\"),
    ],
)
def test_braces_vanish_whether_or_not_they_match(latex: str, text: str) -> None:
    assert to_text(latex) == text


def test_an_unknown_command_is_named_and_its_argument_shown() -> None:
    assert to_rich(r"\foo{bar} \foo[x]{baz} \qux z") == Rich("bar baz qux z", "bar baz qux z", ("foo", "qux"))
    assert to_rich(r"$\GeV + \foo$").unknown == ("GeV", "foo")


@pytest.mark.parametrize(
    ("latex", "markup"),
    [
        (r"\url{https://a.org/b\_c}", '<a href="https://a.org/b_c">https://a.org/b_c</a>'),
        (r"\href{https://a.org}{the \emph{site}}", '<a href="https://a.org">the <em>site</em></a>'),
        (r"\href{https://a.org}{}", '<a href="https://a.org">https://a.org</a>'),
        (r"\href{https://a.org}{\url{https://b.org}}", '<a href="https://a.org">https://b.org</a>'),
        (r"\href{javascript:alert(1)}{click}", "click"),
        (r"\url{javascript:alert(1)}", "javascript:alert(1)"),
        (r"\path{src/a_b}", "src/a_b"),
        (r"\url", ""),
    ],
)
def test_links(latex: str, markup: str) -> None:
    assert html(latex) == markup


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        ("H<sub>2</sub>O and <I class='x'>E. coli</I>", "H<sub>2</sub>O and <i>E. coli</i>"),
        ("<jats:p>A <jats:italic>b</jats:italic></jats:p><p>C</p>", "A <i>b</i> C"),
        ("one<br/>two <span style='x'>three</span> <a href='x'>four</a>", "one two three four"),
        ("{\\textless}i{\\textgreater}x{\\textless}/i{\\textgreater}", "<i>x</i>"),
        ("\\textless p\\textgreater x", "x"),
        ("{$<$}sup{$>$}2{$<$}/sup{$>$}", "<sup>2</sup>"),
        ("CO$<$sub$>$2$<$/sub$>$", "CO<sub>2</sub>"),
        ("&lt;i&gt;x&lt;/i&gt;", "<i>x</i>"),
        (r"{\&}amp; $\less$i$\greater$x$\less$/i$\greater$", "&amp; <i>x</i>"),
        (r"$\lt$sub$\gt$2$\lt$/sub$\gt$", "<sub>2</sub>"),
        (r"R{\&}amp$\mathsemicolon$D {\&}{\#}x201C;q{\&}\#8221; AT\&T; A&amp;amp;B", "R&amp;D “q” AT&amp;T; A&amp;B"),
        (r"{\&}lt;i{\&}gt;y{\&}lt;/i{\&}gt;", "<i>y</i>"),
        (
            "<scp>DNA</scp> <inf>2</inf> <ce:italic>a</ce:italic> <Emphasis Type='Italic'>b</Emphasis>",
            "DNA <sub>2</sub> <i>a</i> <em>b</em>",
        ),
        (r"X- and <tex>$\gamma$</tex>-rays", "X- and <math><mi>γ</mi></math>-rays"),
        ("<mml:mi>x</mml:mi> <o:p>Word</o:p>, <w:r>y</w:r> <st1:place w:st='on'>z</st1:place>", "x Word, y z"),
        ("<jats:underline>x</jats:underline> <ovl>y</ovl> <?xml:namespace prefix=o />z a <T> b", "x y z a &lt;T&gt; b"),
        ("&Delta; &plusmn; &#945; &nosuch; AT&T", "Δ ± α &amp;nosuch; AT&amp;T"),
        (r"AT\&amp;T", "AT&amp;T"),
        ("a < b and c > d, <mask> tokens", "a &lt; b and c &gt; d, &lt;mask&gt; tokens"),
        ("<i>a<b>c</i>d</b>", "<i>a<b>c</b></i>d"),
        ("{<i>a} b</i> <sup>c", "<i>a</i> b <sup>c</sup>"),
        ("a<!-- hidden -->b", "ab"),
        (
            "x<math><msup><mi>y</mi><mn>2</mn></msup></math>",
            "x<math><msup><mi>y</mi><mn>2</mn></msup></math>",
        ),
        ('<script type="math/mml"><math><mi>x</mi></math></script>', "<math><mi>x</mi></math>"),
    ],
)
def test_html_that_publishers_leave(value: str, markup: str) -> None:
    assert html(value) == markup


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<STYLE>p{}</STYLE>x", "x"),
        ("<script>alert(1)", "&lt;script&gt;alert(1)"),
        ("<scr<script></script>ipt>", "&lt;script&gt;"),
        ("<b onclick=alert(1) style='x'>y</b>", "<b>y</b>"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<svg onload=alert(1)>", "&lt;svg onload=alert(1)&gt;"),
        ('"><script', "&quot;&gt;&lt;script"),
        (r"\href{https://a.org/\"onclick=x}{y}", '<a href="https://a.org/%22onclick=x">y</a>'),
        (r"$\href{javascript:x}{y}$", "<math><mi>y</mi></math>"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;&#60;b&#62;", "&lt;b&gt;"),
        ("a\u202eb\u2066c\u200bd\ufeffe\u00adf\x00g", "abcdefg"),
        ("نمی\u200cخواهم a\u200cb", "نمی\u200cخواهم ab"),
    ],
)
def test_nothing_dangerous_passes(value: str, markup: str) -> None:
    assert html(value) == markup


def test_a_combining_mark_cannot_join_the_tag_before_it() -> None:
    assert unicodedata.normalize("NFC", html("<b>\u0338x</b>")) == "<b>&#824;x</b>"


def test_white_space_is_one_line() -> None:
    assert to_rich(" a\n\t b~c \r\n {d}  e ") == Rich("a b\u00a0c d e", "a b c d e", ())


def test_a_thin_space_does_not_break_the_line() -> None:
    assert to_rich(r"0.1\,mM, 5\thinspace K") == Rich("0.1\u202fmM, 5\u202fK", "0.1 mM, 5 K", ())


def test_a_chemical_formula_is_one_word() -> None:
    value = r"TiO$_2$, $^{18}$O, H$_2$O at 20{$^\circ$}C"
    assert to_rich(value) == Rich(
        "TiO<sub>2</sub>, <sup>18</sup>O, H<sub>2</sub>O at 20°C", "TiO₂, ¹⁸O, H₂O at 20°C", ()
    )


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("H2O", "H₂O"),
        ("Fe2(SO4)3", "Fe₂(SO₄)₃"),
        ("SO4^2-", "SO₄²⁻"),
        ("Na+", "Na⁺"),
        ("[Fe(CN)6]^{3-}", "[Fe(CN)₆]³⁻"),
        ("^{13}C", "¹³C"),
        ("2 H2 + O2 -> 2 H2O", "2 H₂ + O₂ → 2 H₂O"),
        ("N2 <=> N2", "N₂ ⇌ N₂"),
        ("Li_{x}CoO2", "LiₓCoO₂"),
        ("", ""),
    ],
)
def test_formulas_of_the_package_mhchem(formula: str, text: str) -> None:
    assert to_rich(rf"a \ce{{{formula}}} b").text == " ".join(f"a {text} b".split())
    assert to_rich(rf"a $\ce{{{formula}}}$ b").text == " ".join(f"a {text} b".split())
    assert to_rich(rf"a \ce{{{formula}}} b").unknown == ()


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\SI{5}{\kilo\metre}", "5 km"),
        (r"\qty[per-mode=symbol]{1.5e-3}{\metre\per\second\squared}", "1.5 × 10⁻³ m s⁻²"),
        (r"\qty{12345.678}{\um}", "12 345.678 µm"),
        (r"\unit{\kg\per\m^3}", "kg m⁻³"),
        (r"\si{m/s^2}", "m/s²"),
        (r"\SI{5}{\cubic\centi\metre}", "5 cm³"),
        (r"\SI{90}{\degree}", "90°"),
        (r"\SI{50}{\percent}", "50 %"),
        (r"\ang{30;15;7}", "30°15′7″"),
        (r"\SIrange{1}{2}{\GHz}", "1–2 GHz"),
        (r"\numlist{1;2}", "1, 2"),
        (r"\num{3x4}", "3 × 4"),
        (r"\num{<.5+-0.1}", "< 0.5 ± 0.1"),
        (r"\num{e-9}", "10⁻⁹"),
        (r"\SI{$\sim$5}{\m}", "~5 m"),
    ],
)
def test_numbers_and_units_of_the_package_siunitx(latex: str, text: str) -> None:
    read = to_rich(f"a {latex} b")
    assert (read.text, read.unknown) == (f"a {text} b", ())


def test_units_in_formulas_are_words() -> None:
    assert to_rich(r"$x = \qty{3}{\m\per\s}$").text == "x = 3 m s⁻¹"
    assert to_rich(r"$x = \SI{50}{\percent}$").text == "x = 50 %"


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert to_rich(r"\SI{5}{\kilo\metre}").html == "5\u202fkm"


def test_a_unit_that_is_not_known_and_a_missing_argument_are_told() -> None:
    assert to_rich(r"\unit{\cell\per\mL}") == Rich("cell\u202fmL⁻¹", "cell mL⁻¹", ("cell",))
    assert to_rich(r"\SI{5} x").unknown == ("SI",)


def test_capitals_and_small_letters_by_command() -> None:
    value = r"\MakeUppercase{stra{\ss}e \'e {\o} $x$ \emph{b} \NoCaseChange{keep}} c \lowercase{DE}"
    assert to_rich(value).text == "STRASSE É Ø x B keep c de"
    assert to_rich(r"\MakeUppercase{\url{https://a.org/b}}").html == '<a href="https://a.org/b">https://a.org/b</a>'


def test_spanish_marks_that_open_a_question_and_a_call() -> None:
    assert to_rich("?`Qu\\'e? !`Hola! ``why?`` x?").text == "¿Qué? ¡Hola! “why?“ x?"


def test_journals_of_the_astrophysics_data_system_have_their_names() -> None:
    assert to_rich(r"\mnras").text == "Monthly Notices of the Royal Astronomical Society"
    assert to_rich(r"{\apjl}") == Rich("The Astrophysical Journal Letters", "The Astrophysical Journal Letters", ())


def test_truth_is_having_something_to_read() -> None:
    assert to_rich("x")
    assert not to_rich("{} ~ <i></i>")


def test_paragraphs_are_split_as_tex_splits_them() -> None:
    abstract = "One\nline.\n \nTwo {\\em words\n\nmore} here\\par Last<p>HTML{\\textless}p{\\textgreater}Zotero"
    texts = [paragraph.text for paragraph in to_paragraphs(abstract)]
    assert texts == ["One line.", "Two words", "more here", "Last", "HTML", "Zotero"]
    assert to_paragraphs(" \n\n ") == ()


TOKENS = r"""
{ } $ $$ \( \) \[ \] \\ \ ~ - -- --- ` `` ' '' & % # ^ _ < > [ ] é α 漢 3 word Word
<i> </i> <b> </b> <sub> </sub> <p> <math> </math> <mi> </mi> <script> </script> <!-- --> &lt; &gt; &amp; &#60;
\emph{ \em \textbf{ \enquote{ \href{https://a.org}{ \url{ \foo{ \foo \' \v \c{ \i \ensuremath{ \footnote{
\noopsort{ \textless \textgreater \frac{ \left( \sqrt \text{ \ce{ \ce{H2 \mnras
"""
PIECES = st.sampled_from([*TOKENS.split(), " ", "\u202e", "\u0338"])
VALUES = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.characters())).map("".join))


@given(VALUES)
@example("<b>\u0338")
@example("\\")
@example("$::$")
@example("\ud800")
def test_any_value_becomes_balanced_markup_without_attributes_of_its_own(value: str) -> None:
    rich = to_rich(value)
    tree = ElementTree.fromstring(f"<root>{rich.html}</root>")
    for node in tree.iter():
        assert set(node.attrib) <= {"href", "class", *_ATTRIBUTES}
        assert node.get("href", "https://").startswith(("http://", "https://", "mailto:", "a"))
        assert node.tag not in {"script", "style", "img"}
    assert len(rich.html.splitlines()) <= 1
    assert rich.text == " ".join(rich.text.split())
    assert to_text(value) == rich.text


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=1), min_size=1))
def test_every_plain_word_is_kept(words: list[str]) -> None:
    assert to_text("{" + "} {".join(words) + "}") == " ".join(words)
    assert to_text(r"\emph{" + r"} \textbf{".join(words) + "}") == " ".join(words)


@pytest.mark.parametrize(
    "unit",
    [
        "{", "}", "\\", "$", "\\(", "<", "<i ", "<b>", '<b x="', "<script>", "<!--", "<math>", "\\em ",
        "\\emph{", "\\foo[", "\\href{", "\\url{a", "\\'", "\u0301\u0323", "`", "&lt;a ", "\\textless a ",
        "$x^{", "$5 ", " \n", "\\ce{", "\\ce{H2}",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        value = (unit * length)[:length]
        start = time.process_time()
        to_rich(value)
        return time.process_time() - start

    seconds(100)  # what is imported or computed once does not count
    assert seconds(160_000) < 8 * 4 * max(seconds(20_000), 0.005)


@pytest.mark.parametrize("opening", [r"\frac{1}{", r"\frac{", r"\texorpdfstring{", r"\tfrac{1}{\ce{"])
def test_arguments_in_thousands_of_others_are_shown_as_text(opening: str) -> None:
    closings = "}" * opening.count("{") if opening.endswith(r"\ce{") else "}"
    assert "deep" in to_text(opening * 3000 + "deep" + closings * 3000)
    assert to_text(opening * 3 + "deep" + closings * 3)
