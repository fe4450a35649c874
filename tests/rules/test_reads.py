"""Every estimate that a rule reads is given by its kind, always, once, and with a number."""

import json
from collections import Counter
from pathlib import Path

import pytest

from veedor import audits
from veedor.core import Rule
from veedor.report import to_json
from veedor.rules import PACKS, read_pack
from veedor.run import audit, kinds

ROOM = Path(audits.__path__[0])
READING = [
    rule
    for pack in PACKS
    for rule in read_pack(pack).rules
    if rule.reads is not None and rule.reads.kind in kinds()
]
# The access audit cannot do without a log; every other kind runs on nothing.
ON_NOTHING = [kind for kind in kinds() if kind != "access"]
CASE = """title: Nothing
system: Nothing
auditor: Nobody
time_zone: UTC
seed: 1
sources:
  used:
    record: purposes
    rows: [{{purpose: A, basis: lawful, document: d}}]
audits:
  - kind: {kind}
    sources: {{}}
"""


def given(report: bytes, kind: str) -> list[dict[str, object]]:
    return [
        estimate
        for part in json.loads(report)["audits"]
        if part["kind"] == kind
        for finding in part["findings"]
        for estimate in finding["estimates"]
    ]


@pytest.fixture(scope="module")
def examples() -> dict[str, list[dict[str, object]]]:
    files = {kind: ROOM / kind / "example" / "report.json" for kind in kinds()}
    return {kind: given(file.read_bytes(), kind) for kind, file in files.items()}


def test_every_kind_is_read_by_some_rule_and_most_rules_have_their_kind() -> None:
    assert len(READING) > 90
    assert {rule.reads.kind for rule in READING if rule.reads} == set(kinds())


@pytest.mark.parametrize("rule", READING, ids=lambda rule: rule.id)
def test_the_example_shows_what_a_rule_reads_with_a_number(
    rule: Rule, examples: dict[str, list[dict[str, object]]]
) -> None:
    assert rule.reads is not None
    found = [one for one in examples[rule.reads.kind] if one["name"] == rule.reads.estimate]
    assert len(found) == 1
    assert found[0]["interval"] is not None


@pytest.mark.parametrize("kind", ON_NOTHING)
def test_without_any_record_each_is_there_and_says_why_it_has_no_number(
    kind: str, tmp_path: Path
) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE.format(kind=kind), encoding="utf-8")
    estimates = given(to_json(audit(case).report), kind)
    counted = Counter(one["name"] for one in estimates)
    wanted = {rule.reads.estimate for rule in READING if rule.reads and rule.reads.kind == kind}
    assert {name: counted[name] for name in wanted} == dict.fromkeys(wanted, 1)
    for one in estimates:
        if one["name"] in wanted:
            assert one["interval"] is None, one["name"]
            assert one["absent_because"], one["name"]
