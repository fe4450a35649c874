"""All that Veedor asks of a database once the canonical tables are admitted."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from veedor.core import Columns, Row, Value


class Engine(Protocol):
    """Six verbs. A new engine is a new file in this folder, held to the same tests."""

    def open(self, tables: Mapping[str, Path]) -> None:
        """Make the admitted canonical tables (Parquet, one file each) answerable by name."""
        ...

    def derive(self, name: str, sql: str, binds: Mapping[str, Value]) -> int:
        """Keep the answer of one query as the table ``name``; return how many rows it has."""
        ...

    def rows(self, sql: str, binds: Mapping[str, Value]) -> Sequence[Row]:
        """Answer one query, exactly: whole numbers, decimals, text, dates; never floats."""
        ...

    def batches(self, sql: str, binds: Mapping[str, Value]) -> Iterator[Sequence[Row]]:
        """Answer one query as ``rows`` does, in the same order, and hold one batch at a time.

        It is asked when the first batch is; other queries may be asked in between.
        """
        ...

    def columns(self, sql: str, binds: Mapping[str, Value]) -> Columns:
        """Answer one query of whole numbers alone, none missing, as columns."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...
