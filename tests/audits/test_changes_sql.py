"""The queries of the audit of changes, run on small records with every oddity."""

from pathlib import Path

import pytest
import sqlglot
from msgspec import json

from veedor.core import AuditRecord, Estimate
from veedor.run import audit
from veedor.run.kinds import packaged

HEAD = """
title: Cambios
system: Prueba
auditor: Prueba
time_zone: America/Argentina/Buenos_Aires
seed: 1
period: {from: "2024-03-04", to: "2024-04-15"}
sources:
"""


def run(folder: Path, sources: dict[str, tuple[str, list[dict[str, object]]]]) -> AuditRecord:
    """Run a case whose rows stand in the case itself; a source is its record and its rows."""
    text = HEAD
    for name, (record, rows) in sources.items():
        text += f"  {name}:\n    record: {record}\n    zone: America/Argentina/Buenos_Aires\n"
        text += "    rows:\n"
        text += "".join(f"      - {json.encode(row).decode()}\n" for row in rows)
    named = {"queries": "hit_counts"}
    uses = {named.get(record, record): name for name, (record, _) in sources.items()}
    text += "audits:\n  - kind: changes\n    sources: " + json.encode(uses).decode()
    text += "\n    options: {least_days: 2, window_days: 28, draws: 99, least_hits: 1}\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return audit(folder / "case.yaml").report.audits[0]


def named(record: AuditRecord, name: str) -> Estimate:
    (found,) = [e for one in record.findings for e in one.estimates if e.name == name]
    return found


def counted(day: int, hits: int | None, **more: object) -> dict[str, object]:
    row: dict[str, object] = {"starts_at": f"2024-03-{day:02} 00:00:00", "queries": 50}
    return row | ({} if hits is None else {"hits": hits}) | more


def test_rows_that_give_no_rate_are_left_out_of_it_and_told(tmp_path: Path) -> None:
    rows = [counted(day, 20 + day % 2) for day in range(4, 24)]
    rows += [
        counted(24, None),
        counted(25, 60),
        counted(26, 9, ends_at="2024-03-28 00:00:00"),
        counted(28, 5, ends_at="2024-03-29 00:00:00"),
        counted(1, 5),
        {"starts_at": "2024-04-20 00:00:00", "queries": 9, "hits": 1},
        {"starts_at": "2024-04-02 00:00:00", "queries": 0, "hits": 0},
    ]
    said = run(tmp_path, {"conteos": ("hit_counts", rows)})
    assert named(said, "changes.steps").support == 21
    assert named(said, "stretch.1").support == 21 * 50
    (steps,) = [one for one in said.findings if one.id == "changes.steps"]
    (left,) = [one for one in steps.caveats if one.id == "steps.caveat-left"]
    assert left.facts == {"n": 3}
    (covered,) = said.coverage
    assert (covered.admitted, covered.audited) == (27, 25)


def test_a_query_log_gives_the_rate_of_the_look_ups_that_say_whether_they_matched(
    tmp_path: Path,
) -> None:
    rows: list[dict[str, object]] = [
        {
            "query_id": f"{day}-{n}",
            "made_at": f"2024-03-{day:02} {n:02}:30:00",
            "hit": None if n % 4 == 3 else n % 4 == 1,
        }
        for day in range(4, 28)
        for n in range(12)
    ]
    said = run(tmp_path, {"bitacora": ("queries", rows)})
    matches = named(said, "stretch.1")
    assert (matches.count, matches.support) == (24 * 3, 24 * 9)
    hours = named(said, "hours.use-not-excluded").interval
    assert hours is not None
    # Of 42 days, 18 have no log; in the 12 hours used of each other day, no record says whether
    # the use was authorised.
    assert hours.low == 0
    assert hours.high == pytest.approx((24 * 12 + 18 * 24) / (42 * 24))


def test_blank_reasons_missing_accounts_and_late_approvals_are_seen(tmp_path: Path) -> None:
    whole: dict[str, object] = {
        "kind": "model",
        "parameter": "version",
        "account": "tecnico",
        "approved_by": "jefa",
        "approved_on": "2024-03-05",
        "reason": "nueva versión",
    }
    oddities: list[dict[str, object]] = [
        {},
        {"reason": "   "},
        {"account": None},
        {"approved_by": "tecnico"},
        {"approved_on": "2024-03-12"},
        {"approved_on": None},
    ]
    rows = [
        {"change_id": str(n), "made_at": "2024-03-11 22:30:00", **whole, **odd}
        for n, odd in enumerate(oddities)
    ]
    said = run(tmp_path, {"cambios": ("changes", rows)})
    complete = named(said, "changes.approved-and-reasoned").interval
    assert complete is not None
    assert complete.low == 0
    assert complete.high == pytest.approx(4 / 6)
    for name, count, support in (
        ("without-author", 1, 6),
        ("without-approval", 0, 6),
        ("without-reason", 1, 6),
        ("approved-later", 1, 5),
        ("self-approved", 1, 5),
    ):
        found = named(said, f"changes.{name}")
        assert (found.count, found.support) == (count, support), name


@pytest.mark.parametrize("dialect", ["spark", "postgres"])
def test_the_record_made_from_a_query_log_is_made_alike_elsewhere(dialect: str) -> None:
    text = packaged("veedor.records", "hit_counts_from_queries.sql")
    assert sqlglot.parse_one(text, read="duckdb").args.get("order")
    sqlglot.transpile(
        text, read="duckdb", write=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE
    )
