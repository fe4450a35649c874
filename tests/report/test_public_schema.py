"""The schema of a report holds for its public version too, where counts are null."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from veedor.report import json_schema, read_record, to_json
from veedor.report.cells.withhold import withhold
from veedor.run.kinds import kinds, words

AUDITS = Path(__file__).parents[2] / "src/veedor/audits"
SHAPES = {
    "coverage": "Coverage",
    "excluded": "Excluded",
    "combined": "Combined",
    "unlike": "Unlike",
    "queries": "QueryText",
    "findings": "Finding",
    "estimates": "Estimate",
    "received": "Receipt",
    "clocks": "Clock",
    "repairs": "Repair",
}
COUNT = ({"type": "integer"}, {"type": ["integer", "null"]})


def misfits(value: Any, shape: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[str]:
    """Name each whole number that the schema does not allow as it stands."""
    for name, held in value.items():
        asked = shape["properties"].get(name, {})
        if asked in COUNT:
            allowed = int if asked == COUNT[0] else (int, type(None))
            yield from () if isinstance(held, allowed) else (name,)
        elif asked.get("additionalProperties") in COUNT:
            one = {"properties": dict.fromkeys(held, asked["additionalProperties"])}
            yield from misfits(held, one, defs)
        elif name in SHAPES:
            for part in held:  # a finding names its queries; the audit holds them
                if isinstance(part, dict):
                    yield from misfits(part, defs[SHAPES[name]], defs)


@pytest.mark.parametrize("kind", kinds())
def test_a_public_version_is_what_the_schema_says(kind: str) -> None:
    full = read_record((AUDITS / kind / "example/report.json").read_bytes())
    defs = json.loads(json_schema())["$defs"]
    for report in (full, withhold(full, words)):
        written = json.loads(to_json(report))
        for one in (*written["audits"], {"received": written["received"]}):
            shape = defs["AuditRecord" if "kind" in one else "Report"]
            assert list(misfits(one, shape, defs)) == []
    assert report.withheld is not UNSET
    assert report.withheld.counts > 0


def test_a_null_in_the_place_of_any_other_number_is_a_misfit() -> None:
    defs = json.loads(json_schema())["$defs"]
    assert list(misfits({"rows": None, "name": "a"}, defs["QueryText"], defs)) == []
    assert list(misfits({"seed": None}, defs["Case"], defs)) == ["seed"]
