"""The JSON Schema of a case file, for editors: kinds, options, records and columns by name."""

import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

import msgspec

from veedor.core import AnyAudit, Case, Record
from veedor.records import RECORDS
from veedor.rules import PACKS, UNITS
from veedor.run.kinds import find_audit, kinds, words

_REFS = "#/$defs/{name}"
Schema = dict[str, Any]
_OPTION = r"((?:``\w+``(?:, | and )?)+): (.*?)(?= ``\w+``(?:,|:| and )|$)"
_DAY, _SAID = {"pattern": r"^\d{4}-\d{2}-\d{2}$"}, {"pattern": r"\S"}
# What the reader of a case refuses, as far as a schema can say it.
_NARROWER: dict[str, dict[str, Schema]] = {
    "Case": {"title": _SAID, "system": _SAID, "auditor": _SAID},
    "Reading": {"delimiter": {"minLength": 1, "maxLength": 1}, "quote": {"maxLength": 1}},
    "RulesAsked": {"as_of": _DAY, "packs": {"minItems": 1}},
    "Document": {"title": _SAID, "date": _DAY, "sha256": {"pattern": "^[0-9a-f]{64}$"}},
    "Answered": {"because": _SAID, "on": _DAY},
    "QuestionPut": {"question": _SAID},
    "Expert": {"name": _SAID, "on": _DAY},
    "Recommendation": {"by": _DAY},
}


def case_schema() -> bytes:
    """Give the schema that an editor completes and checks a ``case.yaml`` with.

    It is narrower than the types alone: which options a kind has, which columns a record has.
    """
    audits = {kind: find_audit(kind) for kind in kinds()}
    shapes = [Case, *(audit.options for audit in audits.values())]
    (whole, *options), parts = msgspec.json.schema_components(shapes, ref_template=_REFS)
    _describe_keys(parts)
    for audit in audits.values():
        _describe_options(parts[audit.options.__name__], audit)
    _name_kinds(parts["Request"], audits, dict(zip(audits, options, strict=True)))
    _name_records(parts["Source"])
    _name_rules(parts["RulesAsked"], parts["PackAsked"])
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Veedor: case.yaml",
        **whole,
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _describe_keys(parts: Mapping[str, Schema]) -> None:
    """Say in both languages what each key means, where an editor shows it."""
    text = resources.files("veedor.run").joinpath("keys.toml").read_text("utf-8")
    for shape, keys in tomllib.loads(text).items():
        for key, told in keys.items():
            value = parts[shape]["properties"][key]
            value["description"] = _both(told["en"], told["es"])
            value |= _NARROWER.get(shape, {}).get(key, {})


def _describe_options(part: Schema, audit: AnyAudit) -> None:
    """Say what each option does, as its class does; else where a person may read it."""
    told = " ".join((audit.options.__doc__ or "").split())
    said: dict[str, str] = {}
    for names, text in re.findall(_OPTION, told):
        said |= dict.fromkeys(re.findall(r"\w+", names.replace(" and ", " ")), text)
    for name, option in part["properties"].items():
        see = f"`veedor explain {audit.kind}`"
        option["description"] = said.get(name) or _both(f"See {see}", f"Vea {see}")


def _name_kinds(
    request: Schema, audits: Mapping[str, AnyAudit], options: Mapping[str, Schema]
) -> None:
    properties = request["properties"]
    properties["kind"] |= {
        "enum": list(audits),
        "enumDescriptions": [_question(audit) for audit in audits.values()],
    }
    source = properties["sources"]["additionalProperties"]
    request["allOf"] = [
        _where(
            "kind",
            kind,
            {
                "options": options[kind],
                "sources": {
                    "properties": {
                        need.record: {**source, "description": _both(need.en, need.es)}
                        for need in audit.needs
                    },
                    "additionalProperties": False,
                },
            },
        )
        for kind, audit in audits.items()
    ]


def _name_records(source: Schema) -> None:
    records = list(RECORDS.values())
    source["properties"]["record"] |= {
        "enum": [record.name for record in records],
        "enumDescriptions": [_both(record.en, record.es) for record in records],
    }
    column = source["properties"]["columns"]["additionalProperties"]
    source["allOf"] = [
        _where("record", record.name, {"columns": _columns(record, column)})
        for record in records
    ]


def _columns(record: Record, column: Schema) -> Schema:
    named = {
        one.name: {**column, "description": _both(one.en, one.es)} for one in record.columns
    }
    return {"properties": named, "additionalProperties": False}


def _name_rules(rules: Schema, pack: Schema) -> None:
    pack["properties"]["pack"] |= {"enum": list(PACKS)}
    packs = [{"enum": list(PACKS)}, {"$ref": _REFS.format(name="PackAsked")}]
    rules["properties"]["packs"]["items"] = {"anyOf": packs}
    rules["properties"]["unit"] |= {"enum": [*UNITS, None], "default": None}


def _where(key: str, value: str, properties: Schema) -> Schema:
    """Ask for these properties where a key has a value."""
    asked = {"properties": {key: {"const": value}}, "required": [key]}
    return {"if": asked, "then": {"properties": properties}}


def _question(audit: AnyAudit) -> str:
    told = words(audit.kind)
    return _both(told["en"][audit.question.id], told["es"][audit.question.id])


def _both(en: str, es: str) -> str:
    return f"{en}\n\n{es}"
