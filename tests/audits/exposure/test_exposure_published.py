"""The Markup's published tables for Plainfield and 38 jurisdictions: what comes out of them.

The single predictions of the studies are not public in full: Plainfield has the published
count of each block group, the 38 jurisdictions only box centres over all dates.
"""

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from veedor.audits.exposure.counts import Area, Residents
from veedor.audits.exposure.options import ExposureOptions
from veedor.audits.exposure.tests.by_hand import fell, find, named, reach, value
from veedor.core import Estimate
from veedor.geo import place_points, read_outlines
from veedor.run import audit
from veedor.stats.targeting import bands, rank_correlation, targeting_ranks, tenths

EXAMPLE = Path(__file__).parents[3] / "examples" / "plainfield"
DATA = ("block_groups.parquet", "prediction_cells_all_dates.parquet")
GROUPS = {
    "White": "white_alone",
    "Latino": "latino_alone",
    "African American": "black_alone",
    "Asian": "asian_alone",
}


def rows_of(file: Path) -> list[dict[str, Any]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    found: list[dict[str, Any]] = parquet.read_table(file).to_pylist()
    return found


@pytest.fixture(scope="module")
def plainfield(shared: Path) -> list[dict[str, Any]]:
    return rows_of(shared / "forecast/plainfield-2018/block_groups.parquet")


@pytest.fixture(scope="module")
def published(shared: Path) -> dict[str, Any]:
    file = shared / "forecast/plainfield-2018/published.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_plainfield_ranks_and_spearman_are_the_published_ones_exactly(
    plainfield: list[dict[str, Any]], published: dict[str, Any]
) -> None:
    counts = [row["pred_count"] for row in plainfield]
    residents = [row["population"] for row in plainfield]
    assert sum(counts) == 23_052
    ranks = targeting_ranks(counts, residents)
    assert list(ranks) == [row["pred_pop_rank"] for row in plainfield]
    for name, column in GROUPS.items():
        shares = [row[column] / row["population"] for row in plainfield]
        found = rank_correlation(ranks, shares)
        assert found == pytest.approx(published["spearman_pred_rank_vs_share"][name], abs=1e-15)


def test_plainfield_tenths_are_the_forty_published_shares_exactly(
    plainfield: list[dict[str, Any]], published: dict[str, Any]
) -> None:
    parts = tenths([row["pred_count"] for row in plainfield])
    assert sum(map(len, parts)) == 34  # the block group on the median is in none, as published
    printed = {
        (row["demo"], row["prank_filter"]): row["values"]
        for row in published["decile_composition"]["rows"]
    }
    assert len(printed) == 40
    labels = ["0 to 10th", *(f"{10 * i}th to {10 * i + 10}th" for i in range(1, 10))]
    for label, part in zip(labels, parts, strict=True):
        whole = sum(plainfield[i]["population"] for i in part)
        for name, column in GROUPS.items():
            share = sum(plainfield[i][column] for i in part) / whole
            assert share == pytest.approx(printed[name, label], abs=1e-15), (name, label)


def test_the_kind_says_plainfields_numbers(
    plainfield: list[dict[str, Any]], published: dict[str, Any]
) -> None:
    residents = [
        Residents(row["geoid"], "persons", group, Decimal(row[column]), None)
        for row in plainfield
        for group, column in {"": "population", **GROUPS}.items()
    ]
    counts = fell("predictions", [row["pred_count"] for row in plainfield])
    codes = {f"A{i}": row["geoid"] for i, row in enumerate(plainfield)}
    by_area = [
        type(one)(one.record, codes[one.area_code], one.things) for one in counts["by_area"]
    ]
    found = find(
        ExposureOptions(group="Latino"),
        area_list=[
            Area(row["geoid"], None, None, "read", row["aland"], 1) for row in plainfield
        ],
        residents=residents,
        **(counts | {"by_area": by_area}),
    )
    spearman = published["spearman_pred_rank_vs_share"]
    order = [e.label.facts["group"] for e in _spearmans(found)]
    assert sorted(map(str, order)) == sorted(GROUPS)
    for one, group in zip(_spearmans(found), order, strict=True):
        assert one.interval.value == pytest.approx(spearman[str(group)], abs=1e-10)
    place = order.index("Latino") + 1
    assert value(found, f"ranking.{place}.tenth.10") == pytest.approx(0.700431, abs=1e-6)
    assert value(found, "predicted.against-census") > 1
    assert reach(found, "predicted.against-census").kind == "exact count"
    assert named(found, "ranking.on-a-cut").count == 1


def _spearmans(found: dict[str, Any]) -> list[Any]:
    return [e for e in found["exposure.ranking"].estimates if e.name.endswith(".spearman")]


@pytest.fixture(scope="module")
def jurisdictions(shared: Path) -> dict[str, dict[str, Any]]:
    """Each jurisdiction with its block groups and the boxes in each, by point in polygon."""
    folder = shared / "forecast/predpol-38"
    found: dict[str, dict[str, Any]] = {}
    for row in rows_of(folder / "block_groups.parquet"):
        found.setdefault(row["department"], {"groups": [], "cells": []})["groups"].append(row)
    for row in rows_of(folder / "prediction_cells_all_dates.parquet"):
        found[row["department"]]["cells"].append(row)
    for row in rows_of(folder / "departments.parquet"):
        if row["department"] in found:
            found[row["department"]]["published"] = row["num_preds"]
    for one in found.values():
        _place(one)
    return found


