"""From a cell as it was given to a canonical value, as SQL; what does not fit stops the run."""

from collections.abc import Callable

from msgspec import Struct

from veedor.core import Column, From, Source, TableError
from veedor.engine import messages
from veedor.engine.admission import zones
from veedor.engine.admission.physical import Physical, literal

SQL_TYPE = {
    "text": "VARCHAR",
    "person": "UUID",
    "integer": "BIGINT",
    "decimal": "DECIMAL(18, 6)",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "moment": "TIMESTAMP",
}
_INEXACT = ("FLOAT", "DOUBLE")
_ISO = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d([.]\d{1,6})?)?"
_ISO_DATE = r"\d{4}-\d\d-\d\d"


class Cast(Struct, frozen=True, kw_only=True):
    """One canonical column made from one of theirs.

    ``given`` is SQL for the cell after declared repairs (NULL where missing); ``read`` for what
    is read from it (NULL where it cannot be); ``finish`` turns the name under which that was
    read into SQL for the canonical value. ``doubtful`` says which wall clocks a change of
    clocks skips and repeats, where the column is a moment without its own zone.
    """

    column: Column
    origin: From
    raw: str
    given: str
    read: str
    finish: Callable[[str], str] = str
    zone: str = ""
    doubtful: tuple[str, str] | None = None


def make_cast(
    column: Column, origin: From, source: Source, found: Physical, *, key: str, name: str
) -> Cast:
    """Say how one canonical column is made; refuse a stored type that would alter it."""
    raw = found.cell(origin.column)
    stored = found.types[found.names.index(origin.column)]
    if not _fits(column.kind, stored):
        wrong = messages.WRONG_TYPE
        raise TableError(
            wrong, where=name, column=origin.column, stored=stored, kind=column.kind
        )
    given = _given(raw, stored, origin, source)
    if column.kind == "moment":
        return _moment(column, origin, source, raw, given, stored=stored, name=name)
    read = _VALUE[column.kind](given, stored, origin, source)
    if column.kind == "person":
        read = pseudonym(read, domain=column.name, key=key)
    return Cast(column=column, origin=origin, raw=raw, given=given, read=read)


def pseudonym(value: str, *, domain: str, key: str) -> str:
    """Give SQL for the keyed pseudonym of a text: 128 bits of SHA-256 over key, domain, value.

    The key is 64 characters, one block of the hash, so nothing that a person writes can stand
    in for a part of it; cutting the digest in half leaves nothing to extend.
    """
    return f"CAST(left(sha256({literal(key + domain + ':')} || {value}), 32) AS UUID)"


def _fits(kind: str, stored: str) -> bool:
    if stored.endswith("[]") or stored.startswith(("STRUCT", "MAP", "BLOB", "UNION", "LIST")):
        return False
    # A document number kept as a float has lost digits or gained a point for good.
    return not (kind in {"text", "person"} and stored in _INEXACT)


def _given(raw: str, stored: str, origin: From, source: Source) -> str:
    """Give SQL for a cell after the repairs that the case declares, NULL where missing."""
    if stored in _INEXACT:
        return f"CASE WHEN isnan({raw}) THEN NULL ELSE {raw} END"
    if stored != "VARCHAR":
        if not (origin.map or origin.remove or origin.pad):
            return raw
        raw = f"CAST({raw} AS VARCHAR)"
    given = _without_missing(raw, source.reading.missing)
    if origin.map:
        arms = " ".join(f"WHEN {literal(a)} THEN {literal(b)}" for a, b in origin.map.items())
        given = f"CASE {given} {arms} ELSE {given} END"
        given = _without_missing(f"({given})", source.reading.missing)
    for character in origin.remove:
        given = f"replace({given}, {literal(character)}, '')"
    if origin.pad:
        width = origin.pad
        padded = f"lpad({given}, {width}, '0')"
        given = f"CASE WHEN length({given}) < {width} THEN {padded} ELSE {given} END"
    return given


def _without_missing(cell: str, missing: tuple[str, ...]) -> str:
    if not missing:
        return cell
    if len(missing) == 1:
        return f"NULLIF({cell}, {literal(missing[0])})"
    texts = ", ".join(literal(text) for text in missing)
    return f"CASE WHEN {cell} IN ({texts}) THEN NULL ELSE {cell} END"


def _text(given: str, stored: str, _origin: From, _source: Source) -> str:
    return given if stored == "VARCHAR" else f"CAST({given} AS VARCHAR)"


