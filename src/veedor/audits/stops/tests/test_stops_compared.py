"""Groups compared: the hit rates and benchmarks of print, and what is missing."""

from datetime import date, timedelta
from typing import Any

import pytest

from veedor.audits.stops.options import StopsOptions
from veedor.audits.stops.tests.by_hand import (
    Minute,
    benchmark,
    both,
    ends,
    find,
    named,
    reach,
    why,
    without,
)
from veedor.core import Verdict

PHILADELPHIA = {
    "white": (50_698, 548_312),
    "black": (204_420, 648_846),
    "hispanic": (29_999, 221_777),
    "api": (7_504, 110_864),
    "other": (4_529, 39_858),
}
"""Vehicle stops of 2017 and residents, as the Open Policing tutorial counts them."""


def test_philadelphias_stop_rates_and_ratios_are_those_of_the_tutorial() -> None:
    found = find(
        StopsOptions(reference="white"),
        cells=[both(stops, group) for group, (stops, _) in PHILADELPHIA.items()],
        benchmark_cells=[benchmark(n, group) for group, (_, n) in PHILADELPHIA.items()],
    )
    # groups by size: black, white, hispanic, api, other
    rates = [round(reach(found, f"benchmark.residents.rate.{n}").low, 4) for n in range(1, 6)]
    assert rates == [0.3151, 0.0925, 0.1353, 0.0677, 0.1136]
    ratios = [round(reach(found, f"benchmark.residents.ratio.{n}").low, 3) for n in (1, 3)]
    assert ratios == [3.407, 1.463]
    assert found["stops.benchmarks"].verdict is Verdict.NOT_ASSESSABLE


def test_stops_of_no_group_make_bounds_of_every_ratio() -> None:
    found = find(
        cells=[both(60, "A"), both(30, "B"), both(10, "")],
        benchmark_cells=[benchmark(50, "A"), benchmark(50, "B")],
    )
    assert ends(found, "benchmark.residents.ratio.2") == pytest.approx((30 / 70, 40 / 60))
    assert named(found, "acts.no-group").count == 10


def test_a_benchmark_of_places_and_hours_expects_at_each_what_it_has_there() -> None:
    """P: 10 of A, 10 of B, nine in ten are A; Q is not covered; so 18 of A are expected."""
    found = find(
        cells=[
            both(10, "A", place="P", hour=3),
            both(10, "B", place="P", hour=3),
            both(5, "B", place="Q", hour=3),
        ],
        options=StopsOptions(reference="A"),
        benchmark_cells=[
            benchmark(90, "A", benchmark="traffic", place="P", hour=3),
            benchmark(10, "B", benchmark="traffic", place="P", hour=3),
        ],
    )
    assert ends(found, "benchmark.traffic.covered") == (0.8, 0.8)
    assert reach(found, "benchmark.traffic.ratio.1").value == pytest.approx(9.0)


def test_benchmarks_that_point_both_ways_contradict_that_they_agree() -> None:
    cells = [both(60, "A"), both(40, "B")]
    more = [benchmark(80, "A"), benchmark(20, "B")]
    less = [benchmark(n, g, benchmark="suspects") for n, g in ((40, "A"), (60, "B"))]
    split = find(cells=cells, benchmark_cells=[*more, *less])
    assert split["stops.benchmarks"].verdict is Verdict.CONTRADICTED
    same = [benchmark(70, "A", benchmark="drivers"), benchmark(30, "B", benchmark="drivers")]
    agreed = find(cells=cells, benchmark_cells=[*more, *same])
    assert agreed["stops.benchmarks"].verdict is Verdict.SUPPORTED
    nobody = find(cells=cells, benchmark_cells=[benchmark(80, "A")])
    assert why(nobody, "benchmark.residents.ratio.2") == "absent.no-pool"
    assert why(find(cells=cells), "benchmark.ratio") == "absent.no-benchmark"


_MORE = (0, 2, 1, 1, 0, 2, 2, 0, 1, 1, 2, 0)


def _searched(hits: dict[str, tuple[int, int]], units: int) -> list[Any]:
    return [
        both(
            2 * n // units,
            group,
            unit_no=unit,
            searches=n // units,
            hits=h // units + _MORE[(unit + h) % 12],
        )
        for group, (h, n) in hits.items()
        for unit in range(1, units + 1)
    ]


