"""Choices of the audit of recognition, made before the data is seen."""

from veedor.core import Options, Setting, Value, barred
from veedor.stats.working_days import local_period

MOST_THRESHOLDS = 6


class RecognitionOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of recognition.

    ``least_penalty_years``: a crime sought must carry at least this maximum penalty.
    ``urgent_hours``: hours in which an urgent use must ask for leave. ``late_hours``: the same
    for a search after the fact. ``place_criteria``: the written criteria for a place, as the
    rows cite them; none named: whether one is cited cannot be told. ``group_name``: the group
    whose share of the false alerts is asked for, and ``group_exposure``: its share of the
    faces exposed. ``next_faces``: faces to reckon wrongful alerts for; none: as many as are on
    record. ``one_in``: a stated rate, one false alert in so many faces, for a list of
    ``stated_list_size`` entries; ``list_size``: the size of the list to reckon with.
    ``reference_group``: the group that each other is held against. ``power``: how surely the
    least detectable ratio would be seen. ``thresholds``: scores at which the alerts on record
    are counted again; none: tenths of the alerts. ``listed_in``: of so many faces one is on
    the list, and ``noticed``: the share of the listed who give an alert, for the base rate.
    ``bands``: in how many bands of score the decisions are counted. ``most_shown``: groups
    that are shown.
    """

    least_penalty_years: int = 4
    urgent_hours: int = 24
    late_hours: int = 48
    place_criteria: tuple[str, ...] = ()
    group_name: str = ""
    group_exposure: float | None = None
    next_faces: int | None = None
    one_in: int | None = None
    stated_list_size: int | None = None
    list_size: int | None = None
    reference_group: str = ""
    power: float = 0.8
    thresholds: tuple[float, ...] = ()
    listed_in: int | None = None
    noticed: float | None = None
    bands: int = 4
    most_shown: int = 8

    def __post_init__(self) -> None:
        if min(self.least_penalty_years, self.urgent_hours, self.late_hours) < 0:
            raise ValueError("years and hours cannot be negative")
        if self.group_exposure is not None and not 0 < self.group_exposure < 1:
            raise ValueError("a share of those exposed lies between 0 and 1")
        given = (
            *(self.next_faces, self.list_size, self.one_in, self.stated_list_size),
            *(self.listed_in, self.bands, self.most_shown),
        )
        if any(number is not None and number <= 0 for number in given):
            raise ValueError("faces, entries, bands and one in so many are above zero")
        if len(self.thresholds) > MOST_THRESHOLDS:
            raise ValueError(f"at most {MOST_THRESHOLDS} thresholds are counted again")
        if not 0 < self.power < 1:
            raise ValueError("a power lies between 0 and 1")
        if self.noticed is not None and not 0 <= self.noticed <= 1:
            raise ValueError("a share that is noticed lies from 0 to 1")


def binds(options: RecognitionOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries."""
    first, last = local_period(setting)
    return {
        "first_day": first,
        "last_day": last,
        "least_penalty_years": options.least_penalty_years,
        "urgent_hours": options.urgent_hours,
        "late_hours": options.late_hours,
        "place_criteria": barred(options.place_criteria),
    }
