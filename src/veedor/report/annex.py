"""The sealed annex: results about single accounts or persons, by pseudonym."""

from collections.abc import Sequence

from msgspec import Struct

from veedor.core import AnnexTable
from veedor.report.record import canonical

ANNEX_SCHEMA = "veedor-annex/1"


class _Annex(Struct, frozen=True, kw_only=True):
    schema: str
    tables: tuple[AnnexTable, ...]


def to_annex(tables: Sequence[AnnexTable]) -> bytes:
    """Write the annex as canonical bytes; it never travels with the public report.

    >>> to_annex([AnnexTable(name="busiest", columns=("account",), rows=(("f00d",),))]).decode()
    '{"schema":"veedor-annex/1","tables":[{"columns":["account"],"name":"busiest","rows":[["f00d"]]}]}'
    """
    return canonical(_Annex(schema=ANNEX_SCHEMA, tables=tuple(tables)), name="annex.json")
