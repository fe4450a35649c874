"""Choices of the audit of requests, made before the data is seen."""

from veedor.core import Setting, Value
from veedor.stats.working_days import WorkingDayOptions, local_period


class RequestOptions(WorkingDayOptions, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of requests, with those on working days.

    ``access_days``: calendar days to answer a request for access. ``rectification_days``:
    working days to rectify, update or erase. ``foi_days``: working days to answer a request
    for public information; ``foi_extension_days``: working days more where it was extended.
    ``partial_is_refusal``: whether an answer in part is also a refusal in part.
    """

    access_days: int = 10
    rectification_days: int = 5
    foi_days: int = 15
    foi_extension_days: int = 15
    partial_is_refusal: bool = True

    def __post_init__(self) -> None:
        super().__post_init__()
        terms = (self.access_days, self.rectification_days, self.foi_days)
        if min(*terms, self.foi_extension_days) < 0:
            raise ValueError("a term cannot be negative")


def binds(options: RequestOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: the first and the last day of the period."""
    del options
    first, last = local_period(setting)
    return {"first_day": first, "last_day": last}
