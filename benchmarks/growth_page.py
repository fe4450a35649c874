"""What was measured of growth, as pages: GROWTH.md, and the model of costs in docs/scale.md.

Nothing here measures; all is reckoned from growth.jsonl and from the totals in docs/plans.md.
"""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from growth_sizes import SIZES
from growth_words import EXPONENTS, HEAD, WORDS

from veedor.run import find_audit

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
CARRIED = (10**9, 10**10, 10**11)
MARK, END = "<!-- growth: written by benchmarks/growth.py -->", "<!-- /growth -->"


@dataclass(frozen=True, kw_only=True)
class Size:
    """One kind at one size, as measured; ``failed`` says why there is nothing else."""

    kind: str
    rows: int
    line: dict

    @property
    def failed(self) -> str | None:
        return self.line.get("failed")

    @property
    def day(self) -> str | None:
        return self.line.get("day")

    @property
    def start(self) -> float:
        return self.line["queries"]["opening"][0]

    @property
    def counts(self) -> float:
        """Processor seconds of the queries: without starting and opening the tables."""
        return sum(cost[0] for cost in self.line["queries"].values()) - self.start

    @property
    def wall(self) -> float:
        asked = self.line["queries"]
        return sum(cost[1] for cost in asked.values()) - asked["opening"][1]

    @property
    def crossed(self) -> int:
        return sum(self.line["crossed"].values())


def read(kept: Path) -> dict[str, list[Size]]:
    """Give the last line of each kind and size, in the order of the kinds and sizes."""
    last: dict[tuple[str, int], Size] = {}
    for text in kept.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        last[line["kind"], line["rows"]] = Size(kind=line["kind"], rows=line["rows"], line=line)
    return {
        kind: sizes
        for kind in SIZES
        if (sizes := [last[key] for key in sorted(last) if key[0] == kind])
    }


def of_one_day(sizes: list[Size]) -> list[Size]:
    """Give the sizes measured on the day of the largest, where that gives two; else all.

    The same query took up to three times as many processor seconds on one day as on another.
    """
    same = [size for size in sizes if size.day == sizes[-1].day]
    return same if len(same) > 1 else sizes


def slope(points: list[tuple[float, float]]) -> float:
    """Give the exponent of a power law: the slope of a line through the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    mean_x, mean_y = (sum(part) / len(logs) for part in zip(*logs, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread


def line_through(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Give a and b of a + b·x, each point weighed by one over its square: relative errors."""
    sums = [
        sum(x**power * y**other / y**2 for x, y in points)
        for power, other in ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1))
    ]
    one, x1, x2, y1, xy = sums
    under = one * x2 - x1**2
    b = (one * xy - x1 * y1) / under
    if b < 0:  # more rows do not cost less: what was measured is noise around a constant
        return y1 / one, 0.0
    a = (y1 - b * x1) / one
    if a < 0:  # nothing costs less than nothing: then the line goes through the origin
        return 0.0, xy / x2
    return a, b


def write_pages(kept: Path) -> None:
    found = read(kept)
    (HERE / "GROWTH.md").write_text("\n".join(_growth(found)) + "\n", encoding="utf-8")
    for name, words in WORDS.items():
        page = DOCS / name
        text = page.read_text(encoding="utf-8")
        before, mark, after = text.partition(MARK)
        if mark:
            table = "\n".join([MARK, *_model(found, words), END])
            page.write_text(before + table + after.partition(END)[2], encoding="utf-8")


def _named(queries: Iterable[tuple[str, frozenset[str]]]) -> str:
    return ", ".join(f"`{kind}/{name}`" for kind, names in queries for name in sorted(names))


