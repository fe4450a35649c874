"""The schema of a case file: an editor may complete from it what the case reader accepts."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from veedor.core import Case
from veedor.records import RECORDS
from veedor.rules import PACKS
from veedor.run import case_schema, find_audit, kinds

AUDITS = Path(__file__).parents[2] / "src/veedor/audits"


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads(case_schema())


def then(shape: Any, key: str, value: str) -> Any:
    """What the schema asks for where a key has a value."""
    return next(
        one["then"]["properties"]
        for one in shape["allOf"]
        if one["if"]["properties"][key] == {"const": value}
    )


def test_every_key_of_a_case_is_there_and_no_other(schema: Any) -> None:
    case = schema["$defs"]["Case"]
    assert schema["$ref"] == "#/$defs/Case"
    assert set(case["properties"]) == set(Case.__struct_fields__)
    assert case["additionalProperties"] is False


def test_kinds_records_and_packs_are_named_with_their_words(schema: Any) -> None:
    kind = schema["$defs"]["Request"]["properties"]["kind"]
    assert kind["enum"] == kinds()
    assert kind["enumDescriptions"][0].startswith("Were the people who were looked up")
    assert "¿Las personas consultadas" in kind["enumDescriptions"][0]
    assert schema["$defs"]["Source"]["properties"]["record"]["enum"] == list(RECORDS)
    assert schema["$defs"]["PackAsked"]["properties"]["pack"]["enum"] == list(PACKS)


@pytest.mark.parametrize("kind", kinds())
def test_each_kind_names_its_own_options_and_records(kind: str, schema: Any) -> None:
    asked = then(schema["$defs"]["Request"], "kind", kind)
    options = schema["$defs"][asked["options"]["$ref"].rpartition("/")[2]]
    audit = find_audit(kind)
    assert set(options["properties"]) == set(audit.options.__struct_encode_fields__)
    assert set(asked["sources"]["properties"]) == {need.record for need in audit.needs}


@pytest.mark.parametrize("kind", kinds())
def test_an_example_uses_nothing_that_the_schema_does_not_name(kind: str, schema: Any) -> None:
    text = (AUDITS / kind / "example/case.yaml").read_text(encoding="utf-8")
    case = YAML(typ="safe", pure=True).load(text)
    for source in case["sources"].values():
        columns = then(schema["$defs"]["Source"], "record", source["record"])["columns"]
        assert set(source.get("columns", ())) <= set(columns["properties"])
    for request in case["audits"]:
        asked = then(schema["$defs"]["Request"], "kind", request["kind"])
        options = schema["$defs"][asked["options"]["$ref"].rpartition("/")[2]]
        assert set(request.get("options", ())) <= set(options["properties"])
        assert set(request["sources"]) <= set(asked["sources"]["properties"])
