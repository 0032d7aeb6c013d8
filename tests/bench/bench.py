"""Compares the builds of this project's sites with stock Material; `tests/bench/run` runs this."""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from edits import EDITS, edit
from grown import GROWN
from make_cards import card_files
from measure import HEADING, Cost, Row, growth, in_turn, memory_in_all, ratio_row
from serve import serving
from sites import BENCH, LIST_PAGE, Site, empty, environment, homepage, own_homepage, twin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = (30, 300, 1000, 10000, 30000)
LONG_LIST = 1000
"""From this number on, all papers are in one list and have no pages of their own."""
FEW_ROUNDS_FROM, FEW_ROUNDS = 30000, 3

PAGES_LIMIT = 1.15
PAGES_COLD_LIMITS = {30: 1.6}
COLD_LIMITS = {1000: 2.0, 10000: 7.0}
COLD_PROCESSOR_LIMITS = {1000: 3.0, 10000: 12.0}
WARM_LIMITS = {1000: 1.0, 10000: 1.3}
PEAK_LIMITS = {1000: 250.0, 10000: 250.0}  # MiB
ALL_LIMITS = {1000: 400.0, 10000: 400.0}  # MiB
GROWTH_LIMIT = 1.1
PART_GROWTH_LIMIT = 1.2
"""For what takes less time than papers do, so that the machine's noise is a larger part."""
REBUILD_LIMIT, ANSWER_LIMIT = 1.0, 1.25
EDIT_LIMITS = {30: 1.15, 300: 1.15, 1000: 1.25, 10000: 2.0}
KEYSTROKE_LIMIT = 16.0  # ms
WEIGHT_LIMIT = 250.0  # bytes

CARDS, RESULTS = 200, 20
CARDS_COLD_LIMIT, CARDS_WARM_LIMIT = 1.5, 1.0
CARDS_PEAK_LIMIT = 250.0  # MiB

FEW_PAPERS = 30
TIMES = 4
MANY_CORES = 4
SERVED = 1000
BROWSED = 10000


@dataclass
class Bench:
    """What is measured, and the sites made so far."""

    folder: Path
    sizes: Sequence[int]
    rounds: int
    seed: int
    by_processor: bool
    lists: dict[int, Site] = field(default_factory=dict)

    def stock(self) -> Site:
        """Return the empty stock site."""
        site = Site(self.folder / "empty")
        return site if site.root.exists() else _checked(empty(site.root))

    def list_site(self, size: int) -> Site:
        """Return the homepage with this many papers in one list."""
        if size not in self.lists:
            site = homepage(self.folder / f"list-{size}", size, self.seed, paper_pages=False)
            self.lists[size] = _whole(_checked(site), size)
        return self.lists[size]

    def seconds(self, costs: Sequence[Cost]) -> list[float]:
        """Return the seconds of each build: of the processor if `by_processor`, else from start to end."""
        return [cost.processor if self.by_processor else cost.seconds for cost in costs]


def pages(bench: Bench) -> Iterator[Row]:
    """Yield rows for homepages with pages for all papers, compared with stock sites of the same pages."""
    small = [size for size in bench.sizes if size < LONG_LIST]
    for size in small:
        site = homepage(bench.folder / f"pages-{size}", size, bench.seed, paper_pages=True)
        what = f"{size} papers with pages"
        yield from _against_twin(bench, what, _whole(_checked(site), size), PAGES_COLD_LIMITS.get(size))
    if small:
        yield from _against_twin(bench, "this project's own site", _checked(own_homepage(bench.folder / "own")))


def _against_twin(bench: Bench, what: str, site: Site, cold_limit: float | None = None) -> Iterator[Row]:
    """Yield rows for a new clone's first build, which also prints references and draws pictures, and for later ones."""
    other = _checked(twin(site.root.with_name(f"{site.root.name}-twin"), site))
    stock, cold, warm = map(bench.seconds, in_turn(bench.rounds, other.build, site.build_cold, site.build))
    yield ratio_row(f"{what}, cold", cold, stock, cold_limit)
    yield ratio_row(f"{what}, warm", warm, stock, PAGES_LIMIT)


