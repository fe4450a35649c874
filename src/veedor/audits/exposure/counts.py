"""What the queries of the audit of exposure return: one struct per query."""

from decimal import Decimal

from msgspec import Struct


class Standing(Struct, frozen=True):
    """Rows of a record that stand in the audit, or do not for one reason."""

    record: str
    standing: str
    entries: int
    things: int


class Loss(Struct, frozen=True):
    """Rows of a record by why they are where they are, and by the area as written."""

    record: str
    why: str
    compared: str
    entries: int
    things: int


class InArea(Struct, frozen=True):
    """Things of a record in one area."""

    record: str
    area_code: str
    things: int


class InParent(Struct, frozen=True):
    """Things of a record in one larger area."""

    record: str
    parent: str
    things: int


class Overlap(Struct, frozen=True):
    """Predictions in one area by the part of their boxes, in millionths."""

    area_code: str
    parts: Decimal


class Area(Struct, frozen=True):
    """One area: its names, how its outline was read, its ground, and if it is on the list.

    ``drawn``: its outline as an SVG path on a canvas ``height`` high.
    """

    area_code: str
    area_name: str | None
    parent: str | None
    how: str
    square_metres: int
    on_list: int
    drawn: str = ""
    height: int = 0


class Residents(Struct, frozen=True):
    """Residents of one group in one area ("" all together), and the margin of error."""

    area_code: str
    unit: str
    group_name: str
    counted: Decimal
    margin: Decimal | None


class Sizes(Struct, frozen=True):
    """Rows of areas, census and look-ups, and the different persons looked up."""

    areas: int
    nameless: int
    census: int
    uncounted: int
    used: int
    queries: int
    queries_outside: int
    queries_nameless: int
    persons: int


class Counts(Struct, frozen=True):
    """One field per query."""

    standings: tuple[Standing, ...]
    losses: tuple[Loss, ...]
    by_area: tuple[InArea, ...]
    by_parent: tuple[InParent, ...]
    overlaps: tuple[Overlap, ...]
    area_list: tuple[Area, ...]
    residents: tuple[Residents, ...]
    sizes: tuple[Sizes, ...]
