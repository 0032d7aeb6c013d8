"""English names of languages by their code: two letters (ISO 639-1) or three (ISO 639-2, 639-3, 639-5)."""

from __future__ import annotations

import re

from .hub_lists import names_by_id

NAMES = dict(
    pair.split(" ", 1)
    for pair in """
aa Afar; ab Abkhazian; ae Avestan; af Afrikaans; ak Akan; am Amharic; an Aragonese; ar Arabic; as
Assamese; av Avaric; ay Aymara; az Azerbaijani; ba Bashkir; be Belarusian; bg Bulgarian; bi Bislama;
bm Bambara; bn Bangla; bo Tibetan; br Breton; bs Bosnian; ca Catalan; ce Chechen; ch Chamorro; co
Corsican; cr Cree; cs Czech; cu Church Slavic; cv Chuvash; cy Welsh; da Danish; de German; dv
Divehi; dz Dzongkha; ee Ewe; el Greek; en English; eo Esperanto; es Spanish; et Estonian; eu Basque;
fa Persian; ff Fula; fi Finnish; fj Fijian; fo Faroese; fr French; fy Western Frisian; ga Irish; gd
Scottish Gaelic; gl Galician; gn Guarani; gu Gujarati; gv Manx; ha Hausa; he Hebrew; hi Hindi; ho
Hiri Motu; hr Croatian; ht Haitian Creole; hu Hungarian; hy Armenian; hz Herero; ia Interlingua; id
Indonesian; ie Interlingue; ig Igbo; ii Sichuan Yi; ik Inupiaq; io Ido; is Icelandic; it Italian; iu
Inuktitut; ja Japanese; jv Javanese; ka Georgian; kg Kongo; ki Kikuyu; kj Kuanyama; kk Kazakh; kl
Kalaallisut; km Khmer; kn Kannada; ko Korean; kr Kanuri; ks Kashmiri; ku Kurdish; kv Komi; kw
Cornish; ky Kyrgyz; la Latin; lb Luxembourgish; lg Ganda; li Limburgish; ln Lingala; lo Lao; lt
Lithuanian; lu Luba-Katanga; lv Latvian; mg Malagasy; mh Marshallese; mi Māori; mk Macedonian; ml
Malayalam; mn Mongolian; mr Marathi; ms Malay; mt Maltese; my Burmese; na Nauru; nb Norwegian
Bokmål; nd North Ndebele; ne Nepali; ng Ndonga; nl Dutch; nn Norwegian Nynorsk; no Norwegian; nr
South Ndebele; nv Navajo; ny Nyanja; oc Occitan; oj Ojibwa; om Oromo; or Odia; os Ossetic; pa
Punjabi; pi Pali; pl Polish; ps Pashto; pt Portuguese; qu Quechua; rm Romansh; rn Rundi; ro
Romanian; ru Russian; rw Kinyarwanda; sa Sanskrit; sc Sardinian; sd Sindhi; se Northern Sami; sg
Sango; sh Serbo-Croatian; si Sinhala; sk Slovak; sl Slovenian; sm Samoan; sn Shona; so Somali; sq
Albanian; sr Serbian; ss Swati; st Southern Sotho; su Sundanese; sv Swedish; sw Swahili; ta Tamil;
te Telugu; tg Tajik; th Thai; ti Tigrinya; tk Turkmen; tl Tagalog; tn Tswana; to Tongan; tr Turkish;
ts Tsonga; tt Tatar; tw Twi; ty Tahitian; ug Uyghur; uk Ukrainian; ur Urdu; uz Uzbek; ve Venda; vi
Vietnamese; vo Volapük; wa Walloon; wo Wolof; xh Xhosa; yi Yiddish; yo Yoruba; za Zhuang; zh
Chinese; zu Zulu
""".replace("\n", " ")
    .strip()
    .split("; ")
)


# AutoTrain writes "unk" where nobody said which language it is; by ISO 639-3 that is a language of Brazil.
_NOT_LANGUAGES = {"multilingual": "Multilingual", "code": "Code", "unk": "Unknown"}
_TAG = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{2,8})*)")


def language_name(code: str) -> str:
    """Return the English name of a language with its region or script, or the code itself where none is known."""
    folded = code.casefold()
    tag = _TAG.fullmatch(folded)
    if folded in _NOT_LANGUAGES or not tag:
        return _NOT_LANGUAGES.get(folded, code)
    name = NAMES.get(tag[1]) or names_by_id("languages").get(tag[1])
    variant = code[len(tag[1]) + 1 :].replace("_", "-")
    return f"{name} ({variant})" if name and variant else name or code


def is_language(code: str) -> bool:
    """Return whether a card may name this language: a code, a code with a region or script, or the Hub's two words."""
    folded = code.casefold()
    tag = _TAG.fullmatch(folded)
    return folded in _NOT_LANGUAGES or bool(tag and (tag[1] in NAMES or tag[1] in names_by_id("languages")))


def language_code(name: str) -> str:
    """Return the code of a language by its English name, or an empty string."""
    folded = name.casefold()
    names = (*NAMES.items(), *names_by_id("languages").items())
    return next((code for code, known in names if known.casefold() == folded), "")
