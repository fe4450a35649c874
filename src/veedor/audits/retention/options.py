"""Choices of the audit of retention, made before the data is seen."""

from datetime import date

from veedor.core import Setting, Value
from veedor.stats.working_days import WorkingDayOptions, local_period


class RetentionOptions(
    WorkingDayOptions, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """Choices for the audit of retention, with those on working days.

    ``logical_is_deletion``: whether what was deleted logically counts as deleted (both are
    shown). ``closure_days``: calendar days after a case is closed, where no term states more.
    ``ended_days``: the same after an activity ended. ``review_days``: calendar days from entry
    to review, where the record gives no day. ``log_months``: months of log asked for, and
    ``logs_since``: the day on which the system began to log (ISO date), where it is known.
    """

    logical_is_deletion: bool = True
    closure_days: int = 0
    ended_days: int = 0
    review_days: int | None = None
    log_months: int = 6
    logs_since: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if min(self.closure_days, self.ended_days, self.review_days or 0, self.log_months) < 0:
            raise ValueError("a term cannot be negative")
        if self.logs_since is not None:
            date.fromisoformat(self.logs_since)


def binds(options: RetentionOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: the first and the last day of the period."""
    del options
    first, last = local_period(setting)
    return {"first_day": first, "last_day": last}
