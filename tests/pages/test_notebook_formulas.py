from __future__ import annotations

import pytest
from homepage.pages.notebook_formulas import with_formulas

TEXT = '<div class="jp-RenderedHTMLCommon jp-RenderedMarkdown jp-MarkdownOutput">{}</div>'
OUTPUT = '<div class="jp-RenderedText">$x$</div>'


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("<p>As $x$ grows</p>", "<p>As <math><mi>x</mi></math> grows</p>"),
        ("<p>$$a &lt; b$$</p>", '<p><math display="block"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math></p>'),
        ("<p>From $5 to $6, and <code>$x$</code></p>", "<p>From $5 to $6, and <code>$x$</code></p>"),
        ("<pre>$x$</pre><a title='$x$'>y</a>", "<pre>$x$</pre><a title='$x$'>y</a>"),
    ],
)
def test_formulas_in_the_texts_of_a_notebook_are_drawn(written: str, drawn: str) -> None:
    assert with_formulas(TEXT.format(written) + OUTPUT) == TEXT.format(drawn) + OUTPUT
