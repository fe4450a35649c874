"""From a cell as it was given to a canonical value, as SQL; what does not fit stops the run."""

from collections.abc import Callable

from msgspec import UNSET, Struct, structs

from veedor.core import Column, From, Source, TableError
from veedor.engine import messages
from veedor.engine.admission import moments, zones
from veedor.engine.admission.discreet import shown
from veedor.engine.admission.physical import Physical, literal
from veedor.engine.admission.repairs import Change, Given, repaired
from veedor.engine.admission.shapes import shape_of

SQL_TYPE = {
    "text": "VARCHAR",
    "person": "UUID",
    "account": "VARCHAR",
    "shape": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(18, 6)",
    "rate": "DECIMAL(38, 15)",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "moment": "TIMESTAMP",
}
PSEUDONYMS = frozenset({"person", "account"})
PRIVATE = PSEUDONYMS | {"shape"}
"""Kinds whose values name somebody and never reach a canonical table as they were given."""
_INEXACT = ("FLOAT", "DOUBLE")
_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_NUMBERS = (*_WHOLE, *(f"U{whole}" for whole in _WHOLE), "DECIMAL", *_INEXACT)
# What a column may be stored as and still be read as its kind, text always being one.
_STORED: dict[str, tuple[str, ...]] = {
    "integer": _NUMBERS,
    "decimal": _NUMBERS,
    "rate": _NUMBERS,
    "boolean": ("BOOLEAN",),
    "date": ("DATE", "TIMESTAMP"),
    "moment": ("DATE", "TIMESTAMP"),
}


class Cast(Struct, frozen=True, kw_only=True):
    """One canonical column made from one of theirs.

    ``given`` is SQL for the cell after declared repairs (NULL where missing); ``read`` for what
    is read from it (NULL where it cannot be); ``finish`` turns the name under which that was
    read into SQL for the canonical value. ``doubtful`` says which wall clocks a change of
    clocks skips and repeats, where the column is a moment without its own zone. ``named`` is
    SQL for the text of a person or an account before it is replaced.
    """

    column: Column
    origin: From
    raw: str
    given: str
    read: str
    finish: Callable[[str], str] = str
    named: str = ""
    zone: str = ""
    doubtful: tuple[str, str] | None = None
    changes: tuple[Change, ...] = ()


def make_cast(
    column: Column, origin: From, source: Source, found: Physical, *, key: str, name: str
) -> Cast:
    """Say how one canonical column is made; refuse a stored type that would alter it."""
    raw = found.cell(origin.column)
    stored = found.types[found.names.index(origin.column)]
    _refuse_stored(column, origin, stored, name=name)
    given = repaired(raw, stored, origin, source.reading.missing)
    if column.kind == "moment":
        return _moment(column, origin, source, raw, given, name=name)
    read = _VALUE[column.kind](given.sql, given.stored, origin, source)
    named = read if column.kind in PSEUDONYMS else ""
    if named:
        read = pseudonym(named, domain=column.kind, key=key)
    if column.kind == "shape":
        read = shape_of(read)
    return Cast(
        column=column,
        origin=origin,
        raw=raw,
        given=given.sql,
        read=read,
        named=named,
        changes=given.changes,
    )


def pseudonym(value: str, *, domain: str, key: str) -> str:
    """Give SQL for the keyed pseudonym of a text: 128 bits of SHA-256 over key, domain, value.

    The key has a fixed length and the domain no colon, so no value can stand in for a part of
    them; half of the digest is kept, which leaves nothing to extend.
    """
    # substring, not left: it keeps dictionaries, so that few accounts are hashed few times.
    return f"substring(sha256({literal(key + domain + ':')} || {value}), 1, 32)"


def _refuse_stored(column: Column, origin: From, stored: str, *, name: str) -> None:
    """Refuse a stored type that cannot be read as the column's kind, or has altered it."""
    if not _fits(column.kind, stored):
        wrong = messages.WRONG_TYPE
        raise TableError(
            wrong, where=name, column=shown(origin.column), stored=stored, kind=column.kind
        )
    if column.kind == "moment" and stored == "DATE" and origin.day is None:
        raise TableError(messages.DATE_ONLY, where=name, column=shown(origin.column))


def _fits(kind: str, stored: str) -> bool:
    if stored.startswith("BLOB"):  # an outline as geometry writers keep it
        return kind == "text"
    if stored.endswith("[]") or stored.startswith(("STRUCT", "MAP", "UNION", "LIST")):
        return False
    if kind in {"text", *PRIVATE}:
        # A document number kept as a float has lost digits or gained a point for good.
        return stored not in _INEXACT
    if kind == "date" and "ZONE" in stored:
        return False
    return stored == "VARCHAR" or stored.startswith(_STORED[kind])


