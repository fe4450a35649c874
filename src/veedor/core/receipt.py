"""The receipt for a file: which bytes were admitted, and what was done to them."""

from msgspec import UNSET, Struct, UnsetType

from veedor.core.case import From, Reading


class Clock(Struct, frozen=True, kw_only=True):
    """How one moment column was read: zone, format, and rows that a clock change touched."""

    column: str
    zone: str
    format: str
    in_gap: int
    in_overlap: int
    first: str | None
    last: str | None


class Repair(Struct, frozen=True, kw_only=True):
    """One repair declared in the case, and how many values it changed.

    ``theirs`` and ``ours`` are "*" for all values together that a map replaced in a column of
    persons or accounts: a report does not show those.
    """

    column: str
    theirs: str
    ours: str
    values: int


ZERO_LED = "0"
"""What is left of the shape of a number that begins with a zero, and is longer than that."""


class Shape(Struct, frozen=True, kw_only=True):
    """One way of writing the values of a column that stands for persons or accounts.

    ``rest``: what is left of the shape without its digits, by which ways are told apart
    (``ZERO_LED`` where there are only digits, of which the first is a zero);
    ``like``: the shape of one of them; ``values``: how many are written so; ``shortest`` and
    ``longest``: their characters.
    """

    rest: str
    like: str
    values: int
    shortest: int
    longest: int


class Combined(Struct, frozen=True, kw_only=True):
    """Several files put together as one record: rows in all, and rows that two of them share.

    ``duplicates`` are whole records that more than one file holds; each is counted once.
    """

    record: str
    sources: tuple[str, ...]
    rows: int
    duplicates: int


class Receipt(Struct, frozen=True, kw_only=True):
    """What was admitted as one canonical record.

    ``physical`` records were counted in the bytes by an independent counter; ``parsed`` by the
    reader; ``physical == parsed + refused`` always holds, and ``refused`` is 0 in every receipt
    because a file with refusals is not admitted. ``admitted`` is ``parsed`` less the
    ``duplicates`` that the case says to count once. ``missing`` and ``not_a_number`` count
    values by canonical column. ``repairs`` and ``overlapping`` were declared in the case.
    ``shapes``: how the values of persons and accounts are written, by canonical column, save
    free text; for the comparison with other records, and in no report.
    """

    source: str
    record: str
    file: str
    sha256: str
    size: int
    form: str
    reading: Reading
    notes: tuple[str, ...]
    columns: dict[str, From]
    not_given: tuple[str, ...]
    not_read: tuple[str, ...]
    physical: int
    parsed: int
    refused: int
    duplicates: int
    admitted: int
    missing: dict[str, int]
    not_a_number: dict[str, int]
    overlapping: int
    clocks: tuple[Clock, ...]
    repairs: tuple[Repair, ...]
    shapes: dict[str, tuple[Shape, ...]] | UnsetType = UNSET
