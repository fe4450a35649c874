"""Misses and operators, from volunteers; thresholds counted again; the base rate in words."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.audits.recognition.counts import (
    Operator,
    Scored,
    SeededDecisions,
    SeededPassages,
)
from veedor.audits.recognition.findings.bands import bands
from veedor.audits.recognition.options import RecognitionOptions
from veedor.audits.recognition.tests.by_hand import ALL, ROWS, find, finding, named, reach, row
from veedor.core import Answer, Verdict
from veedor.stats.chance import clustered_share, exact_interval

SEEDED = frozenset({"listed", "alerted", "same_person", "decision", "label_shown", "volunteer"})
SCORED = frozenset({"score", "decision", "identity", "group_name", "account"})
GIVEN = ALL | {"seeded": SEEDED, "alerts": SCORED}


def walked(*rows: SeededPassages, **options: Any) -> Answer:
    return find(given=GIVEN, more={"seeded_passages": rows}, **options)


def judged(*rows: SeededDecisions) -> Answer:
    return find(given=GIVEN, more={"seeded_decisions": rows})


def scored(*rows: Scored, **options: Any) -> Answer:
    return find(given=GIVEN, more={"scored": rows}, **options)


def at(score: str, identity: str = "correct", n: int = 1, **more: Any) -> Scored:
    told: dict[str, Any] = {"group_name": "A", "decision": "match", "threshold": None} | more
    return Scored(score=Decimal(score), identity=identity, alerts=n, **told)


def test_misses_take_each_volunteer_as_one_unit() -> None:
    rows = [
        SeededPassages(n, 2, level, k)
        for n, (seen, missed) in enumerate(((10, 0), (9, 1), (2, 8)), start=1)
        for level, k in ((2, seen), (0, missed))
        if k
    ]
    said = walked(*rows)
    wanted = clustered_share([(0, 10), (1, 10), (8, 10)], 0.95)
    assert reach(said, "misses.share") == (wanted.low, wanted.high)
    assert wanted.low < exact_interval(9, 30, 0.95).low
    assert finding(said, "misses").verdict is Verdict.CONTRADICTED


def test_passages_of_which_it_is_not_known_give_bounds() -> None:
    said = walked(
        SeededPassages(1, 2, 0, 2), SeededPassages(1, 2, 1, 3), SeededPassages(1, 2, 2, 5)
    )
    low, high = reach(said, "misses.share")
    assert low == exact_interval(2, 10, 0.95).low
    assert high == exact_interval(5, 10, 0.95).high


def test_no_miss_seen_is_no_rate_of_zero() -> None:
    said = walked(SeededPassages(1, 2, 2, 10), SeededPassages(2, 2, 2, 10))
    assert reach(said, "misses.share") == (0, exact_interval(0, 20, 0.95).high)
    assert finding(said, "misses").verdict is Verdict.INCONCLUSIVE


def test_alerts_on_volunteers_off_the_list_are_false_alerts_and_no_misses() -> None:
    said = walked(SeededPassages(1, 0, 2, 3), SeededPassages(1, 0, 0, 7))
    assert named(said, "misses.unlisted-alerts").count == 3
    because = named(said, "misses.share").absent_because
    assert because is not None
    assert because.id == "misses.none-listed"


def test_without_volunteers_nothing_is_said_of_misses_or_of_how_operators_judge() -> None:
    said = find(*ROWS)
    for name in ("misses.share", "misses.unlisted-alerts", "operators.d-prime"):
        assert named(said, name).interval is None
    assert [ask.record for ask in finding(said, "operators").asks] == ["seeded"]


def test_operators_who_accept_94_right_and_14_wrong_of_a_hundred() -> None:
    """White et al. (2014): d' 2.635, c -0.237; log-linear values lie a little inward."""
    said = judged(
        SeededDecisions(2, 1, "match", 94),
        SeededDecisions(2, 1, "no match", 6),
        SeededDecisions(0, 1, "match", 14),
        SeededDecisions(0, 1, "no match", 86),
        SeededDecisions(0, 1, "none", 3),
    )
    found = named(said, "operators.d-prime").interval
    assert found is not None
    assert found.value == pytest.approx(2.635, abs=0.06)
    assert found.low < 2.635 < found.high
    low, high = reach(said, "operators.criterion")
    assert low < -0.237 < high
    assert named(said, "operators.wrong-accepted").count == 14
    assert finding(said, "operators").verdict is Verdict.SUPPORTED


