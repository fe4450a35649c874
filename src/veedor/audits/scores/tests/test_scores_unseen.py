"""What could have been seen: said wherever no gap was found, and undefined where it is."""

import pytest

from veedor.audits.scores.options import ScoreOptions
from veedor.audits.scores.tests.by_hand import (
    Alike,
    adjusted,
    cells,
    find,
    named,
    reach,
    scored,
    why,
    without,
)
from veedor.core import Finding
from veedor.stats.score_intervals import shared_level
from veedor.stats.score_tables import Table
from veedor.stats.unseen import unseen_gaps

SAME = Table(tn=300, fp=100, fn=50, tp=150)


def alike(times: int = 1, names: str = "AB") -> list[Alike]:
    table = Table(
        tn=SAME.tn * times, fp=SAME.fp * times, fn=SAME.fn * times, tp=SAME.tp * times
    )
    return [row for name in names for row in cells(table, group_name=name)]


def value(found: dict[str, Finding], name: str) -> float:
    one = reach(found, name).value
    assert one is not None
    return one


def test_each_gap_has_the_least_that_its_own_interval_would_have_shown() -> None:
    found = find(cells=alike())
    level = shared_level(0.95, 5)  # five rates of one group are one family
    wanted = unseen_gaps((100, 400), 400, level=level, power=0.8)
    assert value(found, "gaps.unseen-above.1.2.fpr") == pytest.approx(wanted.above, abs=1e-4)
    assert value(found, "gaps.unseen-below.1.2.fpr") == pytest.approx(wanted.below, abs=1e-4)
    assert named(found, "gaps.unseen-above.1.2.fpr").support == 800


def test_no_gap_found_says_what_would_have_been_seen_and_more_persons_see_less() -> None:
    few, many = find(cells=alike()), find(cells=alike(10))
    said, more = (one["scores.gaps"].plain for one in (few, many))
    assert said.id == more.id == "gaps.plain-none"
    assert (said.facts["pairs"], said.facts["none"]) == (3, 0)
    least, most = (float(said.facts[end]) for end in ("least", "most"))
    assert 5 < float(more.facts["most"]) * 2 < least < most < 25
    each = [
        min(abs(value(few, f"gaps.unseen-{way}.1.2.{rate}")) for way in ("above", "below"))
        for rate in ("fpr", "fnr", "ppv")
    ]
    assert (least, most) == pytest.approx((100 * min(each), 100 * max(each)))
    surer = find(ScoreOptions(power=0.95), cells=alike())["scores.gaps"].plain
    assert float(surer.facts["least"]) > least


def test_a_gap_found_is_said_as_before() -> None:
    other = cells(Table(tn=100, fp=300, fn=50, tp=150), group_name="C")
    found = find(ScoreOptions(reference="A"), cells=[*alike(), *other])
    assert found["scores.gaps"].plain.id == "gaps.plain"
    assert found["scores.gaps"].plain.facts == {"apart": 2, "pairs": 6}


def test_one_person_shows_no_gap_and_nobody_has_none() -> None:
    lone = find(
        ScoreOptions(reference="A"),
        cells=[*cells(SAME, group_name="A"), *cells(Table(fp=1), group_name="B")],
    )
    assert lone["scores.gaps"].plain.id == "gaps.plain-none-unseen"
    for way in ("above", "below"):
        assert why(lone, f"gaps.unseen-{way}.1.2.fpr") == "absent.unseen"
        assert why(lone, f"gaps.unseen-{way}.1.2.fnr") == "absent.gap-undefined"
    unnamed = find(cells=alike(), given=without("group_name", "group_name2"))
    assert [e.name for e in unnamed["scores.gaps"].estimates] == ["gaps.apart"]


def test_all_of_the_reference_leave_no_room_above() -> None:
    rows = [
        *cells(Table(fp=200, tp=200), group_name="A"),
        *cells(Table(tn=1, fp=199, tp=200), group_name="B"),
    ]
    found = find(ScoreOptions(reference="A"), cells=rows)
    assert why(found, "gaps.unseen-above.1.2.fpr") == "absent.unseen"
    assert value(found, "gaps.unseen-below.1.2.fpr") < 0


def test_whole_units_have_a_least_gap_of_their_own() -> None:
    rows = [
        row
        for name in "AB"
        for unit in range(12)
        for row in cells(
            Table(tn=6, fp=1 + unit % 3, fn=2 + unit % 2, tp=4),
            group_name=name,
            unit=f"U{(unit * (5 if name == 'B' else 1)) % 12:02d}",
        )
    ]
    (one,) = find(cells=rows)["scores.gaps"].alternatives
    by_name = {e.name: e.interval for e in one.estimates}
    gap, least = by_name["gaps.by-unit.1.2.fpr"], by_name["gaps.by-unit.unseen.1.2.fpr"]
    assert gap is not None
    assert least is not None
    # Eleven degrees, three gaps of one family: t(1 - 1/120) is 2.8200, t(0.8) is 0.8755.
    half = (gap.high - gap.low) / 2
    assert least.low == pytest.approx(half * (2.8200 + 0.8755) / 2.8200, abs=2e-3)


def test_bands_areas_and_odds_say_it_too() -> None:
    rows = [
        row
        for name, yes in (("A", 40), ("B", 38))
        for score in (1, 2, 3)
        for row in scored(score, yes * score, 200, group_name=name)
    ]
    found = find(ScoreOptions(bands="score", cut=2), cells=rows)
    assert found["scores.calibration"].plain.id == "calibration.plain-none"
    assert value(found, "calibration.unseen-above.2.1") > 0
    assert value(found, "calibration.unseen-below.2.1") < 0
    assert found["scores.order"].plain.id == "order.plain-none"
    least, gap = value(found, "order.unseen.1.2"), reach(found, "order.gap.1.2")
    assert least == pytest.approx((gap.high - gap.low) / 2 * 2.8016 / 1.95996, abs=1e-4)
    lines = [
        *adjusted(60, 240, "arrests=0", group_name="A"),
        *adjusted(60, 40, "arrests=2", group_name="A"),
        *adjusted(50, 200, "arrests=0", group_name="B"),
        *adjusted(60, 40, "arrests=2", group_name="B"),
    ]
    fitted = find(
        ScoreOptions(reference="A", adjusted_for=("arrests",)),
        cells=alike(),
        adjusted_cells=lines,
    )
    assert fitted["scores.adjusted"].plain.id == "adjusted.plain-none"
    odds = reach(fitted, "adjusted.1.2")
    error = (odds.high / odds.low) ** (1 / (2 * 1.95996))
    assert value(fitted, "adjusted.unseen.1.2") == pytest.approx(error**2.8016, rel=1e-3)


def test_a_power_that_is_no_better_than_a_coin_is_refused() -> None:
    for power in (0.4, 1.0):
        with pytest.raises(ValueError, match=r"power is from 0\.5 to below 1"):
            ScoreOptions(power=power)
