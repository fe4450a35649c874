"""The claims audit on small tables, through admission and SQL."""

from pathlib import Path

import pytest

from veedor.core import Finding, Report
from veedor.run import audit

HEAD = """
title: Small tables
system: Test
auditor: Test
language: en
time_zone: UTC
seed: 1
sources:
"""
GRID = "deployment_id,held_text,place,watchlist_size,faces_seen,alerts,alerts_true,alerts_false"


def run(folder: Path, tables: dict[str, list[str]], options: str = "{}") -> Report:
    """Write tables as CSV files with a case beside them, and audit them."""
    case, sources = HEAD, []
    for record, rows in tables.items():
        (folder / f"{record}.csv").write_text("\n".join(rows) + "\n")
        columns = "{" + ", ".join(f"{c}: {c}" for c in rows[0].split(",")) + "}"
        file = f"file: {record}.csv, zone: UTC"
        case += f"  {record}: {{record: {record}, {file}, columns: {columns}}}\n"
        sources.append(f"{record}: {record}")
    case += (
        f"audits: [{{kind: claims, sources: {{{', '.join(sources)}}}, options: {options}}}]\n"
    )
    (folder / "case.yaml").write_text(case)
    return audit(folder / "case.yaml").report


def find(report: Report, name: str) -> Finding:
    return next(f for f in report.audits[0].findings if f.id == f"claims.{name}")


def count(report: Report, name: str, estimate: str) -> int | None:
    return next(e for e in find(report, name).estimates if e.name == estimate).count


def grid(*rows: str) -> list[str]:
    return [GRID, *rows]


@pytest.mark.parametrize(
    ("written", "unread"),
    [
        ("05/03/2024", 0),
        ("5.3.24", 0),
        ("2024-03-05 00:00:00", 0),
        ("29/02/2024", 0),
        ("29/02/2023", 1),
        ("31/04/2024", 1),
        ("12/31/2024", 0),
        ("13/13/2024", 1),
        ("March 5", 1),
        ("", 1),
    ],
)
def test_days_are_read_as_written_or_turned_round_or_not_at_all(
    written: str, unread: int, tmp_path: Path
) -> None:
    report = run(tmp_path, {"deployments": grid(f"1,{written},Once,1,1,1,1,0")})
    assert count(report, "dates", "dates.unread") == unread


USE = [
    "claim_id,measured,value,unit,starts_on,ends_on",
    "u,declared_uses,2,count,2024-03-05,2024-03-05",
]


@pytest.mark.parametrize(
    ("written", "order", "used"),
    [
        ("05/03/2024", "day first", 0.5),
        ("03/05/2024", "month first", 0.5),
        ("03/05/2024", "day first", 0),
        ("2024-03-05", "month first", 0.5),
        ("5/3/24", "day first", 0.5),
    ],
)
def test_the_order_of_day_and_month_is_the_cases(
    written: str, order: str, used: float, tmp_path: Path
) -> None:
    tables = {"deployments": grid(f"1,{written},Once,1,1,1,1,0"), "claims": USE}
    report = run(tmp_path, tables, f'{{dates_read: "{order}"}}')
    interval = find(report, "use").estimates[0].interval
    assert interval is not None
    assert interval.value == used


def test_rows_are_paired_once_and_only_where_one_is_best(tmp_path: Path) -> None:
    table = grid(
        "1,01/03/2024,Once,100,900,5,5,0",
        "2,02/03/2024,Flores,101,800,4,4,0",
        "3,03/03/2024,Retiro,102,700,3,3,0",
        "4,04/03/2024,Retiro,102,700,3,3,0",
        "5,15/03/2024,Palermo,,,7,7,0",
    )
    copy = grid(
        "a,03/01/2024,Once,100,900,5,5,0",
        "b,02/03/2024,Flores,101,80,4,4,0",
        "c,03/03/2024,Retiro,102,700,3,3,0",
        "d,15/03/2024,Palermo,,,8,7,0",
        "e,20/03/2024,Liniers,999,1,1,1,0",
    )
    report = run(tmp_path, {"deployments": table, "deployments_copy": copy})
    found = find(report, "copied")
    assert count(report, "copied", "copied.unpaired") == 2
    assert count(report, "copied", "copied.turned") == 1
    cases = [a.text.facts for a in found.alternatives if a.text.id == "copied.case-number"]
    assert [(c["deployment"], c["copy"], c["gap"]) for c in cases] == [
        ("2", "b", 720),
        ("5", "d", -1),
    ]


