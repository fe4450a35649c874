"""Figures in print: police posts in Buenos Aires in 1994, searches where cannabis was legal."""

from pathlib import Path

import duckdb
import numpy as np
import pytest

from tests.audits.effect.by_hand import Ask, named, reach, value, why
from veedor.audits.effect.options import EffectOptions
from veedor.core import Answer
from veedor.stats.differences import change_gap

BECAUSE = (
    "The places were protected after the bombing of 18 July 1994, whatever the thefts there."
)


def thefts(file: Path) -> dict[str, str]:
    """Give the panel of blocks; an institution under guard is a place of its own."""
    source = f"FROM read_parquet('{file}')"
    return {
        "panel": (
            "SELECT 'M' || block AS unit, make_date(1994, month, 1) AS period,"
            f" car_thefts AS events, barrio AS cluster {source}"
        ),
        "adoption": (
            "SELECT DISTINCT 'M' || block AS unit, DATE '1994-07-18' AS adopted_on"
            f" {source} WHERE same_block = 1 UNION ALL SELECT 'guarded', DATE '1994-07-18'"
        ),
        "neighbours": (
            "SELECT DISTINCT 'guarded' AS unit, 'M' || block AS neighbour,"
            f" CASE WHEN one_block = 1 THEN 1 ELSE 2 END AS steps {source}"
            " WHERE one_block = 1 OR two_blocks = 1"
        ),
    }


@pytest.fixture(scope="module")
def blocks(effect: Ask, shared: Path) -> Answer:
    file = shared / "effect" / "buenos_aires_2004" / "monthly_panel.parquet"
    tables = thefts(file)
    tables["panel"] = tables["panel"].replace(", barrio AS cluster", "")
    options = EffectOptions(
        straddling="before", trends_assumed_because=BECAUSE, draws=199, starts=2
    )
    return effect(options, **tables)[1]


def test_the_three_columns_of_di_tella_and_schargrodsky(blocks: Answer) -> None:
    """Table 3: -0.0775, -0.0801 and -0.0808, to four digits; errors by block."""
    assert value(blocks, "differences.0-rings.own") == pytest.approx(-0.07752956, abs=5e-8)
    assert value(blocks, "differences.1-rings.own") == pytest.approx(-0.0800740, abs=5e-7)
    assert value(blocks, "differences.1-rings.ring-1") == pytest.approx(-0.0132598, abs=5e-7)
    assert value(blocks, "differences.own") == pytest.approx(-0.0808023, abs=5e-7)
    assert value(blocks, "differences.ring-1") == pytest.approx(-0.0139880, abs=5e-7)
    assert value(blocks, "differences.ring-2") == pytest.approx(-0.0021847, abs=5e-7)
    assert named(blocks, "differences.own").support == 37
    found = reach(blocks, "differences.own")
    assert (found.low, found.high) == pytest.approx((-0.12964, -0.03196), abs=5e-6)
    beside = reach(blocks, "staggered.two-way")
    # Who is near is left out there, so it is the same coefficient; clustered by block .0239.
    assert beside.value == pytest.approx(-0.0808023, abs=5e-7)


def test_no_fall_moved_to_the_next_blocks_that_these_counts_could_show(blocks: Answer) -> None:
    assert reach(blocks, "differences.ring-1").high > 0
    assert reach(blocks, "displacement.near").low < 0 < reach(blocks, "displacement.near").high


def test_with_four_months_before_the_test_of_trends_could_hardly_fail(
    effect: Ask, shared: Path, blocks: Answer
) -> None:
    assert value(blocks, "trends.power") < 0.1
    file = shared / "effect" / "buenos_aires_2004" / "monthly_panel.parquet"
    options = EffectOptions(straddling="before", draws=99, starts=2)
    refused = effect(options, **thefts(file))[1]
    assert why(refused, "differences.own") == "refused.no-power"
    assert why(refused, "mixture.gap") == "absent.too-few-to-fit"
    assert why(refused, "series.step") == "absent.short-series"


def test_by_three_neighbourhoods_no_effect_is_ruled_out(effect: Ask, shared: Path) -> None:
    file = shared / "effect" / "buenos_aires_2004" / "monthly_panel.parquet"
    options = EffectOptions(
        straddling="before", trends_assumed_because=BECAUSE, draws=99, starts=2
    )
    found = effect(options, **thefts(file))[1]
    assert why(found, "differences.own") == "absent.unbounded"
    assert named(found, "differences.wild").support == 8


@pytest.mark.parametrize("group", ["white", "black", "hispanic"])
def test_searches_fell_where_cannabis_was_legal(effect: Ask, shared: Path, group: str) -> None:
    """Rates without numbers of stops: only size and direction can be checked (Table 4)."""
    file = shared / "effect" / "marijuana_search_rates" / "quarterly.parquet"
    rows = f"FROM read_parquet('{file}') WHERE driver_race = '{group}'"
    _, found = effect(
        EffectOptions(trends_assumed_because="direction only", draws=199, starts=2),
        panel=(
            "SELECT state AS unit, date_trunc('month', quarter) AS period,"
            f" search_rate * 1000 AS events {rows}"
        ),
        adoption=(
            "SELECT DISTINCT state AS unit, DATE '2012-12-09' AS adopted_on"
            f" {rows} AND state IN ('CO', 'WA')"
        ),
    )
    assert value(found, "differences.own") < 0


def test_the_log_odds_of_searches_fell_as_our_reading_of_the_table_says(shared: Path) -> None:
    """Whites -1.14; three rates of zero leave those of the other two groups open."""
    file = shared / "effect" / "marijuana_search_rates" / "quarterly.parquet"
    rows = (
        duckdb.connect()
        .execute(
            f"""
        SELECT state IN ('CO', 'WA'),
            avg(odds) FILTER (NOT pre_legalization) - avg(odds) FILTER (pre_legalization)
        FROM (
            SELECT *, ln(search_rate / (1 - search_rate)) AS odds
            FROM read_parquet('{file}') WHERE driver_race = 'white'
        ) GROUP BY state ORDER BY state
        """
        )
        .fetchall()
    )
    sides = [np.array([odds for own, odds in rows if own is side]) for side in (True, False)]
    assert change_gap(*sides).value == pytest.approx(-1.14, abs=0.005)
