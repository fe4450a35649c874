"""What the queries of the audit of feedback return: one struct per query."""

from datetime import date

from msgspec import Struct

from veedor.core import Columns


class Coverage(Struct, frozen=True):
    """Incidents admitted, before and after the period."""

    admitted: int
    before: int
    after: int


class Predicted(Struct, frozen=True):
    """Predictions admitted, outside the period, without a place, flagged, not known to be."""

    admitted: int
    outside: int
    placeless: int
    flagged: int
    untold: int


class Training(Struct, frozen=True):
    """Incidents of one type, year, origin, membership of the training data, and doubt.

    ``origin``: "victim", "officer", or empty. ``member``: 1, or -1 where not known.
    ``doubtful``: 1 or 0, or -1 where the incident has no day.
    """

    category: str
    year: int
    origin: str
    member: int
    doubtful: int
    events: int


class Doubtful(Struct, frozen=True):
    """A stretch whose records are in doubt, how many rows name it, and its events."""

    starts_on: date
    ends_on: date | None
    reason: str
    document: str
    stretches: int
    events: int
    discovered: int
    untold: int


class Home(Struct, frozen=True):
    """An area that incidents of a place are written under, the most frequent first."""

    place: str
    area: str
    events: int


class Place(Struct, frozen=True):
    """A place by its number: incidents, those of a known origin, their days, and its flags."""

    place_no: int
    place: str
    events: int
    told: int
    first_day: date | None
    last_day: date | None
    flagged: int
    untold: int


class Counts(Struct, frozen=True):
    """One field per query.

    ``days``: incidents by place and day; ``flags``: stretches of days for which a place was
    flagged; a column for each name in the query.
    """

    coverage: tuple[Coverage, ...]
    predicted: tuple[Predicted, ...]
    training: tuple[Training, ...]
    doubtful: tuple[Doubtful, ...]
    days: Columns
    homes: tuple[Home, ...]
    places: tuple[Place, ...]
    flags: Columns
