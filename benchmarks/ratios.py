"""One shape for every comparison: what the peer took, what ours took, and what was to reach.

A ratio above 1 says that ours takes less. Each page of this folder that compares has one table
of this shape, from which ``results.py`` makes RESULTS.md and NOT_BEATEN.md.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MARK = "<!-- measured -->"
HEAD = (
    "| task | beside | in | theirs | ours | ratio | to reach | reached |",
    "|---|---|---|---:|---:|---:|---:|---|",
)
SECONDS, PEAK = "processor s", "peak MiB"
AT_MOST = "a bar, at most"
YES, NO, NOT_RUN = "yes", "**no**", "not run"


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """One task beside one peer, or beside a fixed bar (``AT_MOST``).

    ``theirs``: None where the peer was not run. ``bar``: what the ratio must reach; 1, ours no
    more than the peer, where nothing else was set.
    """

    task: str
    beside: str
    theirs: float | None
    ours: float
    unit: str = SECONDS
    bar: float = 1.0


def table(ratios: Iterable[Ratio]) -> list[str]:
    """Give the lines of the table."""
    return [*HEAD, *(_line(one) for one in ratios)]


def _line(one: Ratio) -> str:
    named = f"| {one.task} | {one.beside} | {one.unit} |"
    if one.theirs is None:
        return f"{named} {NOT_RUN} | {figure(one.ours)} | – | {one.bar:g} | {NOT_RUN} |"
    ratio = one.theirs / one.ours
    said = f"{figure(one.theirs)} | {figure(one.ours)} | {at_least(ratio)}"
    return f"{named} {said} | {one.bar:g} | {YES if ratio >= one.bar else NO} |"


def figure(value: float) -> str:
    """Write a figure with three digits or more, and never with an exponent.

    >>> [figure(x) for x in (1234.5, 12.34, 1.234, 0.01234, 0.99961)]
    ['1234', '12.3', '1.23', '0.0123', '0.9996']
    """
    if value >= 100:
        return f"{value:.0f}"
    if value >= 1:
        return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    return f"{value:.4f}" if value >= 0.1 else f"{value:.3g}"


def at_least(ratio: float) -> str:
    """Write a ratio rounded down, so that none is printed at a bar that it did not reach.

    >>> [at_least(x) for x in (834.96, 12.39, 4.9999, 0.99999, 0.0419)]
    ['834', '12.3', '4.99', '0.9999', '0.0419']
    """
    digits = 0 if ratio >= 100 else 1 if ratio >= 10 else 2 if ratio >= 1 else 4
    return f"{math.floor(ratio * 10**digits) / 10**digits:.{digits}f}"


def write(page: Path, measured: Iterable[str]) -> None:
    """Put what was measured below the mark; what stands above it is written by hand."""
    head, mark, _ = page.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise SystemExit(f"{page.name} has no line {MARK}")
    page.write_text(f"{head}{MARK}\n\n" + "\n".join(measured) + "\n", encoding="utf-8")
