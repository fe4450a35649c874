"""What plate readers' totals and hits say, each number over its own denominator."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal

from veedor.audits.recognition import rates
from veedor.audits.recognition.counts import PlateState, PlateSum
from veedor.audits.recognition.tallies import clusters
from veedor.audits.recognition.view import NO, UNKNOWN, YES, View
from veedor.core import Estimate, Sentence
from veedor.stats.clustered import Cluster
from veedor.stats.estimates import absent
from veedor.stats.splits import Split

OVER_READERS = "Korn and Graubard (1998), over readers"

State = Literal[
    "impossible", "no total", "no log", "not dated", "differs", "not to be told", "adds up"
]


def state(row: PlateSum, *, logged: bool) -> State:
    """Say whether a row's hits can be, and are as many as the log holds of its time."""
    hits = row.hits
    if _impossible(row):
        return "impossible"
    if hits is None:
        return "no total"
    if not logged:
        return "no log"
    if not row.dated:
        return "not dated"
    if not row.listed <= hits <= row.listed + row.stray:
        return "differs"
    return "not to be told" if row.stray else "adds up"


def _impossible(row: PlateSum) -> bool:
    below = any(number is not None and number < 0 for number in (row.reads, row.hits))
    return below or (row.reads is not None and row.hits is not None and row.hits > row.reads)


def usable(view: View) -> list[PlateSum]:
    """Give the rows that print both totals, which can be, and share no time with another."""
    return [
        row
        for row in view.counts.plate_sums
        if row.reads is not None
        and row.hits is not None
        and not row.overlaps
        and not _impossible(row)
    ]


def reads_of(rows: Iterable[PlateSum]) -> int:
    """Give the reads of rows."""
    return sum(row.reads or 0 for row in rows)


def hits_of(rows: Iterable[PlateSum]) -> int:
    """Give the hits of rows, as totalled."""
    return sum(row.hits or 0 for row in rows)


def against_log(view: View) -> Split:
    """Split the rows that total their hits: unlike the log, alike, and not to be told."""
    logged = view.has("plate_hits", "reader")
    by = Counter(state(row, logged=logged) for row in view.counts.plate_sums)
    return Split(
        yes=by["differs"] + by["impossible"],
        no=by["adds up"],
        unknown=by["not to be told"] + by["not dated"],
    )


def readings(view: View) -> Split:
    """Split the hits: misread, correct, and not checked or of no reading on record."""
    by = _count(view, lambda row: row.reading)
    whole = sum(by.values())
    sure = by["misread"] + by["correct"]
    return Split(yes=by["misread"], no=by["correct"], unknown=whole - sure)


def verified(view: View) -> Split:
    """Split the hits: checked by somebody, not checked, and not on record."""
    by = _count(view, lambda row: row.reading)
    return Split(yes=by["misread"] + by["correct"], no=by["not checked"], unknown=by[""])


def lifted(view: View) -> Split:
    """Split the hits: on an entry that was lifted by then, in force, and not known."""
    return _levels(view, lambda row: row.lifted)


def unchecked_acts(view: View) -> Split:
    """Split the hits acted on: nobody had checked, somebody had, and not to be told."""
    by = _count(view, lambda row: row.looked if row.acted else -1)
    return Split(yes=by[NO], no=by[YES], unknown=by[UNKNOWN])


def without_list(view: View) -> Split:
    """Split the hits: their list is not on record, or is."""
    by = _count(view, lambda row: row.with_list)
    return Split(yes=by[0], no=by[1])


def uncovered(view: View) -> Split:
    """Split the hits: in no row of totals, in one, and not to be told."""
    by = _count(view, lambda row: row.covered)
    return Split(yes=by[NO], no=by[YES], unknown=by[UNKNOWN])


def _levels(view: View, read: Callable[[PlateState], int]) -> Split:
    by = _count(view, read)
    return Split(yes=by[YES], no=by[NO], unknown=by[UNKNOWN])


def _count(view: View, read: Callable[[PlateState], str | int]) -> Counter[str | int]:
    by: Counter[str | int] = Counter()
    for row in view.counts.plate_states:
        by[read(row)] += row.hits
    return by


def by_reader(view: View, read: Callable[[PlateState], int]) -> list[Cluster]:
    """Give (events, hits) by reader, of the hits of which a level is known."""
    held: dict[int, list[int]] = {}
    for row in view.counts.plate_states:
        level = read(row)
        if level != UNKNOWN:
            part = held.setdefault(row.reader_no, [0, 0])
            part[0] += row.hits if level == YES else 0
            part[1] += row.hits
    return [(part, whole) for part, whole in held.values()]


def misread(row: PlateState) -> int:
    """Say whether a hit was misread; of one that nobody checked it is not told."""
    return {"misread": YES, "correct": NO}.get(row.reading, UNKNOWN)


def read_rows(rows: Iterable[PlateSum]) -> list[Cluster]:
    """Give (hits, reads) by reader, of rows of totals."""
    held: dict[int, list[int]] = {}
    for row in rows:
        part = held.setdefault(row.reader_no, [0, 0])
        part[0] += row.hits or 0
        part[1] += row.reads or 0
    return [(part, whole) for part, whole in held.values()]


def over_readers(
    name: str,
    label: Sentence,
    unit: str,
    held: Iterable[Cluster],
    because: Sentence,
    level: float,
) -> Estimate:
    """Give a share with the reader as the unit that varies, or why there is none."""
    some = clusters(held)
    if not some:
        return absent(name, label, unit, because)
    method = rates.method_of(some)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=sum(whole for _, whole in some),
        count=sum(part for part, _ in some),
        method=OVER_READERS if method == rates.CLUSTERED else method,
        interval=rates.reach(some, level),
    )
