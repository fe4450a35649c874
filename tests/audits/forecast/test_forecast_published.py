"""Published figures of three forecasts, reproduced from the records behind them."""

import json
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from shapely import STRtree, from_wkb, points, union_all

from veedor.stats.capture import capture_at
from veedor.stats.relocation import even_chance
from veedor.stats.score_intervals import wilson


def rows_of(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as db:
        return db.execute(sql).fetchall()


BOXES = 5.98 * 5280**2 / 600**2
"""Plainfield has 5.98 square miles: so many boxes of 600 feet (The Markup draws them so)."""


def test_the_pai_of_every_entry_of_the_nij_challenge_is_the_published_one(shared: Path) -> None:
    file = shared / "forecast/nij-portland-2017/scoreboard.parquet"
    rows = rows_of(
        f"SELECT pai, hits, n_crimes, forecast_area_sqft, total_area_sqft FROM '{file}'"
    )
    assert len(rows) == 138
    for pai, hits, crimes, flagged, whole in rows:
        share = flagged / whole
        found = capture_at([1, 0], [hits, crimes - hits], share, [share, 1 - share])
        assert found.pai == pytest.approx(pai, abs=6e-11), pai


def test_the_winning_burglary_entry_scores_as_published(shared: Path) -> None:
    room = shared / "forecast/nij-portland-2017"
    cells = rows_of(
        f"SELECT hotspot, area_sqft, geometry_wkb FROM '{room}/forecast_burg_1wk.parquet'"
        " ORDER BY cell"
    )
    crimes = rows_of(
        f"SELECT x_ft, y_ft FROM '{room}/events_burglary.parquet'"
        " WHERE occ_date BETWEEN '2017-03-01' AND '2017-03-07' ORDER BY x_ft, y_ft"
    )
    flags = np.array([flag for flag, _, _ in cells])
    areas = np.array([area for _, area, _ in cells])
    shapes = from_wkb([bytes(shape) for _, _, shape in cells])
    inside, at = STRtree(shapes).query(points(np.array(crimes)), predicate="intersects")
    _, first = np.unique(inside, return_index=True)
    events = np.bincount(at[first], minlength=len(cells))
    assert len(crimes) == 20
    # One of the 21 published burglaries lies outside the districts: caught by nobody.
    hits = int(events[flags == 1].sum())
    assert hits == 3
    used = float(areas[flags == 1].sum())
    assert used == pytest.approx(20_134_471.494, abs=0.01)
    whole = 4_117_809_231.898142
    assert (hits / 21) / (used / whole) == pytest.approx(29.2164838733, abs=5e-11)
    # A naive sum of the cells' areas is not the published whole: islands and holes.
    assert union_all(shapes[flags == 1]).area == pytest.approx(used, abs=1)


@pytest.fixture(scope="module")
def plainfield(shared: Path) -> Path:
    return shared / "forecast/plainfield-2018"


def published(room: Path) -> dict[str, float]:
    figures = json.loads((room / "published.json").read_text(encoding="utf-8"))["figures"]
    return {one["id"]: one["value"] for one in figures}


def test_the_counts_of_plainfield_are_the_published_ones(plainfield: Path) -> None:
    said = published(plainfield)
    (row,) = rows_of(
        f"""
        WITH used AS (
            SELECT * FROM '{plainfield}/crimes.parquet'
            WHERE CAST(datetime AS DATE) BETWEEN '2018-02-25' AND '2018-12-18'
                AND in_block_groups AND NOT vague_address
        ), matched AS (
            SELECT *, len(list_intersect(
                string_split(replace(accurate_pred_type, '%', '|'), '|'),
                string_split(replace(actual_pred_type, '%', '|'), '|')
            )) > 0 AS right_type
            FROM used
        )
        SELECT
            (SELECT count(*) FROM '{plainfield}/crimes.parquet'),
            count(*),
            count(*) FILTER (can_be_predicted),
            count(*) FILTER (can_be_predicted AND has_preds),
            count(*) FILTER (can_be_predicted AND right_type),
            sum(num_preds) FILTER (can_be_predicted AND right_type)
        FROM matched
        """
    )
    assert row == (
        said["crimes_raw"],
        said["crimes_in_analysis"],
        said["crimes_predictable_type"],
        said["crimes_predictable_with_any_prediction"],
        said["crimes_matched_in_type"],
        said["predictions_matched_with_34_crimes"],
    )
    assert row == (3225, 3066, 336, 62, 34, 64)
    assert 64 / said["predictions_without_dosage"] == said["all_rate_no_dosage"]
    assert round(100 * 64 / 23_631, 2) == 0.27


@pytest.mark.parametrize(
    ("hits", "boxes", "unpatrolled", "crimes", "lift"),
    [(32, 5766, 5722, 139, 11.8), (11, 10_178, 10_141, 116, 2.7)],
    ids=["robbery and assault", "burglary"],
)
def test_the_headline_rates_of_plainfield_stand_far_above_chance(
    plainfield: Path, hits: int, boxes: int, unpatrolled: int, crimes: int, lift: float
) -> None:
    said = published(plainfield)
    rates = {said["robbery_aggassault_rate"], said["burglary_rate"]}
    assert any(hits / boxes == pytest.approx(rate, rel=1e-12) for rate in rates)
    even = even_chance(
        crimes, unpatrolled, box_area=1.0, area=BOXES, box_time=11.25, time=297 * 24
    )
    assert hits / unpatrolled / even.per_box == pytest.approx(lift, abs=0.05)
    # Far from precise: what Wilson's interval leaves open is a factor of two.
    reach = wilson(hits, boxes, 0.95)
    assert reach.high / reach.low > 1.9


def test_the_patrol_visits_of_plainfield_are_the_published_ones(plainfield: Path) -> None:
    said = published(plainfield)
    (row,) = rows_of(
        f"""
        WITH visits AS (
            SELECT DISTINCT incident, type, started, ended, minutes_reported, location_key
            FROM '{plainfield}/dosage.parquet' WHERE started IS NOT NULL
        )
        SELECT
            count(*),
            count(*) FILTER (CAST(started AS DATE) BETWEEN '2018-02-25' AND '2018-12-18'),
            round(avg(minutes_reported), 2)
        FROM visits
        """
    )
    assert row == (
        said["dosage_unique_records"],
        said["dosage_in_window"],
        said["dosage_mean_minutes"],
    )
