"""What was measured of growth, as pages: GROWTH.md, and the model of costs in docs/scale.md.

Nothing here measures; all is reckoned from growth.jsonl and from the totals in docs/plans.md.
"""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from growth_kept import Size, line_through, log_of, of_one_day, read, slope
from growth_sizes import SIZES
from growth_words import EXPONENTS, HEAD, WORDS

from veedor.run import find_audit

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
CARRIED = (10**9, 10**10, 10**11)
MARK, END = "<!-- growth: written by benchmarks/growth.py -->", "<!-- /growth -->"


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
        hours = " | ".join(_hours(sizes, last, rows, words["mark"]) for rows in CARRIED)
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


def _hours(sizes: list[Size], exponent: float, rows: int, mark: str) -> str:
    """Carry what the largest size took to so many rows; bold where they were measured."""
    for size in sizes:
        if size.rows == rows:
            return f"**{_number(size.counts / 3600, mark)}**"
    seconds = sizes[-1].counts * (rows / sizes[-1].rows) ** max(1.0, exponent)
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
