"""The text of a case file as plain data; whatever could be read in two ways is refused."""

import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from veedor.core import CaseError, Message, Scalar
from veedor.intake import messages
from veedor.intake.place import inside, shown

MAX_DEPTH = 50
_MAX_EXACT = 2**53  # beyond it a number of the report's JSON is not the same for every reader
_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "True": True, "TRUE": True} | dict.fromkeys(
    ("false", "False", "FALSE"), False
)
_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def document(text: str, *, file: str) -> object:
    r"""Build the plain data of one YAML document; dates stay text.

    Events are taken one by one, so that an alias bomb or a pile of brackets is refused before
    it is expanded or nested.

    >>> document("from: 2019-03-25\nagreed: no", file="case.yaml")
    {'from': '2019-03-25', 'agreed': 'no'}
    """
    events = YAML(typ="safe", pure=True).parse(text)
    try:
        return _only_document(events, file=file)
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        _refuse(messages.NOT_YAML, file, line=mark.line + 1 if mark else 1)
    except YAMLError as problem:  # a character that YAML does not allow
        line = text.count("\n", 0, getattr(problem, "position", 0)) + 1
        _refuse(messages.NOT_YAML, file, line=line)


def _only_document(events: Iterator[Any], *, file: str) -> object:
    built: object = None
    started = False
    for event in events:
        if isinstance(event, DocumentStartEvent) and started:
            _refuse(messages.TWO_DOCUMENTS, file, event=event)
        started = started or isinstance(event, DocumentStartEvent)
        if isinstance(event, NodeEvent):
            built = _node(events, event, place="", depth=0, file=file)
    if built is None:
        raise CaseError(messages.EMPTY, where=shown(file))
    return built


def _node(events: Iterator[Any], event: Any, *, place: str, depth: int, file: str) -> Any:  # noqa: ANN401
    if isinstance(event, AliasEvent) or event.anchor is not None:
        _refuse(messages.ANCHOR, file, event=event)
    if event.tag is not None:
        _refuse(messages.TAG, file, event=event)
    if isinstance(event, ScalarEvent):
        return _scalar(event, place=place, file=file)
    if depth == MAX_DEPTH:
        _refuse(messages.TOO_DEEP, file, event=event, most=MAX_DEPTH)
    build = _sequence if isinstance(event, SequenceStartEvent) else _mapping
    return build(events, place=place, depth=depth + 1, file=file)


def _sequence(events: Iterator[Any], *, place: str, depth: int, file: str) -> list[Any]:
    built: list[Any] = []
    while not isinstance(event := next(events), SequenceEndEvent):
        at = inside(place, len(built))
        built.append(_node(events, event, place=at, depth=depth, file=file))
    return built


def _mapping(events: Iterator[Any], *, place: str, depth: int, file: str) -> dict[str, Any]:
    built: dict[str, Any] = {}
    lines: dict[str, int] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        key = _node(events, event, place=place, depth=depth, file=file)
        if not isinstance(key, str):
            _refuse(messages.KEY_NOT_TEXT, file, event=event)
        if key in lines:
            first = lines[key]
            _refuse(messages.DUPLICATE_KEY, file, event=event, key=shown(key), first=first)
        lines[key] = event.start_mark.line + 1
        at = inside(place, key)
        built[key] = _node(events, next(events), place=at, depth=depth, file=file)
    return built


def _scalar(event: ScalarEvent, *, place: str, file: str) -> Scalar:
    text: str = event.value
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        _refuse(messages.NOT_TEXT_AT_ALL, file, event=event)
    if not event.implicit[0]:  # quoted, or a block of text
        return text
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _NOT_FINITE.fullmatch(text):
        _refuse(messages.NOT_FINITE, file, event=event)
    if _DECIMAL.fullmatch(text):
        return _number(text, event, place=place, file=file)
    return text


def _number(text: str, event: ScalarEvent, *, place: str, file: str) -> int | float:
    if _INTEGER.fullmatch(text):
        if len(text) > 17 or abs(int(text)) > _MAX_EXACT or str(int(text)) != text:
            _refuse(messages.NUMBER_CHANGES, file, event=event)
        return int(text)
    number = float(text)
    if not math.isfinite(number):
        _refuse(messages.NOT_FINITE, file, event=event)
    # Rows written in the case are data: 1.10 may be a code, and must not become 1.1.
    if ".rows[" in place and str(number) != text:
        _refuse(messages.NUMBER_CHANGES, file, event=event)
    return number


def _refuse(
    message: Message,
    file: str,
    *,
    event: Any = None,  # noqa: ANN401
    line: int | None = None,
    **facts: object,
) -> NoReturn:
    if line is None:
        line = event.start_mark.line + 1
    raise CaseError(message, where=f"{shown(file)}:{line}", **facts)