def _integer(given: str, stored: str, _origin: From, _source: Source) -> str:
    if stored in _INEXACT:
        whole = f"{given} = trunc({given}) AND abs({given}) < 9007199254740992"
        return f"CASE WHEN {whole} THEN CAST({given} AS BIGINT) END"
    if stored == "VARCHAR":
        return (
            f"CASE WHEN regexp_full_match({given}, '[+-]?[0-9]+')"
            f" THEN TRY_CAST({given} AS BIGINT) END"
        )
    return f"TRY_CAST({given} AS BIGINT)"


def _decimal(given: str, stored: str, _origin: From, source: Source) -> str:
    if stored != "VARCHAR":
        return f"TRY_CAST({given} AS {SQL_TYPE['decimal']})"
    mark = source.reading.decimal_mark
    plain = given if mark == "." else f"replace({given}, ',', '.')"
    dot = "[.]" if mark == "." else ","
    return (
        f"CASE WHEN regexp_full_match({given}, '[+-]?[0-9]+({dot}[0-9]{{1,6}})?')"
        f" THEN TRY_CAST({plain} AS {SQL_TYPE['decimal']}) END"
    )


def _boolean(given: str, stored: str, _origin: From, _source: Source) -> str:
    if stored == "BOOLEAN":
        return given
    said = f"lower(CAST({given} AS VARCHAR))"
    return f"CASE {said} WHEN 'true' THEN true WHEN 'false' THEN false END"


def _date(given: str, stored: str, origin: From, _source: Source) -> str:
    if stored == "DATE":
        return given
    if stored != "VARCHAR":
        return f"CASE WHEN {given} = date_trunc('day', {given}) THEN CAST({given} AS DATE) END"
    if origin.format:
        return f"CAST(try_strptime({given}, {literal(origin.format)}) AS DATE)"
    iso = f"regexp_full_match({given}, '{_ISO_DATE}')"
    return f"CASE WHEN {iso} THEN TRY_CAST({given} AS DATE) END"


_VALUE: dict[str, Callable[[str, str, From, Source], str]] = {
    "text": _text,
    "person": _text,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
}


def _moment(  # noqa: PLR0913 - a cell, where it is from, and what is declared of it
    column: Column,
    origin: From,
    source: Source,
    raw: str,
    given: str,
    *,
    stored: str,
    name: str,
) -> Cast:
    """Read a moment: with its own offset, or as a wall clock in a declared zone."""
    aware = stored == "TIMESTAMP WITH TIME ZONE" or "%z" in (origin.format or "")
    if aware:
        read = given
        if stored == "VARCHAR":
            read = f"try_strptime({given}, {literal(origin.format or '')})"
        utc = f"make_timestamp(epoch_us({read}))"
        return Cast(column=column, origin=origin, raw=raw, given=given, read=utc, zone="UTC")
    zone = origin.zone or source.zone
    if zone is None:
        raise TableError(messages.NO_ZONE, where=name, column=origin.column)
    wall, resolution = _wall(given, stored, origin), _resolution(source)
    return Cast(
        column=column,
        origin=origin,
        raw=raw,
        given=given,
        read=wall,
        finish=lambda read_as: zones.to_utc(read_as, zone, doubtful=resolution),
        zone=zone,
        doubtful=zones.doubtful_times(wall, zone),
    )


def _wall(given: str, stored: str, origin: From) -> str:
    if stored.startswith("TIMESTAMP"):
        return f"CAST({given} AS TIMESTAMP)"
    if stored == "DATE":
        wall = f"CAST({given} AS TIMESTAMP)"
    elif origin.format:
        wall = f"try_strptime({given}, {literal(origin.format)})"
    elif origin.day:
        wall = f"CAST({_date(given, stored, origin, Source(record=''))} AS TIMESTAMP)"
    else:
        iso = f"regexp_full_match({given}, '{_ISO}')"
        return f"CASE WHEN {iso} THEN TRY_CAST({given} AS TIMESTAMP) END"
    return f"({wall} + INTERVAL 1 DAY)" if origin.day == "end" else wall


def _resolution(source: Source) -> Callable[[zones.Change], str]:
    """Say which offset holds for times that a change of clocks skips or repeats."""
    match source.clock_changes:
        case "before":
            return lambda change: str(change.before)
        case "after":
            return lambda change: str(change.after)
        case _:
            return lambda _change: "CAST(error('clock change') AS BIGINT)"
