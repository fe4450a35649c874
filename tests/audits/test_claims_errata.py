"""Errors of published tables and audits, found from the records through case files alone."""

import shutil
from pathlib import Path

import pytest

from veedor.core import Estimate, Finding, Report
from veedor.run import audit
from veedor.run.path import Outcome

ERRATA = Path(__file__).parents[2] / "examples" / "errata"
DATA = {
    "met-lfr": (
        "match/lfr_met/deployments_official.parquet",
        "match/lfr_met/deployments_secondary.parquet",
    ),
    "london-wards": ("match/lfr_wards/ward_counts_as_published.parquet",),
    "south-wales": (),
    "chicago-shotspotter": (),
}


def outcome_of(name: str, shared: Path | None, room: Path) -> Outcome:
    """Copy a case and its data into one folder, as docs/errata.md says, and audit it."""
    folder = room / name
    shutil.copytree(ERRATA / name, folder)
    for file in DATA[name]:
        assert shared is not None
        shutil.copy(shared / file, folder)
    return audit(folder / "case.yaml")


def report_of(name: str, shared: Path | None, room: Path) -> Report:
    return outcome_of(name, shared, room).report


def find(report: Report, name: str, place: int = 0) -> Finding:
    return next(f for f in report.audits[place].findings if f.id == f"claims.{name}")


def named(finding: Finding, name: str) -> Estimate:
    return next(e for e in finding.estimates if e.name == name)


def counted(finding: Finding, name: str) -> tuple[int | None, int]:
    return named(finding, name).count, named(finding, name).support


def facts(finding: Finding, sentence: str) -> list[dict[str, int | float | str]]:
    return [a.text.facts for a in finding.alternatives if a.text.id == sentence]


