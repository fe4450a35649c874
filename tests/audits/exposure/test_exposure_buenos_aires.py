"""Buenos Aires 2016 and 2017: rows on no map, written areas, totals and unmet basic needs."""

import shutil
from pathlib import Path

import duckdb
import pytest

from veedor.core import AuditRecord, Estimate, Report
from veedor.report import to_json
from veedor.run import audit

CASE = Path(__file__).parents[3] / "examples" / "buenos-aires"
DATA = "forecast/buenos-aires-2016-2017"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("ba") / "case"
    shutil.copytree(CASE, place)
    for file in ("events.parquet", "radios_2010.parquet"):
        shutil.copy(shared / DATA / file, place)
    sql = (place / "prepare.sql").read_text(encoding="utf-8")
    for file in ("radios_2010.parquet", "censo.csv"):
        sql = sql.replace(f"'{file}'", f"'{place / file}'")
    with duckdb.connect() as db:
        db.execute(sql)
    return place


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return audit(folder / "case.yaml", threads=2).report


def named(part: AuditRecord, name: str) -> Estimate:
    (one,) = [e for f in part.findings for e in f.estimates if e.name == name]
    return one


def ends(part: AuditRecord, name: str) -> tuple[float, float]:
    interval = named(part, name).interval
    assert interval is not None
    return interval.low, interval.high


def test_743_rows_at_zero_and_692_in_no_radio_are_found_and_dropped_from_nothing(
    report: Report,
) -> None:
    (incidents,) = [c for c in report.audits[0].coverage if c.record == "incidents"]
    assert (incidents.admitted, incidents.audited) == (238_188, 238_188)
    assert named(report.audits[0], "lost.incidents.zero").count == 743
    assert named(report.audits[0], "lost.incidents.outside").count == 692
    assert named(report.audits[0], "lost.incidents").support == 238_188


def test_eleven_percent_stand_in_another_barrio_than_written_or_under_another_spelling(
    report: Report,
) -> None:
    """The data's own page says 11 %; half of it is four names spelled in two ways."""
    low, high = ends(report.audits[0], "lost.incidents.written-elsewhere")
    assert high == pytest.approx(0.11, abs=0.005)
    unlisted = named(report.audits[0], "lost.incidents.written-unlisted")
    assert unlisted.count is not None
    assert low == pytest.approx(high - unlisted.count / unlisted.support, rel=1e-6)
    assert 0.05 < low < 0.06
    mended = ends(report.audits[2], "lost.incidents.written-elsewhere")
    assert mended[0] == mended[1] == pytest.approx(0.06, abs=0.005)


def test_four_percent_stand_in_another_commune_than_written(report: Report) -> None:
    low, high = ends(report.audits[1], "lost.incidents.written-elsewhere")
    assert low == high == pytest.approx(0.04, abs=0.005)


def test_the_census_is_that_of_2010_and_six_in_a_hundred_households_have_unmet_needs(
    report: Report,
) -> None:
    every = named(report.audits[2], "lost.residents")
    assert (every.support, every.count) == (2_890_151, 0)
    share = named(report.audits[2], "ranking.1.all")
    assert (share.count, share.support) == (68_776, 1_150_134)
    assert ends(report.audits[2], "ranking.1.all")[0] == pytest.approx(0.0598, abs=5e-5)


def test_robberies_fell_more_where_households_with_unmet_needs_live(report: Report) -> None:
    assert ends(report.audits[2], "incidents.against-census") == (1.254057135, 1.254057135)
    assert ends(report.audits[2], "ranking.1.most")[0] == pytest.approx(0.1192, abs=5e-5)
    assert ends(report.audits[2], "concentration.gini")[0] == pytest.approx(0.4264, abs=5e-5)
    (as_areas_vary,) = [
        e
        for f in report.audits[2].findings
        for alternative in f.alternatives
        for e in alternative.estimates
    ]
    assert as_areas_vary.interval is not None
    assert 1.1 < as_areas_vary.interval.low < 1.254 < as_areas_vary.interval.high < 1.4


@pytest.mark.parametrize(
    ("start", "end", "robberies"),
    [("2016-01-01", "2017-01-01", 71_223), ("2017-01-01", "2018-01-01", 68_296)],
)
def test_robberies_of_a_year_are_the_published_total_less_a_few_revised_rows(
    folder: Path, start: str, end: str, robberies: int
) -> None:
    """The city's government printed 71,226 and 68,297; the file holds three and one fewer."""
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    head, _, _ = text.partition("audits:")
    only = text.partition("  - kind: exposure")[2].rpartition("  - kind: exposure")[2]
    period = f'period: {{from: "{start}", to: "{end}"}}'
    head = head.replace('period: {from: "2016-01-01", to: "2018-01-01"}', period)
    case = folder / f"year-{start[:4]}.yaml"
    case.write_text(f"{head}audits:\n  - kind: exposure{only}", encoding="utf-8")
    part = audit(case).report.audits[0]
    assert named(part, "lost.incidents").support == robberies


def test_threads_change_no_byte(folder: Path, report: Report) -> None:
    assert to_json(audit(folder / "case.yaml", threads=1).report) == to_json(report)
