import pytest
from homepage.text.safe_urls import is_on_the_web, leads_elsewhere, safe_url
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://a.org/b?c=1&d=2#e", "https://a.org/b?c=1&d=2#e"),
        (r"https://a.org/b\_c\%20\&d\#e", "https://a.org/b_c%20&d#e"),
        (r"https://a.org/{\_}b{\textasciitilde}c", "https://a.org/_b~c"),
        (r"https://a.org/\~{}x/$\sim$y", "https://a.org/~x/~y"),
        (r"\url{https://a.org}", "https://a.org"),
        (r"\href{https://a.org/{b}}{text}", "https://a.org/b"),
        ("https://a.org/?b=1&amp;copy=2", "https://a.org/?b=1&copy=2"),
        (" papers/my paper.pdf ", "papers/my%20paper.pdf"),
        ("/assets/x.pdf", "/assets/x.pdf"),
        ("../x", "../x"),
        ("#top", "#top"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("//a.org/b", "https://a.org/b"),
        ("www.a.org", "https://www.a.org"),
        ("doi.org/10.1/x", "https://doi.org/10.1/x"),
        ("github.com/a/b", "https://github.com/a/b"),
        ("me.github.io", "https://me.github.io"),
        ("Sites.Example.co.uk/~x", "https://Sites.Example.co.uk/~x"),
        ("example.com", "example.com"),
        ("paper.pdf", "paper.pdf"),
        ("slides.v2/talk.pdf", "slides.v2/talk.pdf"),
        ("assets/github.com/x", "assets/github.com/x"),
        ("https://a.org/\"'<>", "https://a.org/%22%27%3C%3E"),
        ("https://ä.org/ü", "https://ä.org/ü"),
    ],
)
def test_an_address_is_made_ready_for_an_attribute(value: str, url: str) -> None:
    assert safe_url(value) == url


@pytest.mark.parametrize(
    "value",
    [
        "",
        "javascript:alert(1)",
        "http://[::1",
        "https://a]b.example/",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "java{}script:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        r"\url{javascript:alert(1)}",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://a.org",
        "https:",
        "https:///x",
        "x:y",
        "\\\\a.org",
        "/\\a.org",
        "https://a.org/\x00",
        "https://a.org/\u202egpj.exe",
        "https://a\u200b.org",
    ],
)
def test_an_address_nobody_should_follow_is_none(value: str) -> None:
    assert safe_url(value) == ""


@given(st.text())
def test_an_address_never_ends_its_attribute(value: str) -> None:
    assert not set(safe_url(value)) & set(" \"'<>`\\\n\r\t")


@pytest.mark.parametrize(
    ("url", "elsewhere", "on_the_web"),
    [
        ("http://a.org", True, True),
        ("HTTPS://a.org/b", True, True),
        ("//a.org/b", True, False),
        ("mailto:a@b.org", True, False),
        ("data:image/png;base64,x", True, False),
        ("javascript:alert(1)", True, False),
        ("C:\\paper.pdf", True, False),
        ("a:b.pdf", True, False),
        ("a/b:c.pdf", False, False),
        ("a?next=https://b.org", False, False),
        ("#x", False, False),
        ("?x", False, False),
        ("/x", False, False),
        ("x.md", False, False),
        ("", False, False),
    ],
)
def test_an_address_leads_elsewhere_by_its_scheme_or_host(url: str, elsewhere: bool, on_the_web: bool) -> None:
    assert (leads_elsewhere(url), is_on_the_web(url)) == (elsewhere, on_the_web)
