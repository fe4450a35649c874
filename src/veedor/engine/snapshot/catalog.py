"""What the database says of a table: whether we may read all of it, and how each column is."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from veedor.core import TableError
from veedor.engine.messages import snapshot as messages
from veedor.engine.snapshot.session import Session, quoted

# These have a form of their own in Parquet that loses nothing. Every other type is copied as
# the text that the server writes for it: exact decimals, identifiers, JSON, arrays, ranges.
_AS_THEY_ARE = {"bool", "int2", "int4", "int8", "float8", "text", "varchar"}
TIMES = {"date", "timestamp", "timestamptz"}

_TABLE = """
SELECT c.oid::bigint, row_security_active(c.oid),
       has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
"""
_TABLES = """
SELECT c.relname::text
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
"""
_COLUMNS = """
SELECT a.attname::text, t.typname::text, format_type(a.atttypid, a.atttypmod),
       has_column_privilege(a.attrelid, a.attnum, 'SELECT')
FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
WHERE a.attrelid = $1::text::oid AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum
"""


class Column(Struct, frozen=True, kw_only=True):
    """A column as the database has it, and whether it is copied as text."""

    name: str
    type: str
    as_text: bool
    a_time: bool
    readable: bool


class Table(Struct, frozen=True, kw_only=True):
    """What is copied: the query that gives it, its columns, and whether we could change it."""

    schema: str
    name: str
    columns: tuple[Column, ...]
    writable: bool

    @property
    def query(self) -> str:
        """Give the SQL that reads the columns, and nothing but them."""
        return f"SELECT {', '.join(_read(column) for column in self.columns)} FROM {self._at}"

    @property
    def count(self) -> str:
        """Give the SQL that counts the rows."""
        return f"SELECT count(*) FROM {self._at}"

    @property
    def _at(self) -> str:
        return quoted((self.schema, self.name))


def look(asks: Session, *, schema: str, table: str, names: Sequence[str], where: str) -> Table:
    """Look a table up.

    Raises TableError where there is none, a column is not there or may not be read, or rows
    would be hidden from us.
    """
    found = asks.rows(_TABLE, schema, table)
    if not found:
        known = _nearest(table, [str(row[0]) for row in asks.rows(_TABLES, schema)])
        facts = {"table": table, "schema": schema, "known": known}
        raise TableError(messages.NO_SUCH_TABLE, where=where, **facts)
    oid, hidden, writable = found[0]
    if hidden:
        raise TableError(messages.ROWS_HIDDEN, where=where, table=table)
    held = {column.name: column for column in map(_column, asks.rows(_COLUMNS, str(oid)))}
    chosen = tuple(_chosen(name, held, table=table, where=where) for name in names)
    if not all(column.readable for column in chosen):
        listed = ", ".join(column.name for column in chosen)
        raise TableError(messages.NOT_GRANTED, where=where, table=table, columns=listed)
    return Table(schema=schema, name=table, columns=chosen, writable=bool(writable))


def _column(row: tuple[str, str, str, bool]) -> Column:
    name, base, written, readable = row
    as_text = base not in _AS_THEY_ARE | TIMES
    return Column(
        name=name, type=written, as_text=as_text, a_time=base in TIMES, readable=readable
    )


def _chosen(name: str, held: dict[str, Column], *, table: str, where: str) -> Column:
    if name not in held:
        facts = {"table": table, "column": name, "known": _nearest(name, list(held))}
        raise TableError(messages.NO_SUCH_COLUMN, where=where, **facts)
    return held[name]


def _read(column: Column) -> str:
    name = quoted((column.name,))
    return f"{name}::text AS {name}" if column.as_text else name


def _nearest(name: str, known: list[str]) -> str:
    def alike(other: str) -> float:
        return SequenceMatcher(None, name.casefold(), other.casefold()).ratio()

    return ", ".join(sorted(known, key=lambda each: (-alike(each), each))[:12]) or "—"
