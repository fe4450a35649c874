"""What was caught, how far the rates were off, and whether they mean what they say."""

from decimal import Decimal
from math import exp, log

import pytest

from veedor.audits.forecast.counts import EventPlace, Lag
from veedor.audits.forecast.tests.by_hand import (
    coverage,
    ends,
    find,
    incident_coverage,
    moment,
    named,
    period,
    quick,
    tables,
    value,
    why,
)
from veedor.core import Verdict

# Three cells, two days: the forecast ranks C01 first, then C02 and C03 tie.
RATES = [[0.5, 0.2, 0.2], [0.5, 0.2, 0.2]]
EVENTS = [[1, 0, 2], [0, 1, 0]]


def test_ties_at_the_cut_count_by_expectation_with_their_range() -> None:
    found = find(quick(top_cells=2), **tables(RATES, EVENTS))
    # C01 caught 1; the second place is C02 or C03: 0 or 2 the first day, 1 or 0 the second.
    assert value(found, "pai") == pytest.approx((1 + 1 + 0.5) / 4 / (2 / 3))
    assert ends(found, "capture.ties") == (0.25, 1.0)
    assert value(found, "capture.area-used") == pytest.approx(2 / 3)


def test_precision_per_prediction_and_capture_per_incident_are_two_numbers() -> None:
    found = find(quick(top_cells=1), **tables(RATES, EVENTS))
    assert (
        value(found, "precision.per-prediction") == 0.5
    )  # C01 saw an incident on one of two days
    assert value(found, "capture.of-all") == 0.25  # one of four incidents


def test_incidents_off_the_map_are_missed_in_a_second_capture() -> None:
    lost = incident_coverage(admitted=6, on_map=4, off_map=1, nowhere=1)
    rows = tables(RATES, EVENTS) | {"incident_coverage": [lost]}
    found = find(quick(top_cells=1), **rows)
    assert value(found, "capture.of-all") == pytest.approx(1 / 6)
    assert value(found, "incidents.on-map") == pytest.approx(4 / 6)
    assert found["frame"].verdict is Verdict.CONTRADICTED


def test_the_best_choice_is_named_with_its_freedom() -> None:
    found = find(quick(top_cells=1), **tables(RATES, EVENTS))
    assert value(found, "pei") == pytest.approx(0.25 / 0.5)  # C03 holds two of four
    assert value(found, "pei.each-period") == pytest.approx(0.25 / 0.75)


def test_areas_decide_coverage_where_every_cell_has_one() -> None:
    rows = tables(RATES, EVENTS)
    areas = (Decimal(2), Decimal(1), Decimal(1))
    rows["map_cells"] = [
        type(c)(**({f: getattr(c, f) for f in c.__struct_fields__} | {"area_km2": area}))
        for c, area in zip(rows["map_cells"], areas, strict=True)
    ]
    found = find(quick(coverage=0.5), **rows)
    # By rate per area C01 (0.25) still leads C02 and C03 (0.2), and fills half of the map.
    assert value(found, "capture.area-used") == 0.5
    assert value(found, "pai") == pytest.approx(0.25 / 0.5)


def test_incidents_where_the_rate_was_zero_are_shown_before_the_floor() -> None:
    found = find(quick(top_cells=1), **tables([[0.5, 0.0, 0.0]], [[1, 1, 0]]))
    assert value(found, "zero.cells") == pytest.approx(2 / 3)
    assert value(found, "zero.incidents") == 0.5


def test_without_a_floor_an_incident_at_rate_zero_has_no_score() -> None:
    found = find(quick(top_cells=1, epsilon=0.0), **tables([[0.5, 0.0, 0.0]], [[1, 1, 0]]))
    assert why(found, "score.product") == "absent.no-floor"


def test_the_poisson_score_is_rate_less_counts_times_its_logarithm() -> None:
    found = find(quick(top_cells=1, epsilon=0.0), **tables(RATES, EVENTS))
    expected = (2 * 0.9 - log(0.5) - 3 * log(0.2)) / 4
    assert value(found, "score.product") == pytest.approx(expected)
    assert value(found, "score-floored.product") == pytest.approx(expected)


