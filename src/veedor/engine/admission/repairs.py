"""Repairs that the case declares, as SQL, each with what it changes."""

from msgspec import UNSET, Struct

from veedor.core import From
from veedor.engine.admission.physical import literal


class Change(Struct, frozen=True, kw_only=True):
    """One declared repair, and SQL for whether it changes a cell."""

    theirs: str
    ours: str
    where: str


class Given(Struct, frozen=True, kw_only=True):
    """SQL for a cell after its repairs, NULL where missing; its type then; and the repairs."""

    sql: str
    stored: str
    changes: tuple[Change, ...] = ()


def repaired(raw: str, stored: str, origin: From, missing: tuple[str, ...]) -> Given:
    """Give SQL for a cell after the repairs that the case declares, NULL where missing."""
    if stored in {"FLOAT", "DOUBLE"}:
        raw = f"CASE WHEN isnan({raw}) THEN NULL ELSE {raw} END"
    if stored != "VARCHAR":
        if not (origin.map or origin.remove or origin.pad or origin.capitals):
            return Given(sql=raw, stored=stored)
        raw = f"CAST({raw} AS VARCHAR)"
    given, changes = _mapped(without_missing(raw, missing), origin, missing)
    for character in origin.remove:
        where = f"contains({given}, {literal(character)})"
        changes.append(Change(theirs=character, ours="", where=where))
        given = f"replace({given}, {literal(character)}, '')"
    if origin.remove:  # "---" without its dashes is no document number
        given = without_missing(f"({given})", missing)
    given = _evened(given, origin, changes)
    if origin.digits is not UNSET:  # the cast rounds; here it is counted
        where = f"regexp_matches({given}, '[.,][0-9]{{{origin.digits + 1},}}$')"
        changes.append(Change(theirs=f"digits: {origin.digits}", ours="", where=where))
    return Given(sql=given, stored="VARCHAR", changes=tuple(changes))


def _evened(given: str, origin: From, changes: list[Change]) -> str:
    """Give SQL for a text with its letters as capitals and zeros in front, as declared."""
    if origin.capitals:
        changes.append(Change(theirs="capitals", ours="", where=f"{given} <> upper({given})"))
        given = f"upper({given})"
    if origin.pad:
        where = f"length({given}) < {origin.pad}"
        changes.append(Change(theirs=f"pad: {origin.pad}", ours="", where=where))
        given = f"CASE WHEN {where} THEN lpad({given}, {origin.pad}, '0') ELSE {given} END"
    return given


def _mapped(given: str, origin: From, missing: tuple[str, ...]) -> tuple[str, list[Change]]:
    if not origin.map:
        return given, []
    changes = [
        Change(theirs=theirs, ours=ours, where=f"{given} = {literal(theirs)}")
        for theirs, ours in origin.map.items()
    ]
    arms = " ".join(f"WHEN {literal(a)} THEN {literal(b)}" for a, b in origin.map.items())
    return without_missing(f"(CASE {given} {arms} ELSE {given} END)", missing), changes


def without_missing(cell: str, missing: tuple[str, ...]) -> str:
    """Give SQL for a cell, NULL where it holds one of the texts that stand for no value."""
    if not missing:
        return cell
    if len(missing) == 1:
        return f"NULLIF({cell}, {literal(missing[0])})"
    texts = ", ".join(literal(text) for text in missing)
    return f"CASE WHEN {cell} IN ({texts}) THEN NULL ELSE {cell} END"
