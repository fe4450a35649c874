"""The audit of trials on published score lists and tables, to their last printed digit."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from veedor.audits.trial import AUDIT
from veedor.audits.trial.counts import Counts
from veedor.audits.trial.options import TrialOptions
from veedor.core import Answer, Estimate, Setting
from veedor.core.audit import OPEN_FROM, OPEN_TO
from veedor.engine.admission.casts import SQL_TYPE
from veedor.records import RECORDS
from veedor.run.kinds import query
from veedor.stats import Ladder, area, at_most, equal_error, ladder_of

Ask = Callable[..., tuple[Counts, Answer]]
_TYPES = SQL_TYPE | {"person": "VARCHAR", "account": "VARCHAR", "decimal": "DOUBLE"}


@pytest.fixture(scope="module")
def trial() -> Iterator[Ask]:
    """Ask the audit of tables made by SQL: ``trial(options, comparisons="SELECT ...")``.

    Scores stand as they were published, with all their digits.
    """
    with duckdb.connect(":memory:") as db:

        def ask(options: TrialOptions, **tables: str) -> tuple[Counts, Answer]:
            given = {name: _make(db, name, sql) for name, sql in tables.items()}
            for name in {"comparisons", "searches"} - set(tables):
                _make(db, name, "SELECT NULL AS score WHERE FALSE")
            setting = Setting(given=given, zone="UTC", seed=1, start=OPEN_FROM, end=OPEN_TO)
            counts = _counts(db, AUDIT.binds(options, setting))
            return counts, AUDIT.answer(counts, options, setting)

        yield ask


def _make(db: duckdb.DuckDBPyConnection, record: str, sql: str) -> frozenset[str]:
    columns = RECORDS[record].columns
    kinds = ", ".join(f'"{column.name}" {_TYPES[column.kind]}' for column in columns)
    db.execute(f'CREATE OR REPLACE TABLE "{record}" ({kinds})')
    db.execute(f'INSERT INTO "{record}" BY NAME {sql}')
    return frozenset(name for name, *_ in db.execute(f"DESCRIBE {sql}").fetchall())


def _counts(db: duckdb.DuckDBPyConnection, binds: dict[str, Any]) -> Counts:
    rows: dict[str, Any] = {}
    for name in (*AUDIT.derived, *AUDIT.counts.__struct_fields__):
        sql = query("trial", name)
        bound = {bind: binds[bind] for bind in set(re.findall(r"\$(\w+)", sql))}
        if name in AUDIT.derived:
            db.execute(f'CREATE OR REPLACE TABLE "{name}" AS {sql}', bound)
            continue
        answer = db.execute(sql, bound)
        names = [column[0] for column in answer.description or ()]
        rows[name] = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    for row in (*rows["knots"], *rows["threshold"]):
        for name in {"score", "threshold"} & set(row):
            row[name] = None if row[name] is None else Decimal(repr(float(row[name])))
    return msgspec.convert(rows, Counts)


def named(answer: Answer, name: str) -> Estimate:
    (found,) = [e for f in answer.findings for e in f.estimates if e.name == name]
    return found


def value(answer: Answer, name: str) -> float:
    interval = named(answer, name).interval
    assert interval is not None
    assert interval.value is not None
    return interval.value


def listed(file: Path, chosen: str) -> str:
    return (
        f"SELECT label = 1 AS genuine, score FROM read_parquet('{file}') WHERE set = '{chosen}'"
    )


def scores_of(file: Path, chosen: str) -> tuple[np.ndarray, np.ndarray]:
    rows = duckdb.execute(listed(file, chosen)).fetchall()
    both = [[score for same, score in rows if same is truth] for truth in (True, False)]
    return np.array(both[0]), np.array(both[1])


def pyeer_figures(genuine: np.ndarray, impostor: np.ndarray) -> dict[str, float | None]:
    """Give the 26 figures of pyeer's report from one ladder, by pyeer's conventions."""
    ladder = ladder_of(genuine, impostor)
    false, missed = ladder.impostors_from / ladder.impostors, ladder.missed / ladder.genuine
    ends, none, lowest = equal_error(ladder), at_most(ladder, 0), (ladder.missed == 0).nonzero()
    youden, matthews = 1 - false - missed, matthews_of(ladder)
    found: dict[str, float | None] = {
        "auc": area(ladder),
        "eer": ends.middle,
        "eer_low": ends.low,
        "eer_high": ends.high,
        "eer_th": ends.score,
        "j_index": youden.max(),
        "j_index_th": ladder.scores[youden.argmax()],
        "mccoef": matthews.max(),
        "mccoef_th": ladder.scores[matthews.argmax()],
        "fmr0": none.missed / ladder.genuine,
        "fmr0_th": none.score,
        "fnmr0": false[lowest[0][-1]],
        "fnmr0_th": ladder.scores[lowest[0][-1]],
        "gmean": genuine.mean(),
        "gstd": genuine.std(),
        "imean": impostor.mean(),
        "istd": impostor.std(),
        "decidability": abs(genuine.mean() - impostor.mean())
        / np.sqrt((genuine.var() + impostor.var()) / 2),
    }
    for n in (10, 20, 100, 1000):  # pyeer takes the nearest rate, above the target or below
        nearest = np.abs(false - 1 / n).argmin()
        found[f"fmr{n}"] = missed[nearest]
        found[f"fmr{n}_th"] = ladder.scores[nearest]
    return found


def matthews_of(ladder: Ladder) -> np.ndarray:
    hits, alarms = ladder.genuine_from.astype(float), ladder.impostors_from.astype(float)
    misses, rest = ladder.genuine - hits, ladder.impostors - alarms
    below = np.sqrt((hits + alarms) * (hits + misses) * (rest + alarms) * (rest + misses))
    above = hits * rest - alarms * misses
    found: np.ndarray = np.divide(above, below, out=np.zeros_like(below), where=below > 0)
    return found


def test_all_78_figures_of_pyeer_come_out_of_the_ladder(shared: Path) -> None:
    folder = shared / "match" / "pyeer_scores"
    rows = duckdb.execute(
        f"SELECT set, statistic, value FROM '{folder / 'expected_from_pyeer.parquet'}'"
    ).fetchall()
    assert len(rows) == 78
    for chosen in ("exp1", "exp2", "exp3"):
        found = pyeer_figures(*scores_of(folder / "scores.parquet", chosen))
        expected = {name: number for one, name, number in rows if one == chosen}
        assert found == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("chosen", ["exp1", "exp2", "exp3"])
def test_the_audit_gives_pyeers_area_and_equal_error_and_keeps_every_rate(
    chosen: str, trial: Ask, shared: Path
) -> None:
    file = shared / "match" / "pyeer_scores" / "scores.parquet"
    rates = (0.1, 0.05, 0.01, 0.001)
    options = TrialOptions(fmr_rates=rates, curve_points=20)
    counts, answer = trial(options, comparisons=listed(file, chosen))
    genuine, impostor = scores_of(file, chosen)
    ladder = ladder_of(genuine, impostor)
    assert len(counts.knots) < len(ladder.scores)
    assert value(answer, "area") == pytest.approx(area(ladder), rel=1e-9)
    ends = named(answer, "equal-error").interval
    assert ends is not None
    assert (ends.low, ends.high) == pytest.approx(
        (equal_error(ladder).low, equal_error(ladder).high), rel=1e-9
    )
    for n, rate in enumerate(rates, start=1):
        kept = at_most(ladder, int(Decimal(repr(rate)) * len(impostor)))
        assert named(answer, f"misses.at.{n}").count == kept.missed
        assert kept.false_matches <= rate * len(impostor)


def test_two_lists_of_bob_give_its_rates_and_area(trial: Ask, shared: Path) -> None:
    file = shared / "match" / "bob_scores" / "verification.parquet"
    options = TrialOptions(fmr_rates=(0.99, 0.1, 0.01), threshold=3.0)
    _, answer = trial(options, comparisons=listed(file, "nonsep"))
    assert value(answer, "area") == pytest.approx(0.9326, abs=1e-9)
    assert [value(answer, f"misses.at.{n}") for n in (2, 3)] == [0.12, 0.48]
    _, answer = trial(options, comparisons=listed(file, "linsep"))
    assert value(answer, "false-matches.rate") == 0
    assert value(answer, "misses.rate") == 0
    assert value(answer, "area") == 1


def searched(file: Path, chosen: str) -> str:
    return (
        "SELECT CAST(probe AS VARCHAR) AS search_id, mated AS enrolled, label = 1 AS mated,"
        f" score FROM read_parquet('{file}') WHERE set = '{chosen}'"
    )


def test_the_places_are_those_of_bobs_curve(trial: Ask, shared: Path) -> None:
    file = shared / "match" / "bob_scores" / "identification.parquet"
    options = TrialOptions(places=(1, 2, 3, 4, 5))
    _, answer = trial(options, searches=searched(file, "cmc"))
    found = [value(answer, f"searches.within.{n}") for n in (1, 2, 3, 4, 5)]
    assert found == [0.76, 0.89, 0.96, 0.98, 1.0]


@pytest.mark.parametrize(
    ("chosen", "detected", "alarms", "recognised"),
    [
        ("open0", 7 / 7, 0.0, (7 / 7, 7 / 9)),
        ("open1", 6 / 7, 0.0, (6 / 7, 6 / 9)),
        ("open2", 6 / 7, 0.5, (6 / 8, 6 / 9)),
    ],
)
def test_open_lists_give_bobs_rates_at_one_half(
    chosen: str,
    detected: float,
    alarms: float,
    recognised: tuple[float, float],
    trial: Ask,
    shared: Path,
) -> None:
    file = shared / "match" / "bob_scores" / "identification.parquet"
    options = TrialOptions(search_threshold=0.5, top=1, places=(1,))
    _, answer = trial(options, searches=searched(file, chosen))
    missed, false = named(answer, "searches.missed"), named(answer, "searches.false-positive")
    assert 1 - value(answer, "searches.missed") == pytest.approx(detected)
    assert value(answer, "searches.false-positive") == alarms
    # Its recognition rate: found, of the searches on the list and the false alarms together.
    assert missed.count is not None
    assert false.count is not None
    hits = missed.support - missed.count
    assert hits / (missed.support + false.count) == pytest.approx(recognised[0])
    first = named(answer, "searches.within.1")
    assert first.count is not None
    assert first.count / (first.support + false.support) == pytest.approx(recognised[1])


def test_the_wrong_first_places_of_eight_groups_stand_as_published(
    trial: Ask, shared: Path
) -> None:
    """A published table of 2,500 probes a group: 767 of 1,048 own-group errors, ratio 6.4."""
    file = shared / "match" / "bfw_tables" / "rank1_confusion.parquet"
    cells = (
        f"SELECT FALSE AS genuine, 1.0 AS score, error_count_of_2500 AS weight,"
        f" probe_group AS group_a, wrong_match_group AS group_b FROM '{file}'"
        " UNION ALL SELECT FALSE, 0.0, 2500 - error_count_of_2500, probe_group,"
        f" wrong_match_group FROM '{file}'"
    )
    options = TrialOptions(threshold=1.0, most_shown=64)
    _, answer = trial(options, comparisons=cells)
    cross = next(one for one in answer.findings if one.id == "trial.across-groups")
    assert cross.plain.facts == {"cells": 64, "events": 1048, "inside": 767}
    assert round(value(answer, "false-matches.group-ratio"), 1) == 6.4


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABCDE"),
        st.sampled_from("ABCDE"),
        st.integers(0, 12),
        st.sampled_from([None, 1, 3]),
    ),
    min_size=1,
    max_size=40,
)
GROUP = dict(zip("ABCDE", "xxyyz", strict=True))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=ROWS, pairs=st.sampled_from(["within", "presented"]))
def test_the_counts_are_those_made_row_by_row(
    rows: list[tuple[str, str, int, int | None]], pairs: str, trial: Ask
) -> None:
    written = ", ".join(
        f"({a == b}, {score / 10}, '{a}', '{b}', '{GROUP[a]}', '{GROUP[b]}',"
        f" {weight or 'NULL'})"
        for a, b, score, weight in rows
    )
    options = msgspec.convert({"threshold": 0.6, "pairs": pairs}, TrialOptions)
    counts, _ = trial(
        options,
        comparisons=f"SELECT * FROM (VALUES {written}) AS t(genuine, score, subject_a,"
        " subject_b, group_a, group_b, weight)",
    )
    for scope in counts.scopes:
        inside = [
            (a, b, score, weight or 1)
            for a, b, score, weight in rows
            if (a == b) == scope.genuine and in_scope(scope, GROUP[a], GROUP[b], pairs)
        ]
        wrong = [(score >= 6) != scope.genuine for _, _, score, _ in inside]
        assert scope.trials == sum(n for *_, n in inside)
        assert scope.events == sum(n for w, (*_, n) in zip(wrong, inside, strict=True) if w)
        assert scope.unnamed == 0
        of_each = sorted(
            (p.events, p.trials)
            for p in counts.persons
            for _ in range(p.persons)
            if (p.genuine, p.scope, p.group_a, p.group_b)
            == (scope.genuine, scope.scope, scope.group_a, scope.group_b)
        )
        people = {person for a, b, *_ in inside for person in (a, b)}
        assert of_each == sorted(
            (
                sum(
                    n
                    for w, (a, b, _, n) in zip(wrong, inside, strict=True)
                    if w and p in {a, b}
                ),
                sum(n for a, b, _, n in inside if p in {a, b}),
            )
            for p in people
        )
        couples = {frozenset((a, b)) for a, b, *_ in inside if a != b}
        assert scope.pair_nn == sum(
            sum(n for a, b, _, n in inside if {a, b} == couple) ** 2 for couple in couples
        ) or splits(inside)


def in_scope(scope: Any, group_a: str, group_b: str, pairs: str) -> bool:
    if scope.scope == "all":
        return True
    if scope.scope == "cross":
        return (scope.group_a, scope.group_b) == (group_a, group_b)
    return bool(scope.group_a == group_a and (pairs == "presented" or group_a == group_b))


def splits(inside: list[tuple[str, str, int, int]]) -> bool:
    """Say whether a pair stands in both orders with its groups the other way round."""
    orders = {(a, b) for a, b, *_ in inside if GROUP[a] != GROUP[b]}
    return any((b, a) in orders for a, b in product("ABCDE", repeat=2) if (a, b) in orders)


def rows_of(columns: str, *rows: str) -> str:
    return f"SELECT * FROM (VALUES {', '.join(rows)}) AS t({columns})"


@pytest.mark.parametrize(
    ("thresholds", "options", "origin", "found"),
    [
        (("0.4", "0.4", "NULL"), TrialOptions(), "record", "0.4"),
        (("0.4", "0.5", "NULL"), TrialOptions(), "several", None),
        (("0.4", "0.5", "NULL"), TrialOptions(threshold=0.7), "option", "0.7"),
        (("NULL",) * 3, TrialOptions(at_fmr=0.5), "rate", "0.3"),
        (("NULL",) * 3, TrialOptions(at_fmr=0.4), "rate", "0.9"),
    ],
)
def test_where_the_threshold_comes_from(
    thresholds: tuple[str, str, str],
    options: TrialOptions,
    origin: str,
    found: str | None,
    trial: Ask,
) -> None:
    first, second, third = thresholds
    counts, _ = trial(
        options,
        comparisons=rows_of(
            "genuine, score, threshold",
            f"(FALSE, 0.1, {first})",
            f"(FALSE, 0.3, {second})",
            f"(TRUE, 0.9, {third})",
        ),
    )
    at = counts.threshold[0]
    assert at.origin == origin
    assert (at.threshold is None) if found is None else (at.threshold == Decimal(found))


def test_each_row_is_audited_or_left_out_for_one_reason(trial: Ask) -> None:
    counts, answer = trial(
        TrialOptions(threshold=0.5),
        comparisons=rows_of(
            "genuine, score, weight, subject_a, subject_b",
            "(FALSE, 0.6, NULL, 'A', 'B')",
            "(FALSE, 0.4, 5, 'A', 'C')",
            "(TRUE, 0.4, NULL, 'A', NULL)",
            "(NULL, 0.4, 0, 'A', NULL)",
            "(TRUE, NULL, 0, 'A', 'B')",
            "(TRUE, 0.4, 0, 'A', 'B')",
            "(FALSE, 0.9, NULL, 'A', 'A')",
            "(TRUE, 0.9, NULL, 'A', 'B')",
        ),
    )
    seen = counts.coverage[0]
    assert (seen.no_truth, seen.no_score, seen.no_weight, seen.contradicting) == (1, 1, 1, 2)
    assert (seen.admitted, seen.audited) == (8, 3)
    false, missed = named(answer, "false-matches.rate"), named(answer, "misses.rate")
    assert (false.count, false.support) == (1, 6)
    assert (missed.count, missed.support) == (1, 1)
    assert false.method == missed.method
    assert "by persons" in false.method


def test_a_tie_counts_against_the_true_candidate_unless_the_record_gives_its_place(
    trial: Ask,
) -> None:
    tied = [
        "('S', TRUE, 0.7, TRUE{})",
        "('S', TRUE, 0.7, FALSE{})",
        "('S', TRUE, 0.9, FALSE{})",
    ]
    columns = "search_id, enrolled, score, mated"
    counts, _ = trial(TrialOptions(), searches=rows_of(columns, *(r.format("") for r in tied)))
    assert [(one.place, one.searches) for one in counts.places] == [(3, 1)]
    ranked = [row.format(f", {place}") for row, place in zip(tied, (2, 3, 1), strict=True)]
    counts, _ = trial(TrialOptions(), searches=rows_of(f"{columns}, rank", *ranked))
    assert [(one.place, one.searches) for one in counts.places] == [(2, 1)]


def test_a_search_that_gave_back_nobody_is_no_alarm_and_misses_the_person(trial: Ask) -> None:
    _, answer = trial(
        TrialOptions(),
        searches=rows_of(
            "search_id, enrolled, score, mated, person",
            "('1', FALSE, NULL, NULL, 'P')",
            "('2', FALSE, 0.2, FALSE, 'P')",
            "('3', TRUE, NULL, NULL, 'Q')",
            "('4', TRUE, 0.2, TRUE, 'R')",
            "('5', NULL, 0.2, TRUE, 'R')",
        ),
    )
    false, missed = named(answer, "searches.false-positive"), named(answer, "searches.missed")
    assert (false.count, false.support) == (1, 2)
    assert (missed.count, missed.support) == (1, 2)
    assert "by persons" in false.method


def test_places_alone_are_enough_where_no_score_was_handed_over(trial: Ask) -> None:
    _, answer = trial(
        TrialOptions(top=1, places=(1, 2)),
        searches=rows_of(
            "search_id, enrolled, rank, mated",
            "('1', FALSE, 1, FALSE)",
            "('2', FALSE, NULL, NULL)",
            "('3', TRUE, 1, FALSE)",
            "('3', TRUE, 2, TRUE)",
            "('4', TRUE, 1, TRUE)",
        ),
    )
    false, missed = named(answer, "searches.false-positive"), named(answer, "searches.missed")
    assert (false.count, false.support) == (1, 2)
    assert (missed.count, missed.support) == (1, 2)
    assert [value(answer, f"searches.within.{n}") for n in (1, 2)] == [0.5, 1.0]
