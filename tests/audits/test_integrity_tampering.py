"""A log tampered with on purpose: which finding sees it, and how small a change is seen."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from veedor.audits.integrity.counts import Counts
from veedor.core import Answer

Ask = Callable[..., tuple[Counts, Answer]]
Log = list[dict[str, Any]]
START = datetime(2024, 3, 4)  # noqa: DTZ001 - UTC throughout
DAYS, ROWS = 60, 10_000
SIZES = (1, 2, 5, 10, 20, 50, 100)
PERIOD = {"start": START, "end": START + timedelta(days=DAYS), "bounded": True}
SEEN_BY = (
    *("ids.missing", "hours.silent", "rows.backdated", "rows.out-of-order", "clock.steps"),
    *("blocks.duplicated-rows", "accounts.shared", "copies.different-rows"),
)


def clean(seed: int) -> Log:
    """10,000 look-ups in 60 days: a rhythm, accounts with a terminal each, numbers in order."""
    rng = np.random.default_rng(seed)
    curve = np.array([1.0 + 2 * np.sin(np.pi * h / 23) ** 2 for h in range(24)] * DAYS)
    hours = np.sort(rng.choice(24 * DAYS, size=ROWS, p=curve / curve.sum()))
    seconds = np.sort(hours * 3600 + rng.integers(0, 3600, ROWS))
    accounts, persons = rng.integers(0, 40, ROWS), rng.integers(0, 3000, ROWS)
    lags = rng.integers(0, 30, ROWS)
    return [
        {
            "query_id": str(50_001 + place),
            "made_at": START + timedelta(seconds=int(seconds[place])),
            "written_at": START + timedelta(seconds=int(seconds[place] + lags[place])),
            "account": f"u{accounts[place]}",
            "terminal": f"t{accounts[place]}",
            "person": f"p{persons[place]}",
        }
        for place in range(ROWS)
    ]


def renumbered(rows: Log) -> Log:
    ordered = sorted(rows, key=lambda row: row["made_at"])
    return [row | {"query_id": str(50_001 + place)} for place, row in enumerate(ordered)]


def moved(row: dict[str, Any], by: timedelta, *columns: str) -> dict[str, Any]:
    return row | {column: row[column] + by for column in columns}


def delete(rows: Log, k: int, at: int) -> Log:
    return rows[:at] + rows[at + k :]


def delete_and_renumber(rows: Log, k: int, at: int) -> Log:
    return renumbered(delete(rows, k, at))


def cut_the_end(rows: Log, k: int, _: int) -> Log:
    return rows[:-k]


def backdate(rows: Log, k: int, at: int) -> Log:
    """Rows written when their number was given, and dated two days earlier."""
    part = [moved(row, timedelta(days=-2), "made_at") for row in rows[at : at + k]]
    return rows[:at] + part + rows[at + k :]


def backdate_both(rows: Log, k: int, at: int) -> Log:
    """As before, and the moment of writing altered too."""
    part = [
        moved(row, timedelta(days=-2), "made_at", "written_at") for row in rows[at : at + k]
    ]
    return rows[:at] + part + rows[at + k :]


def insert_at_the_end(rows: Log, k: int, at: int) -> Log:
    """Rows made up now, with the next numbers, dated then."""
    forged = [
        row | {"query_id": str(60_001 + place), "person": f"f{place}"}
        for place, row in enumerate(rows[at : at + k])
    ]
    return rows + forged


def insert_and_renumber(rows: Log, k: int, at: int) -> Log:
    forged = [row | {"person": f"f{place}"} for place, row in enumerate(rows[at : at + k])]
    return renumbered(rows + forged)


def edit(rows: Log, k: int, at: int) -> Log:
    part = [row | {"person": "p-other"} for row in rows[at : at + k]]
    return rows[:at] + part + rows[at + k :]


def copy_a_block(rows: Log, k: int, at: int) -> Log:
    """The same rows once more, a week later, in a row, numbered as if they had happened."""
    week = timedelta(days=7)
    copy = [moved(row, week, "made_at", "written_at") for row in rows[at : at + k]]
    start, end = copy[0]["made_at"], copy[-1]["made_at"]
    others = [row for row in rows if not start <= row["made_at"] <= end]
    return renumbered(others + copy)


def set_the_clock_back(rows: Log, k: int, at: int) -> Log:
    """The clock stands ``k`` times 6 minutes back from one row on."""
    by = timedelta(minutes=-6 * k)
    return rows[:at] + [moved(row, by, "made_at", "written_at") for row in rows[at:]]


def seen_by(ask: Ask, rows: Log, *, against: Log | None = None) -> dict[str, int]:
    """Give every finding that is not none, and its number."""
    tables: dict[str, Sequence[dict[str, Any]]] = {"queries": rows}
    if against is not None:
        for record, moment, log in (
            ("sent", "made_at", against),
            ("received", "received_at", rows),
        ):
            tables[record] = [
                {"ref": row["query_id"], moment: row["made_at"], "person": row["person"]}
                for row in log
            ]
    _, answer = ask(tables, **PERIOD)
    found = {e.name: e.count or 0 for f in answer.findings for e in f.estimates}
    return {name: found[name] for name in SEEN_BY if found[name]}


def smallest(ask: Ask, tamper: Callable[[Log, int, int], Log], name: str) -> int | None:
    """Give the smallest size at which a finding sees it in all of three logs."""
    logs = [clean(seed) for seed in (1, 2, 3)]
    for size in SIZES:
        if all(name in seen_by(ask, tamper(rows, size, 4_000)) for rows in logs):
            return size
    return None


def test_a_clean_log_raises_no_alarm(integrity: Ask) -> None:
    alarms = [seen_by(integrity, clean(seed)) for seed in range(100, 110)]
    assert alarms == [{}] * 10


@pytest.mark.parametrize("size", [1, 10, 100])
@pytest.mark.parametrize(
    ("tamper", "name"),
    [
        (delete, "ids.missing"),
        (backdate, "rows.backdated"),
        (backdate, "rows.out-of-order"),
        (backdate_both, "rows.out-of-order"),
        (insert_at_the_end, "rows.out-of-order"),
    ],
)
def test_each_row_is_counted_from_the_first_on(
    integrity: Ask, tamper: Callable[[Log, int, int], Log], name: str, size: int
) -> None:
    assert seen_by(integrity, tamper(clean(5), size, 4_000))[name] == size


@pytest.mark.parametrize(
    ("tamper", "name", "least"),
    [
        # Seven rows an hour: chance alone may leave as many hours empty as fewer rows would.
        (delete_and_renumber, "hours.silent", 50),
        (cut_the_end, "hours.silent", 20),
        (copy_a_block, "blocks.duplicated-rows", 10),
        # Two hours; of less, some rows are shown as out of order instead.
        (set_the_clock_back, "clock.steps", 20),
    ],
)
def test_the_smallest_change_that_is_always_seen(
    integrity: Ask, tamper: Callable[[Log, int, int], Log], name: str, least: int
) -> None:
    assert smallest(integrity, tamper, name) == least


def test_a_copied_block_is_seen_from_five_rows_and_the_one_before(integrity: Ask) -> None:
    # The pace of a block's first row is not the copy's.
    assert seen_by(integrity, copy_a_block(clean(5), 5, 4_000)) == {}
    assert seen_by(integrity, copy_a_block(clean(5), 6, 4_000)) == {"blocks.duplicated-rows": 5}


@pytest.mark.parametrize("tamper", [edit, insert_and_renumber, delete_and_renumber])
def test_what_leaves_numbers_and_moments_in_step_is_unseen_in_the_log_alone(
    integrity: Ask, tamper: Callable[[Log, int, int], Log]
) -> None:
    assert seen_by(integrity, tamper(clean(5), 5, 4_000)) == {}


@pytest.mark.parametrize(
    ("tamper", "differing"),
    [(edit, 5), (delete, 5), (cut_the_end, 5), (insert_at_the_end, 5), (backdate, 5)],
)
def test_the_other_partys_copy_shows_each_row(
    integrity: Ask, tamper: Callable[[Log, int, int], Log], differing: int
) -> None:
    rows = clean(5)
    seen = seen_by(integrity, tamper(rows, 5, 4_000), against=rows)
    assert seen["copies.different-rows"] == differing


def test_a_copy_that_was_renumbered_differs_from_there_on(integrity: Ask) -> None:
    rows = clean(5)
    seen = seen_by(integrity, delete_and_renumber(rows, 1, 4_000), against=rows)
    # Save where two rows that follow each other happen to be of one person.
    assert ROWS - 4_020 <= seen["copies.different-rows"] <= ROWS - 4_000


def test_the_same_copy_does_not_differ(integrity: Ask) -> None:
    rows = clean(5)
    assert seen_by(integrity, rows, against=rows) == {}
