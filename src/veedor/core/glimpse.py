"""A first look at a file, for drafting a case: its columns and a few values, nothing kept."""

from msgspec import Struct


class GlimpseColumn(Struct, frozen=True, kw_only=True):
    """One column: its name as written, and the first distinct values seen in it."""

    name: str
    seen: tuple[str, ...]
    empty: int


class Glimpse(Struct, frozen=True, kw_only=True):
    """One file (or one sheet of it): how it could be read, and what the first rows hold.

    ``looked_at``: how many rows were looked at. ``notes``: what stood out, as ids.
    """

    file: str
    form: str
    delimiter: str | None
    encoding: str | None
    sheet: str | None
    columns: tuple[GlimpseColumn, ...]
    looked_at: int
    notes: tuple[str, ...] = ()
