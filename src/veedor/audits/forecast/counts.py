"""What the queries of the audit of forecasts return: one struct per query."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from veedor.core import Parts


class Coverage(Struct, frozen=True):
    """Predictions admitted, and those left out by reason; of the rest, cells and boxes."""

    admitted: int
    category: int
    outside: int
    endless: int
    nowhere: int
    late: int
    replaced: int
    celled: int
    boxes: int
    negative: int
    versions: int
    subject: str | None


class Period(Struct, frozen=True):
    """A period for which cells were predicted; ``known``: until when its data can have gone."""

    period_no: int
    starts: datetime
    ends: datetime
    known: datetime
    predictions: int
    rates: int
    scores: int
    flags: int
    flagged: int
    issued: int
    cut: int
    peeks: int


class MapCell(Struct, frozen=True):
    """A cell of the map; ``listed``: 1 where the list of cells names it."""

    cell_no: int
    cell: str
    area_km2: Decimal | None
    latitude: Decimal | None
    longitude: Decimal | None
    x_m: Decimal | None
    y_m: Decimal | None
    block: str | None
    listed: int


class Event(Struct, frozen=True):
    """Incidents of a cell in a period."""

    period_no: int
    cell_no: int
    incidents: int


class Past(Struct, frozen=True):
    """Incidents of a cell by the day they happened and the day from which they were known."""

    occurred_on: date
    known_on: date
    cell_no: int
    incidents: int


class IncidentCoverage(Struct, frozen=True):
    """Incidents admitted, by what became of them."""

    admitted: int
    undated: int
    category: int
    earlier: int
    earlier_lost: int
    after: int
    between_periods: int
    on_map: int
    nowhere: int
    off_map: int
    reported: int
    reported_late: int
    reported_before: int
    last_local: datetime | None


class Lag(Struct, frozen=True):
    """Incidents reported so many days after they happened."""

    days: int
    incidents: int


class Box(Struct, frozen=True):
    """Predictions of one box and shift."""

    latitude: Decimal
    longitude: Decimal
    valid_from: datetime
    valid_to: datetime
    predictions: int


class Place(Struct, frozen=True):
    """Incidents at one place and moment."""

    latitude: Decimal
    longitude: Decimal
    occurred_at: datetime
    incidents: int


class EventPlace(Struct, frozen=True):
    """Incidents of one period at one place."""

    period_no: int
    latitude: Decimal
    longitude: Decimal
    incidents: int


class Visits(Struct, frozen=True):
    """Visits of patrols, and what is amiss with them."""

    admitted: int
    visits: int
    endless: int
    reversed: int
    short: int
    long: int
    seconds: int
    timed: int
    premises: int
    premises_unknown: int
    overlapping: int
    vehicle_unknown: int
    nowhere: int
    first_local: datetime | None
    last_local: datetime | None


class VisitHour(Struct, frozen=True):
    """Visits that began in one hour of one day."""

    visited_on: date
    hour_of_day: int
    visits: int


class Patrolled(Struct, frozen=True):
    """Flagged predictions, and those within which a patrol is on record."""

    predictions: int
    with_visit: int
    seconds: int
    flagged_seconds: int


class Acts(Struct, frozen=True):
    """Acts of one record, by whether they are attributed (1, 0, -1) and how they are linked."""

    record: str
    attributed: int
    link: str
    acts: int


class ActCoverage(Struct, frozen=True):
    """Acts admitted, and outside the period."""

    record: str
    admitted: int
    outside: int


class Resolved(Struct, frozen=True):
    """Runs with a resolution before them that allows them: 1, 0, or -1 not known."""

    allowed: int
    runs: int


class ResolutionCoverage(Struct, frozen=True):
    """Resolutions admitted, and about another technology."""

    admitted: int
    other: int


class Counts(Struct, frozen=True):
    """One field per query.

    ``predicted``: what was predicted of each cell, one period a part: its columns are named in
    ``predicted.sql``.
    """

    coverage: tuple[Coverage, ...]
    periods: tuple[Period, ...]
    map_cells: tuple[MapCell, ...]
    predicted: Parts
    events: tuple[Event, ...]
    history: tuple[Past, ...]
    incident_coverage: tuple[IncidentCoverage, ...]
    lags: tuple[Lag, ...]
    boxes: tuple[Box, ...]
    points: tuple[Place, ...]
    event_places: tuple[EventPlace, ...]
    visits: tuple[Visits, ...]
    visit_hours: tuple[VisitHour, ...]
    patrolled: tuple[Patrolled, ...]
    acts: tuple[Acts, ...]
    act_coverage: tuple[ActCoverage, ...]
    resolved: tuple[Resolved, ...]
    resolution_coverage: tuple[ResolutionCoverage, ...]
