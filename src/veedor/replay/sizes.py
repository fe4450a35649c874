"""How big a replay is: the published totals, and a thousandth of them for tests and demos."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FIRST_DAY = datetime(2019, 3, 25, tzinfo=UTC)  # wall clock; a day has 24 h: no clock changes
LAST_DAY = datetime(2021, 12, 20, tzinfo=UTC)
DAYS = (LAST_DAY - FIRST_DAY).days + 1
DAY = 86_400
REFRESHED_AT = 7 * 3_600  # the city said that the list was refreshed daily at 07:00
OPEN = 2**31 - 1  # the end of an entry that is still in force
SILENT_DAY = (datetime(2020, 9, 13, tzinfo=UTC) - FIRST_DAY).days
CLOSED_ON = (datetime(2021, 3, 1, tzinfo=UTC) - FIRST_DAY).days


@dataclass(frozen=True, kw_only=True)
class Size:
    """Everything that is counted out, not drawn.

    ``listed``: persons on the list at every moment; ``entries``: spans of listing in all;
    ``listed_ever``: distinct persons among them; ``listed_queried``: how many of those are
    looked up at all; ``listed_queries``: look-ups of them. ``through_list``: how many may have
    passed through the list, as the case supposes. ``targets``: look-ups of each
    planted person. ``gaps``: look-up numbers missing at each planted gap. ``on_the_edge``:
    look-ups planted at the very second in which an entry starts, and as many where one ends.
    """

    queries: int
    persons: int
    listed: int
    entries: int
    listed_ever: int
    listed_queried: int
    listed_queries: int
    accounts: int
    night_accounts: int
    unknown_accounts: int
    closed_accounts: int
    terminals: int
    case_files: int
    through_list: tuple[int, int, int]
    targets: tuple[int, int]
    gaps: tuple[int, ...]
    on_the_edge: int

    def __post_init__(self) -> None:
        if not self.persons - self.listed_queried < self.queries - self.listed_queries:
            raise ValueError("too few look-ups for that many persons")


FULL = Size(
    queries=9_392_372,
    persons=7_042_507,
    listed=40_689,
    entries=200_000,
    listed_ever=180_000,
    listed_queried=153_000,
    listed_queries=612_000,
    accounts=400,
    night_accounts=5,
    unknown_accounts=3,
    closed_accounts=4,
    terminals=60,
    case_files=60_000,
    through_list=(40_689, 100_000, 200_000),
    targets=(226, 76),  # as often as a vice-president and a president were looked up
    gaps=(1, 37, 412, 2),
    on_the_edge=50,
)
SMALL = Size(
    queries=9_392,
    persons=7_042,
    listed=41,
    entries=200,
    listed_ever=180,
    listed_queried=153,
    listed_queries=612,
    accounts=40,
    night_accounts=2,
    unknown_accounts=1,
    closed_accounts=1,
    terminals=12,
    case_files=60,
    through_list=(41, 100, 200),
    targets=(60, 30),
    gaps=(1, 3, 12),
    on_the_edge=3,
)


def day_of(date: str) -> int:
    """Place of an ISO date in the period, from 0.

    >>> day_of("2019-03-25"), day_of("2021-12-20")
    (0, 1001)
    """
    return (datetime.fromisoformat(date).replace(tzinfo=UTC) - FIRST_DAY).days


def date_of(day: int) -> str:
    """Write the date of the period's day number ``day``, from 0, in ISO form.

    >>> date_of(SILENT_DAY)
    '2020-09-13'
    """
    return (FIRST_DAY + timedelta(days=day)).date().isoformat()