def test_a_criterion_that_moves_with_the_label_is_leaning_on_the_machine() -> None:
    said = judged(
        *(
            SeededDecisions(same, shown, decision, n)
            for shown, rows in {
                2: {
                    (2, "match"): 95,
                    (2, "no match"): 5,
                    (0, "match"): 60,
                    (0, "no match"): 40,
                },
                0: {
                    (2, "match"): 60,
                    (2, "no match"): 40,
                    (0, "match"): 5,
                    (0, "no match"): 95,
                },
            }.items()
            for (same, decision), n in rows.items()
        )
    )
    assert reach(said, "operators.criterion-shift")[1] < 0


def test_where_all_was_accepted_there_is_no_limit_and_that_is_said() -> None:
    said = judged(
        SeededDecisions(2, 1, "match", 40),
        SeededDecisions(0, 1, "match", 1),
        SeededDecisions(0, 1, "no match", 39),
    )
    because = named(said, "operators.d-prime").absent_because
    assert because is not None
    assert because.id == "operators.open-above"
    assert finding(said, "operators").verdict is Verdict.SUPPORTED
    said = judged(SeededDecisions(2, 1, "match", 4), SeededDecisions(0, 1, "match", 4))
    because = named(said, "operators.d-prime").absent_because
    assert because is not None
    assert because.id == "operators.open-both"
    assert finding(said, "operators").verdict is Verdict.INCONCLUSIVE


def test_single_accounts_stand_in_the_annex_alone() -> None:
    rows = tuple(
        Operator(account, decision, "", n)
        for account, agreed, aside in (("x", 30, 2), ("y", 20, 15), ("z", 1, 0))
        for decision, n in (("match", agreed), ("no match", aside))
        if n
    )
    said = find(given=GIVEN, more={"operators": rows})
    assert named(said, "operators.agree-least").count == 20
    assert named(said, "operators.agree-most").count == 30
    (table,) = [t for t in said.annex if t.name == "recognition.operators"]
    assert [row[0] for row in table.rows] == ["x", "y", "z"]


def test_each_higher_threshold_counts_the_alerts_on_record_again() -> None:
    rows = (
        at("0.60", "wrong", 4, group_name="B", threshold=Decimal("0.6")),
        at("0.60", "wrong", 2, threshold=Decimal("0.6")),
        at("0.64", "correct", 10),
        at("0.70", "wrong", 1, group_name="B"),
        at("0.70", "unknown", 2),
        at("0.70", "correct", 5),
    )
    said = scored(*rows, thresholds=(0.5, 0.6, 0.7), group_name="B", group_exposure=0.25)
    assert named(said, "what-if.1.alerts").count == 24
    assert named(said, "what-if.2.alerts").count == 8
    assert reach(said, "what-if.2.false") == (1 / 8, 3 / 8)
    assert named(said, "what-if.2.true-lost").count == 10
    low, high = reach(said, "what-if.1.group-ratio")
    assert low < (5 / 2) / (0.25 / 0.75) < high
    because = named(said, "what-if.2.group-ratio").absent_because
    assert because is not None
    assert because.id == "contrast.open"
    caveats = {c.id: c.facts for c in finding(said, "thresholds").caveats}
    assert caveats["thresholds.caveat-asked"] == {"n": 1, "base": "0.6"}


