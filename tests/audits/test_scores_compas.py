"""Scores as given in Broward County: the published truth tables, and what was not published."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from veedor.core import Estimate, Report, Verdict
from veedor.run import audit
from veedor.stats.score_auc import ordering

CASE = """
title: Risk scores
system: COMPAS, Broward County
auditor: Test
language: en
time_zone: America/New_York
seed: 1
sources:
  scores:
    record: profiles
    file: scores.parquet
    columns:
      profile_id: row_id
      scored_on: scored_on
      score: {score}
      tier:
        from: {tier}
        map: {{"N/A": ""}}
      group_name: race
      group_name2: sex
      outcome: {outcome}
audits:
  - kind: scores
    sources: {{profiles: scores}}
    options: {{reference: Caucasian, bands: score, observed_to: "2016-03-31", {options}}}
"""
# The file says only whether a person was scored from 1 April 2014 on, two years before its end.
DATED = """
    COPY (
        SELECT *, two_year_recid = 1 AS had, is_violent_recid = 1 AS had_violent,
            CASE WHEN screened_from_2014_04_01 THEN DATE '2014-04-02' ELSE DATE '2014-03-01' END
                AS scored_on
        FROM read_parquet('{file}') WHERE {keep}
    ) TO '{out}' (FORMAT parquet)
