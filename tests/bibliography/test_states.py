"""Which notes say how far a work is on its way to print."""

import pytest
from homepage.bibliography.states import says_state


@pytest.mark.parametrize(
    "note",
    [
        "Under review",
        "Currently under double-blind review at ICLR 2025",
        "Paper accepted at NeurIPS",
        "Submitted to Nature",
        "With an appendix; to appear in Annals of Statistics",
        "Forthcoming 2026",
        "To appear Spring 2026",
        "Preprint (in preparation)",
        "R&R, Journal of Finance",
        "Im Druck",
        "erscheint 2026 bei Lindenhof",
        "Erscheint in: Zeitschrift für Papier",
        "Mit einem Anhang. Eingereicht",
        "à paraître aux Presses",
        "article soumis",
        "aceptado en Historia Mexicana",
        "no prelo",
        "in corso di stampa",
        "złożona do druku",
        "принята в печать",
        "статья в печати",
        "مقبول للنشر في مجلة اللغة",
        "『言語研究』に投稿中",
        "已录用",
        "언어학 게재 예정",
    ],
)
def test_a_state_is_found(note: str) -> None:
    assert says_state(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Submitted to the Senate of the University",
        "Thesis submitted in partial fulfilment of the degree",
        "Eingereicht an der Universität Lindenau",
        "A report submitted",
        "The theory of accepted truths",
        "Erscheint jährlich",
        "in print since 1950",
        "Accepted wisdom revisited",
        "Best paper; work in progress workshop",
        "Mit Beiträgen, im Druckhaus entstanden",
        "Kein Platz im Druck der Zeit",
        "準備中の国についての本",
        "presentado y aceptado por el parlamento",
    ],
)
def test_other_words_are_no_state(note: str) -> None:
    assert not says_state(note)
