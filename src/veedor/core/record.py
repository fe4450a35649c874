"""One canonical table that an agency's system leaves behind."""

from typing import Literal

from msgspec import Struct

Kind = Literal[
    "text",
    "integer",
    "decimal",
    "rate",
    "boolean",
    "date",
    "moment",
    "person",
    "account",
    "shape",
]
"""What a column holds. ``decimal`` is kept to six places, ``rate`` to fifteen (what a model
gives out, where rounding would make ties). ``person`` (many) and ``account`` (few, used often)
are replaced at admission by keyed pseudonyms; ``moment`` is kept twice, in UTC under its own
name and as the case's wall clock under ``<name>_local``. Of a ``shape`` only the form of the
text is kept (digits as 9, letters as A, a leading "!" where it stands for no value): a document
number or a name can be held against the form that it should have, and nobody can read it."""


class Column(Struct, frozen=True, kw_only=True):
    """One column of a canonical table.

    ``required``: a source must map it. ``may_be_missing``: a value may be absent; the receipt
    counts how many are. ``values``: the only values that are understood, where there are such.
    """

    name: str
    kind: Kind
    en: str
    es: str
    required: bool = False
    may_be_missing: bool = True
    values: tuple[str, ...] = ()


class Span(Struct, frozen=True, kw_only=True):
    """A rule between two moment columns: ``start`` must come before ``end``."""

    start: str
    end: str


class Record(Struct, frozen=True, kw_only=True):
    """One canonical table: what one row is, its columns, its key and its spans of validity.

    ``key``: columns that together name a row; duplicates are refused, or counted once where
    the case says so. ``apart``: columns within which spans may not overlap unless the case
    allows it. ``made_from``: another record from which this one can be made by static SQL.
    """

    name: str
    en: str
    es: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    apart: tuple[str, ...] = ()
    made_from: str | None = None

    def column(self, name: str) -> Column:
        """Return the column called ``name``."""
        return next(column for column in self.columns if column.name == name)