def lists(bench: Bench) -> Iterator[Row]:
    """Yield rows for long lists, built without a cache (cold) and with it (warm), and for the growth of the time."""
    above: dict[int, float] = {}  # in builds of the empty site at the same time, so that the machine's load cancels
    empty_site = bench.stock()
    for size in (size for size in bench.sizes if size >= LONG_LIST):
        site = bench.list_site(size)
        rounds = min(bench.rounds, FEW_ROUNDS) if size >= FEW_ROUNDS_FROM else bench.rounds
        costs = in_turn(rounds, empty_site.build, site.build_cold, site.build)
        stock, cold, warm = map(bench.seconds, costs)
        cold_row = ratio_row(f"{size:,} papers, cold", cold, stock, COLD_LIMITS.get(size))
        above[size] = max(median(cold_row.values) - 1, 0.001)  # not 0, since `growth` divides by it
        yield cold_row
        yield from _processor(f"{size:,} papers, cold, processor", costs, COLD_PROCESSOR_LIMITS.get(size))
        yield ratio_row(f"{size:,} papers, warm", warm, stock, WARM_LIMITS.get(size))
        yield Row(f"{size:,} papers, cold, memory", [cost.peak for cost in costs[1]], PEAK_LIMITS.get(size), "MiB")
        site.forget()
        if in_all := memory_in_all(site.command("build", "--quiet"), environment(site.root.parent)):
            yield Row(f"{size:,} papers, cold, in all", [in_all], ALL_LIMITS.get(size), "MiB")
        yield from _on_two_cores(site, size, rounds)
    if len(above) > 1:
        small, large = min(above), max(above)
        exponent = growth(small, above[small], large, above[large])
        yield Row(f"growth, {small:,} to {large:,} papers", [exponent], GROWTH_LIMIT, "exp")


def _processor(what: str, costs: Sequence[Sequence[Cost]], limit: float | None) -> Iterator[Row]:
    """Yield the row for the time of all processors in cold builds, compared with the stock site."""
    stock, cold, _ = ([cost.processor for cost in each] for each in costs)
    yield ratio_row(what, cold, stock, limit)


def _on_two_cores(site: Site, size: int, rounds: int) -> Iterator[Row]:
    """Yield the row that says how much more than two cores help a cold build, where there are more."""
    if size in COLD_LIMITS and (os.cpu_count() or 1) >= MANY_CORES and hasattr(os, "sched_setaffinity"):
        pair = in_turn(min(rounds, FEW_ROUNDS), site.build_cold, partial(site.build_cold, cores=2))
        every, two = ([cost.seconds for cost in costs] for costs in pair)
        yield ratio_row(f"{size:,} papers, cold, {os.cpu_count()} cores over 2", every, two)


def edits(bench: Bench) -> Iterator[Row]:
    """Yield rows for the build after each kind of edit, compared with a build after none."""
    for size in (size for size in bench.sizes if size in EDIT_LIMITS):
        site = bench.list_site(size)
        for name in EDITS:
            edit(site, name)  # once before, since the first use of an `@string` changes an entry, too
            site.build()
            edited, warm = map(bench.seconds, in_turn(bench.rounds, partial(_after, site, name), site.build))
            yield ratio_row(f"{size:,} papers, {name}", edited, warm, EDIT_LIMITS[size])


def _after(site: Site, name: str) -> Cost:
    """Return the cost of a build after an edit."""
    edit(site, name)
    return site.build()


def cards(bench: Bench) -> Iterator[Row]:
    """Yield rows for a lab with many model cards, compared with stock sites of the same pages."""
    site = homepage(bench.folder / "cards", FEW_PAPERS, bench.seed, paper_pages=False)
    site.write(dict(card_files(CARDS, RESULTS, bench.seed)))
    other = _checked(twin(bench.folder / "cards-twin", _checked(site)))
    costs = in_turn(min(bench.rounds, FEW_ROUNDS), other.build, site.build_cold, site.build)
    stock, cold, warm = map(bench.seconds, costs)
    what = f"{CARDS} cards, {RESULTS} results each"
    yield ratio_row(f"{what}, cold", cold, stock, CARDS_COLD_LIMIT)
    yield ratio_row(f"{what}, warm", warm, stock, CARDS_WARM_LIMIT)
    yield Row(f"{what}, memory", [cost.peak for cost in costs[1]], CARDS_PEAK_LIMIT, "MiB")


def parts(bench: Bench) -> Iterator[Row]:
    """Yield rows for the growth of time and memory with what papers, pages, cards and lists hold."""
    few = _checked(homepage(bench.folder / "few", 1, bench.seed, paper_pages=False))
    for what, (number, files) in GROWN.items():
        sites = [few]
        for size in (number, TIMES * number):
            sites.append(site := homepage(bench.folder / f"{what}-{size}", 1, bench.seed, paper_pages=False))
            site.write(files(size))
            site.build()
        costs = in_turn(min(bench.rounds, FEW_ROUNDS), *(site.build_cold for site in sites))
        yield _grown(f"{TIMES * number:,} {what}, time", [median(map(_processor_of, each)) for each in costs], 0.05)
        if all(memory := [_memory_of(site) for site in sites]):
            yield _grown(f"{TIMES * number:,} {what}, memory", memory, 10.0)


def _grown(what: str, values: Sequence[float], least: float) -> Row:
    """Return the row for the exponent of what is above the first value; less than `least` is not told from noise."""
    few, small, large = values
    exponent = growth(1, max(small - few, least), TIMES, max(large - few, least))
    return Row(what, [exponent], PART_GROWTH_LIMIT, "exp")


def _processor_of(cost: Cost) -> float:
    return cost.processor


