"""How the values that name somebody are written: counted by shape, and none of them kept.

A document number with points in one file and without them in another has two pseudonyms. To
see that, the shapes have to be counted before the values are replaced.
"""

from collections.abc import Mapping
from itertools import groupby

import duckdb

from veedor.core import Shape
from veedor.engine.admission.casts import PSEUDONYMS, Cast
from veedor.engine.admission.physical import Physical, literal

MOST = 1000
"""Ways of writing a column, by length, beyond which it is free text and tells nothing."""
LONGEST = 24
"""Characters of a value that are looked at: more would tell names apart by their lengths."""
_DIGITS = "0123456789"
Row = tuple[str, int, int, str]
"""What is left without digits, characters, values, and one of them with its digits as 9."""


def shapes_of(
    db: duckdb.DuckDBPyConnection, found: Physical, casts: Mapping[str, Cast]
) -> dict[str, tuple[Shape, ...]]:
    """Count the shapes of each column of persons or accounts, the commonest first.

    Columns that are free text are left out.
    """
    named = {name: cast for name, cast in casts.items() if cast.column.kind in PSEUDONYMS}
    counted = {name: _counted(db, found.relation, cast.named) for name, cast in named.items()}
    return {name: _merged(rows) for name, rows in counted.items() if len(rows) <= MOST}


def written(text: str) -> str:
    """Give the shape of a text: its digits as 9, each run of letters as one A or a.

    Spaces and ASCII punctuation stay as they are.

    >>> written("27.001.111"), written("AB 123ñ"), written("María O'Higgins")
    ('99.999.999', 'A 999a', "Aa A'Aa")
    """
    return "".join(_once(mark, list(run)) for mark, run in groupby(map(_mark, text)))


def _mark(character: str) -> str:
    if character.isnumeric():
        return "9"
    if character.islower():
        return "a"
    return character if character.isascii() and not character.isalpha() else "A"


def _once(mark: str, run: list[str]) -> str:
    return mark if mark in {"A", "a"} else "".join(run)


def _counted(db: duckdb.DuckDBPyConnection, relation: str, value: str) -> list[Row]:
    """Count values by what is left of them without digits, which is quick to make."""
    digits = literal(_DIGITS)
    return db.execute(
        f"SELECT translate(named, {digits}, ''), long, count(*),"
        f" translate(max(named), {digits}, '{'9' * len(_DIGITS)}') FROM (SELECT"
        f" substring(named, 1, {LONGEST}) AS named, length(named) AS long"
        f" FROM (SELECT {value} AS named FROM {relation}) WHERE named IS NOT NULL)"
        f" GROUP BY 1, 2 LIMIT {MOST + 1}"
    ).fetchall()


def _merged(rows: list[Row]) -> tuple[Shape, ...]:
    """Put together what differs in its letters or in its length alone."""
    by_rest: dict[str, list[Row]] = {}
    for row in rows:
        by_rest.setdefault(written(row[0]), []).append(row)
    merged = [_shape(rest, same) for rest, same in by_rest.items()]
    return tuple(sorted(merged, key=lambda shape: (-shape.values, shape.rest)))


def _shape(rest: str, rows: list[Row]) -> Shape:
    *_, like = max(rows, key=lambda row: (row[2], *row))
    return Shape(
        rest=rest,
        like=written(like),
        values=sum(row[2] for row in rows),
        shortest=min(row[1] for row in rows),
        longest=max(row[1] for row in rows),
    )
