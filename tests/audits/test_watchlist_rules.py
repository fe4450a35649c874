"""The rules that read the watchlist audit, held against lists made to keep or break them."""

from pathlib import Path

from veedor.run import audit

CASE = """
title: t
system: s
auditor: a
language: es
time_zone: America/Argentina/Buenos_Aires
seed: 1
period: {from: "2026-03-02", to: "2026-04-01"}
sources:
  lista:
    record: watchlist
    file: lista.csv
    zone: America/Argentina/Buenos_Aires
    columns:
      COLUMNS
  ordenes:
    record: orders
    file: ordenes.csv
    zone: America/Argentina/Buenos_Aires
    columns:
      order_id: orden
      person: dni
      valid_from: {from: desde, day: start}
audits:
  - kind: watchlist
    sources: {watchlist: lista, orders: ordenes}
    options:
      orders_history: complete
      wrong_statuses: [suspendida]
      categories: [imputado, condenado]
      scraped_sources: [web]
      image_age_limit_days: 3650
rules:
  as_of: "2026-10-01"
  jurisdiction: AR-C
  packs:
    - ar
    - caba
    - {pack: eu-ai-act, good_practice: true}
    - {pack: eu-led, good_practice: true}
    - {pack: uk, good_practice: true}
"""
COLUMNS = {
    "entry_id": "nro",
    "person": "dni",
    "born_on": "nacimiento",
    "order_id": "orden",
    "listed_from": "{from: alta, day: start}",
    "category": "categoria",
    "reliability": "fiabilidad",
    "source": "origen",
    "reviewed_on": "revisada",
    "reason_for_minor": "motivo",
    "published": "{from: publicada, map: {si: 'true', 'no': 'false'}}",
    "status": "estado",
    "image_taken_on": "foto",
    "image_source": "origen_foto",
}
HEAD = (
    "nro,dni,nacimiento,orden,alta,categoria,fiabilidad,origen,revisada,motivo,publicada,"
    "estado,foto,origen_foto"
)
CLEAN = dict(
    zip(
        HEAD.split(","),
        (
            *("E1", "27001111", "1980-01-01", "O1", "2026-03-05", "imputado", "A", "juzgado"),
            *("2026-03-04", "", "si", "vigente", "2024-01-01", "renaper"),
        ),
        strict=True,
    )
)
# Each rule, the cells that break it, the cells that leave it open, and a column to be without.
RULES: dict[str, tuple[dict[str, str], dict[str, str], str]] = {
    "AR-06": ({"estado": "suspendida"}, {"estado": ""}, "status"),
    "AR-22": ({"fiabilidad": ""}, {}, "reliability"),
    "AR-35": ({"nacimiento": "2010-01-01"}, {"nacimiento": ""}, "born_on"),
    "SRFP-R4": ({"dni": "27002222"}, {"dni": ""}, "person"),
    "SRFP-R8": ({"nacimiento": "2010-01-01"}, {"publicada": "", "nacimiento": ""}, "published"),
    "EU-02": ({"origen_foto": "web"}, {"origen_foto": ""}, "image_source"),
    "LED-03": ({"categoria": ""}, {}, "category"),
    "UK-01": ({"categoria": "otros"}, {"categoria": ""}, "category"),
    "UK-06": ({"nacimiento": "2010-01-01"}, {"nacimiento": ""}, "born_on"),
    "UK-07": ({"origen": ""}, {"revisada": "2026-03-09"}, "reviewed_on"),
}


def held(
    folder: Path, *, changes: list[dict[str, str]], drop: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Run a clean entry and one more per change; give each rule's value by its name."""
    rows = [{}, *changes]
    lines = [",".join((CLEAN | row | {"nro": f"E{n}"}).values()) for n, row in enumerate(rows)]
    (folder / "lista.csv").write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    (folder / "ordenes.csv").write_text("orden,dni,desde\nO1,27001111,2026-01-01\n")
    mapped = [f"{ours}: {theirs}" for ours, theirs in COLUMNS.items() if ours not in drop]
    case = folder / "case.yaml"
    case.write_text(CASE.replace("COLUMNS", "\n      ".join(mapped)), encoding="utf-8")
    checks = [check for pack in audit(case).report.packs for check in pack.checks]
    return {
        check.rule.id: check.verdict.value
        for check in checks
        if check.rule.reads is not None and check.rule.reads.kind == "watchlist"
    }


def test_a_clean_list_keeps_every_rule_that_rests_on_it_alone(
    tmp_path: Path,
) -> None:
    # Stops, profiles and deployments could show otherwise, and are not in this case.
    open_ = dict.fromkeys(("EU-17", "AR-06", "AR-22", "UK-07"), "cannot be determined")
    assert held(tmp_path, changes=[]) == dict.fromkeys(RULES, "met") | open_


def test_one_entry_each_breaks_every_rule(tmp_path: Path) -> None:
    found = held(tmp_path, changes=[broken for broken, _, _ in RULES.values()])
    assert {name: found[name] for name in RULES} == dict.fromkeys(RULES, "not met")


def test_entries_that_lack_what_decides_leave_every_rule_open_that_can_be(
    tmp_path: Path,
) -> None:
    # An empty class of reliability, or category, is itself what the rule looks for.
    lacking = {name: lack for name, (_, lack, _) in RULES.items() if lack}
    found = held(tmp_path, changes=list(lacking.values()))
    assert {found[name] for name in lacking} == {"cannot be determined"}


def test_a_list_without_the_columns_leaves_every_rule_open(tmp_path: Path) -> None:
    found = held(
        tmp_path, changes=[], drop=frozenset(column for _, _, column in RULES.values())
    )
    assert set(found.values()) == {"cannot be determined"}