def test_totals_take_the_rows_of_their_period_place_and_no_other(tmp_path: Path) -> None:
    table = grid(
        "1,01/03/2024,Once,100,900,5,5,0",
        "2,31/03/2024,Once,100,800,,4,0",
        "3,01/04/2024,Once,100,70,3,3,0",
        "4,15/03/2024,Flores,100,6,3,3,0",
        "5,?,Once,100,4,3,3,0",
    )
    claims = [
        "claim_id,value,unit,totals,starts_on,ends_on,place",
        "march,1706,count,faces_seen,2024-03-01,2024-03-31,",
        "once,1774,count,faces_seen,,,Once",
        "rows,2,count,deployments,2024-03-01,2024-03-31,Once",
        "lists,500,count,watchlist_size,,,",
        "alerts,9,count,alerts,2024-03-01,2024-03-31,Once",
        "less,1705,count,faces_seen,2024-03-01,2024-03-31,",
    ]
    report = run(tmp_path, {"deployments": table, "claims": claims})
    found = find(report, "totals")
    (estimate, _) = found.estimates
    assert estimate.interval is not None
    assert estimate.interval.low == pytest.approx(1 / 6)
    assert estimate.interval.high == pytest.approx(2 / 6)
    said = [(a.text.facts["printed"], a.text.facts["total"]) for a in found.alternatives]
    assert said == [(9, 5), (1705, 1706)]


@pytest.mark.parametrize(("second", "low", "high"), [("RF", 0, 0), ("LPR", 1, 1), ("", 0, 1)])
def test_rows_without_a_system_leave_a_total_open_where_others_name_one(
    second: str, low: float, high: float, tmp_path: Path
) -> None:
    table = ["deployment_id,system,arrests", "1,RF,3", f"2,{second},4"]
    claims = ["claim_id,system,value,totals", "c,RF,7,arrests"]
    found = find(run(tmp_path, {"deployments": table, "claims": claims}), "totals")
    interval = found.estimates[0].interval
    assert interval is not None
    assert (interval.low, interval.high) == (low, high)


def test_a_table_without_systems_is_all_of_one(tmp_path: Path) -> None:
    table = ["deployment_id,arrests", "1,3", "2,4"]
    claims = ["claim_id,system,value,totals", "c,RF,7,arrests"]
    report = run(tmp_path, {"deployments": table, "claims": claims})
    assert count(report, "totals", "totals.differing") == 0


def test_parts_never_filled_are_no_part_and_empty_ones_leave_a_row_open(tmp_path: Path) -> None:
    table = [
        "deployment_id,document,alerts,alerts_true,alerts_true_unconfirmed,alerts_false",
        "1,A,5,4,,1",
        "2,A,5,4,,0",
        "3,B,5,4,0,1",
        "4,B,5,4,,0",
        "5,B,5,4,2,0",
        "6,B,5,,,",
        "7,B,,4,2,0",
    ]
    report = run(tmp_path, {"deployments": table})
    found = find(report, "splits")
    assert found.plain.facts == {"wrong": 2, "rows": 5, "unsure": 1}
    assert [a.text.facts["deployment"] for a in found.alternatives] == ["2", "5"]


def test_columns_are_compared_by_document_where_there_is_enough(tmp_path: Path) -> None:
    head = "deployment_id,document,arrests,other_disposals,no_action"
    same = [f"{n},A,{n % 3},{n % 5},{n % 5}" for n in range(10)]
    other = [f"{n},B,{n % 3},{n % 5},{n % 4}" for n in range(10, 20)]
    few = [f"{n},C,1,{n},{n}" for n in range(20, 29)]
    report = run(tmp_path, {"deployments": [head, *same, *other, *few]})
    found = find(report, "columns")
    assert found.plain.facts == {"twice": 1, "pairs": 6}
    assert found.alternatives[0].text.facts["document"] == "A"


def test_technologies_are_those_of_deployments_and_of_the_query_log(tmp_path: Path) -> None:
    tables = {
        "deployments": ["deployment_id,system", "1,RF"],
        "policies": ["policy_id,system,text_group,own_fields", "P1,RF,t1,10"],
        "queries": ["query_id,made_at,system", "1,2024-03-01 10:00:00,LPR"],
    }
    report = run(tmp_path, tables)
    found = find(report, "policies")
    assert [a.text.facts["system"] for a in found.alternatives] == ["LPR"]
    assert count(report, "policies", "technologies.without-own-policy") == 1


def test_an_audit_of_one_record_alone_gives_all_its_findings(tmp_path: Path) -> None:
    tables = {"areas": ["area_code,area_name", "A1,Once", "A1,once"]}
    report = run(tmp_path, tables)
    assert len(report.audits[0].findings) == 14
    assert count(report, "spelling", "spelling.code-twice") == 1
