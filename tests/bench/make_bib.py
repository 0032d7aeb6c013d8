#!/usr/bin/env python3
"""Writes a bibliography of made-up papers that no rule of this project reports.

    tests/bench/make_bib.py 1000 --seed 7 > papers.bib

The same number and seed give the same text. An entry is about 1.9 kB: an abstract, one to twelve authors, accents in
LaTeX and in UTF-8, mathematics in some titles. There is about as much LaTeX as in the files of real homepages: in one
title of seven, in two abstracts of five.
"""

from __future__ import annotations

import argparse
import sys
from itertools import product
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _words(text: str) -> list[str]:
    return text.split()


OWNER = "Lovelace, Ada"
AREAS = ("training", "evaluation", "theory", "serving", "bandits", "information-theory", "robustness", "vision")
TOPICS = ("alignment", "caching", "diffusion", "fairness", "games", "graphs", "kernels", "pruning", "search", "speech")
GIVEN = (
    "Ana", "Bo", "Chloé", "Daniel", "Élodie", "Farah", "Göran", "Hana", "Ivo", "Jos{\\'e}", "Kenji", "{\\L}ukasz",
    "Mei-Ling", "Noé", "Olga", "Priya", "Quentin", "Rosa", "Søren", "Tomáš", "Uma", "Víctor", "Wei", "Xenia", "Yusuf",
    "Zoe",
)  # fmt: skip
FAMILY = (
    "Almeida", 'Br{\\"u}ckner', "Chen", "Dvořák", "Eriksen", "Fern{\\'a}ndez", "Gupta", "Haddad", "Ishikawa",
    "Jovanović", "Kowalski", "Lefèvre", "Müller", "Nuñez", "O'Brien", "Papadopoulos", "Qureshi",
    "Rossi", "Søndergaard", "Tanaka", "Ueda", "van der Berg", "Wang", "Xu", "Yıldız", "Zhao", "de la Cruz",
)  # fmt: skip
ADJECTIVES = (
    "Adaptive", "Bayesian", "Causal", "Decentralized", "Efficient", "Federated", "Generalized", "Hierarchical",
    "Instance-Optimal", "Joint", "Kernelized", "Low-Rank", "Minimax", "Nonparametric", "Online", "Private",
    "Quantized", "Robust", "Sparse", "{T}hompson-Style", "Unsupervised", "Variational",
)  # fmt: skip
NOUNS = (
    "Alignment", "Bandits", "Calibration", "Decoding", "Estimation", "Fine-Tuning", "Generation", "Hashing",
    "Inference", "Judges", "Knowledge Distillation", "Learning", "Mixtures of Experts", "Normalization", "Optimization",
    "Planning", "Quantile Regression", "Reward Models", "Sampling", "Transport", "Uncertainty", "Verification",
)  # fmt: skip
SUBJECTS = (
    "{LLM} Agents", "{Markov} Games", "Contextual Queries", "Human Preferences", "Long Contexts", "{GPU} Clusters",
    "Heavy-Tailed Data", "Tabular Data", "Offline {RL}", "Protein Folding", "{R\\'enyi} Divergences", "Speech",
    "Synthetic Benchmarks", "Time Series", "Two-Player Games", "Weak Supervision", "Web-Scale Corpora",
)  # fmt: skip
FORMULAS = (
    r"$\ell_1$ Penalties", r"$O(\sqrt{T})$ Regret", r"$f$-Divergences", r"$\epsilon$-Greedy Rules", r"$k$-Means++",
    r"$\tilde{O}(n \log n)$ Time", r"the $(\epsilon, \delta)$ Model", r"$\mathbb{R}^d$ Actions",
)  # fmt: skip
SUBTITLES = ("A Survey", "Theory and Practice", "Lower Bounds", "A Case Study", "Revisited", "an {Open} Benchmark", "")
WORDS = _words("""
    we study show prove propose measure a the of in for with under that which this method model estimator policy
    reward sample data bound rate error variance gradient prompt token agent benchmark large small optimal simple
    linear convex noisy human learned offline online adaptive compared previous work experiments on several tasks
    improve results by up to times while using fewer samples and no extra memory our analysis rests new
    concentration inequality whose proof may be independent interest code weights are public
""")
LATEX = (
    r"$O(\sqrt{n})$", r"$\epsilon > 0$", r"12\%", r"\emph{only}", "---", "``fair''", "R{\\'e}nyi",
    r"$\mathbb{E}[X]$", r"A\&B", "2--4", "$d$-dimensional", r"\textbf{robust}",
)  # fmt: skip
PLAIN = ("naïve", "Erdős", "{GPU}", "(ours)", "state-of-the-art", "95%", "“fair”")
JOURNALS = (
    "Journal of Imaginary Learning", "Annals of Invented Statistics", "{IEEE} Transactions on Unread Papers",
    "Transactions of Benchmarks", "Revista de M{\\'e}todos", "Zeitschrift für Beispiele",
)  # fmt: skip
PROCEEDINGS = {
    "ICEX": "Proceedings of the International Conference on Examples ({ICEX})",
    "NeurSim": "Advances in Simulated Processing Systems",
    "COLD": "Conference on Learning Doctrine ({COLD})",
    "WSET": "Workshop on Synthetic Entries and Tables",
}
PUBLISHERS = ("Made-Up Press", "Springfield & Sons", "Verlag für Proben")
SCHOOLS = ("University of Nowhere", 'Technische Universit{\\"a}t Musterstadt', "Institut des Exemples")
TYPES = ("inproceedings",) * 9 + ("article",) * 6 + ("misc",) * 3 + ("incollection", "phdthesis", "techreport", "book")