def _text(given: str, stored: str, _origin: From, _source: Source) -> str:
    if stored == "BLOB":
        return f"hex({given})"
    return given if stored == "VARCHAR" else f"CAST({given} AS VARCHAR)"


def _integer(given: str, stored: str, _origin: From, _source: Source) -> str:
    if stored in _INEXACT:
        whole = f"{given} = trunc({given}) AND abs({given}) < 9007199254740992"
        return f"CASE WHEN {whole} THEN CAST({given} AS BIGINT) END"
    if stored.startswith("DECIMAL"):  # a cast would round
        return f"CASE WHEN {given} = trunc({given}) THEN TRY_CAST({given} AS BIGINT) END"
    if stored == "VARCHAR":
        return (
            f"CASE WHEN regexp_full_match({given}, '[+-]?[0-9]+')"
            f" THEN TRY_CAST({given} AS BIGINT) END"
        )
    return f"TRY_CAST({given} AS BIGINT)"


def _decimal(given: str, stored: str, origin: From, source: Source) -> str:
    if stored != "VARCHAR":
        return _rounded(f"TRY_CAST({given} AS {SQL_TYPE['decimal']})", origin)
    mark = source.reading.decimal_mark
    plain = given if mark == "." else f"replace({given}, ',', '.')"
    dot = "[.]" if mark == "." else ","
    many = "{1,6}" if origin.digits is UNSET else "+"
    read = (
        f"CASE WHEN regexp_full_match({given}, '[+-]?[0-9]+({dot}[0-9]{many})?')"
        f" THEN TRY_CAST({plain} AS {SQL_TYPE['decimal']}) END"
    )
    return _rounded(read, origin)


def _rounded(read: str, origin: From) -> str:
    """Round where the case says so; the cast itself rounds to six digits."""
    if origin.digits is UNSET:
        return read
    return f"CAST(round({read}, {origin.digits}) AS {SQL_TYPE['decimal']})"


def _rate(given: str, stored: str, _origin: From, source: Source) -> str:
    """Read what a model gave out: fifteen places, and powers of ten as programs print them."""
    if stored != "VARCHAR":
        return f"TRY_CAST({given} AS {SQL_TYPE['rate']})"
    mark = source.reading.decimal_mark
    plain = given if mark == "." else f"replace({given}, ',', '.')"
    dot = "[.]" if mark == "." else ","
    form = f"[+-]?[0-9]+({dot}[0-9]{{1,20}})?([eE][+-]?[0-9]{{1,2}})?"
    return (
        f"CASE WHEN regexp_full_match({given}, '{form}')"
        f" THEN TRY_CAST({plain} AS {SQL_TYPE['rate']}) END"
    )


def _boolean(given: str, stored: str, _origin: From, _source: Source) -> str:
    if stored == "BOOLEAN":
        return given
    said = f"lower(CAST({given} AS VARCHAR))"
    return f"CASE {said} WHEN 'true' THEN true WHEN 'false' THEN false END"


def _date(given: str, stored: str, origin: From, _source: Source) -> str:
    return moments.day(given, stored, origin)


_VALUE: dict[str, Callable[[str, str, From, Source], str]] = {
    "text": _text,
    "person": _text,
    "account": _text,
    "shape": _text,
    "integer": _integer,
    "decimal": _decimal,
    "rate": _rate,
    "boolean": _boolean,
    "date": _date,
}


def _moment(
    column: Column, origin: From, source: Source, raw: str, given: Given, *, name: str
) -> Cast:
    """Read a moment: with its own offset, or as a wall clock in a declared zone."""
    cast = Cast(
        column=column,
        origin=origin,
        raw=raw,
        given=given.sql,
        read=moments.instant(given.sql, given.stored, origin),
        zone="UTC",
        changes=given.changes,
    )
    if moments.bears_offset(given.stored, origin):
        return cast
    zone = origin.zone or source.zone
    if zone is None:
        raise TableError(messages.NO_ZONE, where=name, column=shown(origin.column))
    resolution = _resolution(source)
    wall = moments.wall_clock(given.sql, given.stored, origin)
    return structs.replace(
        cast,
        read=wall,
        finish=lambda read_as: zones.to_utc(read_as, zone, doubtful=resolution),
        zone=zone,
        doubtful=zones.doubtful_times(wall, zone),
    )


def _resolution(source: Source) -> Callable[[zones.Change], str]:
    """Say which offset holds for times that a change of clocks skips or repeats."""
    match source.clock_changes:
        case "before":
            return lambda change: str(change.before)
        case "after":
            return lambda change: str(change.after)
        case _:
            return lambda _change: "CAST(error('clock change') AS BIGINT)"
