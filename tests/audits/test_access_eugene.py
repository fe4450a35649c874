"""A real log, its published audit reproduced, and the errors of that audit found."""

from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from veedor.core import Estimate, Finding, Report, TableError
from veedor.run import audit

CASE = """
title: Searches in a plate-reader network
system: Plate readers, Eugene, Oregon
auditor: Test
language: en
time_zone: America/Los_Angeles
seed: 20250921
period: {{from: "2025-06-01", to: "2025-09-21T00:00:00Z"}}
sources:
  searches:
    record: queries
    file: {file}
    zone: UTC
    duplicates: {duplicates}
    columns:
      query_id: search_id
      made_at: searched_at_utc
      account: user
      breadth: camera_count
      reason: reason
  rules:
    record: shift_rules
    rows:
      - {{rule: R1, first_from: 390, first_to: 450, then_from: 990, then_to: 1410}}
      - {{rule: R2, first_from: 450, first_to: 660, then_from: 1050, then_to: 390}}
      - {{rule: R3, first_from: 660, first_to: 990, then_from: 1260, then_to: 390}}
audits:
  - kind: access
    sources: {{queries: searches, shift_rules: rules}}
    options:
      automatic_reasons: [Daytime search for best result, Other image search from alerts page]
      vague_reasons: [investigation, inv, police]
      published_utc_offset_minutes: -480
      published_total: 4377
      published_runs: 27
      published_pairs: 28
"""


def write_case(folder: Path, table: pa.Table, *, duplicates: str = "refuse") -> Path:
    pq.write_table(table, folder / "searches.parquet")
    case = folder / "case.yaml"
    case.write_text(CASE.format(file="searches.parquet", duplicates=duplicates))
    return case


@pytest.fixture(scope="module")
def searches(shared: Path) -> pa.Table:
    return pq.read_table(shared / "access" / "eugene_flock" / "searches.parquet")


@pytest.fixture(scope="module")
def report(searches: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return audit(write_case(tmp_path_factory.mktemp("eugene"), searches)).report


def finding(report: Report, name: str) -> Finding:
    return next(f for f in report.audits[0].findings if f.id == name)


def counts(estimates: tuple[Estimate, ...]) -> dict[str, int | None]:
    return {estimate.name: estimate.count for estimate in estimates}


def test_the_published_period_holds_3566_searches_of_142_users(report: Report) -> None:
    covered = report.audits[0].coverage[0]
    assert (covered.admitted, covered.audited) == (4294, 3566)
    assert finding(report, "access.accounts").estimates[0].support == 142


def test_with_the_published_fixed_offset_there_are_27_runs_and_28_events(
    report: Report,
) -> None:
    published = next(
        a
        for a in finding(report, "access.runs").alternatives
        if a.text.id == "runs.published-clock"
    )
    found = counts(published.estimates)
    assert found["runs.published.all"] == 27
    assert found["runs.longest.published.all"] == 11
    assert found["pairs.published.all"] == 28
    assert found["pairs.accounts.published.all"] == 20


def test_in_the_true_zone_there_are_30_runs_and_35_events_of_23_users(report: Report) -> None:
    found = counts(finding(report, "access.runs").estimates)
    assert found["runs.zone.all"] == 30
    assert found["pairs.zone.all"] == 35
    assert found["pairs.accounts.zone.all"] == 23


def test_only_19_of_the_28_published_events_remain_and_the_report_says_why(
    report: Report,
) -> None:
    plain = finding(report, "access.runs").plain
    assert plain.facts["kept"] == 19
    assert "only 19 of the 28 pairs remain" in plain.en
    assert "a fixed offset moves every time by an hour" in plain.en
    assert "solo 19 de los 28 pares subsisten" in plain.es


def test_searches_that_look_automatic_are_an_assumption_with_both_results(
    report: Report,
) -> None:
    without = next(
        a
        for a in finding(report, "access.runs").alternatives
        if a.text.id == "runs.without-automatic"
    )
    found = counts(without.estimates)
    assert found["runs.zone.without-automatic"] == 18
    assert found["pairs.zone.without-automatic"] == 21


def test_the_published_total_is_83_above_the_distinct_searches(report: Report) -> None:
    text = finding(report, "access.gaps").alternatives[0].text
    assert (text.facts["published"], text.facts["admitted"], text.facts["gap"]) == (
        4377,
        4294,
        83,
    )


def test_searches_per_user_are_the_published_ones(
    shared: Path, searches: pa.Table, tmp_path: Path
) -> None:
    published = pq.read_table(
        shared / "access" / "eugene_flock" / "published_top_users.parquet"
    )
    theirs = sorted(published.column(published.column_names[-1]).to_pylist(), reverse=True)
    outcome = audit(write_case(tmp_path, searches))
    table = next(t for t in outcome.annex if t.name == "access.accounts")
    place = table.columns.index("queries")
    assert sorted((int(row[place] or 0) for row in table.rows), reverse=True) == theirs
    assert theirs[:5] == [229, 165, 144, 109, 89]


def doubled(searches: pa.Table) -> pa.Table:
    """Two downloads that overlap by 83 rows, as the workbook of 4,377 rows holds them."""
    return pa.concat_tables([searches, searches.slice(2000, 83)])


def test_83_double_rows_are_refused_with_their_places(
    searches: pa.Table, tmp_path: Path
) -> None:
    with pytest.raises(TableError) as refusal:
        audit(write_case(tmp_path, doubled(searches)))
    assert str(refusal.value).startswith(
        "searches.parquet: 83 records repeat the search_id of another one: #4295"
    )


def test_83_double_rows_are_counted_once_where_the_case_says_so(
    report: Report, searches: pa.Table, tmp_path: Path
) -> None:
    once = audit(write_case(tmp_path, doubled(searches), duplicates="count once")).report
    receipt = once.received[0]
    assert (receipt.parsed, receipt.duplicates, receipt.admitted) == (4377, 83, 4294)
    ours = msgspec.to_builtins(once.audits[0].findings)
    assert ours == msgspec.to_builtins(report.audits[0].findings)


def overlapping(searches: pa.Table, folder: Path, *, duplicates: str) -> Path:
    """Two downloads of one log that share 83 rows, and a case that names them both."""
    pq.write_table(searches.slice(0, 2083), folder / "first.parquet")
    pq.write_table(searches.slice(2000), folder / "second.parquet")
    one = CASE.format(file="first.parquet", duplicates=duplicates)
    head, tail = one.split("  rules:", 1)
    block = head[head.index("  searches:") :]
    other = block.replace("searches:", "later:", 1).replace("first.parquet", "second.parquet")
    both = tail.replace("queries: searches", "queries: [searches, later]")
    (folder / "case.yaml").write_text(head + other + "  rules:" + both)
    return folder / "case.yaml"


def test_two_overlapping_downloads_combine_to_the_same_findings(
    report: Report, searches: pa.Table, tmp_path: Path
) -> None:
    both = audit(overlapping(searches, tmp_path, duplicates="count once")).report
    combined = both.audits[0].combined[0]
    assert (combined.rows, combined.duplicates) == (4294, 83)
    assert msgspec.to_builtins(both.audits[0].findings) == msgspec.to_builtins(
        report.audits[0].findings
    )


def test_two_overlapping_downloads_are_refused_unless_declared(
    searches: pa.Table, tmp_path: Path
) -> None:
    with pytest.raises(TableError) as refusal:
        audit(overlapping(searches, tmp_path, duplicates="refuse"))
    assert str(refusal.value) == (
        "queries: 83 records repeat the query_id of one in another of the files searches, "
        "later. If downloads overlap, declare `duplicates: count once` for each of them."
    )