def test_totals_and_groups_of_rates_are_happened_over_expected() -> None:
    found = find(quick(top_cells=1), **tables(RATES, EVENTS))
    assert value(found, "observed.over-expected") == pytest.approx(4 / 1.8)
    groups = [e.name for e in found["calibration"].estimates if e.name.startswith("decile.")]
    assert value(found, groups[-1]) == pytest.approx(1 / 1.0)  # the rate 0.5, twice
    assert value(found, groups[0]) == pytest.approx(3 / 0.8)  # the rate 0.2, four times


def test_the_pit_and_both_corps_are_given_part_by_part() -> None:
    found = find(quick(top_cells=1, epsilon=0.0), **tables(RATES, EVENTS))
    bars = [value(found, f"pit.bar.{k}") for k in range(1, 11)]
    assert sum(bars) == pytest.approx(10)
    # The first bar: of six rates, each count spreads evenly from P(X < y) to P(X <= y).
    spans = {(0.5, 1): (exp(-0.5), 1.5 * exp(-0.5)), (0.5, 0): (0, exp(-0.5))}
    spans |= {(0.2, 0): (0, exp(-0.2)), (0.2, 1): (exp(-0.2), 1.2 * exp(-0.2))}
    seen = [(0.5, 1), (0.5, 0), (0.2, 0), (0.2, 0), (0.2, 1)]  # and 2 at 0.2, far from 0
    below = [max(0.0, 0.1 - spans[one][0]) / (spans[one][1] - spans[one][0]) for one in seen]
    assert bars[0] == pytest.approx(10 * sum(below) / 6)
    # Any incident: 1 of 2 at the rate 0.5, and 2 of 4 at 0.2: nothing is told apart.
    assert value(found, "corp-brier.uncertainty") == pytest.approx(0.25)
    assert value(found, "corp-brier.discrimination") == pytest.approx(0)
    mixed = [0.999 * rate + 0.001 * 0.3 for rate in (0.5, 0.2)]  # no floor: that of the kind
    off = sum(n * (0.5 - (1 - exp(-m))) ** 2 for n, m in zip((2, 4), mixed, strict=True)) / 6
    assert value(found, "corp-brier.miscalibration") == pytest.approx(off)


def test_blocks_whose_total_a_poisson_test_refuses_are_counted() -> None:
    rates, events = [[0.1, 0.1, 3.0]] * 2, [[4, 0, 3], [5, 0, 3]]
    found = find(quick(top_cells=1, block_metres=500.0), **tables(rates, events))
    assert value(found, "blocks.failing") == pytest.approx(1 / 3)  # 9 at 0.2 expected
    assert named(found, "blocks.failing").support == 3


def test_the_plain_words_name_both_oracles() -> None:
    found = find(quick(top_cells=1, band=(0.3, 0.7)), **tables(RATES, EVENTS))
    plain = found["capture"].plain
    assert plain.id == "capture.plain-oracles"
    assert (plain.facts["pei"], plain.facts["star"]) == (
        value(found, "pei"),
        value(found, "pei-star"),
    )
    assert (plain.facts["low"], plain.facts["high"]) == (30, 70)
    assert any(one.id == "capture.caveat-star" for one in found["capture"].caveats)


def test_a_score_that_only_orders_has_no_calibration() -> None:
    rows = tables(RATES, EVENTS)
    rows["predicted"] = [
        type(p)(p.period_no, p.cell_no, None, p.rate, 0) for p in rows["predicted"]
    ]
    rows["periods"] = [period(n, 3, rates=0, scores=3) for n in (1, 2)]
    found = find(quick(top_cells=1), **rows)
    assert why(found, "score.product") == "absent.no-rates"
    assert value(found, "pai") == pytest.approx(0.25 * 3)


