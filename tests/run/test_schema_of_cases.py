"""The schema of a case against every case there is: the good ones, and the faulty ones."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from tests.run.schema_judge import faults
from veedor.core import CaseError
from veedor.intake import read_case
from veedor.replay import write_replay
from veedor.run import case_schema

ROOT = Path(__file__).parents[2]
GOOD = sorted(
    [*ROOT.glob("src/veedor/audits/*/example/case.yaml"), *ROOT.glob("examples/**/case.yaml")]
)
BAD = sorted((ROOT / "tests/intake/bad/case").glob("*.yaml"))
WHOLE = """title: T
system: S
auditor: A
time_zone: UTC
seed: 1
language: es
period: {from: "2026-01-01", to: "2026-02-01"}
asked: [everything]
pseudonym_key: pseudonyms.key
documents:
  reply: {kind: other, title: T, date: "2026-01-02", file: reply.pdf}
rules:
  as_of: "2026-11-29"
  jurisdiction: AR
  unit: uiaas
  packs: [ar, {pack: uk, good_practice: true}]
  answers:
    AR-01: {answer: false, because: B, document: reply}
    AR-02: {answer: true, because: B, signed_by: P, on: "2026-01-02"}
questions: [{question: Q, rests_on: [AR-01], answer: A}]
expert: {name: N, qualification: Q, appointed_by: A, relations: R, would_change: W, on: "2026-01-02"}
reply: [{point: P, answer: A, about: [AR-01], document: reply}]
recommendations: [{text: T, to: P, by: "2026-12-31"}]
"""  # noqa: E501 - one line for each key


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads(case_schema())


def told(text: str, schema: Any) -> list[str]:
    return list(faults(YAML(typ="safe", pure=True).load(text), schema, schema))


@pytest.mark.parametrize("case", GOOD, ids=lambda file: "/".join(file.parts[-3:-1]))
def test_the_schema_allows_every_case_that_is_right(case: Path, schema: Any) -> None:
    assert told(case.read_text(encoding="utf-8"), schema) == []


def test_the_schema_allows_the_cases_of_the_replay(tmp_path: Path, schema: Any) -> None:
    folder = write_replay(tmp_path, small=True).parent
    for case in folder.glob("*.yaml"):
        assert told(case.read_text(encoding="utf-8"), schema) == []


def test_law_opinion_and_reply_are_judged_too(schema: Any) -> None:
    assert told(WHOLE, schema) == []
    for key, wrong, place in (
        ("good_practice: true", "good_practise: true", "/rules/packs/1"),
        ("answer: false", 'answer: "no"', "/rules/answers/AR-01/answer"),
        ("relations: R, ", "", "/expert/relations"),
        ("point: P, ", "", "/reply/0/point"),
        ("text: T", "tekst: T", "/recommendations/0/text"),
        ("question: Q", "question: 3", "/questions/0/question"),
        ("unit: uiaas", "unit: other", "/rules/unit"),
    ):
        found = told(WHOLE.replace(key, wrong, 1), schema)
        assert any(place.startswith(one) for one in found), key


def read_as_yaml(file: Path) -> Any:
    try:
        return YAML(typ="safe", pure=True).load(file.read_bytes())
    except (YAMLError, UnicodeError, ValueError, RecursionError):
        return None


# What the shape of a case cannot show: values, days, zones, paths, names of other places.
BEYOND = {
    *("case.no_snapshot_yet", "case.snapshot_file", "case.snapshot_columns"),
    *("case.absolute_path", "case.backslash", "case.path_leaves", "case.control"),
    *("case.no_data_file", "case.not_a_data_file", "case.blank", "case.surrogate"),
    *("case.bad_format", "case.bad_period", "case.period_backwards", "case.not_a_day"),
    *("case.day_with_time", "case.day_without_time", "case.not_for_this_kind"),
    *("case.offset_zone", "case.unknown_zone", "case.one_character", "case.not_understood"),
    *("case.anchor", "case.tag", "case.not_utf8", "case.number_changes", "case.undecided"),
    *("case.no_sources", "case.no_audits", "case.names_none", "case.file_or_rows"),
    *("case.same_audit", "case.same_source", "case.unknown_source", "case.other_record"),
    *("case.made_of_others", "case.column_missing", "case.row_column", "case.unknown_column"),
    *("case.no_document", "case.not_signed", "case.file_or_digest", "case.rests-on-nothing"),
}


def test_the_schema_refuses_every_faulty_case_whose_shape_is_wrong(schema: Any) -> None:
    beyond = {}
    for file in BAD:
        if file.name == "expected.yaml" or (value := read_as_yaml(file)) is None:
            continue
        with pytest.raises(CaseError) as refused:
            read_case(file)
        if not list(faults(value, schema, schema)):
            beyond[file.name] = refused.value.message.id
    assert set(beyond.values()) == BEYOND, beyond


def test_every_key_and_option_says_what_it_means(schema: Any) -> None:
    for name, shape in schema["$defs"].items():
        for key, value in shape["properties"].items():
            assert value.get("description"), f"{name}.{key}"
    assert (
        "\n\nel sistema auditado"
        in schema["$defs"]["Case"]["properties"]["system"]["description"]
    )
