"""Which days are working days, and by which day a term is judged: choices of several kinds."""

from collections.abc import Iterable
from datetime import date, timedelta

from veedor.core import Options, Sentence, Setting, say, to_local_day
from veedor.stats.deadlines import Calendar, holidays_in


class WorkingDayOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices of every kind that counts working days; each such kind extends these.

    ``country`` and ``province``: whose holidays are no working days ("AR"; "C" is the City of
    Buenos Aires); ``holiday_categories``: which of them ("public", "government", "bank").
    ``days_off``: more days on which the office does not work (ISO dates: recess, local leave).
    ``days_worked``: holidays of the calendar on which it does. ``as_of``: the day by which
    what is still open is judged: the day of the extract (where not given, the last day of the
    period; without a period, the last day seen in the record).
    """

    country: str = "AR"
    province: str | None = None
    holiday_categories: tuple[str, ...] = ("public",)
    days_off: tuple[str, ...] = ()
    days_worked: tuple[str, ...] = ()
    as_of: str | None = None

    def __post_init__(self) -> None:
        holidays_in(self.country, self.province, [2024], self.holiday_categories)
        for day in (*self.days_off, *self.days_worked, *filter(None, [self.as_of])):
            date.fromisoformat(day)


def named_off(days: Iterable[date]) -> Sentence:
    """Name the weekdays that were not counted as working days, or say that there were none.

    The kind words ``terms.off`` and ``terms.none-off``.

    >>> named_off([date(2024, 3, 28)]).facts, named_off([]).id
    ({'days': '2024-03-28'}, 'terms.none-off')
    """
    written = ", ".join(day.isoformat() for day in days)
    return say("terms.off", days=written) if written else say("terms.none-off")


def working_days(
    options: WorkingDayOptions, years: Iterable[int], longest: int = 0
) -> Calendar:
    """Give the calendar for terms that start in these years and last at most ``longest`` days.

    >>> calendar = working_days(WorkingDayOptions(days_off=("2024-03-05",)), [2024])
    >>> calendar.works(date(2024, 3, 5)), calendar.works(date(2024, 3, 29))
    (False, False)
    """
    reached = {
        year for start in years for year in range(start, min(start + longest // 200 + 2, 9999))
    }
    off = holidays_in(options.country, options.province, reached, options.holiday_categories)
    more, less = (
        {date.fromisoformat(day) for day in days}
        for days in (options.days_off, options.days_worked)
    )
    return Calendar(off=frozenset(off | more) - frozenset(less))


def judged_on(
    options: WorkingDayOptions, setting: Setting, last_seen: date | None
) -> date | None:
    """Give the day by which what is still open is judged; None where nothing says a day."""
    if options.as_of is not None:
        return date.fromisoformat(options.as_of)
    if setting.bounded:
        return to_local_day(setting.end - timedelta(microseconds=1), setting.zone)
    return last_seen


def local_period(setting: Setting) -> tuple[date, date]:
    """Give the first and the last day of the period in the case's zone."""
    if not setting.bounded:
        return date.min, date.max
    last = to_local_day(setting.end - timedelta(microseconds=1), setting.zone)
    return to_local_day(setting.start, setting.zone), last