def test_rates_below_zero_are_refused_as_rates() -> None:
    rows = tables(RATES, EVENTS) | {"coverage": [coverage(admitted=6, celled=6, negative=1)]}
    assert why(find(quick(top_cells=1), **rows), "score.product") == "absent.negative"


def test_a_forecast_of_flags_alone_counts_its_own_area() -> None:
    rows = tables(RATES, EVENTS)
    rows["predicted"] = [
        type(p)(p.period_no, p.cell_no, None, None, int(p.cell_no == 3))
        for p in rows["predicted"]
    ]
    rows["periods"] = [period(n, 3, rates=0, flags=3, flagged=1) for n in (1, 2)]
    found = find(quick(), **rows)
    assert value(found, "pai") == pytest.approx(0.5 / (1 / 3))
    assert why(found, "twin.correlation") in {"absent.no-history", "absent.flags-only"}


def test_periods_of_unequal_length_are_counted() -> None:
    rows = tables(RATES, EVENTS)
    first, second = rows["periods"]
    longer = type(second)(
        **(
            {f: getattr(second, f) for f in second.__struct_fields__}
            | {"ends": moment(second.ends.date().replace(day=9))}
        )
    )
    found = find(quick(top_cells=1), **(rows | {"periods": [first, longer]}))
    assert value(found, "horizon.unequal") == 0.5
    assert found["fragility"].verdict is Verdict.CONTRADICTED


def test_data_from_after_the_beginning_is_a_peek() -> None:
    rows = tables(RATES, EVENTS)
    rows["periods"] = [period(1, 3, cut=3, peeks=3), period(2, 3, cut=3)]
    found = find(quick(top_cells=1), **rows)
    assert value(found, "data.peeking") == 0.5


def test_a_period_after_the_last_incident_on_record_is_not_on_record() -> None:
    rows = tables(RATES, EVENTS)
    early = incident_coverage(admitted=4, on_map=4, last_local=rows["periods"][0].starts)
    found = find(quick(top_cells=1), **(rows | {"incident_coverage": [early]}))
    assert value(found, "horizon.unrecorded") == 0.5


def test_days_without_a_forecast_lie_between_the_first_and_the_last() -> None:
    rows = tables(RATES, EVENTS)
    rows["periods"] = [period(1, 3), period(5, 3)]
    rows["periods"][1] = type(rows["periods"][1])(
        **(
            {f: getattr(rows["periods"][1], f) for f in rows["periods"][1].__struct_fields__}
            | {"period_no": 2}
        )
    )
    found = find(quick(top_cells=1), **rows)
    assert named(found, "days.without-forecast").count == 3
    assert named(found, "days.without-forecast").support == 5


def test_reports_come_late_by_their_median() -> None:
    found = find(**tables(RATES, EVENTS), lags=[Lag(0, 2), Lag(1, 1), Lag(9, 2)])
    assert value(found, "reports.median-days") == 1
    assert value(found, "reports.late") == pytest.approx(3 / 5)


def test_a_map_laid_aside_catches_what_lies_near_the_edge_of_a_cell() -> None:
    rows = tables(RATES, EVENTS)
    step = Decimal("0.01")
    rows["map_cells"] = [
        type(c)(
            **(
                {f: getattr(c, f) for f in c.__struct_fields__}
                | {"x_m": None, "y_m": None, "latitude": Decimal(0), "longitude": k * step}
            )
        )
        for k, c in enumerate(rows["map_cells"])
    ]
    side = 0.01 * 111_320
    # One incident at the centre of C01; one in C02, a tenth of a cell from C01.
    rows["event_places"] = [
        EventPlace(1, Decimal(0), Decimal(0), 1),
        EventPlace(1, Decimal(0), Decimal("0.006"), 1),
    ]
    found = find(quick(top_cells=1, cell_metres=(side, side)), **rows)
    assert ends(found, "capture.laid-aside") == (0.5, 1.0)


def test_a_map_without_a_grid_cannot_be_laid_aside() -> None:
    found = find(quick(top_cells=1), **tables(RATES, EVENTS))
    assert why(found, "capture.laid-aside") == "absent.no-grid"
