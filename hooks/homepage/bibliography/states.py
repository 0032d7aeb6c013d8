"""Notes that say how far a work is on its way to print, such as "under review", in the languages of the interface."""

from __future__ import annotations

import re

_BEFORE = (
    "currently|now|still|also|manuscript|paper|article|book|chapter|work|draft|preprint"
    "|derzeit|zurzeit|zur zeit|aktuell|manuskript|beitrag|aufsatz|artikel|buch"
    "|actuellement|manuscrit|article|actualmente|manuscrito|artículo|atualmente|artigo"
    "|attualmente|manoscritto|articolo|momenteel|obecnie|artykuł|сейчас|статья|рукопись|şu anda|makale|بحث|مقال|مقاله"
)
_STATES = (
    r"in press|(?:to|will) appear|forthcoming|submitted|(?:conditionally )?accepted"
    r"|under (?:(?:double-blind|single-blind|blind|peer|journal) )?(?:review|revision|submission|contract|preparation)"
    r"|in (?:review|revision|preparation|progress|print|production)|revise (?:and|&) resubmit|r&r|working paper"
    r"|online first|(?:published )?ahead of print"
    r"|eingereicht|angenommen|zur veröffentlichung(?: angenommen)?|im (?:druck|erscheinen)"
    r"|erscheint|in (?:begutachtung|vorbereitung|arbeit)"
    r"|soumise?|acceptée?|à paraître|sous presse|en (?:cours d['’])?(?:évaluation|révision|préparation)"
    r"|en (?:prensa|revisión|evaluación|preparación)|enviad[oa]|aceptad[oa]|de próxima aparición"
    r"|no prelo|submetid[oa]|aceit[oa]|aceite|em (?:avaliação|revisão|preparação)"
    r"|in (?:corso di (?:stampa|pubblicazione)|uscita|valutazione|preparazione)|sottomess[oa]|accettat[oa]"
    r"|ter perse|ingediend|te verschijnen|geaccepteerd|in voorbereiding"
    r"|w druku|złożon[aey]|przyjęt[aey]|w (?:przygotowaniu|recenzji)"
    r"|в печати|принят[аоы]?|на рецензии|в подготовке|baskıda|değerlendirmede|hazırlanıyor"
    r"|قيد (?:النشر|المراجعة|التحكيم|الإعداد)|مقبول للنشر"
    r"|تحت (?:المراجعة|التحكيم|الطبع)|زیر (?:چاپ|داوری)|در دست (?:چاپ|داوری)"
    r"|בדפוס|בשיפוט|התקבל לפרסום|בהכנה"
)
_BODIES = (
    r"senate|parliament|congress|committee|council|court|ministry|government|faculty|facult[ée]|fakultät|senat|universit\w*"
    r"|department|graduate|degree|doctora?\w*|fulfil\w*|hochschule|partial"
)
_AFTER = (
    r"to|at|in|for|by|with|as|pending|until|soon|shortly|early|late|bei|für|zur|zum|am|auf|an|als|demnächst"
    r"|voraussichtlich|à|dans|pour|chez|par|aux?|en|a|para|por|no|na|ao|em|su|per|presso|da|bij|aan|voor|do|w|в|к|на|для|في"
)
_STATE = re.compile(
    rf"(?:(?:{_BEFORE})(?: (?:is|ist|est|está|é))? )?(?:{_STATES})"
    rf"(?:\s+(?:{_AFTER})\b(?!.*\b(?:{_BODIES})\b).*|\s+(?:(?!since|seit|depuis|desde|dal|sinds|od)[^\W\d]+\s+)?\d{{4}}\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
_UNSPACED = re.compile(
    r"(?:投稿中|査読中|印刷中|掲載予定|準備中|审稿中|在审|待刊|已录用|即将出版|審查中|待出版|已接受"
    r"|투고|심사 ?중|게재 ?(?:예정|확정)|준비 ?중)(?!の|的)"
)
_CLAUSES = re.compile(r"[.;,:()\[\]\n–—。，、；：（）]+")


def says_state(note: str) -> bool:
    """Return whether a clause of a note says how far a work is on its way to print.

    The clause begins with that; in Chinese, Japanese and Korean, it begins or ends with it.
    """
    return any(_is_state(clause.strip()) for clause in _CLAUSES.split(note))


def _is_state(clause: str) -> bool:
    if _STATE.fullmatch(clause):
        return True
    return any(found.start() == 0 or found.end() == len(clause) for found in _UNSPACED.finditer(clause))