def _growth(found: dict[str, list[Size]]) -> Iterator[str]:
    wheres = {
        (s.line["machine"], s.line["versions"]) for sizes in found.values() for s in sizes
    }
    limits = sorted(
        {(s.line["memory"], s.line["threads"]) for ss in found.values() for s in ss}
    )
    yield HEAD.format(
        streamed=_named((kind, find_audit(kind).streamed) for kind in found),
        columned=_named((kind, find_audit(kind).columned) for kind in found),
        limits="; ".join(f"--memory {memory}, {threads} threads" for memory, threads in limits),
    )
    yield (
        "| kind | rows of the log | all rows | Parquet MB | processor s | elapsed s |"
        " peak MiB | disk MB | rows answered | on |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|"
    for sizes in found.values():
        yield from map(_measured, sizes)
    yield "\n## Exponents\n"
    yield EXPONENTS
    yield (
        "| kind | log | exponent | last step | rows answered, last step | dearest query |"
        " its share | its last step |"
    )
    yield "|---|---|---:|---:|---:|---|---:|---:|"
    for kind, sizes in found.items():
        yield from _exponents(kind, [size for size in sizes if not size.failed])
    yield ""
    for machine, versions in sorted(wheres):
        yield f"Machine: {machine}. Versions: {versions}."


def _measured(size: Size) -> str:
    every, stored = sum(size.line["sizes"].values()), size.line["stored"] / 1e6
    mark = " ¹" if size.line.get("columns") == "needed" else ""
    head = f"| {size.kind} | {size.rows:,}{mark} | {every:,} | {stored:.1f} |"
    if size.failed:
        return f"{head} did not end: {size.failed} | | | | | |"
    disk = size.line["disk"] / 1e6
    return (
        f"{head} {size.counts:.2f} | {size.wall:.1f} | {size.line['peak_mb']} | {disk:.0f} |"
        f" {size.crossed:,} | {size.day or 'an earlier day'} |"
    )


def _exponents(kind: str, sizes: list[Size]) -> Iterator[str]:
    sizes = of_one_day(sizes) if sizes else []
    if len(sizes) < 2:
        return
    name, (cost, _) = max(
        ((n, c) for n, c in sizes[-1].line["queries"].items() if n != "opening"),
        key=lambda pair: pair[1][0],
    )
    whole = slope([(s.rows, s.counts) for s in sizes])
    last = slope([(s.rows, s.counts) for s in sizes[-2:]])
    crossed = slope([(s.rows, s.crossed) for s in sizes[-2:]])
    own = slope([(s.rows, s.line["queries"][name][0]) for s in sizes[-2:]])
    yield (
        f"| {kind} | {log_of(kind)} | {whole:.2f} | {last:.2f} | {crossed:.2f} | `{name}` |"
        f" {cost / sizes[-1].counts:.0%} | {own:.2f} |"
    )


def log_of(kind: str) -> str:
    return next(record for record, size in SIZES[kind].items() if size == 1)


def _model(found: dict[str, list[Size]], words: dict[str, str]) -> Iterator[str]:
    shuffles = _shuffles()
    lacks = [kind for kind in SIZES if sum(not s.failed for s in found.get(kind, ())) < 2]
    yield words["head"]
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for kind, every in found.items():
        sizes = [size for size in every if not size.failed]
        if len(sizes) < 2:
            continue
        sizes = of_one_day(sizes)
        largest = sizes[-1]
        a, b = line_through([(s.rows, s.counts) for s in sizes])
        last = slope([(s.rows, s.counts) for s in sizes[-2:]])
        hours = " | ".join(_hours(largest, last, rows, words["mark"]) for rows in CARRIED)
        told = " | ".join(_number(value, words["mark"]) for value in (a, b * 1e6, last))
        yield (
            f"| {kind} | `{log_of(kind)}` | {_power(largest.rows)} | {told} |"
            f" {largest.line['stored'] / largest.rows:.0f} |"
            f" {largest.line['disk'] / largest.rows:.0f} | {shuffles.get(kind, '')} | {hours} |"
        )
    yield from _days(found, words)
    if lacks:
        yield f"\n{words['lacks']} {', '.join(lacks)}."


def _days(found: dict[str, list[Size]], words: dict[str, str]) -> Iterator[str]:
    """Name the kinds measured on each day: costs of two days do not compare."""
    kinds: dict[str, list[str]] = {}
    for kind, sizes in found.items():
        ended = [size for size in sizes if not size.failed]
        if ended and ended[-1].day:
            kinds.setdefault(ended[-1].day, []).append(f"`{kind}`")
    told = "; ".join(f"{day}: {', '.join(names)}" for day, names in sorted(kinds.items()))
    if told:
        yield f"\n{words['days'].format(told=told)}"


def _hours(largest: Size, exponent: float, rows: int, mark: str) -> str:
    seconds = largest.counts * (rows / largest.rows) ** max(1.0, exponent)
    return _number(seconds / 3600, mark)


def _power(rows: int) -> str:
    """Write a size as a power of ten, with what multiplies it where that is not one."""
    power = math.floor(math.log10(rows))
    times = rows / 10**power
    return f"10^{power}" if times == 1 else f"{times:g}·10^{power}"


def _number(value: float, mark: str) -> str:
    text = f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"
    return text.replace(".", mark)


def _shuffles() -> dict[str, str]:
    """Read how many shuffles each kind's queries have together, from the table of kinds."""
    text = (DOCS / "plans.md").read_text(encoding="utf-8").partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    return {row[0]: row[3] for row in rows if len(row) == 10 and row[1].isdigit()}
