"""The worked cases of docs/minneapolis.md, from their case files alone; every number there."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from veedor.core import Estimate, Report
from veedor.run import audit

ROOT = Path(__file__).parents[3]
PAGES = ("minneapolis.md", "minneapolis.es.md")
Found = list[dict[str, Estimate]]


def laid_out(name: str, data: Path, folder: Path) -> Path:
    """Copy the case and its data into one folder and prepare it, as the page says."""
    place = folder / name
    shutil.copytree(ROOT / "examples" / name, place)
    shutil.copyfile(data, place / data.name)
    text = (place / "prepare.sql").read_text(encoding="utf-8")
    ours = re.sub(r"'([a-z_]+\.(?:parquet|csv))'", rf"'{place}/\1'", text)
    with duckdb.connect(":memory:") as db:
        db.execute(ours)
    return place / "case.yaml"


def estimates(report: Report) -> Found:
    return [{e.name: e for f in one.findings for e in f.estimates} for one in report.audits]


@pytest.fixture(scope="module")
def stops(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Found:
    data = shared / "stops" / "mpls_2017" / "stops.parquet"
    return estimates(audit(laid_out("minneapolis", data, tmp_path_factory.mktemp("m"))).report)


@pytest.fixture(scope="module")
def searches(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Found:
    data = shared / "stops" / "openpolicing_threshold" / "threshold_test.parquet"
    return estimates(audit(laid_out("threshold", data, tmp_path_factory.mktemp("t"))).report)


def ends(one: Estimate) -> tuple[float, float]:
    assert one.interval is not None, one.absent_because
    return one.interval.low, one.interval.high


def value(one: Estimate) -> float:
    assert one.interval is not None, one.absent_because
    assert one.interval.value is not None
    return one.interval.value


def percent(one: Estimate) -> float:
    return round(100 * value(one), 1)


def test_race_was_noted_before_the_stop_in_as_many_as_the_datas_page_says(stops: Found) -> None:
    """29.7 % in the light and 11.9 % in the dark, of traffic stops in the squad computer."""
    shares = [percent(stops[1][f"veil.recorded.{light}"]) for light in ("light", "dark")]
    assert shares == [29.7, 11.9]


def test_a_third_of_the_stops_has_no_race_on_record(stops: Found) -> None:
    """8,221 rows without a race and 9,219 with "Unknown", of 51,920."""
    whole = stops[2]["acts.no-group"]
    assert (whole.count, whole.support) == (8221 + 9219, 51_920)
    rows = [(part["acts.no-group"].support, percent(part["acts.no-group"])) for part in stops]
    assert rows == [(26_098, 13.9), (23_214, 75.0), (51_920, 33.6)]


def test_search_rates_of_the_datas_page_mix_two_kinds_of_stop(stops: Found) -> None:
    """20.4, 8.15 and 30.6 % of all stops; 13.8, 4.0 and 26.5 % of traffic stops."""
    mixed = [percent(stops[2][f"search-rate.{n}"]) for n in (1, 5)]
    assert mixed == [20.4, 30.6]
    assert round(100 * value(stops[2]["search-rate.2"]), 2) == 8.15
    traffic = [percent(stops[0][f"search-rate.{n}"]) for n in (1, 2, 7)]
    assert traffic == [13.8, 4.0, 26.5]
    assert stops[0]["hit-rate.apart"].interval is None


@pytest.mark.parametrize("page", PAGES)
def test_the_veil_is_as_the_page_shows(stops: Found, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").replace(",", ".")
    number = r"(\d+\.\d\d)"
    row = (
        rf"^\| [A-Z][\w ]+ \| {number} \| {number} (?:to|a) {number} \| "
        rf"{number} (?:to|a) {number} \| `veil\.odds\.(\d)`. `veil\.bounds\.\6`"
    )
    rows = re.findall(row, text, re.MULTILINE)
    assert len(rows) == 4
    for odds, low, high, least, most, n in rows:
        one = stops[0][f"veil.odds.{n}"]
        told = [value(one), *ends(one), *ends(stops[0][f"veil.bounds.{n}"])]
        assert [f"{end:.2f}" for end in told] == [odds, low, high, least, most]
        assert ends(one)[0] < 1 < ends(one)[1]


def test_the_veil_is_near_the_value_on_the_datas_page(stops: Found) -> None:
    """Odds ratio 0.90 of 3,836 stops there; here minutes are whole and 3,817 stand."""
    black = stops[0]["veil.odds.1"]
    assert black.support == 3817
    assert value(black) == pytest.approx(0.90, abs=0.01)


@pytest.mark.slow
def test_equal_hit_rates_of_nine_states_are_those_of_print(searches: Found) -> None:
    nine = searches[0]
    assert [percent(nine[f"hit-rate.{n}"]) for n in (1, 2, 3)] == [28.1, 28.4, 22.0]
    low, high = ends(nine["hit-rate.gap.2"])
    assert [round(100 * end, 1) for end in (low, high)] == [-2.7, 3.3]
    assert nine["threshold.level"].interval is None


@pytest.mark.slow
def test_thresholds_of_wisconsin_are_those_of_print_where_hit_rates_leave_it_open(
    searches: Found,
) -> None:
    """0.352, 0.310 and 0.245 in print, weighted by all stops of a place."""
    one = searches[1]
    assert [percent(one[f"search-rate.{n}"]) for n in (1, 2, 3)] == [1.2, 4.8, 3.2]
    assert [percent(one[f"hit-rate.{n}"]) for n in (1, 2, 3)] == [52.5, 48.1, 40.4]
    levels = [value(one[f"threshold.level.{n}"]) for n in (1, 2, 3)]
    assert levels == pytest.approx([0.352, 0.310, 0.245], abs=0.0075)
    assert levels == [0.35, 0.31, 0.25]
    gap = one["hit-rate.gap.2"]
    assert [round(100 * end, 1) for end in (value(gap), *ends(gap))] == [-4.4, -10.2, 1.5]
    apart = one["threshold.gap.2"]
    assert (value(apart), *ends(apart)) == (-0.04, -0.07, -0.01)


@pytest.mark.parametrize("page", PAGES)
def test_both_pages_carry_the_numbers_held_here(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").replace(",", ".")
    for number in (
        *("29.7 %", "11.9 %", "26.098 | 13.9 %", "51.920 | 33.6 %", "23.214 | 75.0 %"),
        *("| 13.8 % | 20.4 %", "| 4.0 % | 8.2 %", "| 26.5 % | 30.6 %"),
        *("28.1 % | 28.4 % | 22.0 %", "1.2 % | 4.8 % | 3.2 %", "52.5 % | 48.1 % | 40.4 %"),
        *("0.35 | 0.31 | 0.25", "0.352 | 0.310 | 0.245", "822.462", "427.604"),
        *("20 % | 16 % | 14 %", "-10.2", "1.5", "-2.7", "3.3", "-4.4", "-0.07", "-0.01"),
    ):
        assert number in text, number
