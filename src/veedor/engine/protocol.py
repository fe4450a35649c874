"""All that Veedor asks of a database once the canonical tables are admitted."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from veedor.core import Columns, Row, Value


class Engine(Protocol):
    """Five verbs. A new engine is a new file in this folder, held to the same tests."""

    def open(self, tables: Mapping[str, Path]) -> None:
        """Make the admitted canonical tables (Parquet, one file each) answerable by name."""
        ...

    def derive(self, name: str, sql: str, binds: Mapping[str, Value]) -> int:
        """Keep the answer of one query as the table ``name``; return how many rows it has."""
        ...

    def rows(self, sql: str, binds: Mapping[str, Value]) -> Sequence[Row]:
        """Answer one query, exactly: whole numbers, decimals, text, dates; never floats."""
        ...

    def columns(self, sql: str, binds: Mapping[str, Value]) -> Columns:
        """Answer one query of whole numbers alone, none missing, as columns."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...
