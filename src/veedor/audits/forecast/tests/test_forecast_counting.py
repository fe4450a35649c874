"""Did the forecast catch more than counting would have, and what is it?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.audits.forecast.maps import rule_of
from veedor.audits.forecast.tests.by_hand import (
    ALL,
    ends,
    find,
    lacking,
    named,
    quick,
    reach,
    tables,
    value,
    why,
    without,
)
from veedor.core import Verdict

DAYS, CELLS = 12, 8
CONTRACTS = (
    ("counting", "hit-rate.over-last-month"),
    ("acts", "acts.unlinked"),
    ("council", "runs.without-council-findings"),
)


def drawn(days: int = DAYS, cells: int = CELLS) -> tuple[np.ndarray, np.ndarray]:
    """Days before and days under audit of places that differ, by a Poisson law."""
    rng = np.random.default_rng(1)
    rate = rng.permutation(np.linspace(0.05, 1.2, cells))
    return rng.poisson(rate, (30, cells)), rng.poisson(rate, (days, cells))


def mean_of_last(past: np.ndarray, now: np.ndarray, days: int) -> np.ndarray:
    whole = np.concatenate([past, now])
    start = len(past)
    return np.array([whole[start + t - days : start + t].mean(axis=0) for t in range(len(now))])


def test_a_forecast_that_is_last_month_is_no_better_than_last_month() -> None:
    past, now = drawn()
    rates = mean_of_last(past, now, 30)
    found = find(quick(top_cells=2), **tables(rates.tolist(), now.tolist(), past.tolist()))
    assert reach(found, "hit-rate.over-last-month").value == 0
    assert ends(found, "hit-rate.over-last-month") == (0, 0)
    assert value(found, "capture.product") == value(found, "capture.last-month")


def test_a_forecast_that_is_a_seven_day_mean_is_called_one() -> None:
    past, now = drawn()
    rates = mean_of_last(past, now, 7)
    found = find(quick(top_cells=2), **tables(rates.tolist(), now.tolist(), past.tolist()))
    twin = found["twin"]
    assert twin.verdict is Verdict.CONTRADICTED
    assert twin.plain.facts["days"] == 7
    assert twin.plain.facts["rule"] == "rule-mean"
    assert value(found, "twin.correlation") == pytest.approx(1)
    assert value(found, "twin.largest-gap") < 1e-9
    assert value(found, "twin.in-common") == pytest.approx(1)


def test_a_forecast_that_knew_the_outcome_is_better_than_every_rule() -> None:
    past, now = drawn(30, 40)
    rates = (now + 0.01).tolist()
    found = find(quick(top_cells=4, draws=2000), **tables(rates, now.tolist(), past.tolist()))
    assert found["counting"].verdict is Verdict.SUPPORTED
    assert found["twin"].verdict is Verdict.SUPPORTED
    assert all(
        e.interval.low > 0
        for e in found["counting"].estimates
        if e.name.startswith("over.") and e.interval
    )


def test_a_forecast_upside_down_is_no_better_than_counting() -> None:
    past, now = drawn(30, 40)
    rates = np.tile(2 - past.mean(axis=0), (30, 1)).tolist()
    found = find(quick(top_cells=10), **tables(rates, now.tolist(), past.tolist()))
    assert found["counting"].verdict is Verdict.CONTRADICTED
    assert ends(found, "hit-rate.over-reference")[1] < 0


def test_a_rule_never_reads_the_day_that_it_is_for_nor_any_later_one() -> None:
    past, now = drawn()
    other = now.copy()
    other[-1] = other[-1][::-1] + 5
    rates = np.full((DAYS, CELLS), 0.5).tolist()
    first, second = (
        find(quick(top_cells=2, curve=(1.0,)), **tables(rates, days.tolist(), past.tolist()))
        for days in (now, other)
    )
    # The last day's incidents enter no map, so only what was caught on that day can differ.
    hits = [
        value(one, "capture.mean-7") * named(one, "capture.mean-7").support
        for one in (first, second)
    ]
    last = mean_of_last(past, now, 7)[-1]
    top = np.argsort(-last)[:2]
    assert hits[1] - hits[0] == pytest.approx(float((other[-1] - now[-1])[top].sum()), abs=1e-6)


@pytest.mark.parametrize("lag", [0, 3])
def test_days_of_reports_that_were_not_in_are_not_counted(lag: int) -> None:
    past, now = drawn()
    rates = np.full((DAYS, CELLS), 0.5).tolist()
    found = find(
        quick(top_cells=1, lag_days=lag, windows=(1,)),
        **tables(rates, now.tolist(), past.tolist()),
    )
    whole = np.concatenate([past, now])
    start, hits = len(past), 0.0
    for t in range(DAYS):
        day = whole[start + t - 1 - lag]
        best = day == day.max()
        hits += now[t][best].sum() / best.sum()
    assert value(found, "capture.mean-1") == pytest.approx(hits / now.sum())


@pytest.mark.parametrize(("finding", "name"), CONTRACTS)
def test_what_rules_read_is_there_once_with_a_reason_where_nothing_is(
    finding: str, name: str
) -> None:
    for given_ in (ALL, {}, lacking("predictions"), lacking("incidents", "resolutions")):
        found = find(given=given_)
        assert [e.name for f in found.values() for e in f.estimates].count(name) == 1
        assert name in {e.name for e in found[finding].estimates}


def test_nothing_handed_over_is_said() -> None:
    found = find(given={})
    assert why(found, "hit-rate.over-last-month") == "absent.no-predictions"
    assert why(found, "acts.unlinked") == "absent.no-predictions"
    assert why(found, "runs.without-council-findings") == "absent.no-predictions"
    assert all(f.verdict is Verdict.NOT_ASSESSABLE for f in found.values())
    assert found["counting"].asks


def test_without_days_before_there_is_nothing_to_count() -> None:
    _, now = drawn()
    rates = np.full((DAYS, CELLS), 0.5).tolist()
    found = find(quick(top_cells=2), **tables(rates, now.tolist()))
    assert why(found, "hit-rate.over-last-month") == "absent.no-history"
    assert value(found, "pai") == pytest.approx(1)


def test_without_an_incident_nothing_is_tested() -> None:
    past, _ = drawn()
    rates = np.full((DAYS, CELLS), 0.5).tolist()
    nothing = np.zeros((DAYS, CELLS), int).tolist()
    found = find(quick(top_cells=2), **tables(rates, nothing, past.tolist()))
    assert why(found, "hit-rate.over-last-month") == "absent.no-event"
    assert why(found, "observed.over-expected") == "absent.no-event"


def test_a_coverage_smaller_than_any_cell_flags_nothing() -> None:
    past, now = drawn()
    rates = np.full((DAYS, CELLS), 0.5).tolist()
    found = find(quick(coverage=0.05), **tables(rates, now.tolist(), past.tolist()))
    assert why(found, "hit-rate.over-last-month") == "absent.no-room"


def test_flags_without_the_rest_of_the_map_are_refused() -> None:
    past, now = drawn()
    rows = tables(np.full((DAYS, CELLS), 0.5).tolist(), now.tolist(), past.tolist())
    rows["predicted"] = [
        type(p)(p.period_no, p.cell_no, None, None, 1) for p in rows["predicted"]
    ]
    rows["periods"] = [
        type(p)(
            **({f: getattr(p, f) for f in p.__struct_fields__} | {"rates": 0, "flags": CELLS})
        )
        for p in rows["periods"]
    ]
    found = find(quick(), lacking("cells"), **rows)
    assert why(found, "hit-rate.over-last-month") == "absent.no-map"


def test_cells_without_a_place_are_blocks_of_their_own_and_draw_no_kernel_map() -> None:
    past, now = drawn()
    rows = tables(mean_of_last(past, now, 7).tolist(), now.tolist(), past.tolist())
    rows["map_cells"] = [
        type(c)(**({f: getattr(c, f) for f in c.__struct_fields__} | {"x_m": None}))
        for c in rows["map_cells"]
    ]
    found = find(quick(top_cells=2, cell_metres=(500.0, 500.0)), **rows)
    assert why(found, "capture.kernel") == "absent.undrawn"
    assert "counting.caveat-cells" in {caveat.id for caveat in found["counting"].caveats}
    assert reach(found, "hit-rate.over-last-month").kind == "confidence"


def test_cells_on_a_grid_draw_the_kernel_maps() -> None:
    past, now = drawn()
    rows = tables(mean_of_last(past, now, 7).tolist(), now.tolist(), past.tolist())
    found = find(quick(top_cells=2, cell_metres=(500.0, 500.0)), **rows)
    assert 0 <= value(found, "capture.kernel") <= 1
    assert 0 <= value(found, "capture.prospective") <= 1


def test_one_block_alone_gives_a_reason_in_place_of_an_interval() -> None:
    past, now = drawn()
    rows = tables(mean_of_last(past, now, 7)[:1].tolist(), now[:1].tolist(), past.tolist())
    rows["map_cells"] = [
        type(c)(**({f: getattr(c, f) for f in c.__struct_fields__} | {"block": "uno"}))
        for c in rows["map_cells"]
    ]
    found = find(quick(top_cells=2), **rows)
    assert why(found, "hit-rate.over-last-month") == "absent.one-block"


def test_too_few_incidents_settle_nothing() -> None:
    past, now = drawn()
    rates = (now + 0.01).tolist()
    options = quick(top_cells=2, minimum_support=10_000)
    found = find(options, **tables(rates, now.tolist(), past.tolist()))
    assert found["counting"].verdict is Verdict.INCONCLUSIVE


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=4, max_size=6),
    st.integers(1, 4),
)
def test_shares_stay_shares_and_differences_add_up(events: list[list[int]], top: int) -> None:
    past = [[1, 0, 2, 1]] * 10
    rates = [[0.4, 0.3, 0.2, 0.1]] * len(events)
    found = find(quick(top_cells=top), **tables(rates, events, past))
    if not sum(map(sum, events)):
        assert why(found, "hit-rate.over-last-month") == "absent.no-event"
        return
    product, month = value(found, "capture.product"), value(found, "capture.last-month")
    assert 0 <= product <= 1
    assert 0 <= month <= 1
    assert value(found, "hit-rate.over-last-month") == pytest.approx(product - month, abs=1e-9)
    low, high = ends(found, "capture.ties")
    assert low - 1e-9 <= product <= high + 1e-9


def test_a_rule_is_named_with_its_days() -> None:
    assert rule_of("smoothed-30") == ("smoothed", 30)
    assert rule_of("last-month") == ("last-month", 0)


def test_without_the_report_day_the_frame_says_so() -> None:
    found = find(given=without("incidents", "reported_at"))
    assert why(found, "reports.median-days") == "absent.no-column"
