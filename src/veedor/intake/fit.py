"""Plain data as a ``Case``; what does not fit is named by its place and in plain words."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from veedor.core import Case, CaseError
from veedor.core.case import (
    Answered,
    Document,
    Expert,
    From,
    PackAsked,
    Period,
    QuestionPut,
    Reading,
    Recommendation,
    Reply,
    Request,
    RulesAsked,
    Snapshot,
    Source,
)
from veedor.intake import messages
from veedor.intake.place import inside, shown, where
from veedor.intake.problem import Problem, nearest_first

_KINDS = {
    "str": ("a text", "un texto"),
    "int": ("a whole number", "un número entero"),
    "float": ("a number", "un número"),
    "bool": ("true or false", "true o false"),
    "null": ("an empty value", "un valor vacío"),
    "array": ("a list", "una lista"),
    "object": ("a block of `key: value`", "un bloque de `clave: valor`"),
}
_CHOICES = {
    "language": "es, en",
    "decimal_mark": '".", ","',
    "day": "start, end",
    "clock_changes": "refuse, before, after",
    "duplicates": "refuse, count once",
    "overlaps": "refuse, allowed",
}
_AT = re.compile(r"(?P<what>.*?)(?: - at (?P<key>`key` in )?`\$(?P<path>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(?P<field>\w+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_WRONG = re.compile(r"Expected `(?P<expected>[^`]*)`(?:, got `(?P<got>[^`]*)`)?")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(?P<key>\w+)`")
_CHOICE = re.compile(r"Invalid enum value '(?P<got>.*)'", re.DOTALL)

Step = str | int | None
"""A key, a position, or None: some key of a block whose keys are free."""


def fit(tree: object, *, file: str) -> Case:
    """Make a ``Case`` of plain data; unknown keys and ill-typed values are refused."""
    try:
        return msgspec.convert(tree, Case)
    except msgspec.ValidationError as fault:
        problem = _problem(str(fault), tree)
        place = where(file, problem.place)
        raise CaseError(problem.message, where=place, **problem.facts) from fault


def _problem(fault: str, tree: object) -> Problem:
    """Say in plain words what the converter says in its own."""
    parts = _AT.fullmatch(fault)
    what, path = (parts["what"], parts["path"]) if parts else (fault, None)
    steps = tuple(_steps(path or ""))
    if wrong := _WRONG.match(what):
        return _wrong_type(wrong["expected"], wrong["got"] or "", steps, tree)
    if unknown := _UNKNOWN.match(what):
        found = _find(
            tree, steps, lambda held: isinstance(held, dict) and unknown["key"] in held
        )
        facts = {"known": nearest_first(unknown["key"], _keys(steps))}
        place = _place((*(found or ()), unknown["key"]))
        return Problem(message=messages.UNKNOWN_KEY, place=place, facts=facts)
    if missing := _MISSING.match(what):
        key = missing["key"]
        found = _find(tree, steps, lambda held: isinstance(held, dict) and key not in held)
        return Problem(message=messages.MISSING_KEY, place=_place(found), facts={"key": key})
    if choice := _CHOICE.match(what):
        found = _find(tree, steps, lambda held: held == choice["got"])
        facts = {"got": shown(choice["got"]), "known": _CHOICES[str(steps[-1])]}
        return Problem(message=messages.NOT_A_CHOICE, place=_place(found), facts=facts)
    return Problem(message=messages.MISFIT, place=_place(_find(tree, steps, lambda _: True)))


def _wrong_type(expected: str, got: str, steps: tuple[Step, ...], tree: object) -> Problem:
    found = _find(tree, steps, lambda held: _kind(held) == got)
    got_en, got_es = _KINDS.get(got, ("something else", "otra cosa"))
    wanted = [_KINDS[kind] for kind in expected.split(" | ") if kind in _KINDS]
    facts = {
        "got_en": got_en,
        "got_es": got_es,
        "expected_en": _one_of([en for en, _ in wanted], "or"),
        "expected_es": _one_of([es for _, es in wanted], "o"),
    }
    unquoted = "str" in expected.split(" | ") and got in {"int", "float", "bool"}
    message = messages.UNQUOTED if unquoted else messages.WRONG_TYPE
    return Problem(message=message, place=_place(found), facts=facts)


def _one_of(names: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _steps(path: str) -> Iterator[Step]:
    for step in _STEP.finditer(path):
        yield int(step["index"]) if step["index"] else step["field"]


def _find(
    held: Any,  # noqa: ANN401
    steps: tuple[Step, ...],
    fits: Callable[[object], bool],
) -> tuple[Step, ...] | None:
    """Follow the steps to a value that fits, trying every key where the converter hid it."""
    if not steps:
        return () if fits(held) else None
    first, rest = steps[0], steps[1:]
    keys: list[Any] = [first] if first is not None else list(held)
    for key in keys:
        if isinstance(held, list) or key in held:
            found = _find(held[key], rest, fits)
            if found is not None:
                return (key, *found)
    return None


def _place(found: tuple[Step, ...] | None) -> str:
    place = ""
    for step in found or ():
        place = inside(place, step) if step is not None else place
    return place


def _keys(steps: tuple[Step, ...]) -> list[str]:
    """List the keys that the case file knows at this place."""
    shapes: dict[tuple[Step, ...], type[msgspec.Struct]] = {
        ("sources", None): Source,
        ("sources", None, "reading"): Reading,
        ("sources", None, "snapshot"): Snapshot,
        ("sources", None, "columns", None): From,
        ("period",): Period,
        ("documents", None): Document,
        ("rules",): RulesAsked,
        ("rules", "answers", None): Answered,
        ("questions", None): QuestionPut,
        ("expert",): Expert,
        ("reply", None): Reply,
        ("recommendations", None): Recommendation,
    }
    if steps[:2] == ("rules", "packs"):
        return [field.encode_name for field in msgspec.structs.fields(PackAsked)]
    shape = Request if steps[:1] == ("audits",) else shapes.get(steps, Case)
    return [field.encode_name for field in msgspec.structs.fields(shape)]


def _kind(held: object) -> str:
    kinds = {
        str: "str",
        int: "int",
        float: "float",
        bool: "bool",
        list: "array",
        dict: "object",
    }
    return "null" if held is None else kinds[type(held)]
