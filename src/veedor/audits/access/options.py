"""Choices of the access audit, made before the data is seen, and the values they bind."""

from datetime import datetime, timedelta
from typing import Literal

from veedor.core import Options, Setting, Value, barred, to_utc


class AccessOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the access audit.

    ``limit_outside``: largest share outside the list that the claim allows.
    ``list_history``: whether the orders are the whole history of the list ("complete") or only
    some versions of it ("partial": then only bounds are given).
    ``persons_through_list``: assumptions on how many persons were on the list at some time.
    ``static_at``: date of the one version that a static comparison uses (last day of the log
    where not given). ``list_size``: published size of the list, for look-ups per listed person.
    ``top``: sizes of the groups whose share is shown.
    ``vague_reasons``, ``automatic_reasons``: reasons as typed (the first in any case).
    ``night``: from and to, "22:00" and "06:00". ``run_of_days``: shortest run that is counted.
    ``published_utc_offset_minutes``: the fixed offset that a published audit used.
    ``published_total``, ``published_runs``, ``published_pairs``: figures that were published.
    ``false_discovery_rate``: held among accounts that stand out.
    """

    limit_outside: float = 0.0
    list_history: Literal["complete", "partial"] = "partial"
    persons_through_list: tuple[int, ...] = ()
    static_at: str | None = None
    list_size: int | None = None
    top: tuple[int, ...] = (1, 10, 100)
    vague_reasons: tuple[str, ...] = ()
    automatic_reasons: tuple[str, ...] = ()
    night: tuple[str, str] = ("22:00", "06:00")
    run_of_days: int = 5
    published_utc_offset_minutes: int | None = None
    published_total: int | None = None
    published_runs: int | None = None
    published_pairs: int | None = None
    false_discovery_rate: float = 0.05

    def __post_init__(self) -> None:
        if any(minutes(clock) % 60 for clock in self.night):
            raise ValueError("night must start and end on the hour, as in 22:00 and 06:00")


def binds(options: AccessOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: texts, whole numbers and UTC moments."""
    offset = options.published_utc_offset_minutes
    return {
        "period_from": setting.start,
        "period_to": setting.end,
        "static_at": _static_at(options, setting),
        "vague_reasons": barred(reason.lower() for reason in options.vague_reasons),
        "automatic_reasons": barred(options.automatic_reasons),
        "night_from": minutes(options.night[0]),
        "night_to": minutes(options.night[1]),
        "run_of_days": options.run_of_days,
        "published_clock": 0 if offset is None else 1,
        "published_minutes": offset or 0,
    }


def minutes(clock: str) -> int:
    """Give the minutes after midnight of a time of day.

    >>> minutes("06:30")
    390
    """
    hour, _, minute = clock.partition(":")
    return 60 * int(hour) + int(minute)


def _static_at(options: AccessOptions, setting: Setting) -> datetime:
    if options.static_at is None:
        return setting.end - timedelta(microseconds=1)
    return to_utc(options.static_at, setting.zone, end_of_day=True)