@pytest.fixture(scope="module")
def outcome(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return outcome_of("met-lfr", shared, tmp_path_factory.mktemp("met"))


@pytest.fixture(scope="module")
def grid(outcome: Outcome) -> Report:
    return outcome.report


def test_every_case_is_tested() -> None:
    assert {folder.name for folder in ERRATA.iterdir()} == set(DATA)


def test_days_of_the_spreadsheet_are_turned_round(grid: Report) -> None:
    """93 of the 251 rows that agree in list size and faces, and the row that lost 11,000."""
    found = find(grid, "copied", 1)
    assert counted(found, "copied.turned") == (94, 252)
    assert counted(found, "copied.year-first") == (94, 100)
    assert counted(found, "copied.year") == counted(found, "copied.other") == (0, 252)
    assert counted(found, "copied.unpaired") == (0, 252)


def test_the_annex_lists_every_day_and_one_of_them_is_of_the_row_that_lost_faces(
    outcome: Outcome,
) -> None:
    _, table = (table for table in outcome.annex if table.name == "claims.copied")
    turned = {
        row[table.columns.index("deployment")]
        for row in table.rows
        if row[0] == "copied.case-turned"
    }
    assert len(turned) == 94
    assert len(turned - {"lfr-0205"}) == 93


def test_most_of_them_are_found_without_the_other_table(grid: Report) -> None:
    assert counted(find(grid, "dates", 1), "dates.turned") == (91, 576)


def test_eleven_thousand_faces_were_lost_in_one_cell(grid: Report) -> None:
    (lost,) = [
        case
        for case in facts(find(grid, "copied"), "copied.case-number")
        if case["gap"] == 11000
    ]
    assert (lost["deployment"], lost["place"], lost["column"]) == (
        "lfr-0205",
        "Camden High Rd",
        "faces_seen",
    )
    (total,) = facts(find(grid, "totals", 1), "totals.case-copy")
    assert (total["printed"], total["total"], total["copy_total"]) == (891748, 902748, 891748)
    assert counted(find(grid, "totals", 1), "totals.as-copy") == (1, 1)
    assert named(find(grid, "totals", 1), "totals.differing").support == 17


def test_the_copy_has_five_more_numbers_that_differ(grid: Report) -> None:
    found = find(grid, "copied")
    assert counted(found, "copied.cells")[0] == 6
    rest = {
        (case["deployment"], case["column"], case["value"], case["copy_value"])
        for case in facts(found, "copied.case-number")
        if case["gap"] != 11000
    }
    assert rest == {
        ("lfr-0049", "duration_min", 400, 364),
        ("lfr-0090", "duration_min", 263, 371),
        ("lfr-0169", "alerts", 20, 19),
        ("lfr-0170", "alerts", 9, 8),
        ("lfr-0219", "duration_min", 395, 385),
    }


def test_one_year_of_each_table_is_wrong(grid: Report) -> None:
    found = find(grid, "dates")
    (listed,) = facts(found, "dates.case-year")
    assert (listed["deployment"], listed["day"], listed["year"]) == ("4", "2022-01-28", 2020)
    (printed,) = facts(found, "dates.case-out-year")
    assert (printed["deployment"], printed["place"]) == ("lfr-0122", "Dalston")
    assert (printed["day"], printed["fits"]) == ("2023-07-11", 2024)


def test_the_wrong_year_moves_seven_totals_and_no_other_day_does(grid: Report) -> None:
    assert counted(find(grid, "totals"), "totals.as-copy") == (7, 7)
    assert named(find(grid, "dates", 1), "dates.out").count == 0


def test_rates_are_cut_off_and_two_are_neither(grid: Report) -> None:
    found = find(grid, "rounding")
    assert counted(found, "rounding.truncated") == (27, 33)
    assert counted(found, "rounding.rounded") == (18, 33)
    assert counted(found, "rounding.only-truncated") == (13, 33)
    assert counted(found, "rounding.only-rounded") == (4, 33)
    assert (found.plain.facts["below"], found.plain.facts["unit"]) == ("faces", "percent")
    wrong = [
        (case["place"], case["day"], case["whole"]) for case in facts(found, "rounding.case")
    ]
    assert wrong == [
        ("Croydon, George St", "2023-12-07", 3940),
        ("Peckham", "2024-06-06", 798),
    ]


def test_one_column_was_printed_twice(grid: Report) -> None:
    (same,) = facts(find(grid, "columns"), "columns.case")
    assert {same["one"], same["other"]} == {"no_action", "other_disposals"}
    assert same["document"] == "lfr-deployment-grid-2023-to-2024.pdf"
    assert (same["rows"], same["total"]) == (203, 717)


def test_one_split_does_not_add_up(grid: Report) -> None:
    found = find(grid, "splits")
    assert counted(found, "splits.not-adding") == (1, 323)
    (case,) = facts(found, "splits.case")
    assert (case["place"], case["alerts"], case["parts"]) == ("Westminster", 1, 2)


def test_no_printed_rate_comes_with_its_split_by_group(grid: Report) -> None:
    found = find(grid, "denominators")
    assert counted(found, "rates.both-denominators") == (0, 323)
    assert counted(found, "rates.faces-and-alerts") == (323, 323)


def test_one_ward_stands_under_two_spellings(shared: Path, tmp_path: Path) -> None:
    found = find(report_of("london-wards", shared, tmp_path), "spelling")
    assert counted(found, "spelling.rows-over") == (1, 680)
    assert counted(found, "spelling.code-twice") == (1, 679)
    (case,) = facts(found, "spelling.case-code")
    assert case == {"code": "E05013806", "rows": 2, "names": "«St James's» / «St. James's»"}


def test_alerts_of_2017_do_not_add_up_and_seven_of_eight_is_not_86_percent(
    tmp_path: Path,
) -> None:
    report = report_of("south-wales", None, tmp_path)
    (wrong,) = facts(find(report, "sums"), "sums.case")
    assert (wrong["added"], wrong["total"], wrong["gap"]) == (2727, 2632, 95)
    assert counted(find(report, "sums"), "sums.not-adding") == (1, 3)
    (rate,) = facts(find(report, "ratios"), "ratios.case-not")
    assert (rate["printed"], rate["above"], rate["below"]) == (0.86, 7, 8)
    assert counted(find(report, "ratios"), "ratios.not-given") == (1, 2)


def test_the_denominator_of_the_inspector_generals_rate(tmp_path: Path) -> None:
    found = find(report_of("chicago-shotspotter", None, tmp_path), "ratios")
    assert counted(found, "ratios.decided") == (2, 2)
    gives, other = facts(found, "ratios.case-gives")[0], facts(found, "ratios.case-not")[0]
    assert (gives["below"], round(float(gives["exact"]), 1)) == (50176, 9.1)
    assert (other["below"], round(float(other["exact"]), 1)) == (41830, 10.9)
