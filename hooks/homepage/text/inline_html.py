"""What may leave a value as HTML: the tags that stay, the characters that stay, the addresses that stay."""

from __future__ import annotations

import html
import re
import unicodedata


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


KEPT_TAGS = {
    **{name: name for name in ("sub", "sup", "i", "b", "em", "strong", "u")},
    "italic": "i",
    "bold": "b",
    "jats:italic": "i",
    "jats:bold": "b",
    "jats:sub": "sub",
    "jats:sup": "sup",
}
"""The publisher's tag on the left is written as the tag on the right, without attributes."""

BREAKS = _names(
    "br p div li ul ol h1 h2 h3 h4 h5 h6 hr table tr td th section title"
    " jats:p jats:title jats:sec jats:list jats:list-item"
)
"""Tags that separate words: a space takes their place."""

IGNORED_TAGS = _names(
    "a span font small big code tt center blockquote q cite abbr mark img sc scp s strike inline-formula"
    " alternatives tex-math monospace named-content ext-link xref roman sans-serif underline styled-content"
    " inline-graphic inline-supplementary-material jats:inline-formula jats:alternatives jats:tex-math"
    " jats:sc jats:ext-link jats:xref jats:monospace jats:styled-content jats:named-content jats:underline"
    " mi mn mo ms mtext mrow msub msup msubsup mover munder munderover mfrac msqrt mroot mstyle mspace"
    " mfenced mpadded semantics script style math mml:math"
)
"""Tags that vanish and leave their content."""

KNOWN_TAGS = frozenset(KEPT_TAGS) | BREAKS | IGNORED_TAGS

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w:.-]*+(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>]++))?+"""
_NAMES = "|".join(sorted(map(re.escape, KNOWN_TAGS), key=len, reverse=True))
TAG_PATTERN = rf"</?(?i:{_NAMES})(?![\w:-])(?:{_ATTRIBUTE})*+\s*+/?>"
"""A known tag as publishers leave it; written so that no input makes the matcher retrace its steps."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
_STRAY_JOINER = re.compile(
    r"(?<![^\x00-\x7f\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f\s\u200c\u200d])"
)
_MOST_MARKS = 32
_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}")


def tidy(text: str) -> str:
    """Return text in NFC without the characters nobody sees: controls, direction overrides, zero widths."""
    if text.isascii() and text.isprintable():
        return text
    if not text.replace("\n", " ").isprintable():
        text = _HIDDEN.sub("", text)
        if "\u200c" in text or "\u200d" in text:
            text = _STRAY_JOINER.sub("", text)
    if len(text.encode("utf-8", "surrogatepass")) - len(text) >= _MOST_MARKS:
        # Sorting a long run of combining marks takes quadratic time; no script stacks more than a few.
        text = _MARKS.sub(_fewer_marks, text)
    return unicodedata.normalize("NFC", text)


def _fewer_marks(run: re.Match[str]) -> str:
    kept, stacked = [], 0
    for character in run[0]:
        stacked = stacked + 1 if unicodedata.combining(character) else 0
        if stacked <= 16:
            kept.append(character)
    return "".join(kept)


_WRAPPED = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*", re.DOTALL)
_HREF = re.compile(r"\\href\s*\{((?:[^{}]|\{[^{}]*+\})*+)\}", re.DOTALL)
_ANCHOR = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']([^\"'<>]+)[\"']", re.IGNORECASE)
_NAMED = re.compile(r"\$?\\(textasciitilde|sim|textunderscore|textpercent|slash|textendash)(?![A-Za-z])\s*\$?")
_NAMES_IN_URL = {
    "textasciitilde": "~",
    "sim": "~",
    "textunderscore": "_",
    "textpercent": "%",
    "slash": "/",
    "textendash": "-",
}
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|colon|Tab|NewLine|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_TOP_LEVEL = r"(?:[a-z]{2}|com|org|net|edu|gov|mil|int|info|dev|app|page|site|blog|tech|cloud|science|online|xyz)"
_WELL_KNOWN = r"(?:github\.(?:com|io)|gitlab\.(?:com|io)|huggingface\.co|youtube\.com|openreview\.net|zenodo\.org)"
_BARE_HOST = re.compile(
    rf"www\.|(?:[a-z0-9-]++\.)+{_TOP_LEVEL}/|(?:[a-z0-9-]++\.)*{_WELL_KNOWN}(?=[?#]|$)", re.IGNORECASE
)
"""An address without `https://`: a host and a path, or a host that everybody knows."""
_LIKE_HOST = re.compile(
    rf"[\w-]+(?:\.[\w-]+)*\.(?:[^\W\d_]{{2,}}/.*|(?!md$|ps$|py$|sh$|gz$|js$){_TOP_LEVEL})", re.IGNORECASE
)
_ENCODED = {ord(c): f"%{ord(c):02X}" for c in " \"'<>`|^"}


_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9_.~:/?#@!$()*+,;=%-]*+")
"""An address that is safe as it stands."""


def safe_url(value: str) -> str:
    """Return the address in a link field, ready for an attribute, or "" when nobody should follow it."""
    if _PLAIN_ADDRESS.fullmatch(value):
        return value
    url = without_latex(value)
    if "\\" in url or url != tidy(url) or re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", url):
        return ""
    if url.startswith("//"):
        url = f"https:{url}"
    elif _BARE_HOST.match(url):
        url = f"https://{url}"
    scheme = _SCHEME.match(url)
    if scheme and not re.match(r"https?://[^/?#\s]|mailto:[^?\s]", url, re.IGNORECASE):
        return ""
    # A colon before the first slash would be a scheme to a browser, whatever we make of it.
    if not scheme and ":" in re.split(r"[/?#]", url, maxsplit=1)[0]:
        return ""
    return url.translate(_ENCODED)


def may_be_address(path: str) -> bool:
    """Return whether a path may have been meant as an address, though it does not begin with `https://`."""
    return _LIKE_HOST.fullmatch(path) is not None


def without_latex(value: str) -> str:
    """Return the address in a link field as it was before somebody escaped it for TeX."""
    url = value.strip()
    if "<" in url and (anchor := _ANCHOR.search(url)):
        url = str(anchor[1])
    if "\\" in url or "{" in url:
        if target := _HREF.match(url):
            url = str(target[1])
        elif wrapped := _WRAPPED.fullmatch(url):
            url = str(wrapped[1])
        url = _NAMED.sub(lambda named: _NAMES_IN_URL[str(named[1])], url)
        url = re.sub(r"\\([^A-Za-z0-9\s\\])", r"\1", url).replace("{", "").replace("}", "")
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), url).strip()


_CODE_OR_TAG = re.compile(
    r"(?<!\\)(`+).+?(?<!`)\1(?!`)|<https?://[^<>\s]*>|<[^<>\s!/]+@[^@<>\s]+>|(?P<tag><)", re.IGNORECASE | re.DOTALL
)


def without_tags(markdown: str) -> str:
    """Return Markdown in which no HTML is left: what looks like a tag outside code is text."""
    return _CODE_OR_TAG.sub(lambda match: "&lt;" if match["tag"] else match[0], markdown)
