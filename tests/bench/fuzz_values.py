"""Values that have broken programs before: markup that runs, paths that lead out, letters that look like others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

CALL = "planted()"
"""What each planted script calls; nothing of the engine has this name."""
HOST = "planted.example"
"""The host of each planted address that a page must not load by itself."""

MARKUP = (
    f"<script>{CALL}</script>",
    f'"><img src=x onerror={CALL}>',
    f"' onmouseover='{CALL}' x='",
    f"<svg/onload={CALL}>",
    f"</title></head><body onload={CALL}>",
    f"</script><script>{CALL}</script>",
    f"<style>@import 'https://{HOST}/a.css'</style>",
    f"--><script>{CALL}</script><!--",
    f"]]><script>{CALL}</script>",
    f"</textarea></template></noscript><script>{CALL}</script>",
    f'<meta http-equiv="refresh" content="0;url=https://{HOST}/">',
    f'<base href="https://{HOST}/">',
    f'<link rel="stylesheet" href="https://{HOST}/a.css">',
    f'<iframe src="https://{HOST}/" srcdoc="<script>{CALL}</script>"></iframe>',
    f'<object data="https://{HOST}/"></object>',
    f'<form action="https://{HOST}/"><input autofocus onfocus={CALL}>',
    f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}>",
    f"<details open ontoggle={CALL}><summary>x</summary>",
    f"<a href=' &#14; javascript:{CALL}'>x</a>",
    "<b><i></b></i><p><div></p></div><table><tr><td>",
    "<!--", "<![CDATA[", "<?php", "<!DOCTYPE x>", "</div></section></article></main>", "<", "&", "&lt;b&gt;", '"', "'",
)  # fmt: skip
ADDRESSES = (
    f"javascript:{CALL}",
    f"JaVa\tScript:{CALL}",
    f"&#106;avascript:{CALL}",
    f"java\nscript:{CALL}",
    f"data:text/html,<script>{CALL}</script>",
    "vbscript:msgbox(1)",
    f"//{HOST}/x",
    f"https://{HOST}/?a=1&b=2#c\"'><b>",
    f"https://{HOST}\\@good.example/",
    "mailto:a@b.example?subject=<b>",
    "mailto:a@b.example",
    "https://good.example/a_b",
    "http://[::1",
    "https://good.example:port/",
    "ftp://good.example/",
    "research/index.md",
    "a.md#x",
)
PATHS = (
    "../../outside.txt",
    "..\\..\\outside.txt",
    "%2e%2e/%2e%2e/outside.txt",
    "/etc/hostname",
    "file:///etc/hostname",
    "C:\\x",
    "con",
    "index",
    "index.md",
    "a/../../../outside.txt",
    ".",
    "..",
    "assets/page.css",
    "models/index.md",
    "publications",
    "assets/marks/m.svg",
)
LETTERS = (
    "\u202egnp.exe \u2066x\u2069",
    "zero\u200bwidth\ufeff",
    "e\u0301 \u00e9 \u212b \uac00 \u1100\u1161",
    "\U0001d4d0\U0001f468\u200d\U0001f4bb",
    "مريم 李明 Ω ß ı İ ﬁ",
    "\u2028\u2029\x85",
    "\x00\x01\x02\x03\x1b",
    "\ud7ff\ue000\uffff",
    "a\u0300\u0301\u0302\u0303" * 9,
    "x" * 400,
    "{" * 60,
    "}" * 60,
    "[" * 80,
    "(" * 80,
    "*_" * 60,
    "> " * 60,
    "1e999",
    "-0",
    "9" * 40,
    " ",
    "",
)
MARKDOWN = (
    "[@",
    "[@one; @two, p. 3] [-@one] @{my key}",
    "`code` ``",
    "```\n",
    "| a |\n|---|\n| b |",
    "# Heading {: #body onclick='planted()' }",
    "{: onclick='planted()' }",
    f"[x](javascript:{CALL}) ![x](data:x)",
    f"[x]: javascript:{CALL}\n\n[x]",
    f"<javascript:{CALL}>",
    "$x_1$ $$\\frac{$$ $\\text{<b>}$",
    "$\\href{javascript:planted()}{x}$",
    "/// publications\n///",
    "/// publications\n    view: cards",
    "!!! note\n    x",
    "<div markdown>\n\n*x\n\n</div>",
    "1. a\n\n    - b\n\n        > c",
    "[^1]\n\n[^1]: x",
    "--- \n---",
    "\\bibliography",
    "text\n===\n\n***\n",
    "<mask> <T> <your_name@x>",
)
TEX = (
    "{\\\"u}", "\\'", "{\\o}", "\\href{javascript:planted()}{press}", "\\url{data:text/html,x}", "$\\alpha^{2$", "$",
    "%", "~", "\\", "\\input{/etc/hostname}", "\\textbf{\\emph{x", "--- `` ''", "{{{x}}}", "\\verb|<b>|", "\\begin{x}",
    "\\%\\&", "\\cite{one}", "{\\'\\i}", "\\mathbb{<script>}", "\\newcommand{\\a}{\\a\\a}\\a", "{Others}", " and ",
    " and others", "Doe, Jane and", "A, B, C, D, E", "von der Last, Jr, X",
)  # fmt: skip
OF_THE_ENGINE = (
    "@content-security-policy@",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
    '<div data-slot="0"></div>',
    '<span data-place="0"></span>',
    "{{ 7 * 7 }} {% raw %} {{ config }}",
    "in-list:x",
    "TODO",
    "<your name>",
    "${{ github.token }}",
)
DATES = (
    "2024",
    "2024-07",
    "2024-07-18",
    "2024-13-45",
    "2022/",
    "soon",
    "0",
    "-5",
    "99999",
    "1843/1850",
    "Fall 2024",
    "~",
)
PLAIN = (
    "Ada Lovelace",
    "one",
    "theory",
    "A Study of Tides",
    "12",
    "1--10",
    "true",
    "mit",
    "en",
    "2020",
    "Lovelace, Ada",
)


def value(random: Random) -> str:
    """Return a value: often a plain one, else one of those that break programs, or several of them joined."""
    kind = random.choice((PLAIN, PLAIN, MARKUP, MARKUP, ADDRESSES, PATHS, LETTERS, MARKDOWN, TEX, OF_THE_ENGINE, DATES))
    text = random.choice(kind)
    if random.random() < 0.2:
        text = random.choice((" ", "", "\n", "\n\n")).join((text, value(random)))
    return text[: random.randrange(len(text) + 1)] if random.random() < 0.05 else text


def tree(random: Random, depth: int = 3) -> object:
    """Return what YAML can hold: a text, another plain value, or lists and mappings of them."""
    chance = random.random()
    if depth and chance < 0.12:
        return [tree(random, depth - 1) for _ in range(random.randrange(4))]
    if depth and chance < 0.24:
        return {value(random)[:40]: tree(random, depth - 1) for _ in range(random.randrange(3))}
    if chance < 0.32:
        return random.choice((None, True, False, 0, -1, 10**30, 1.5, float("inf"), float("nan")))
    return value(random)
