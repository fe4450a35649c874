"""What the queries of the claims audit return: one struct per query, one field per column."""

from datetime import date
from decimal import Decimal

from msgspec import Struct


class Admitted(Struct, frozen=True):
    """Rows admitted, by record."""

    claims: int
    relations: int
    deployments: int
    deployments_copy: int
    areas: int
    stated_terms: int
    policies: int
    queries: int


class Published(Struct, frozen=True):
    """One published figure."""

    claim_id: str
    said_by: str = ""
    document: str = ""
    page: str = ""
    system: str = ""
    measured: str = ""
    value: Decimal | None = None
    unit: str | None = None
    decimals: int | None = None
    denominator: str = ""
    totals: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    group_name: str = ""


class Members(Struct, frozen=True):
    """One figure's part in a relation."""

    relation_id: str
    how: str
    claim_id: str
    role: str
    known: int


class Totals(Struct, frozen=True):
    """What the rows that a published total covers add up to."""

    claim_id: str
    in_copy: int
    filled: int
    empty: int
    undated: int
    total: Decimal


class Rates(Struct, frozen=True):
    """One printed false-alert rate and what it can be computed from."""

    deployment_id: str
    written: int | None
    document: str
    page: str
    system: str
    place: str
    printed: Decimal
    part: int | None
    faces: int | None
    alerts: int | None


class Splits(Struct, frozen=True):
    """One split that does not add up, or all those that do, or may."""

    deployment_id: str
    document: str
    page: str
    place: str
    alerts: int
    parts: int
    empty: int
    deployments: int


class ColumnsTwice(Struct, frozen=True):
    """Two columns that hold the same numbers."""

    document: str
    one: str
    other: str
    rows: int
    numbers: int
    total: Decimal


class ColumnPairs(Struct, frozen=True):
    """How many pairs of columns were compared."""

    pairs: int


class Days(Struct, frozen=True):
    """One row's day, as written and turned round, as numbers such as 20240131."""

    in_copy: int
    deployment_id: str
    document: str
    system: str
    place: str
    form: str
    written: int | None
    turned: int | None
    written_year: int | None
    listed_year: int | None


class CopyCounts(Struct, frozen=True):
    """How much of the table and its copy could be paired."""

    table_rows: int
    copy_rows: int
    pairs: int
    numbers: int


class CopyCells(Struct, frozen=True):
    """One number that a row and its copy give differently."""

    deployment_id: str
    copy_id: str
    column_name: str
    value: Decimal
    copy_value: Decimal
    place: str
    document: str
    page: str
    copy_document: str
    copy_page: str


class CopyDates(Struct, frozen=True):
    """The days of one row and of its copy."""

    deployment_id: str
    copy_id: str
    written: int | None
    turned: int | None
    copy_written: int | None
    copy_turned: int | None
    form: str
    copy_form: str
    place: str
    document: str
    copy_document: str


class AreaNames(Struct, frozen=True):
    """One name of an area or place, and how many rows carry it."""

    list_name: str
    code: str
    name: str
    record: str
    rows: int


class Terms(Struct, frozen=True):
    """One term that a document states."""

    system: str
    data_kind: str
    term: str
    stated_by: str
    document: str
    page: str
    value: Decimal | None
    unit: str | None
    valid_from: date | None
    valid_to: date | None


class Covered(Struct, frozen=True):
    """One technology that a policy covers."""

    policy_id: str
    system: str
    document: str
    page: str
    text_group: str
    own_fields: int | None


class Systems(Struct, frozen=True):
    """One technology that the records of use name; without a name, the rows that name none."""

    system: str
    rows: int


class Counts(Struct, frozen=True):
    """One field per query."""

    admitted: tuple[Admitted, ...]
    published: tuple[Published, ...]
    members: tuple[Members, ...]
    totals: tuple[Totals, ...]
    rates: tuple[Rates, ...]
    splits: tuple[Splits, ...]
    columns_twice: tuple[ColumnsTwice, ...]
    column_pairs: tuple[ColumnPairs, ...]
    days: tuple[Days, ...]
    copy_counts: tuple[CopyCounts, ...]
    copy_cells: tuple[CopyCells, ...]
    copy_dates: tuple[CopyDates, ...]
    area_names: tuple[AreaNames, ...]
    terms: tuple[Terms, ...]
    covered: tuple[Covered, ...]
    systems: tuple[Systems, ...]