def test_hit_rates_are_of_searches_with_a_known_end_and_missing_ones_are_bounds() -> None:
    found = find(
        cells=[
            both(50, "A", searches=20, hits=5),
            both(30, "B", searches=10, hits=4, unfound=2),
            both(9, "", searches=3, hits=1),
        ]
    )
    assert reach(found, "hit-rate.1").value == 0.25
    assert reach(found, "hit-rate.2").value == 0.5
    assert ends(found, "hit-rate.bounds.1") == pytest.approx((5 / 22, 6 / 21))
    assert ends(found, "hit-rate.bounds.2") == pytest.approx((4 / 12, 7 / 11))
    assert ends(found, "search-rate.1") == (0.4, 0.4)
    assert reach(found, "hit-rate.gap.2").value == 0.25
    caveats = {one.id for one in found["stops.outcome"].caveats}
    assert "outcome.caveat-independent" in caveats


def test_with_ten_units_or_more_whole_units_are_what_varies() -> None:
    """In each unit all searches end alike: as if there were twelve searches, not 240."""
    cells = [
        both(20, group, unit_no=unit, searches=20, hits=20 * (unit % 3 == 0))
        for group in "AB"
        for unit in range(1, 13)
    ]
    found = find(cells=cells)
    low, high = ends(found, "hit-rate.1")
    assert high - low > 0.4
    even = find(cells=_searched({"A": (80, 240), "B": (87, 240)}, 12))
    low, high = ends(even, "hit-rate.1")
    assert high - low < 0.2
    assert named(even, "hit-rate.gap.2").method.startswith("ratio over units")
    assert named(even, "hit-rate.1").support == 240


def test_a_gap_that_is_sure_contradicts_and_no_search_leaves_nothing() -> None:
    sure = [both(900, "A", searches=500, hits=50), both(800, "B", searches=400, hits=200)]
    found = find(cells=sure)
    assert found["stops.outcome"].verdict is Verdict.CONTRADICTED
    none = find(cells=[both(9, "A"), both(8, "B")])
    assert why(none, "hit-rate.apart") == "absent.no-searches"
    assert why(none, "hit-rate.1") == "absent.none"
    lone = find(cells=[both(9, "A", searches=2)])
    assert why(lone, "hit-rate.apart") == "absent.no-pair"


def test_kinds_of_act_are_never_merged() -> None:
    cells = [both(9, "A"), both(8, "B"), both(50, "B", act="arrest")]
    found = find(StopsOptions(act="stop"), cells=cells)
    assert named(found, "acts.no-group").support == 17
    assert named(found, "acts.kind.1").count == 50
    assert find(cells=cells)["stops.kinds"].plain.facts["act"] == "arrest"


def test_the_bounds_of_selection_are_those_of_the_paper() -> None:
    """E1 .24, E0 .19, p .8: what Knox, Lowe and Mummolo's formula gives by brute force."""
    cells = [both(8_000, "B", forced=1_920), both(2_000, "A", forced=380)]
    found = find(StopsOptions(reference="A", unlike=(0.0, 0.1, 0.32)), cells=cells)
    assert reach(found, "selection.naive.1").value == pytest.approx(0.05)
    among = [round(reach(found, f"selection.among.1.{k}").low, 4) for k in (1, 2, 3)]
    assert among == [0.05, 0.069, 0.1108]
    low, high = ends(found, "selection.all.1.2")
    assert (round(low, 5), round(high, 5)) == (0.0652, 0.07053)
    low, high = ends(found, "selection.all.1.3")
    assert (round(low, 5), round(high, 5)) == (0.09864, 0.12123)
    assert found["stops.selection"].verdict is Verdict.INCONCLUSIVE
    said = found["stops.selection"].plain.facts
    assert (said["naive"], said["low"], said["high"]) == (5.0, 5.0, 12.1)
    assert (said["least"], said["most"], said["group"]) == (0.0, 0.32, "B")


