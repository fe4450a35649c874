"""Bands in order, and the order that the scores give."""

from decimal import Decimal
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.scores.bands import score_bands
from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import (
    cell,
    ends,
    find,
    named,
    reach,
    scored,
    why,
    without,
)
from veedor.core import Verdict


def test_bands_come_in_the_order_of_their_scores() -> None:
    rows = [
        *scored(9, 30, 10, tier="Alto", group_name="A"),
        *scored(9, 5, 35, tier="Alto", group_name="B"),
        *scored(2, 10, 30, tier="Bajo", group_name="A"),
        *scored(2, 10, 30, tier="Bajo", group_name="B"),
        *scored(2, 1, 1, tier="", group_name="A"),
    ]
    found = find(ScoreOptions(reference="A"), cells=rows)
    assert named(found, "calibration.0.1").label.facts["band"] == "Bajo"
    assert (named(found, "calibration.0.1").count, named(found, "calibration.0.2").count) == (
        20,
        35,
    )
    assert reach(found, "calibration.gap.2.2").value == pytest.approx(5 / 40 - 30 / 40)
    assert named(found, "calibration.apart").count == 1
    assert found["scores.calibration"].verdict is Verdict.CONTRADICTED
    by_score = find(ScoreOptions(reference="A", bands="score"), cells=rows)
    assert named(by_score, "calibration.0.1").label.facts["band"] == "2"
    assert named(by_score, "calibration.0.1").support == 82
    alone = find(cells=rows, given=without("group_name", "group_name2"))
    assert why(alone, "calibration.apart") == "absent.no-pair"
    assert named(alone, "calibration.0.2").count == 35


def banded(sizes: dict[Decimal, int], most: int) -> dict[Decimal, str]:
    """Name the band of each score."""
    scores = sorted(sizes)
    held = np.array([float(score) for score in scores]), np.array([sizes[s] for s in scores])
    names, places = score_bands(*held, most)
    return {score: names[place] for score, place in zip(scores, places, strict=True)}


@settings(deadline=None)  # the first to need SciPy loads it
@given(
    st.dictionaries(st.decimals(0, 500, places=2), st.integers(1, 50), min_size=1, max_size=40),
    st.integers(1, 12),
)
def test_many_scores_make_few_bands_in_order_of_about_one_size(
    sizes: dict[Decimal, int], most: int
) -> None:
    named_as = banded(sizes, most)
    order = [named_as[score] for score in sorted(sizes)]
    names = list(dict.fromkeys(order))
    assert order == [name for name in names for _ in range(order.count(name))]
    assert len(names) <= most
    total = sum(sizes.values())
    for name in names:
        inside = [n for score, n in sizes.items() if named_as[score] == name]
        assert sum(inside) < total / most + max(sizes.values()) or len(sizes) <= most


def test_bands_of_many_scores_leave_nobody_out() -> None:
    rows = [row for score in range(250, 290) for row in scored(score, 1, 2)]
    found = find(ScoreOptions(bands="score", most_shown=5), cells=rows)
    bands = [named(found, f"calibration.0.{number}") for number in range(1, 6)]
    assert bands[0].label.facts["band"] == "250–257"
    assert banded({Decimal("250.000000"): 9, Decimal(1): 1}, 1)[Decimal(250)] == "1–250"
    three = {Decimal(2): 9, Decimal(3): 9, Decimal("4.000000"): 1}
    assert list(banded(three, 2).values()) == ["2–3", "2–3", "4"]
    assert [one.support for one in bands] == [24] * 5


@settings(deadline=None)  # the first to need SciPy loads it
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_counts_changes_nothing(dice: Random) -> None:
    rows = [
        row
        for n, (group, score) in enumerate([("A", 1), ("A", 2), ("B", 1), ("B", 3), ("", 2)])
        for row in scored(score, 3 + n, 4, group_name=group, tier=f"T{score}", selected=n > 2)
    ]
    mixed = list(rows)
    dice.shuffle(mixed)
    assert find(ScoreOptions(cut=2), cells=mixed) == find(ScoreOptions(cut=2), cells=rows)


def test_the_order_is_judged_by_pairs_with_equal_scores_as_halves() -> None:
    rows = [*scored(1, 1, 3, group_name="A"), *scored(2, 1, 1, group_name="A")]
    rows += scored(3, 2, 0, group_name="B")
    found = find(cells=rows)
    assert reach(found, "order.all").value == 0.8125
    assert why(found, "order.1.2") == "absent.no-order"
    assert reach(found, "order.mean-positive.1.1").value == 1.5
    assert why(found, "order.mean-negative.1.2") == "absent.none"
    assert [named(found, f"order.cut.{n}.flagged").count for n in (1, 2, 3)] == [2, 4, 8]


def test_a_score_that_orders_backwards_contradicts_the_claim() -> None:
    forward = [*scored(1, 10, 40), *scored(2, 40, 10)]
    backward = [*scored(1, 40, 10), *scored(2, 10, 40)]
    assert find(cells=forward)["scores.order"].verdict is Verdict.SUPPORTED
    assert find(cells=backward)["scores.order"].verdict is Verdict.CONTRADICTED
    perfect = find(cells=[*scored(1, 0, 9), *scored(2, 9, 0)])
    assert why(perfect, "order.all") == "absent.no-width"


def test_cuts_are_thinned_and_the_highest_bounded_within_equals() -> None:
    rows = [row for score in range(1, 31) for row in scored(score, 2, 2)]
    found = find(ScoreOptions(most_shown=10, top=(2, 4, 500)), cells=rows)
    cuts = [e for e in found["scores.order"].estimates if e.name.endswith(".flagged")]
    assert len(cuts) == 10
    assert ends(found, "order.top.2") == (0, 1)
    assert ends(found, "order.top.4") == (0.5, 0.5)
    assert not any(e.name == "order.top.500" for e in found["scores.order"].estimates)


def test_cuts_are_the_floats_nearest_to_scores_of_up_to_eighteen_digits() -> None:
    given = ["999999999999.999999", "123456789012.345678", "9007199254.740993", "0.000001"]
    rows = [
        cell(1, score=Decimal(text), outcome=outcome)
        for text in given
        for outcome in (True, False)
    ]
    shown = find(ScoreOptions(most_shown=9), cells=rows)["scores.order"].estimates
    cuts = [e.label.facts["cut"] for e in shown if e.name.endswith(".fpr")]
    assert cuts == [float(Decimal(text)) for text in given]
