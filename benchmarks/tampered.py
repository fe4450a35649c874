"""A clean query log, drawn from a seed, and what somebody could do to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from veedor.engine.export import Numbered, write_columns

FIRST, DAYS = np.datetime64("2024-03-04T03:00:00", "s"), 182  # midnight in Buenos Aires
A_MONTH = 30 * 86_400
Dice = np.random.Generator
Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Log:
    """The columns of a log: numbers, seconds after its start, account, person."""

    number: Ints
    made: Ints
    written: Ints
    account: Ints
    person: Ints

    def rows(self) -> int:
        return len(self.number)


def clean(seed: int) -> Log:
    """Draw about 100,000 look-ups in half a year, in order, none missing.

    Hours of the week have their rhythm (nights are quiet, weekends calmer); days and hours
    vary by more than chance (gamma factors of variance 1/20 and 1/10); rows are written down
    within seconds.
    """
    dice = np.random.default_rng(seed)
    hour, day = np.arange(24 * DAYS) % 24, np.arange(24 * DAYS) // 24
    busy = np.where((hour >= 8) & (hour < 20), 40.0, np.where(hour < 6, 3.0, 15.0))
    calmer = np.where(day % 7 >= 5, 0.6, 1.0)
    mean = busy * calmer * dice.gamma(20, 1 / 20, DAYS)[day] * dice.gamma(10, 1 / 10, 24 * DAYS)
    in_hour = np.repeat(np.arange(24 * DAYS), dice.poisson(mean))
    made = np.sort(in_hour * 3_600 + dice.integers(0, 3_600, len(in_hour)))
    return Log(
        number=1 + np.arange(len(made)),
        made=made,
        written=made + dice.integers(0, 6, len(made)),
        account=dice.integers(0, 60, len(made)),
        person=dice.integers(0, 40_000, len(made)),
    )


def keep(log: Log, rows: NDArray[np.bool_] | Ints) -> Log:
    """Keep some rows, or put them in another order."""
    columns = {name: column[rows] for name, column in vars(log).items()}
    return Log(**columns)


def renumbered(log: Log) -> Log:
    """Put the rows in the order of time and number them anew, without a gap."""
    in_time = keep(log, np.argsort(log.made, kind="stable"))
    return replace(in_time, number=1 + np.arange(log.rows()))


def joined(log: Log, more: Log) -> Log:
    return Log(
        **{
            name: np.concatenate([column, vars(more)[name]])
            for name, column in vars(log).items()
        }
    )


def _some(log: Log, rows: int, dice: Dice) -> Ints:
    return np.sort(dice.choice(log.rows(), rows, replace=False))


def _on_end(log: Log, rows: int, dice: Dice) -> Ints:
    """Rows on end, well inside the log: rows cut off at an end leave no trace in it."""
    start = int(dice.integers(log.rows() // 10, log.rows() * 9 // 10 - rows))
    return start + np.arange(rows)


def _new(log: Log, rows: int, dice: Dice) -> Log:
    """Rows that nobody made, dated inside the log, numbered after its last."""
    made = np.sort(dice.integers(A_MONTH, int(log.made[-1]) - A_MONTH, rows))
    return Log(
        number=log.number[-1] + 1 + np.arange(rows),
        made=made,
        written=made + dice.integers(0, 6, rows),
        account=dice.integers(0, 60, rows),
        person=dice.integers(0, 40_000, rows),
    )


def delete_some(log: Log, rows: int, dice: Dice) -> Log:
    return keep(log, np.setdiff1d(np.arange(log.rows()), _some(log, rows, dice)))


def delete_on_end(log: Log, rows: int, dice: Dice) -> Log:
    return keep(log, np.setdiff1d(np.arange(log.rows()), _on_end(log, rows, dice)))


def insert_late(log: Log, rows: int, dice: Dice) -> Log:
    """The system itself writes down when: after the last row."""
    new = _new(log, rows, dice)
    return joined(log, replace(new, written=log.written[-1] + np.arange(rows)))


def insert_forged(log: Log, rows: int, dice: Dice) -> Log:
    return joined(log, _new(log, rows, dice))


def insert_copied(log: Log, rows: int, dice: Dice) -> Log:
    """Rows on end, entered once more three weeks later with the same steps of time."""
    source = keep(log, _on_end(log, rows, dice))
    moved = 21 * 86_400 if source.made[-1] < log.made[-1] - A_MONTH else -21 * 86_400
    new = replace(source, made=source.made + moved, written=source.written + moved)
    return renumbered(joined(log, new))


def backdate(log: Log, rows: int, dice: Dice) -> Log:
    moved = np.zeros(log.rows(), dtype=np.int64)
    late = np.flatnonzero(log.made > A_MONTH)
    moved[dice.choice(late, rows, replace=False)] = A_MONTH
    return replace(log, made=log.made - moved)


def backdate_forged(log: Log, rows: int, dice: Dice) -> Log:
    moved = backdate(log, rows, dice)
    return replace(moved, written=moved.made + (log.written - log.made))


def edit(column: str, log: Log, rows: int, dice: Dice) -> Log:
    """Put another person, or another account, in the place of what stood there."""
    changed = vars(log)[column].copy()
    changed[_some(log, rows, dice)] += 1
    return replace(log, **{column: changed})


Tampering = Callable[[Log, int, Dice], Log]

TAMPERINGS: dict[str, Tampering] = {
    "delete rows here and there": delete_some,
    "delete rows on end": delete_on_end,
    "delete rows here and there, renumber": lambda *how: renumbered(delete_some(*how)),
    "delete rows on end, renumber": lambda *how: renumbered(delete_on_end(*how)),
    "insert rows with an old date": insert_late,
    "insert rows with an old date, forge when they were written": insert_forged,
    "insert rows, forge, renumber": lambda *how: renumbered(insert_forged(*how)),
    "insert a copy of rows on end, forge, renumber": insert_copied,
    "backdate rows by 30 days": backdate,
    "backdate rows by 30 days, forge when they were written": backdate_forged,
    "backdate rows by 30 days, forge, renumber": lambda *how: renumbered(backdate_forged(*how)),
    "edit the person": lambda *how: edit("person", *how),
    "edit the account": lambda *how: edit("account", *how),
}


def write(log: Log, file: Path) -> None:
    """Write a log as Parquet, with one terminal per account."""
    columns = {
        "id": Numbered(numbers=log.number, pattern="{:09d}"),
        "hecha": FIRST + log.made.astype("timedelta64[s]"),
        "asentada": FIRST + log.written.astype("timedelta64[s]"),
        "usuario": Numbered(numbers=log.account, pattern="u{:03d}"),
        "terminal": Numbered(numbers=log.account, pattern="PC-{:03d}"),
        "dni": Numbered(numbers=log.person, pattern="{:08d}"),
    }
    write_columns(file, columns, "parquet")