def test_a_naive_gap_below_zero_says_from_where_on_its_sign_turns() -> None:
    cells = [both(100, "A", searches=40), both(100, "B", searches=36)]
    found = find(StopsOptions(reference="A"), without("force_used"), cells=cells)
    (tip,) = found["stops.selection"].alternatives
    assert tip.text.facts["unlike"] == pytest.approx(0.1)
    assert found["stops.selection"].verdict is Verdict.CONTRADICTED


def _year(odds_in_the_dark: float) -> list[Minute]:
    """Stops at 18:30 through a year in Minneapolis, dark in winter and light in summer."""
    rows = []
    for n in range(0, 360, 4):
        day = date(2017, 1, 1) + timedelta(days=n)
        dark = n < 60 or n > 300
        for at in (1080, 1110, 1140):
            rows += [Minute(5, "A", day, at)]
            rows += [Minute(round(10 * odds_in_the_dark) if dark else 10, "B", day, at)]
            rows += [Minute(1 if dark else 2, "", day, at)]
    return rows


def test_the_veil_sees_a_group_that_is_stopped_less_where_it_cannot_be_seen() -> None:
    where = StopsOptions(latitude=44.98, longitude=-93.27, reference="A", act="stop")
    cells = [both(500, "A"), both(400, "B"), both(50, "")]
    found = find(where, cells=cells, clock=_year(0.4), zone="America/Chicago")
    odds = reach(found, "veil.odds.2")
    assert odds.high < 1
    assert found["stops.veil"].verdict is Verdict.CONTRADICTED
    low, high = ends(found, "veil.bounds.2")
    assert odds.value is not None
    assert low < odds.value < high
    light, dark = (reach(found, f"veil.recorded.{k}").low for k in ("light", "dark"))
    assert 0.8 < light < dark < 1
    facts = found["stops.veil"].plain.facts
    assert (facts["below"], facts["pairs"]) == (1, 1)
    assert (facts["light"], facts["dark"]) == (light, dark)
    none = find(where, cells=cells, clock=_year(1.0)[:9], zone="America/Chicago")
    assert why(none, "veil.odds.2") == "veil.no-fit"
    assert why(find(cells=cells), "veil.odds") == "veil.no-place"
    assert why(find(where, cells=cells), "veil.odds") == "veil.none"


def test_without_finds_how_often_each_group_was_searched_is_still_told() -> None:
    cells = [
        both(50, "A", searches=20),
        both(40, "B", searches=10, unsearched=4),
        both(7, "", searches=1),
    ]
    found = find(given=without("found"), cells=cells)
    said = found["stops.outcome"]
    assert ends(found, "search-rate.1") == (0.4, 0.4)
    assert ends(found, "search-rate.2") == (0.25, 0.35)
    assert why(found, "hit-rate.apart") == "absent.no-column"
    assert said.plain.id == "outcome.searched-only"
    assert said.pictured == ("search-rate.1", "search-rate.2")
    left, upstream = said.caveats
    assert upstream.id == "outcome.caveat-upstream"
    assert left.facts == {"n": 7, "whole": 97}
    assert left in find(given=without("force_used"), cells=cells)["stops.selection"].caveats
    bare = find(given=without("searched"), cells=cells)["stops.outcome"]
    assert (len(bare.estimates), bare.plain.id) == (1, "absent.no-column")


def test_a_record_that_tells_no_kinds_apart_is_taken_as_one_and_says_so() -> None:
    cells = [both(50, "A", act=""), both(40, "", act="")]
    found = find(given=without("act"), cells=cells)
    said = found["stops.kinds"]
    assert said.plain.id == "kinds.plain-one"
    assert said.plain.facts["nameless"] == named(found, "acts.no-group").count == 40
    assert said.caveats[0].id == "kinds.caveat-one"
    assert len(said.estimates) == 1
    assert said.asks
    alone = find(given=without("group_name"), cells=cells)["stops.kinds"]
    assert alone.plain.id == "kinds.plain-bare"


def test_what_has_no_number_stands_behind_what_has_one() -> None:
    found = find(given=without("found"), cells=[both(50, "A"), both(40, "B")])
    with_number = max(f.rank for f in found.values() if f.estimates[0].interval)
    assert with_number < min(f.rank for f in found.values() if not f.estimates[0].interval)