def _place(one: dict[str, Any]) -> None:
    outlines = read_outlines([(r["geoid"], r["geometry_wkb"].hex()) for r in one["groups"]])
    lat, lon = (
        np.rint([1e6 * c[at] for c in one["cells"]]).astype(int) for at in ("lat", "lon")
    )
    placed = place_points(outlines, lat, lon)
    counts = dict.fromkeys((r["geoid"] for r in one["groups"]), 0)
    one["outside"] = 0
    for cell, code in zip(one["cells"], placed.area_code, strict=True):
        if code:
            counts[code] += cell["pred_count"]
        else:
            one["outside"] += cell["pred_count"]
    one["counts"] = list(counts.values())


def test_all_5463_block_groups_have_the_boxes_that_shapely_alone_counted(
    jurisdictions: dict[str, dict[str, Any]],
) -> None:
    groups = [row for one in jurisdictions.values() for row in one["groups"]]
    counts = [n for one in jurisdictions.values() for n in one["counts"]]
    assert len(groups) == 5463
    assert counts == [row["pred_count_point_in_polygon"] for row in groups]
    assert jurisdictions["cpso"]["outside"] == 55_107
    assert jurisdictions["ocfl"]["outside"] == 258_609


def test_thirteen_jurisdictions_come_near_the_published_spearman_and_no_nearer(
    shared: Path, jurisdictions: dict[str, dict[str, Any]]
) -> None:
    """The publisher geocoded boxes to blocks: centres on a border went elsewhere."""
    file = shared / "forecast/predpol-38/published/race_corr_pred_count.parquet"
    printed = {(row["department"], row["demo"]): row["value"] for row in rows_of(file)}
    usable = {
        name: one
        for name, one in jurisdictions.items()
        if sum(one["counts"]) == one["published"] and not one["outside"]
    }
    assert len(usable) == 13
    apart = []
    for name, one in usable.items():
        living = [row["population"] for row in one["groups"]]
        ranks = targeting_ranks(one["counts"], living)
        kept = [i for i, n in enumerate(living) if n]
        for group, column in GROUPS.items():
            shares = [one["groups"][i][column] / living[i] for i in kept]
            found = rank_correlation([ranks[i] for i in kept], shares)
            assert found is not None
            apart.append(abs(found - printed[name, group]))
    assert len(apart) == 52
    assert float(np.median(apart)) == pytest.approx(0.0064, abs=5e-5)
    assert max(apart) == pytest.approx(0.073, abs=5e-4)


def test_the_number_of_jurisdictions_above_their_own_total_is_near_the_published_one(
    jurisdictions: dict[str, dict[str, Any]],
) -> None:
    """Published: 25, 21, 13, 8, the least of estimate and bounds; only estimates are public."""
    above = dict.fromkeys(GROUPS, 0)
    for one in jurisdictions.values():
        living = [row["population"] for row in one["groups"]]
        most = bands(one["counts"], living).most
        for group, column in GROUPS.items():
            everywhere = sum(row[column] for row in one["groups"]) / sum(living)
            there = sum(one["groups"][i][column] for i in most) / sum(living[i] for i in most)
            above[group] += there > everywhere
    assert above == {"African American": 24, "Latino": 23, "Asian": 15, "White": 10}


@pytest.mark.slow
def test_the_worked_case_of_plainfield_gives_the_numbers_of_its_page(
    shared: Path, tmp_path: Path
) -> None:
    place = tmp_path / "plainfield"
    shutil.copytree(EXAMPLE, place)
    sql = (place / "prepare.sql").read_text(encoding="utf-8")
    for file in (*DATA, "counts.csv", "cells.csv", "census.csv"):
        sql = sql.replace(f"'{file}'", f"'{place / file}'")
    for file in DATA:
        shutil.copy(shared / "forecast/plainfield-2018" / file, place)
    with duckdb.connect() as db:
        db.execute(sql)
    counted, placed = (
        {e.name: e for f in part.findings for e in f.estimates}
        for part in audit(place / "case.yaml").report.audits
    )
    ratio = counted["predicted.against-census"].interval
    assert ratio is not None
    assert (round(ratio.value or 0, 3), round(ratio.low, 3), round(ratio.high, 3)) == (
        1.590,
        1.254,
        2.015,
    )
    spearman = [value_of(counted[f"ranking.{n}.spearman"]) for n in (1, 2, 3, 4)]
    assert [round(one, 4) for one in spearman] == [0.7431, -0.3630, -0.6732, -0.5737]
    assert placed["lost.predictions.outside"].count == 6
    assert placed["lost.predictions.outside"].support == 56_415
    assert placed["assignment.moved"].count == 2927
    assert round(value_of(placed["ranking.1.spearman"]), 4) == 0.7983
    assert round(value_of(placed["predicted.against-census-by-box"]), 3) == 1.570


def value_of(one: Estimate) -> float:
    assert one.interval is not None
    assert one.interval.value is not None
    return one.interval.value
