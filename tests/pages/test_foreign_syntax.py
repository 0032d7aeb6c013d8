"""Tags and front matter of Jekyll and Hugo that are left on a page: each kind is told once, with what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.pages.foreign_front_matter import foreign_keys, has_toml
from homepage.whole_site.page import Page
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from conftest import Homepage

EXTENSIONS = (
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.inlinehilite", "pymdownx.superfences"),
)


def read(text: str) -> list[str]:
    rendering = Rendering(site_of(), Page("docs/index.md", "", text))
    rendering.html(*EXTENSIONS, "pymdownx.highlight")
    return [str(problem).removeprefix("docs/index.md:") for problem in rendering.problems]


@pytest.mark.parametrize(
    ("text", "line", "shown", "advice"),
    [
        ('A\n\n{% include figure.liquid path="a_b/x_y.jpg" class="a-*b*" %}', 3, "{% include … %}", "Write ![what"),
        ("{%- include bio.md -%}", 1, "{% include … %}", "Write here what it includes."),
        ("# Talks\n\nSee {% link cv.md %}.", 3, "{% link … %}", "Write [words](page.md)"),
        ("Text\n{% include news.html %}", 2, "{% include … %}", "Write here what it includes."),
        ("# Talks {% include news.html %}", 1, "{% include … %}", "Write here what it includes."),
        ("{% highlight python %}\nx = 1\n{% endhighlight %}", 1, "{% highlight … %}", "Put the code between lines"),
        ("{% for p in site.papers %}\n* x\n{% endfor %}", 1, "{% for … %}", "Write out what it makes"),
        ("As in {% cite ada1843 %}.", 1, "{% cite … %}", "Write [@key]"),
        ("{% bibliography --cited %}", 1, "{% bibliography … %}", "Write /// publications"),
        ("[CV]({{ site.baseurl }}/cv.pdf)", 1, "{{ site.baseurl }}", "Write the path as seen from this file"),
        ("![I]({{site.baseurl}}/i.png)", 1, "{{ site.baseurl }}", "Write the path as seen from this file"),
        ("[CV]({{ '/cv.pdf' | relative_url }})", 1, "{{ '/cv.pdf' }}", "Write the path as seen from this file"),
        ('<div>\n<img src="{{ site.url }}/i.png">\n</div>', 2, "{{ site.url }}", "Write the path as seen"),
        ("## {{ page.title }}", 1, "{{ page.title }}", "Write the words that it stands for."),
        ("| a |\n|---|\n| {{ site.time | date }} |", 3, "{{ site.time }}", "Write the words"),
        ("By {{ .Site.Author.name }}", 1, "{{ .Site.Author.name }}", "Write the words"),
        ('{{< figure src="x.png" >}}', 1, "{{< figure … >}}", "Write ![what the picture shows]"),
        ('A\n\n{{<figure src="x.png">}}', 3, "{{< … >}}", "Write in Markdown what it shows."),
        ("{{% callout note %}}\nA\n{{% /callout %}}", 1, "{{% callout … %}}", "Write !!! note"),
        ('[x]({{< ref "a.md" >}})', 1, "{{< ref … >}}", "Write [words](page.md)"),
        ("{{< youtube abc >}}", 1, "{{< youtube … >}}", "Write in Markdown what it shows."),
        ("* toc\n{:toc}", 2, "{:toc}", "Remove it: the contents"),
        ("## A\n{:.no_toc}", 2, "{:toc}", "Remove it: the contents"),
        ("A\n\n{: .notice--info}", 3, "{: .notice--info}", "Attributes end the line of a heading"),
        ("نص عربي {{ site.baseurl }}", 1, "{{ site.baseurl }}", "Write the path"),
        ("日本語{{ page.title }}です", 1, "{{ page.title }}", "Write the words"),
    ],
)
def test_what_another_program_would_read_is_told_by_line(text: str, line: int, shown: str, advice: str) -> None:
    (problem,) = read(text)
    assert problem.startswith(f"{line}: {shown} is "), problem
    assert f"which is not read here. {advice}" in problem


@pytest.mark.parametrize(
    "text",
    [
        "```liquid\n{% include x.html %}\n{{ site.baseurl }}\n```",
        "- Item\n\n    ```\n    {{< figure >}}\n    ```",
        "    {% include x.html %}",
        "Write `{% include x.html %}`, `{{ site.url }}`, `{{< figure >}}` and `{:toc}`.",
        "<pre>{{ site.baseurl }}</pre>",
        "<div><code>{% raw %}</code></div>",
        "<!-- {% include x.html %} -->",
        "Sets $\\{{a.b}\\}$, $${{x.y}}$$ and {{1, 2}, {3}}; also {{a, b | c}}.",
        "## Heading {: #here .lead }\n\nText\n{: .lead}\n\n[x](https://a.example){: .button }",
        'A "{%d items}" and 100{%} and {{x}} and {{ x }}.',
    ],
)
def test_code_formulas_and_attributes_that_are_read_stay_in_peace(text: str) -> None:
    assert read(text) == []


def test_each_kind_is_told_once_and_where_it_stands_outside_code() -> None:
    text = "`{{ site.url }}`\n\n" + "[a]({{ site.url }}/a)\n\n{% if a %} {{ page.b }} {% endif %}\n\n" * 9
    assert [problem.partition(": ")[0] for problem in read(text)] == ["3", "5", "5"]


KEYS = ["layout", "permalink", "nav_order", "redirect_from", "collection", "categories", "header", "author_profile"]
OWN = ["title", "description", "template", "hide", "icon", "status", "tags", "search", "subtitle", "date", "authors"]


@pytest.mark.parametrize("key", [*KEYS, "linkTitle", "weight", "toc", "selected_papers", "published"])
def test_a_key_of_jekyll_or_hugo_is_told(key: str) -> None:
    ((found, message),) = foreign_keys({key: False, "title": "A"}, has_blog=False)
    assert found == key
    assert message.startswith(f"`{key}` is for {'Hugo' if key in ('linkTitle', 'weight') else 'Jekyll'} and does ")


@pytest.mark.parametrize("key", [*OWN, "slug", "draft", "links", "pin", "readtime", "comments", "mark", "my_color"])
def test_other_keys_stay_in_peace(key: str) -> None:
    assert list(foreign_keys({key: "x"}, has_blog=False)) == []


def test_what_agrees_with_the_site_stays_in_peace() -> None:
    assert list(foreign_keys({"categories": ["a"]}, has_blog=True)) == []
    assert list(foreign_keys({"published": True}, has_blog=False)) == []


@pytest.mark.parametrize(("source", "is_toml"), [('+++\ntitle = "x"\n+++\n', True), ("---\na: +++\n---\n", False)])
def test_front_matter_in_toml(source: str, is_toml: bool) -> None:
    assert has_toml(source) is is_toml


def test_a_page_of_jekyll_is_built_and_says_what_to_do(homepage: Homepage) -> None:
    text = "---\ntitle: A\nlayout: page\npermalink: /a/\n---\n# A\n\n{% include a.html %}\n\n`{% include b %}`\n"
    homepage.write({"docs/a.md": text, "docs/h.md": '+++\ntitle = "H"\n+++\n\n# H\n'})
    built = homepage.build()
    assert built.code == 0, built.output
    for line, start in (
        (3, "`layout` is for Jekyll"),
        (4, "`permalink` is for Jekyll"),
        (8, "{% include … %} is a tag"),
    ):
        assert built.output.count(f"WARNING -  docs/a.md:{line}: {start}") == 1, built.output
    assert 'docs/h.md:1: front matter between "+++" is not read: write "---"' in built.output
    assert homepage.build(strict=True).code == 1