def _memory_of(site: Site) -> float:
    """Return the most MiB that a cold build has at one time; 0 where that is not known."""
    site.forget()
    return memory_in_all(site.command("build", "--quiet"), environment(site.root.parent))


def rebuild(bench: Bench) -> Iterator[Row]:
    """Yield the rows for `mkdocs serve`: for a saved page, and for an edited entry until the list is answered."""
    if SERVED in bench.sizes:
        site = bench.list_site(SERVED)
        with serving(bench.stock()) as other, serving(site) as server:
            in_turn(1, other.rebuild, server.rebuild)
            stock, ours = map(_seconds, in_turn(bench.rounds, other.rebuild, server.rebuild))
            change = partial(server.answered, LIST_PAGE, partial(edit, site, "an entry changed"))
            touch = partial(server.answered, LIST_PAGE, server.save)
            in_turn(1, change, touch)
            changed, touched = map(_seconds, in_turn(bench.rounds, change, touch))
        yield ratio_row(f"{SERVED:,} papers, rebuild in serve", ours, stock, REBUILD_LIMIT)
        yield ratio_row(f"{SERVED:,} papers, edit answered in serve", changed, touched, ANSWER_LIMIT)


def _seconds(costs: Sequence[Cost]) -> list[float]:
    return [cost.seconds for cost in costs]


def reading(bench: Bench) -> Iterator[Row | str]:
    """Yield rows for the size of a long list's page and for the time of a keystroke in its filter."""
    if BROWSED not in bench.sizes:
        return
    site = bench.list_site(BROWSED)
    packed = len(gzip.compress((site.built / LIST_PAGE).read_bytes(), 6))
    yield Row(f"{BROWSED:,} papers, a paper's weight", [packed / BROWSED], WEIGHT_LIMIT, "B")
    from browser import keystrokes  # late: Playwright is large, and a child process counts its parent's memory

    letters = keystrokes(site.built, LIST_PAGE.removesuffix("index.html"), bench.rounds)
    what = f"{BROWSED:,} papers, slowest keystroke"
    yield Row(what, [max(letters)], KEYSTROKE_LIMIT, "ms") if letters else f"{what}: no filter on this site yet"


CASES = {
    "pages": pages,
    "lists": lists,
    "edits": edits,
    "cards": cards,
    "parts": parts,
    "rebuild": rebuild,
    "reading": reading,
}


def _checked(site: Site) -> Site:
    """Build a site once, so that all Python is compiled, check that nothing is reported, and return the site."""
    site.build("--strict")
    return site


def _whole(site: Site, papers: int) -> Site:
    """Return the site after checking that it shows all its papers."""
    if site.shown() != papers:
        raise SystemExit(f"{site.built / LIST_PAGE} shows {site.shown()} papers, not {papers}")
    return site


def profile(bench: Bench, size: int) -> None:
    """Print where the time of one cold build goes."""
    site = homepage(bench.folder / "profile", size, bench.seed, paper_pages=size < LONG_LIST)
    site.build()
    for what in ("phases", "functions"):
        site.forget()
        command = [sys.executable, str(BENCH / "profile_build.py"), what, str(site.root / "mkdocs.yml")]
        subprocess.run(command, env=environment(bench.folder), check=True)


def table(bench: Bench, cases: Sequence[str]) -> int:
    """Print every row as soon as it is known, and return how many are above their limits."""
    print(f"\n{HEADING}", flush=True)
    broken = 0
    for case in cases:
        for row in CASES[case](bench):
            print(row, flush=True)
            broken += isinstance(row, Row) and row.is_broken
    return broken


def machine() -> str:
    """Return a line about the machine and the versions, on which the seconds depend."""
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    return f"{os.cpu_count()} cores, load {load}, Python {platform.python_version()}, {packages}"


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="tests/bench/run", description=__doc__)
    parser.add_argument("--sizes", default=SIZES, type=lambda text: [int(size) for size in text.split(",")])
    parser.add_argument("--pairs", default=7, type=int, help="how often each is built, in turn with the stock site")
    parser.add_argument("--only", choices=CASES, help="one part of the table")
    parser.add_argument("--cpu", action="store_true", help="count processor time, for a machine that is not idle")
    parser.add_argument("--seed", default=0, type=int, help="seed of the made-up papers")
    parser.add_argument("--profile", metavar="PAPERS", type=int, help="show where one build's time goes instead")
    return parser.parse_args()


def main() -> int:
    """Return 1 if a value is above its limit, else 0."""
    asked = options()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="homepage-bench-") as folder:
        bench = Bench(Path(folder).resolve(), asked.sizes, asked.pairs, asked.seed, asked.cpu)
        if asked.profile:
            profile(bench, asked.profile)
            return 0
        broken = table(bench, [asked.only] if asked.only else list(CASES))
    print(f"\n{broken} above the limit; {machine()}" if broken else f"\nall within the limits; {machine()}")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