def test_thresholds_are_written_as_each_language_writes_them() -> None:
    said = scored(at("0.60"), at("0.70"), thresholds=(0.6, 0.65))
    from veedor.report import phrase  # noqa: PLC0415
    from veedor.run import words  # noqa: PLC0415

    label = phrase(named(said, "what-if.2.alerts").label, words("recognition"))
    assert (label.es, label.en) == ("Alertas desde 0,65", "Alerts from 0.65 up")


@pytest.mark.parametrize(
    ("rows", "options", "why"),
    [
        ((), {}, "absent.none"),
        (
            (at("0.5", threshold=Decimal("0.9")),),
            {"thresholds": (0.6,)},
            "thresholds.none-above",
        ),
    ],
)
def test_without_scores_or_higher_thresholds_nothing_is_counted_again(
    rows: tuple[Scored, ...], options: dict[str, Any], why: str
) -> None:
    because = named(scored(*rows, **options), "what-if.alerts").absent_because
    assert because is not None
    assert because.id == why


def test_more_thresholds_than_are_shown_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 6"):
        RecognitionOptions(thresholds=tuple(n / 10 for n in range(7)))


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), min_size=1), st.integers(1, 6)
)
def test_bands_hold_every_decision_once_and_part_no_score(
    scores: list[tuple[int, int]], number: int
) -> None:
    rows = [at(str(score), n=n) for score, n in scores]
    parts = bands(rows, number)
    assert sorted(map(repr, (one for part in parts for one in part))) == sorted(map(repr, rows))
    assert len(parts) <= number
    seen = [{one.score for one in part} for part in parts]
    for first, then in pairwise(seen):
        assert max(s for s in first if s is not None) < min(s for s in then if s is not None)


@pytest.mark.parametrize(
    ("listed_in", "right", "true", "wrong"),
    [
        (1_000, 0.8424, 890, 166.5),
        (10_000, 0.3481, 89, 166.65),
        (100_000, 0.0507, 8.9, 166.665),
    ],
)
def test_the_base_rate_of_the_published_test(
    listed_in: int, right: float, true: float, wrong: float
) -> None:
    """NPL 2023: 89 % noticed, one false in 6,000; of a million faces so many are listed."""
    said = find(next_faces=1_000_000, listed_in=listed_in, noticed=0.89, one_in=6_000)
    assert reach(said, "base-rate.right.in-hundred")[0] == pytest.approx(right, abs=5e-5)
    assert reach(said, "base-rate.true-alerts")[0] == pytest.approx(true)
    assert reach(said, "base-rate.false-alerts")[0] == pytest.approx(wrong, abs=5e-3)
    assert finding(said, "base-rate").pictured == ("base-rate.right.in-hundred",)


def test_rates_of_records_give_the_base_rate_an_interval() -> None:
    said = find(*ROWS, listed_in=1000, noticed=0.9)
    found = named(said, "base-rate.right.in-hundred").interval
    assert found is not None
    assert found.value is not None
    assert found.kind == "confidence"
    assert found.low < found.value < found.high
    assert named(said, "base-rate.true-alerts").interval is not None


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"one_in": 6000, "noticed": 0.9}, "base-rate.not-stated"),
        ({"one_in": 6000, "listed_in": 100}, "base-rate.no-noticed"),
        ({"noticed": 0.9, "listed_in": 100}, "base-rate.no-false"),
    ],
)
def test_what_the_base_rate_lacks_is_said_and_nothing_is_drawn(
    options: dict[str, Any], why: str
) -> None:
    said = find(next_faces=1000, **options)
    because = named(said, "base-rate.right.in-hundred").absent_because
    assert because is not None
    assert because.id == why
    assert finding(said, "base-rate").pictured == ()


def test_a_row_that_exceeds_its_faces_is_in_no_base_rate() -> None:
    said = find(row(1, 2, 0, 0, 5, 0), listed_in=10, noticed=0.5)
    assert named(said, "base-rate.false-alerts").interval is None
