"""RESULTS.md and NOT_BEATEN.md, made from the pages of this folder and from nothing else.

``python benchmarks/results.py``, which ``make bench`` runs last: every row of every table of
``ratios.py``, with what each page says of its machine; and the rows that were not reached or
not run, each with its reason, where the page gives one in a line of the form
``* **Not beaten: TASK / BESIDE / IN.** Reason.`` (BESIDE and IN may be left out).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ratios import AT_MOST, HEAD, NOT_RUN, YES

HERE = Path(__file__).parent
RESULTS, NOT_BEATEN = "RESULTS.md", "NOT_BEATEN.md"
NO_REASON = "the page does not say."
NO_MACHINE = "not said on the page"
REASON = re.compile(
    r"^\* \*\*Not beaten: (.+?)\.\*\* (.+?)(?=\n\n|\n\* |\Z)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a page's table of ratios, as it is printed there."""

    task: str
    beside: str
    unit: str
    theirs: str
    ours: str
    ratio: str
    bar: str
    reached: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one page holds: its title, its rows, its machine and its reasons."""

    name: str
    title: str
    rows: tuple[Row, ...]
    machine: str
    reasons: tuple[tuple[tuple[str, ...], str], ...]


def read_page(name: str, text: str) -> Page:
    machine = re.search(r"^Machine: (.+)$", text, re.MULTILINE)
    reasons = [
        (tuple(rows.split(" / ")), " ".join(why.split())) for rows, why in REASON.findall(text)
    ]
    return Page(
        name=name,
        title=text.partition("\n")[0].removeprefix("# "),
        rows=tuple(_rows(text)),
        machine=machine[1] if machine else NO_MACHINE,
        reasons=tuple(reasons),
    )


def _rows(text: str) -> Iterator[Row]:
    for table in text.split("\n".join(HEAD) + "\n")[1:]:
        for line in table.splitlines():
            if not line.startswith("| "):
                break
            yield Row(**dict(zip(Row.__annotations__, line[2:-2].split(" | "), strict=True)))


def why(page: Page, row: Row) -> str:
    """Give the reason that the page has for a row."""
    for (task, *others), reason in page.reasons:
        if task == row.task and set(others) <= {row.beside, row.unit}:
            return reason
    return NO_REASON


def results(pages: Iterable[Page]) -> str:
    """Give RESULTS.md."""
    found = [page for page in pages if page.rows]
    rows = [(page, row) for page in found for row in page.rows]
    run = [row for _, row in rows if row.reached != NOT_RUN]
    met = sum(row.reached == YES for row in run)
    lines = [
        "# Ours beside the others",
        "",
        (
            "Made by `python benchmarks/results.py` from the pages of this folder, not by hand."
            f" {len(run)} comparisons, of which {met} reached what was to be reached; the"
            f" others are in [{NOT_BEATEN}]({NOT_BEATEN})."
        ),
        "",
        (
            "*Ratio*: what the other took ÷ what ours took, in the same run: above 1, ours"
            " takes less. *To reach*: 1 where no other bar was set. Figures of two pages do not"
            " compare: they were taken on different days, and most on shared machines."
        ),
        "",
        *("| page " + line if line.startswith("| t") else "|---" + line for line in HEAD),
        *(_result(page, row) for page, row in rows),
        "",
        "## Machines and versions, as each page says",
        "",
        *(f"* [{page.name}]({page.name}): {page.machine}" for page in found),
    ]
    return "\n".join(lines) + "\n"


def _result(page: Page, row: Row) -> str:
    cells = (row.task, row.beside, row.unit, row.theirs, row.ours, row.ratio, row.bar)
    name = page.name.removesuffix(".md")
    return f"| [{name}]({page.name}) | {' | '.join(cells)} | {row.reached} |"


def not_beaten(pages: Iterable[Page]) -> str:
    """Give NOT_BEATEN.md."""
    lines = [
        "# What was not beaten",
        "",
        (
            "Made by `python benchmarks/results.py` from the pages of this folder, not by hand:"
            f" the rows of [{RESULTS}]({RESULTS}) that did not reach what was to be reached,"
            " with the reason that their page gives."
        ),
    ]
    for page in pages:
        missed = [row for row in page.rows if row.reached != YES]
        if missed:
            lines += ["", f"## [{page.title}]({page.name})", ""]
            for reason, rows in groupby(missed, lambda row, page=page: why(page, row)):
                lines += [*(f"* {_missed(row)}" for row in rows), "", f"Why: {reason}", ""]
            del lines[-1]
    return "\n".join(lines) + "\n"


def _missed(row: Row) -> str:
    name = f"**{row.task}**, beside {row.beside}, {row.unit}:"
    if row.reached == NOT_RUN:
        return f"{name} not run."
    told = f"{row.theirs} to our {row.ours}, a ratio of {row.ratio}"
    if float(row.ratio) < 1:
        return f"{name} {told}: {'above it' if row.beside == AT_MOST else 'ours takes more'}."
    return f"{name} {told} where {row.bar} was to reach: less, but not so much less."


def read_all(folder: Path) -> list[Page]:
    made = {RESULTS, NOT_BEATEN}
    files = [file for file in sorted(folder.glob("*.md")) if file.name not in made]
    return [read_page(file.name, file.read_text(encoding="utf-8")) for file in files]


def main() -> None:
    pages = read_all(HERE)
    (HERE / RESULTS).write_text(results(pages), encoding="utf-8")
    (HERE / NOT_BEATEN).write_text(not_beaten(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
