"""Counts row by row, thresholds, searches."""

from decimal import Decimal
from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audits.trial.by_hand import Ask, named, value
from veedor.audits.trial.counts import Counts
from veedor.audits.trial.options import TrialOptions
from veedor.core import Answer

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


def test_trials_of_billions_of_comparisons_are_counted_exactly(trial: Ask) -> None:
    """Twenty-five billion impostors by two billion genuine pass 64 bits when multiplied."""

    def asked(times: int, person: str) -> tuple[Counts, Answer]:
        return trial(
            TrialOptions(threshold=0.5),
            comparisons=rows_of(
                "genuine, score, weight, subject_a, subject_b",
                f"(FALSE, 0.6, {times}, 'A', {person})",
                f"(FALSE, 0.4, {24 * times}, 'A', {person})",
                f"(TRUE, 0.3, {times}, 'A', 'A')",
                f"(TRUE, 0.9, {times}, 'A', 'A')",
            ),
        )

    large, small = asked(10**9, "NULL"), asked(1, "NULL")
    assert named(large[1], "equal-error").interval == named(small[1], "equal-error").interval
    assert (
        value(large[1], "false-matches.rate") == value(small[1], "false-matches.rate") == 0.04
    )
    of_two = next(one for one in asked(10**10, "'B'")[0].scopes if not one.genuine)
    assert (of_two.scope, of_two.pair_nn) == ("all", Decimal(625 * 10**20))


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