"""
PUBLISHED_FILTER = (
    "abs(days_b_screening_arrest) <= 30 AND is_recid <> -1 AND charge_degree <> 'O'"
)
NOBODY_LEFT_OUT = "true"


def run(folder: Path, source: Path, keep: str = NOBODY_LEFT_OUT, **more: str) -> Report:
    out = folder / "scores.parquet"
    with duckdb.connect(":memory:") as db:
        db.execute(DATED.format(file=source, out=out, keep=keep))
    said = {"score": "decile_score", "tier": "score_text", "outcome": "had"}
    case = folder / "case.yaml"
    case.write_text(CASE.format(**(said | {"options": "high_tiers: [Medium, High]"} | more)))
    return audit(case).report


def numbers(report: Report) -> dict[str, Estimate]:
    findings = report.audits[0].findings
    return {one.name: one for finding in findings for one in finding.estimates}


def value(one: Estimate) -> float:
    assert one.interval is not None
    assert one.interval.value is not None
    return one.interval.value


@pytest.fixture(scope="module")
def compas(shared: Path) -> Path:
    return shared / "scores" / "compas"


@pytest.fixture(scope="module")
def report(compas: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return run(tmp_path_factory.mktemp("compas"), compas / "general.parquet")


@pytest.fixture(scope="module")
def found(report: Report) -> dict[str, Estimate]:
    return numbers(report)


PUBLISHED: dict[str, tuple[int, ...]] = {
    "all": (7214, 2681, 1282, 1216, 2035),
    "1.1": (3696, 990, 805, 532, 1369),
    "1.2": (2454, 1139, 349, 461, 505),
}
RATES = {
    "all": (32.35, 37.40, 0.61, 0.69),
    "1.1": (44.85, 27.99, 0.63, 0.65),
    "1.2": (23.45, 47.72, 0.59, 0.71),
}


@pytest.mark.parametrize("group", PUBLISHED)
def test_every_published_truth_table_is_reproduced(
    found: dict[str, Estimate], group: str
) -> None:
    cells = [found[f"errors.{group}.{cell}"] for cell in ("tn", "fp", "fn", "tp")]
    assert (cells[0].support, *(one.count for one in cells)) == PUBLISHED[group]
    fpr, fnr, ppv, npv = (
        value(found[f"errors.{group}.{rate}"]) for rate in ("fpr", "fnr", "ppv", "npv")
    )
    shown = (round(100 * fpr, 2), round(100 * fnr, 2), round(ppv, 2), round(npv, 2))
    assert shown == RATES[group]


def test_with_high_only_the_published_error_rates_are_reproduced(
    compas: Path, tmp_path: Path
) -> None:
    high = run(tmp_path, compas / "general.parquet", options="high_tiers: [High]")
    seen = numbers(high)
    keys = ("1.1.fpr", "1.1.fnr", "1.2.fpr", "1.2.fnr")
    rates = [round(100 * value(seen[f"errors.{key}"]), 2) for key in keys]
    assert rates == [15.82, 61.02, 5.44, 79.81]
    assert round(value(seen["errors.1.1.ppv"]), 6) == 0.722927
    assert round(value(seen["errors.1.2.ppv"]), 6) == 0.706522


def test_a_cut_at_five_and_the_tiers_flag_the_same_people(
    compas: Path, tmp_path: Path, found: dict[str, Estimate]
) -> None:
    cut = numbers(run(tmp_path, compas / "general.parquet", options="cut: 5"))
    names = [name for name in found if name.startswith("errors.")]
    assert [cut[name] for name in names] == [found[name] for name in names]


def test_areas_and_their_errors_are_those_of_the_reference_study(
    found: dict[str, Estimate],
) -> None:
    areas = [round(value(found[f"order.{key}"]), 6) for key in ("all", "1.1", "1.2")]
    assert areas == [0.702166, 0.691834, 0.693146]
    means = [
        round(value(found[f"order.mean-{what}.1.{place}"]), 3)
        for what in ("positive", "negative")
        for place in (1, 2)
    ]
    assert means == [6.287, 4.818, 4.396, 3.032]


def test_the_errors_of_the_areas_are_those_of_the_reference_study(compas: Path) -> None:
    asked = """
        SELECT decile_score, sum(two_year_recid), sum(1 - two_year_recid)
        FROM read_parquet($file) WHERE race = $race GROUP BY decile_score
    """
    errors = []
    with duckdb.connect(":memory:") as db:
        for race in ("African-American", "Caucasian"):
            bound = {"file": str(compas / "general.parquet"), "race": race}
            rows = [
                (float(s), int(y), int(n)) for s, y, n in db.execute(asked, bound).fetchall()
            ]
            errors.append(round(ordering(rows).error or 0, 6))
    assert errors == [0.008562, 0.010797]


def test_the_gap_in_false_positives_is_there_and_that_in_areas_is_not(
    found: dict[str, Estimate],
) -> None:
    gap = found["gaps.1.1.fpr"].interval
    assert gap is not None
    assert gap.kind == "simultaneous"
    assert gap.low > 0.15
    areas = found["order.gap.1.1"].interval
    assert areas is not None
    assert areas.low < 0 < areas.high


def test_equal_predictive_values_force_unequal_false_positives_at_these_base_rates(
    found: dict[str, Estimate],
) -> None:
    forced = [value(found[f"identity.1.{place}"]) for place in (1, 2)]
    # p / (1 - p) * (1 - PPV) / PPV * (1 - FNR), with PPV 2035/3317 and FNR 1216/3251 of all.
    shared = 1282 / 2035 * (2035 / 3251)
    assert forced == pytest.approx([1901 / 1795 * shared, 966 / 1488 * shared], rel=1e-9)
    assert forced[0] > 1.5 * forced[1]


def test_the_flaw_of_the_two_year_file_is_found_by_comparing_rules_of_follow_up(
    report: Report, found: dict[str, Estimate]
) -> None:
    assert round(100 * value(found["followup.delivered"]), 1) == 45.1
    assert round(100 * value(found["followup.full-time"]), 1) == 36.2
    assert found["followup.short"].support == 1007
    assert round(100 * value(found["followup.short"]), 1) == 99.7
    finding = next(f for f in report.audits[0].findings if f.id == "scores.followup")
    assert finding.verdict is Verdict.CONTRADICTED
    (only_full,) = finding.alternatives
    assert [one.support for one in only_full.estimates][:2] == [3960, 2247]


def test_the_published_sample_has_6172_persons_and_its_scores(
    compas: Path, tmp_path: Path
) -> None:
    keep = f"{PUBLISHED_FILTER} AND score_text <> 'N/A'"
    seen = numbers(
        run(tmp_path, compas / "general.parquet", keep, options="high_tiers: [High]")
    )
    base = seen["errors.all.base-rate"]
    assert (base.support, base.count) == (6172, 2809)
    races = [seen[f"errors.1.{place}.base-rate"].support for place in range(1, 7)]
    assert races == [3175, 2103, 509, 343, 31, 11]
    assert seen["errors.all.flagged"].count == 1144
    areas = [round(value(seen[f"order.{key}"]), 6) for key in ("all", "1.1", "1.2")]
    assert areas == [0.709789, 0.704253, 0.692763]
    # Bands in the order of the score: 1 and 10, African-American and Caucasian.
    shares = [seen[f"calibration.{key}"] for key in ("1.1", "1.10", "2.1", "2.10")]
    assert [round(value(one), 4) for one in shares] == [0.2329, 0.8370, 0.2116, 0.7000]
    more = numbers(run(tmp_path, compas / "general.parquet", keep))
    assert more["errors.all.flagged"].count == 1144 + 1607


def test_the_violent_file_gives_its_own_rates_and_not_those_of_the_other_file(
    compas: Path, tmp_path: Path
) -> None:
    columns: dict[str, Any] = {"score": "v_decile_score", "tier": "v_score_text"}
    seen = numbers(run(tmp_path, compas / "violent.parquet", **columns))
    places = {value_of_label(seen, place): place for place in (1, 2)}
    rates = [
        round(100 * value(seen[f"errors.1.{places[race]}.fpr"]), 2)
        for race in ("African-American", "Caucasian")
    ]
    assert rates == [33.04, 15.55]
    keep = f"{PUBLISHED_FILTER} AND v_score_text <> 'N/A'"
    base = numbers(run(tmp_path, compas / "violent.parquet", keep, **columns))[
        "errors.all.base-rate"
    ]
    assert (base.support, base.count) == (4020, 652)


def value_of_label(seen: dict[str, Estimate], place: int) -> str:
    return str(seen[f"errors.1.{place}.fpr"].label.facts["group"])


def test_a_score_that_is_not_available_is_counted_and_is_not_low(
    compas: Path, tmp_path: Path, found: dict[str, Estimate]
) -> None:
    with duckdb.connect(":memory:") as db:
        file = compas / "violent.parquet"
        asked = f"SELECT count(*) FROM '{file}' WHERE v_score_text = 'N/A'"
        (unscored,) = db.execute(asked).fetchall()[0]
    columns = {"score": "v_decile_score", "tier": "v_score_text"}
    seen = numbers(run(tmp_path, compas / "violent.parquet", **columns))
    assert seen["errors.no-score"].count == unscored
    assert seen["errors.all.flagged"].support == 4743 - unscored
    assert found["errors.no-score"].count == 0


def test_the_printed_correlation_is_in_the_file_and_no_question_of_this_audit(
    compas: Path,
) -> None:
    asked = f"""
        SELECT corr(length_of_stay_days, decile_score) FROM read_parquet($file)
        WHERE {PUBLISHED_FILTER} AND score_text <> 'N/A'
    """
    with duckdb.connect(":memory:") as db:
        ((found,),) = db.execute(asked, {"file": str(compas / "general.parquet")}).fetchall()
    assert round(found, 4) == 0.2073
