"""How the values that name somebody are written: counted by shape, and none of them kept.

A document number with points in one file and without them in another has two pseudonyms. To
see that, the shapes have to be counted before the values are replaced.
"""

from collections.abc import Mapping
from itertools import groupby

import duckdb

from veedor.core import ZERO_LED, Shape
from veedor.engine.admission.casts import PSEUDONYMS, Cast
from veedor.engine.admission.physical import Physical

MOST = 1000
"""Ways of writing a column, by length, beyond which it is free text and tells nothing."""
LONGEST = 24
"""Characters of a value that are looked at: more would tell names apart by their lengths."""
_DIGITS = "'0123456789'"
Row = tuple[str, int, int, str]
"""What is left without digits (``ZERO_LED`` where a number begins with a zero), characters,
values, and one of them with its digits as 9."""


def shapes_of(
    db: duckdb.DuckDBPyConnection, found: Physical, casts: Mapping[str, Cast]
) -> dict[str, tuple[Shape, ...]]:
    """Count the shapes of each column of persons or accounts, the commonest first.

    Columns that are free text are left out.
    """
    named = [cast for cast in casts.values() if cast.column.kind in PSEUDONYMS]
    if not named:
        return {}
    found_in: dict[int, list[Row]] = {place: [] for place in range(len(named))}
    for place, *row in db.execute(_counting(found.relation, named)).fetchall():
        found_in[place].append(tuple(row))
    return {
        named[place].column.name: _merged(rows)
        for place, rows in found_in.items()
        if len(rows) <= MOST
    }


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


def _counting(relation: str, named: list[Cast]) -> str:
    """Give SQL that counts values by what is left of them without digits: one pass for all."""
    places = range(len(named))
    columns = ", ".join(f"{cast.named} AS c{place}" for place, cast in enumerate(named))
    keys = ", ".join(f"c{place}, {_key(place, cast)}" for place, cast in enumerate(named))
    chosen = ", ".join(
        f"k{place}, l{place}, max(c{place}) AS m{place}, grouping(k{place}) AS g{place}"
        for place in places
    )
    sets = ", ".join(f"(k{place}, l{place})" for place in places)
    return (
        f"WITH grouped AS MATERIALIZED (SELECT {chosen}, count(*) AS n FROM"
        f" (SELECT {keys} FROM (SELECT {columns} FROM {relation}))"
        f" GROUP BY GROUPING SETS ({sets}))"
        f" {' UNION ALL '.join(map(_part, places, named))}"
    )


def _key(place: int, cast: Cast) -> str:
    """Give what a column is grouped by: persons by their shape, for they are many.

    Accounts are few: each is grouped as it is, and its shape made afterwards.
    """
    if cast.column.kind == "person":
        return f"{_rest(f'c{place}')} AS k{place}, length(c{place}) AS l{place}"
    return f"c{place} AS k{place}, 0 AS l{place}"


def _part(place: int, cast: Cast) -> str:
    """Give SQL for the shapes of one column: place, rest, characters, values, one of them."""
    rest, long = f"k{place}", f"l{place}"
    if cast.column.kind != "person":
        rest, long = _rest(rest), f"length({rest})"
    return (
        f"(SELECT {place}, {rest}, {long}, sum(n),"
        f" translate(max(m{place}), {_DIGITS}, '9999999999') FROM grouped"
        f" WHERE g{place} = 0 AND k{place} IS NOT NULL GROUP BY 2, 3 LIMIT {MOST + 1})"
    )


def _rest(value: str) -> str:
    """Give SQL for what is left of a text without its digits: quick where it is nothing.

    A number with a zero in front keeps that one: a sheet that takes numbers for quantities
    drops it, and whoever had it is found in no other record.
    """
    return (
        f"CASE WHEN regexp_full_match({value}, '[1-9][0-9]*|0') THEN ''"
        f" WHEN regexp_full_match({value}, '0[0-9]+') THEN '{ZERO_LED}'"
        f" ELSE translate(substring({value}, 1, {LONGEST}), {_DIGITS}, '') END"
    )


def _merged(rows: list[Row]) -> tuple[Shape, ...]:
    """Put together what differs in its letters or in its length alone."""
    by_rest: dict[str, list[Row]] = {}
    for row in rows:
        rest = row[0] if row[0] == ZERO_LED else written(row[0])
        by_rest.setdefault(rest, []).append(row)
    merged = [_shape(rest, same) for rest, same in by_rest.items()]
    return tuple(sorted(merged, key=lambda shape: (-shape.values, shape.rest)))


def _shape(rest: str, rows: list[Row]) -> Shape:
    *_, like = max(rows, key=lambda row: (row[2], *row))
    like = written(like[:LONGEST])
    return Shape(
        rest=rest,
        like=ZERO_LED + like[1:] if rest == ZERO_LED else like,
        values=sum(row[2] for row in rows),
        shortest=min(row[1] for row in rows),
        longest=max(row[1] for row in rows),
    )
