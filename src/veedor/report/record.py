"""Canonical JSON (RFC 8785): the one byte string that stands for a report."""

import math
from collections.abc import Callable
from typing import Any

import msgspec
import rfc8785
from msgspec import UNSET, Struct

from veedor.core import READABLE, AuditError, Message, Report, SealError
from veedor.report import messages
from veedor.report.cells.nulls import allow_nulls, from_nulls, to_nulls

_EXACT = 2**53 - 1


class _Fault(Struct, frozen=True):
    place: str
    message: Message
    value: str = ""


def to_json(report: Report) -> bytes:
    """Write a report as canonical bytes: same report, same bytes, on every machine."""
    if report.withheld is UNSET:
        return canonical(report, name="report.json")
    return canonical(to_nulls(msgspec.to_builtins(report)), name="report.json")


def canonical(value: Any, *, name: str) -> bytes:  # noqa: ANN401
    """Write any data as RFC 8785 bytes, or say where it holds what JSON cannot.

    >>> canonical({"b": 1.0, "a": "ñ"}, name="example").decode()
    '{"a":"ñ","b":1}'
    """
    plain = msgspec.to_builtins(value)
    fault = _fault(plain, name)
    if fault is not None:
        raise AuditError(fault.message, where=fault.place, value=fault.value)
    return rfc8785.dumps(plain)


def read_record(record: bytes) -> Report:
    """Read a report back from its bytes; raises SealError for anything else."""
    try:
        report = _public(record) or msgspec.json.decode(record, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise SealError(
            messages.NOT_A_REPORT, where="report.json", problem=str(problem)
        ) from problem
    if report.schema not in READABLE:
        raise SealError(messages.NOT_A_REPORT, where="report.json", problem=report.schema)
    return report


def _public(record: bytes) -> Report | None:
    """Read a public version, where it is one: a count of it may be null."""
    if b'"withheld"' not in record:
        return None
    plain = msgspec.json.decode(record, type=dict[str, Any])
    if not {"withheld", "audits", "received"} <= plain.keys():
        return None
    return msgspec.convert(from_nulls(plain), Report)


def json_schema() -> bytes:
    """Give the JSON Schema of a report, whole or public."""
    return _schema(Report, allow_nulls)


def _schema(shape: type[Struct], change: Callable[[Any], Any] = lambda one: one) -> bytes:
    schema = change(msgspec.json.schema(shape))
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _fault(value: Any, place: str) -> _Fault | None:  # noqa: ANN401
    """Find the first value that JSON cannot hold exactly, and its place."""
    if isinstance(value, dict):
        parts = [(part, f"{place}.{key}") for key, part in value.items()]
        return next(filter(None, (_fault(key, place) for key in value)), None) or _first(parts)
    if isinstance(value, list | tuple):
        return _first([(part, f"{place}[{n}]") for n, part in enumerate(value)])
    return _single_fault(value, place)


def _first(parts: list[tuple[Any, str]]) -> _Fault | None:
    return next(filter(None, (_fault(part, place) for part, place in parts)), None)


def _single_fault(value: Any, place: str) -> _Fault | None:  # noqa: ANN401
    if isinstance(value, float) and not math.isfinite(value):
        return _Fault(place, messages.NOT_A_NUMBER, str(value))
    if isinstance(value, int) and not -_EXACT <= value <= _EXACT:
        return _Fault(place, messages.TOO_LARGE, str(value))
    if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
        return _Fault(place, messages.NOT_TEXT)
    return None