def make_bib(number: int, seed: int = 0) -> Iterator[str]:
    """Yield the entries, newest first."""
    random = Random(seed)
    titles: set[str] = set()
    for index in range(number):
        yield _entry(index, 2026 - index * 36 // number, random, titles)


def _entry(index: int, year: int, random: Random, titles: set[str]) -> str:
    kind = random.choice(TYPES)
    fields = {
        "title": _new_title(random, titles),
        "author": _authors(random),
        "year": str(year),
        **_venue(kind, random),
        **_addresses(index, kind, random),
        "keywords": ", ".join([*random.sample(AREAS, random.randint(1, 2)), random.choice(TOPICS)]),
        "abstract": _abstract(random),
    }
    if random.random() < 0.3:
        fields["month"] = random.choice(("jan", "mar", "jun", "sep", "dec"))
    if index % 50 == 0:
        fields["selected"] = "true"
    return _written(kind, f"paper{year}n{index:05}", fields)


def _written(kind: str, key: str, fields: Mapping[str, str]) -> str:
    lines = (f"  {name:<9} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items())
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _new_title(random: Random, titles: set[str]) -> str:
    """Return a title that no paper has yet, with a part number if needed."""
    drawn = title = _title(random)
    part = 1
    while title in titles:
        part += 1
        title = f"{drawn}, Part {part}"
    titles.add(title)
    return title


def _title(random: Random) -> str:
    ending = random.choice(FORMULAS if random.random() < 0.1 else SUBJECTS)
    title = f"{random.choice(ADJECTIVES)} {random.choice(NOUNS)} for {ending}"
    subtitle = random.choice(SUBTITLES)
    return f"{title}: {subtitle}" if subtitle else title


def _authors(random: Random) -> str:
    """Return up to twelve people, the owner among them; some of them have written many of the papers."""
    count = min(12, 1 + int(random.expovariate(1 / 3)))
    people = {_person(int(random.paretovariate(0.7))): None for _ in range(count - 1)}
    names = list(people)
    names.insert(random.randint(0, len(names)), OWNER)
    return " and\n               ".join(names)


_PEOPLE = [f"{family}, {given}" for given, family in product(GIVEN, FAMILY)]
Random(0).shuffle(_PEOPLE)


def _person(number: int) -> str:
    initial, place = divmod(number % (len(_PEOPLE) * 27), len(_PEOPLE))
    return _PEOPLE[place] + (f" {chr(ord('A') + initial - 1)}." if initial else "")


def _venue(kind: str, random: Random) -> dict[str, str]:
    first = random.randint(1, 900)
    pages = f"{first}--{first + random.randint(5, 40)}"
    match kind:
        case "inproceedings":
            abbr, booktitle = random.choice(list(PROCEEDINGS.items()))
            return {"booktitle": booktitle, "abbr": abbr, "pages": pages}
        case "article":
            volume = {"volume": str(random.randint(1, 80)), "number": str(random.randint(1, 12))}
            return {"journal": random.choice(JOURNALS), **volume, "pages": pages}
        case "incollection":
            return {"booktitle": "A Handbook of Examples", "publisher": random.choice(PUBLISHERS), "pages": pages}
        case "phdthesis":
            return {"school": random.choice(SCHOOLS)}
        case "techreport":
            return {"institution": random.choice(SCHOOLS), "number": f"TR-{random.randint(1, 99)}"}
        case "book":
            return {"publisher": random.choice(PUBLISHERS)}
    return {}


def _addresses(index: int, kind: str, random: Random) -> dict[str, str]:
    """Return the paper's identifiers and links; no two papers share an identifier."""
    addresses = {}
    if kind == "misc" or random.random() < 0.4:
        addresses["arxiv"] = f"20{1 + index % 12:02}.{10000 + index // 12}"
    if kind != "misc" and random.random() < 0.7:
        addresses["doi"] = f"10.5555/example.{index:06}"
    for name, site in (("pdf", "papers"), ("code", "code"), ("slides", "talks")):
        if random.random() < 0.2:
            addresses[name] = f"https://{site}.example.org/{index:05}{'.pdf' if name != 'code' else ''}"
    return addresses


def _abstract(random: Random) -> str:
    """Return some sentences, about 1,300 characters."""
    has_latex = random.random() < 0.4
    return "\n    ".join(_sentence(random, has_latex) for _ in range(random.randint(8, 12)))


def _sentence(random: Random, has_latex: bool) -> str:
    words = random.choices(WORDS, k=random.randint(16, 26))
    if has_latex and random.random() < 0.3:
        words[random.randrange(1, len(words))] = random.choice(LATEX)
    elif random.random() < 0.1:
        words[random.randrange(1, len(words))] = random.choice(PLAIN)
    words[0] = words[0].capitalize()
    return " ".join(words) + "."


def main() -> None:
    """Write the entries to the standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, help="how many entries")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    entries = make_bib(arguments.number, arguments.seed)
    sys.stdout.buffer.writelines(f"{entry}\n".encode() for entry in entries)


if __name__ == "__main__":
    main()
