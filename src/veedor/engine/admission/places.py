"""Where in a table something is wrong: how many records, and the numbers of the first ten."""

import duckdb
from msgspec import Struct

from veedor.engine.admission.discreet import listed


class Places(Struct, frozen=True):
    """How many records fail a check, and the numbers of the first ten."""

    count: int
    first: tuple[int, ...]

    def __str__(self) -> str:
        return listed([f"#{number}" for number in self.first], self.count)


def find_places(db: duckdb.DuckDBPyConnection, table: str, condition: str) -> Places:
    """Find the records of a relation that meet a condition."""
    counted = db.execute(f"SELECT count(*) FROM {table} WHERE {condition}").fetchone()
    count = int(counted[0]) if counted else 0
    if not count:
        return Places(0, ())
    found = db.execute(
        f"SELECT file_row_number + 1 FROM {table} WHERE {condition} ORDER BY 1 LIMIT 10"
    ).fetchall()
    return Places(count, tuple(int(row[0]) for row in found))
