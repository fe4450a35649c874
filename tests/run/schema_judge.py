"""The part of JSON Schema (2020-12) that the schema of a case uses, and nothing else of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
KNOWN = {
    *(
        "$ref",
        "$defs",
        "$schema",
        "title",
        "description",
        "default",
        "format",
        "enumDescriptions",
    ),
    *("type", "enum", "const", "anyOf", "allOf", "if", "then", "required", "properties"),
    *("additionalProperties", "items", "prefixItems", "minItems", "maxItems"),
    *("pattern", "minLength", "maxLength"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
}
TYPES: Mapping[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}


def faults(value: Any, schema: Schema, root: Schema, place: str = "") -> Iterator[str]:
    """Give the place of each value that the schema does not allow."""
    unknown = set(schema) - KNOWN
    if unknown:
        raise ValueError(f"words of JSON Schema that this judge does not know: {unknown}")
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, place)
    if not _plain(value, schema):
        yield place or "/"
        return
    yield from _parts(value, schema, root, place)
    if isinstance(value, dict):
        yield from _keys(value, schema, root, place)
    if isinstance(value, list):
        yield from _items(value, schema, root, place)


def _parts(value: Any, schema: Schema, root: Schema, place: str) -> Iterator[str]:
    if "anyOf" in schema and all(any(faults(value, one, root)) for one in schema["anyOf"]):
        yield place or "/"
    for one in schema.get("allOf", ()):
        yield from faults(value, one, root, place)
    if "if" in schema and not any(faults(value, schema["if"], root)):
        yield from faults(value, schema["then"], root, place)


def _plain(value: Any, schema: Schema) -> bool:
    if "type" in schema and not _is(value, schema["type"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if isinstance(value, str):
        return bool(
            re.search(schema.get("pattern", ""), value)
            and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return bool(
            value >= schema.get("minimum", value)
            and value <= schema.get("maximum", value)
            and value > schema.get("exclusiveMinimum", value - 1)
            and value < schema.get("exclusiveMaximum", value + 1)
        )
    return True


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def _keys(value: dict[str, Any], schema: Schema, root: Schema, place: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{place}/{name}"
    for name, inner in value.items():
        more = schema.get("additionalProperties", True)
        if name in known:
            yield from faults(inner, known[name], root, f"{place}/{name}")
        elif more is False:
            yield f"{place}/{name}"
        elif more is not True:
            yield from faults(inner, more, root, f"{place}/{name}")


def _items(value: list[Any], schema: Schema, root: Schema, place: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield place or "/"
    first = schema.get("prefixItems", ())
    for number, inner in enumerate(value):
        shape = first[number] if number < len(first) else schema.get("items", {})
        if shape is not False:
            yield from faults(inner, shape, root, f"{place}/{number}")
