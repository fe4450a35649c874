"""The worked case of docs/effect.md, from its case file alone; every number of the page."""

import shutil
from pathlib import Path

import duckdb
import pytest

from veedor.core import Report
from veedor.run import audit

ROOT = Path(__file__).parents[3]
CASE = ROOT / "examples" / "effect" / "buenos-aires-2004"
SHOWN = {
    "differences.0-rings.own": (-0.07753, -0.1256, -0.0294),
    "differences.1-rings.own": (-0.08007, -0.1283, -0.0318),
    "differences.own": (-0.08080, -0.1296, -0.0320),
    "differences.ring-1": (-0.01399, -0.0437, 0.0158),
    "differences.ring-2": (-0.00218, -0.0266, 0.0222),
    "staggered.all": (-0.054, -0.091, -0.016),
    "displacement.net": (-5.7, -17.1, 5.6),
    "displacement.target": (-3.0, None, None),
    "displacement.near": (-2.7, None, None),
    "trends.power": (0.056, None, None),
    "power.noticeable-share": (0.775, None, None),
    "places.rank": (0.0017, None, None),
}


@pytest.fixture(scope="module")
def report(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("posts") / "case"
    shutil.copytree(CASE, folder)
    panel = shared / "effect" / "buenos_aires_2004" / "monthly_panel.parquet"
    duckdb.connect().execute(f"COPY (FROM '{panel}') TO '{folder / 'monthly_panel.csv'}'")
    return audit(folder / "case.yaml").report


@pytest.mark.parametrize("name", SHOWN)
def test_the_page_shows_what_the_case_gives(report: Report, name: str) -> None:
    (part,) = report.audits
    every = [e for f in part.findings for e in f.estimates]
    every += [e for f in part.findings for a in f.alternatives for e in a.estimates]
    (one,) = [e for e in every if e.name == name]
    assert one.interval is not None
    ends = (one.interval.value, one.interval.low, one.interval.high)
    for found, shown in zip(ends, SHOWN[name], strict=True):
        if shown is not None:
            digits = len(repr(shown).partition(".")[2])
            assert found == pytest.approx(shown, abs=0.51 * 10**-digits)


@pytest.mark.parametrize("page", ["effect.md", "efecto.es.md"])
def test_both_pages_name_the_estimates_and_carry_their_numbers(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for name in ("differences.0-rings.own", "differences.own", "staggered.all", "places.rank"):
        assert f"`{name}`" in text
    plain = text.replace(",", ".")
    for number in ("-0.07753", "-0.08007", "-0.08080", "-0.01399", "-0.00218", "77.5", "5.6 %"):
        assert number in plain


def test_rows_that_repeat_are_counted_once_and_all_are_accounted_for(report: Report) -> None:
    (part,) = report.audits
    covered = {one.record: (one.admitted, one.audited) for one in part.coverage}
    assert covered["panel"] == (7884, 7884)
    assert covered["adoption"] == (877, 38)
    assert covered["neighbours"] == (876, 876)
