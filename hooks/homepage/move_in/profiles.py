"""The names under which other systems keep accounts, with the addresses that they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.orcids import orcid_of, wrong_orcid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .old_files import Keys
    from .records import Person
    from .report import Report

_PLACES = {
    "email": ("E-mail", "mailto:{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "googlescholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("GitHub", "https://github.com/{}"),
    "gitlab": ("GitLab", "https://gitlab.com/{}"),
    "bitbucket": ("Bitbucket", "https://bitbucket.org/{}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}"),
    "twitter": ("X", "https://x.com/{}"),
    "x": ("X", "https://x.com/{}"),
    "mastodon": ("Mastodon", "https://{}"),
    "bluesky": ("Bluesky", "https://bsky.app/profile/{}"),
    "dblp": ("DBLP", "https://dblp.org/pid/{}"),
    "semanticscholar": ("Semantic Scholar", "https://www.semanticscholar.org/author/{}"),
    "scopus": ("Scopus", "https://www.scopus.com/authid/detail.uri?authorId={}"),
    "publons": ("Publons", "https://publons.com/a/{}"),
    "researchgate": ("ResearchGate", "https://www.researchgate.net/profile/{}"),
    "academia": ("Academia", "{}"),
    "arxiv": ("arXiv", "https://arxiv.org/a/{}"),
    "acm": ("ACM", "https://dl.acm.org/profile/{}/"),
    "ieee": ("IEEE Xplore", "https://ieeexplore.ieee.org/author/{}/"),
    "inspirehep": ("INSPIRE HEP", "https://inspirehep.net/authors/{}"),
    "hal": ("HAL", "https://cv.hal.science/{}"),
    "osf": ("OSF", "https://osf.io/{}/"),
    "zotero": ("Zotero", "https://www.zotero.org/{}"),
    "zenodo": ("Zenodo", "{}"),
    "pubmed": ("PubMed", "{}"),
    "impactstory": ("Impactstory", "{}"),
    "lattes": ("Lattes", "http://lattes.cnpq.br/{}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "wikipedia": ("Wikipedia", "https://en.wikipedia.org/wiki/User:{}"),
    "kaggle": ("Kaggle", "https://www.kaggle.com/{}"),
    "keybase": ("Keybase", "https://keybase.io/{}"),
    "stackoverflow": ("Stack Overflow", "https://stackoverflow.com/users/{}"),
    "leetcode": ("LeetCode", "https://leetcode.com/u/{}/"),
    "codepen": ("CodePen", "https://codepen.io/{}"),
    "dribbble": ("Dribbble", "https://dribbble.com/{}"),
    "medium": ("Medium", "https://medium.com/@{}"),
    "quora": ("Quora", "https://www.quora.com/profile/{}"),
    "reddit": ("Reddit", "https://www.reddit.com/user/{}"),
    "youtube": ("YouTube", "https://www.youtube.com/@{}"),
    "telegram": ("Telegram", "https://t.me/{}"),
    "whatsapp": ("WhatsApp", "https://wa.me/{}"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/{}"),
    "flickr": ("Flickr", "https://www.flickr.com/{}"),
    "pinterest": ("Pinterest", "https://www.pinterest.com/{}"),
    "unsplash": ("Unsplash", "https://unsplash.com/@{}"),
    "strava": ("Strava", "https://www.strava.com/athletes/{}"),
    "spotify": ("Spotify", "https://open.spotify.com/user/{}"),
    "soundcloud": ("SoundCloud", "https://soundcloud.com/{}"),
    "lastfm": ("Last.fm", "https://www.last.fm/user/{}"),
    "steam": ("Steam", "https://steamcommunity.com/id/{}"),
    "tumblr": ("Tumblr", "https://{}.tumblr.com"),
    "weibo": ("Weibo", "https://www.weibo.com/{}"),
    "xing": ("XING", "https://www.xing.com/profile/{}"),
    "discord": ("Discord", "https://discord.com/users/{}"),
    "blogger": ("Blogger", "{}"),
    "uri": ("Website", "{}"),
    "work": ("Work", "{}"),
    "cv": ("CV", "{}"),
}
_ICONS = {
    "envelope": "email",
    "paperplane": "email",
    "atsymbol": "email",
    "envelopeat": "email",
    "graduationcap": "googlescholar",
    "globe": "uri",
    "link": "uri",
    "rss": "",
}
"""The icons that stand for an account, with the account's key above."""
_SUFFIX = re.compile(r"_?(?:id|userid|username|user_?name|url|profile|edu|number|name)$")


def add_accounts(person: Person, keys: Keys, report: Report) -> None:
    """Add what keys such as `github_username`, `orcid_id` or `googlescholar` say; only known keys are read."""
    for key in list(keys.values):
        value = keys.values[key]
        if isinstance(value, dict) and "url" in value:  # al-folio's account of any other kind
            keys.read.add(key)
            person.add_profile(str(value.get("title") or key), str(value["url"]))
        elif (name := known_account(key)) and not isinstance(value, list | dict):
            text = keys.text(key)
            if name == "orcid" and text and wrong_orcid(orcid_of(text)):
                report.leave(keys.path, keys.line(key), f"{key}: {text}", "this is not an ORCID iD")
            elif text and text.lower() not in ("true", "false"):
                person.add_profile(_PLACES[name][0], account_url(name, text))


def account_url(name: str, text: str) -> str:
    """Return the address of an account whose name or address is given."""
    if name == "email" and not text.startswith("mailto:"):
        return f"mailto:{text}" if "@" in text else text
    if name == "orcid" and (orcid := orcid_of(text)):
        return f"https://orcid.org/{orcid}"
    if re.match(r"(?:https?:|mailto:|//|/|#)", text):
        return text
    if re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)+/)", text):
        return f"https://{text}"
    return _PLACES[name][1].format(text.removeprefix("@") if name != "mastodon" else text)


def account_name(icon: str, label: str, url: str) -> str:
    """Return the name for readers of a link that an icon, a label or the address tells."""
    plain = re.sub(r"\{\{<.*?>\}\}|<[^>]*>", "", label).strip()
    for key in _guesses(icon, url):
        if key in _PLACES and _PLACES[key][0]:
            return _PLACES[key][0] if key != "uri" or not plain else plain
    return plain or re.sub(r"^https?://(?:www\.)?|/.*$", "", url) or icon


def _guesses(icon: str, url: str) -> Iterator[str]:
    last = icon.rpartition("/")[2].lower()
    compact = re.sub(r"[^a-z]", "", last.removesuffix("-square"))
    yield "email" if url.startswith("mailto:") else ""
    host = re.sub(r"^https?://(?:www\.)?", "", url).split("/")[0]
    yield {"scholar.google.com": "googlescholar", "bsky.app": "bluesky", "x.com": "x"}.get(host, "")
    yield _ICONS.get(compact, compact)
    yield host.partition(".")[0].replace("-", "")


def known_account(key: str) -> str:
    """Return the name above that a key of another system stands for; empty if it stands for none."""
    plain = key.lower().replace("-", "_")
    for name in (plain, _SUFFIX.sub("", plain)):
        compact = name.replace("_", "")
        if compact in _PLACES:
            return compact
    return {"google_scholar": "googlescholar", "x_twitter": "x"}.get(plain, "")
