"""The kind on a small case of files: what its queries count, and the same bytes every way."""

from pathlib import Path

import pytest

from veedor.core import AuditRecord, Estimate
from veedor.report import to_json
from veedor.run import audit

CASE = """title: Small
system: Small
auditor: Nobody
time_zone: UTC
seed: 1
period: {from: "2023-01-01", to: "2024-01-01"}
sources:
  boxes:
    record: predictions
    file: boxes.csv
    zone: UTC
    columns: {valid_from: day, latitude: lat, longitude: lon, flagged: flag, times: times}
  crimes:
    record: incidents
    file: crimes.csv
    zone: UTC
    columns: {incident_id: n, occurred_at: day, area: area, category: kind}
  cameras:
    record: cameras
    rows:
      - {camera_id: 1, area: " west "}
      - {camera_id: 2, area: EAST}
      - {camera_id: 3, area: North}
      - {camera_id: 4, area: Nowhere}
      - {camera_id: 5}
  areas:
    record: areas
    file: areas.csv
    columns: {area_code: code, area_name: name, parent: parent, outline: wkt}
  people:
    record: census
    rows:
      - {area_code: W, counted: 100}
      - {area_code: E, counted: 300}
      - {area_code: X, counted: 100}
      - {area_code: W, group_name: G, counted: 50, taken_on: "2020-01-01"}
      - {area_code: W, group_name: G, counted: 90, taken_on: "2010-01-01"}
      - {area_code: E, group_name: G, counted: 30}
      - {area_code: X, group_name: G, counted: 10}
audits:
  - kind: exposure
    sources:
      predictions: boxes
      incidents: crimes
      cameras: cameras
      areas: areas
      census: people
    options: {box_metres: 1000, crimes: [robbery]}
"""
BOXES = """day,lat,lon,flag,times
2023-02-01T00:00:00,0.5,0.5,true,
2023-02-01T00:00:00,0.5,0.5,true,4
2023-02-01T00:00:00,0.5,1.5,,3
2023-02-01T00:00:00,0.5,1.5,false,100
2023-02-01T00:00:00,0.5,1.5,true,-1
2022-12-31T23:59:59,0.5,1.5,true,7
2024-01-01T00:00:00,0.5,1.5,true,7
2023-02-01T00:00:00,0.5,1,true,2
2023-02-01T00:00:00,0,0,true,1
2023-02-01T00:00:00,,0.5,true,1
2023-02-01T00:00:00,89.5,0.5,true,1
"""
CRIMES = """n,day,area,kind
1,2023-02-01T00:00:00,West,robbery
2,2023-02-01T00:00:00,e,robbery
3,2023-02-01T00:00:00,E,theft
4,,east,robbery
"""
AREAS = """code,name,parent,wkt
W,West,North,"POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))"
E,East,North,"POLYGON ((1 0, 1 1, 2 1, 2 0, 1 0))"
X,Ecks,South,
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    for name, text in (("boxes", BOXES), ("crimes", CRIMES), ("areas", AREAS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folder / "case.yaml"


@pytest.fixture(scope="module")
def part(case: Path) -> AuditRecord:
    return audit(case, threads=2).report.audits[0]


def named(part: AuditRecord, name: str) -> Estimate:
    (one,) = [e for f in part.findings for e in f.estimates if e.name == name]
    return one


def value(part: AuditRecord, name: str) -> float:
    interval = named(part, name).interval
    assert interval is not None
    assert interval.value is not None
    return interval.value


def test_each_row_stands_or_does_not_for_one_reason(part: AuditRecord) -> None:
    (boxes,) = [one for one in part.coverage if one.record == "predictions"]
    assert (boxes.admitted, boxes.audited) == (11, 7)
    reasons = {one.reason.id: one.rows for one in boxes.excluded}
    assert reasons == {
        "coverage.negative": 1,
        "coverage.outside": 2,
        "coverage.unflagged": 1,
    }
    (census,) = [one for one in part.coverage if one.record == "census"]
    assert (census.admitted, census.audited) == (7, 6)


def test_a_row_counts_as_often_as_it_says(part: AuditRecord) -> None:
    assert named(part, "lost.predictions").support == 13
    assert named(part, "lost.predictions").count == 5
    counts = {
        why: named(part, f"lost.predictions.{why}").count
        for why in ("no-point", "zero", "impossible", "outside", "several")
    }
    assert counts == {"no-point": 1, "zero": 1, "impossible": 0, "outside": 1, "several": 2}


def test_the_ratio_is_over_areas_that_could_be_drawn_with_the_last_census(
    part: AuditRecord,
) -> None:
    group = (50 * 5 / 100 + 30 * 3 / 300) / 80
    others = (50 * 5 / 100 + 270 * 3 / 300) / 320
    assert value(part, "predicted.against-census") == pytest.approx(group / others, rel=1e-9)
    assert value(part, "lost.residents") == 0.2


def test_a_record_without_points_goes_by_code_name_or_larger_area(part: AuditRecord) -> None:
    assert named(part, "lost.incidents").support == 3
    assert named(part, "lost.incidents").count == 0
    reasons = ("nothing", "unknown", "parent")
    assert [named(part, f"lost.cameras.{why}").count for why in reasons] == [1, 1, 1]
    assert named(part, "cameras.per-resident-ratio").absent_because is not None
    assert named(part, "cameras.places-without").count == 1  # no outline is needed here


def test_boxes_on_a_border_are_shared_out(part: AuditRecord) -> None:
    # Two forecasts on the border: one to each side. The box at (0, 0) does not exist.
    assert value(part, "predicted.against-census-by-box") == pytest.approx(
        ((50 * 6 / 100 + 30 * 4 / 300) / 80) / ((50 * 6 / 100 + 270 * 4 / 300) / 320), rel=1e-6
    )


def test_threads_and_the_order_of_rows_change_no_number(case: Path, tmp_path: Path) -> None:
    one = to_json(audit(case, threads=1).report)
    assert one == to_json(audit(case, threads=3).report)
    head, *body = BOXES.splitlines(keepends=True)
    for file in case.parent.glob("*.csv"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "boxes.csv").write_text("".join([head, *reversed(body)]), encoding="utf-8")
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    turned = audit(tmp_path / "case.yaml").report.audits[0]
    assert turned.findings == audit(case).report.audits[0].findings


@pytest.mark.spark
def test_spark_says_the_same_byte_for_byte(case: Path) -> None:
    pytest.importorskip("pyspark")
    assert to_json(audit(case, engine="spark").report) == to_json(audit(case).report)
