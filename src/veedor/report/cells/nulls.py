"""A withheld count in JSON: null, so that nobody adds up what stands for no number."""

from typing import Any

from veedor.core import WITHHELD

_COUNTS = frozenset(
    {
        *("support", "rows", "admitted", "audited", "physical", "parsed", "duplicates"),
        *("overlapping", "in_gap", "in_overlap", "values"),
    }
)
_BY_COLUMN = frozenset({"missing", "not_a_number"})
_NOT_COUNTED = frozenset({"options", "binds", "facts"})


def to_nulls(report: dict[str, Any]) -> dict[str, Any]:
    """Write each withheld count of a public report as null.

    >>> to_nulls({"audits": [{"queries": [{"rows": -1}]}], "received": []})["audits"]
    [{'queries': [{'rows': None}]}]
    """
    return _swapped(report, WITHHELD, None)


def from_nulls(report: dict[str, Any]) -> dict[str, Any]:
    """Read each null that stands where a count should as withheld."""
    return _swapped(report, None, WITHHELD)


def allow_nulls(schema: dict[str, Any]) -> dict[str, Any]:
    """Let a schema of reports allow null wherever a public version may withhold a count.

    >>> allow_nulls({"$defs": {"QueryText": {"properties": {"rows": {"type": "integer"}}}}})
    {'$defs': {'QueryText': {'properties': {'rows': {'type': ['integer', 'null']}}}}}
    """
    parts = {name: _loosened(shape) for name, shape in schema["$defs"].items()}
    return {**schema, "$defs": parts}


def _loosened(shape: dict[str, Any]) -> dict[str, Any]:
    maybe = {"type": ["integer", "null"]}
    properties = dict(shape.get("properties", {}))
    for name, value in properties.items():
        if name in _COUNTS and value == {"type": "integer"}:
            properties[name] = maybe
        elif name in _BY_COLUMN and value.get("additionalProperties") == {"type": "integer"}:
            properties[name] = {**value, "additionalProperties": maybe}
    return {**shape, "properties": properties} if properties else shape


def _swapped(report: dict[str, Any], was: int | None, now: int | None) -> dict[str, Any]:
    parts = {name: _walked(report[name], was, now) for name in ("audits", "received")}
    return {**report, **parts}


def _walked(value: Any, was: int | None, now: int | None) -> Any:  # noqa: ANN401
    if isinstance(value, list | tuple):
        return [_walked(part, was, now) for part in value]
    if not isinstance(value, dict):
        return value
    return {name: _field(name, part, was, now) for name, part in value.items()}


def _field(name: str, value: Any, was: int | None, now: int | None) -> Any:  # noqa: ANN401
    if name in _NOT_COUNTED:
        return value
    if name in _COUNTS and value == was:
        return now
    if name in _BY_COLUMN and isinstance(value, dict):
        return {one: now if part == was else part for one, part in value.items()}
    return _walked(value, was, now)
