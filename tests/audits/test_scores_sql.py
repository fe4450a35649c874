"""The queries of the audit of scores against plain Python, on small tables made by chance."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

import duckdb
import pytest

from veedor.audits.scores import AUDIT
from veedor.audits.scores.options import ScoreOptions, binds
from veedor.audits.scores.tests.by_hand import Alike
from veedor.core import Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run import query

FIRST, LAST, DAYS = date(2022, 3, 1), date(2022, 9, 30), 60
BINDS: dict[str, Any] = {
    "first_day": FIRST,
    "last_day": LAST,
    "period_from": datetime.fromisoformat("2022-03-01T03:00:00"),
    "period_to": datetime.fromisoformat("2022-10-01T03:00:00"),
    "follow_up_days": DAYS,
    "observed_to": date(1, 1, 1),
    "adjusting": 1,
    "as_of": date(1, 1, 1),
    "by_tier": 0,
    "high_tiers": "||",
    "by_cut": 0,
    "cut_e6": 0,
}
TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR"}
BOTH = (True, False)
BY_TIER, BY_CUT = ScoreOptions(high_tiers=("high",)), ScoreOptions(cut=2)
Rows = list[dict[str, Any]]


def table(db: duckdb.DuckDBPyConnection, record: str, rows: Rows) -> None:
    columns = [(c.name, TYPES[c.kind]) for c in RECORDS[record].columns]
    columns += [
        (f"{c.name}_local", "TIMESTAMP") for c in RECORDS[record].columns if c.kind == "moment"
    ]
    db.execute(
        f"CREATE OR REPLACE TABLE {record} ({', '.join(f'{n} {k}' for n, k in columns)})"
    )
    marks = ", ".join("?" for _ in columns)
    for row in rows:
        db.execute(f"INSERT INTO {record} VALUES ({marks})", [row.get(n) for n, _ in columns])


def ask(db: duckdb.DuckDBPyConnection, name: str, **changed: Any) -> Rows:
    sql = query("scores", name)
    bound = {key: value for key, value in (BINDS | changed).items() if f"${key}" in sql}
    if name in AUDIT.derived:
        db.execute(f"CREATE OR REPLACE TABLE {name} AS {sql}", bound)
        return []
    answer = db.execute(sql, bound)
    names = [d[0] for d in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def profile(dice: Random, number: int) -> dict[str, Any]:
    def some(*values: Any) -> Any:
        return dice.choice([None, *values])

    def day(spread: int = 300) -> Any:
        return some(*(date(2022, 1, 1) + timedelta(dice.randrange(spread)) for _ in range(4)))

    return {
        "profile_id": f"{number:04d}",
        "person": some(*"abcdefgh"),
        "scored_on": day(),
        "score": some(1, 2, 3),
        "tier": some("low", "high"),
        "run": some("r1", "r2", "r3"),
        "unit": some("u"),
        "group_name": some("A", "B"),
        "group_name2": some("F"),
        "selected": some(*BOTH),
        "definition_met": some(*BOTH),
        "charged": some(*BOTH),
        "factors": some("x", "y=2"),
        "basis": some("fact", "ties"),
        "reliability": some("1"),
        "used_for": some("visit"),
        "own_ground": some(*BOTH),
        "reviewed_on": day(),
        "removed_on": day(),
        "reason_removed": some("error"),
        "outcome": some(*BOTH),
        "outcome_on": day(360),
        "followed_until": day(400),
    }


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as made:
        yield made


@pytest.fixture(params=range(6))
def case(
    db: duckdb.DuckDBPyConnection, request: pytest.FixtureRequest
) -> tuple[duckdb.DuckDBPyConnection, Rows]:
    dice = Random(request.param)
    rows = [profile(dice, number) for number in range(40 * request.param)]
    table(db, "profiles", rows)
    ask(db, "judged")
    return db, rows


def inside(row: dict[str, Any]) -> bool:
    return row["scored_on"] is None or FIRST <= row["scored_on"] <= LAST


def judged(rows: Rows) -> Rows:
    """Give the rows in the period, each with its place, and whether it was followed in full."""
    ends = [row["followed_until"] or row["outcome_on"] for row in rows]
    end = max((day for day in ends if day), default=None)
    found = []
    kept = sorted(
        filter(inside, rows), key=lambda row: (row["scored_on"] or date.max, row["profile_id"])
    )
    seen: Counter[str] = Counter()
    for row in kept:
        seen[row["person"]] += 1
        on = row["scored_on"]
        full = None if on is None or end is None else int((end - on).days >= DAYS)
        late = None
        if on is not None and row["outcome_on"] is not None:
            late = int((row["outcome_on"] - on).days > DAYS)
        nth = 1 if row["person"] is None else seen[row["person"]]
        found.append(row | {"nth": nth, "full_time": full, "after_window": late})
    return found


def counted(rows: Rows, names: list[str], counter: str) -> Counter[tuple[Any, ...]]:
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        found[tuple(row[name] for name in names)] += row[counter]
    return found


def texts(row: dict[str, Any], *names: str) -> tuple[str, ...]:
    return tuple(row[name] or "" for name in names)


@pytest.mark.parametrize("options", [ScoreOptions(), BY_TIER, BY_CUT], ids=str)
def test_cells_count_first_profiles_only(
    case: tuple[duckdb.DuckDBPyConnection, Rows], options: ScoreOptions
) -> None:
    db, rows = case
    ask(db, "judged", **flag_binds(options))
    firsts = [row for row in judged(rows) if row["nth"] == 1]
    both = ("group_name", "group_name2")
    names = ["tier", *both, "flagged", "outcome", "full_time", "after_window"]
    expected = Counter(
        (
            *texts(row, "tier", *both),
            flagged(row, options),
            *(row[name] for name in names[-3:]),
        )
        for row in firsts
    )
    cells = ask(db, "cells")
    assert counted(cells, names, "profiles") == expected
    assert sum(one["scores"] for one in cells) == sum(row["score"] or 0 for row in firsts)
    by_unit = Counter(
        (*texts(row, "unit", *both), flagged(row, options), row["outcome"])
        for row in firsts
        if row["unit"] and flagged(row, options) is not None and row["outcome"] is not None
    )
    names = ["unit", *both, "flagged", "outcome"]
    assert counted(ask(db, "unit_cells"), names, "profiles") == by_unit


def flagged(row: dict[str, Any], options: ScoreOptions) -> bool | None:
    return Alike(1, row["score"], row["tier"] or "", selected=row["selected"]).flagged(options)


def flag_binds(options: ScoreOptions) -> dict[str, Any]:
    where = Setting(given={}, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
    bound = binds(options, where)
    return {name: bound[name] for name in ("by_tier", "high_tiers", "by_cut", "cut_e6")}


def test_scores_are_counted_by_the_numbers_of_their_groups(
    case: tuple[duckdb.DuckDBPyConnection, Rows],
) -> None:
    db, rows = case
    ask(db, "paired")
    firsts = [row for row in judged(rows) if row["nth"] == 1]
    both = ("group_name", "group_name2")
    pairs = {one["pair_no"]: texts(one, *both) for one in ask(db, "pairs")}
    groups = sorted({texts(row, *both) for row in firsts})
    assert pairs == dict(enumerate(groups, 1))
    found = {
        (one["score_e6"], *pairs[one["pair_no"]]): (one["had"], one["had_not"], one["untold"])
        for one in ask(db, "score_cells")
    }
    scored = [row for row in firsts if row["score"] is not None]
    wanted = [
        Counter(
            (row["score"] * 10**6, *texts(row, *both))
            for row in scored
            if row["outcome"] is kept
        )
        for kept in (True, False, None)
    ]
    keys = {key for one in wanted for key in one}
    assert found == {key: tuple(one[key] for one in wanted) for key in keys}


def test_a_tier_is_high_if_the_case_names_it_whole(db: duckdb.DuckDBPyConnection) -> None:
    tiers: dict[str | None, bool | None] = {
        "High": True,
        "Top": True,
        "high": False,
        "Hig": False,
        "High|Top": False,
    }
    tiers |= {"": None, None: None}
    rows = [{"profile_id": str(n), "tier": tier} for n, tier in enumerate(tiers)]
    table(db, "profiles", rows)
    ask(db, "judged", **flag_binds(ScoreOptions(high_tiers=("High", "Top"))))
    told = db.execute("SELECT tier, flagged FROM judged").fetchall()
    assert dict(told) == tiers
    ask(db, "judged", **flag_binds(ScoreOptions(high_tiers=("High|Top",))))
    told = db.execute("SELECT tier FROM judged WHERE flagged").fetchall()
    assert told == [("High|Top",)]


@pytest.mark.parametrize("seed", range(3))
def test_a_score_is_at_a_cut_where_its_float_is(
    db: duckdb.DuckDBPyConnection, seed: int
) -> None:
    dice = Random(seed)
    scores = [
        Decimal(dice.randrange(-(10**size), 10**size)).scaleb(-6)
        for size in (1, 3, 7, 9, 16, 17, 18, 18)
        for _ in range(4)
    ]
    scores += [one + Decimal(1).scaleb(-6) * k for one in scores[:-8] for k in (-1, 1)]
    table(
        db, "profiles", [{"profile_id": str(n), "score": one} for n, one in enumerate(scores)]
    )
    cuts = [*map(float, scores), 0.1, 1e12, -1e12, 1e30, float("inf"), float("-inf")]
    for cut in cuts:
        ask(db, "judged", **flag_binds(ScoreOptions(cut=cut)))
        answer = db.execute("SELECT score, flagged FROM judged").fetchall()
        assert all(flag == (float(score) >= cut) for score, flag in answer)


def test_entries_and_factors_count_every_profile(
    case: tuple[duckdb.DuckDBPyConnection, Rows],
) -> None:
    db, rows = case
    expected = Counter(
        (
            int(row["nth"] == 1),
            row["basis"] or "",
            int(row["reliability"] is not None),
            int(row["used_for"] is not None),
            row["own_ground"],
            row["selected"],
            row["definition_met"],
            row["charged"],
            int(row["reviewed_on"] is not None),
            int(row["removed_on"] is not None),
            int(row["reason_removed"] is not None),
            row["group_name"] or "",
        )
        for row in judged(rows)
    )
    names = [
        *("first", "basis", "graded", "used", "own_ground", "selected", "definition_met"),
        *("charged", "reviewed", "removed", "reasoned", "group_name"),
    ]
    assert counted(ask(db, "entries"), names, "profiles") == expected
    factors = Counter(
        (row["factors"] or "", row["unit"] or "", row["selected"]) for row in judged(rows)
    )
    found = counted(ask(db, "factors"), ["factors", "unit", "selected"], "profiles")
    assert found == factors


def test_cells_to_adjust_count_first_profiles_where_the_case_names_a_factor(
    case: tuple[duckdb.DuckDBPyConnection, Rows],
) -> None:
    db, rows = case
    ask(db, "paired")
    ask(db, "texted")
    both, level = ("group_name", "group_name2"), {None: -1, False: 0, True: 1}
    pairs = {one["pair_no"]: texts(one, *both) for one in ask(db, "pairs")}
    factors = {one["text_no"]: one["factors"] for one in ask(db, "texts")}
    firsts = [row for row in judged(rows) if row["nth"] == 1]
    assert list(factors.values()) == sorted({row["factors"] or "" for row in firsts})
    units = sorted({row["unit"] or "" for row in firsts})
    expected = Counter(
        (
            texts(row, *both),
            units.index(row["unit"]) + 1 if row["unit"] else 0,
            row["factors"] or "",
            level[row["selected"]],
            level[row["outcome"]],
        )
        for row in firsts
    )
    found = Counter[tuple[Any, ...]]()
    for one in ask(db, "adjusted_cells"):
        key = pairs[one["pair_no"]], one["unit_no"], factors[one["text_no"]]
        found[*key, one["flag"], one["had"]] += one["profiles"]
    assert found == expected
    ask(db, "texted", adjusting=0)
    assert ask(db, "adjusted_cells") == ask(db, "texts") == []


def test_totals_and_coverage(
    case: tuple[duckdb.DuckDBPyConnection, Rows],
) -> None:
    db, rows = case
    kept = judged(rows)
    (totals,) = ask(db, "totals")
    assert totals == {
        "profiles": len(kept),
        "persons": len({row["person"] for row in kept} - {None}),
        "without_person": sum(row["person"] is None for row in kept),
        "later": sum(row["nth"] > 1 for row in kept),
        "runs": len({row["run"] for row in kept} - {None}),
    }
    (seen,) = ask(db, "coverage")
    on = [row["scored_on"] for row in rows if row["scored_on"]]
    outside = (sum(day < FIRST for day in on), sum(day > LAST for day in on))
    assert (seen["admitted"], seen["before"], seen["after"]) == (len(rows), *outside)


@pytest.mark.parametrize("as_of", [None, date(2022, 6, 1), date(2021, 1, 1)])
def test_days_on_the_list_count_who_was_on_it(
    case: tuple[duckdb.DuckDBPyConnection, Rows], as_of: date | None
) -> None:
    db, rows = case
    names = ("scored_on", "removed_on", "reviewed_on", "followed_until")
    days = [row[name] for row in rows for name in names if row[name]]
    by = as_of or max(days, default=date.min)
    lasting = [
        ((row["removed_on"] or by) - row["scored_on"], int(row["removed_on"] is not None))
        for row in judged(rows)
        if row["selected"] is not False and row["scored_on"] is not None
    ]
    wanted = Counter((one.days, gone) for one, gone in lasting if one.days >= 0)
    found = ask(db, "listed", as_of=as_of or date(1, 1, 1))
    assert counted(found, ["days", "removed"], "profiles") == wanted


def same(one: Any, other: Any) -> int:
    return -1 if one is None or other is None else int(one == other)


def test_pairs_of_runs_on_end(case: tuple[duckdb.DuckDBPyConnection, Rows]) -> None:
    db, rows = case
    named = [row for row in judged(rows) if row["person"] and row["run"]]
    by: dict[tuple[str, str], Rows] = defaultdict(list)
    first: dict[str, date] = {}
    for row in (row for row in judged(rows) if row["run"]):
        day = row["scored_on"] or date.max
        first[row["run"]] = min(first.get(row["run"], date.max), day)
    for row in named:
        by[row["person"], row["run"]].append(row)
    runs = sorted(first, key=lambda run: (first[run], run))
    expected: Counter[tuple[int, int]] = Counter()
    for run, then in pairwise(runs):
        for person in {person for person, _ in by}:
            pair = by.get((person, run), []), by.get((person, then), [])
            if len(pair[0]) == len(pair[1]) == 1:
                one, other = pair[0][0], pair[1][0]
                key = same(one["tier"], other["tier"]), same(one["factors"], other["factors"])
                expected[key] += 1
    found = ask(db, "tier_pairs")
    assert counted(found, ["same_tier", "same_factors"], "pairs") == expected


def test_a_stated_end_of_the_record_goes_before_the_dates(
    db: duckdb.DuckDBPyConnection,
) -> None:
    row = profile(Random(1), 1) | {"scored_on": date(2022, 5, 1), "person": "a"}
    table(db, "profiles", [row])
    for end, full in ((date(2022, 6, 29), 0), (date(2022, 6, 30), 1)):
        ask(db, "judged", observed_to=end)
        assert [one["full_time"] for one in ask(db, "cells")] == [full]


def test_of_more_than_five_thousand_rows_the_last_count_as_the_first(
    db: duckdb.DuckDBPyConnection,
) -> None:
    """A tool that audits the first 5,000 of 6,000 would see nobody flagged here."""
    table(db, "profiles", [])
    db.execute("""
        INSERT INTO profiles (profile_id, person, scored_on, selected, outcome)
        SELECT i, i, DATE '2022-05-01', i >= 5000, i % 2 = 0 FROM range(6000) AS r (i)
    """)
    ask(db, "judged")
    found = counted(ask(db, "cells"), ["flagged", "outcome"], "profiles")
    assert found == {
        (True, True): 500,
        (True, False): 500,
        (False, True): 2500,
        (False, False): 2500,
    }


@pytest.mark.parametrize("seed", range(5))
def test_first_uses_against_trainings(db: duckdb.DuckDBPyConnection, seed: int) -> None:
    dice = Random(seed)
    uses = [
        {
            "query_id": str(number),
            "account": dice.choice([None, *"abcdef"]),
            "made_at": at,
            "made_at_local": at - timedelta(hours=3),
        }
        for number in range(40)
        for at in [
            datetime.fromisoformat("2022-02-20T00:00:00")
            + timedelta(hours=dice.randrange(6000))
        ]
    ]
    trainings: Rows = [
        {
            "account": dice.choice("abcdefg"),
            "trained_on": dice.choice([None, date(2022, 2, 1) + timedelta(dice.randrange(90))]),
        }
        for _ in range(8)
    ]
    table(db, "queries", uses)
    table(db, "trainings", trainings)
    first: dict[str, date] = {}
    kept = [u for u in uses if BINDS["period_from"] <= u["made_at"] < BINDS["period_to"]]
    for use in kept:
        if use["account"]:
            day = use["made_at_local"].date()
            first[use["account"]] = min(first.get(use["account"], day), day)
    expected: Counter[tuple[int]] = Counter()
    for account, used in first.items():
        days = [t["trained_on"] for t in trainings if t["account"] == account]
        before = any(day is not None and day <= used for day in days)
        expected[(1 if before else -1 if None in days else 0,)] += 1
    assert counted(ask(db, "first_uses"), ["trained"], "accounts") == expected
    (seen,) = ask(db, "uses")
    assert seen == {
        "admitted": len(uses),
        "outside": len(uses) - len(kept),
        "nameless": sum(use["account"] is None for use in kept),
    }
