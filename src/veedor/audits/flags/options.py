"""Choices of the audit of flags, made before the data is seen, and the values they bind."""

from typing import Literal

from msgspec import field

from veedor.core import Options, Setting, Value, barred
from veedor.stats.working_days import local_period

SENSITIVE = ("race", "party", "faith", "union", "health", "sexual life", "minor")
ONLY = ("race", "faith", "private life", "party", "union", "membership")


class FlagsOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of flags.

    ``register``: whether the flags are all that were raised ("all flags") or only those that
    were confirmed; "unstated" lets the register speak for itself. ``reviews_drawn``: whether
    every flag with a review was drawn by chance within its stratum ("all"), or only those
    marked so. ``automatic_is_review``: whether a closure by the system counts as a review.
    ``unflagged_things``: how many things without a flag there were, where it is known.
    ``listed_crimes``: kinds of crime that the monitoring may be for, as the log writes them.
    ``sensitive``: categories that need an order. ``only``: categories for which alone nothing
    may be kept. ``unmarked_is_none``: whether a capture without a mark is of no category.
    ``watched_words``: category to words; rules that hold one are counted. ``top``: sizes of the
    groups whose share of the captures is shown. ``long_flight_minutes``: from when a flight is
    counted as long.
    """

    register: Literal["unstated", "all flags", "confirmed only"] = "unstated"
    reviews_drawn: Literal["marked", "all"] = "marked"
    automatic_is_review: bool = False
    unflagged_things: int | None = None
    listed_crimes: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = SENSITIVE
    only: tuple[str, ...] = ONLY
    unmarked_is_none: bool = False
    watched_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    top: tuple[int, ...] = (1, 10)
    long_flight_minutes: int = 60

    def __post_init__(self) -> None:
        if (self.unflagged_things or 0) < 0 or self.long_flight_minutes < 0:
            raise ValueError("a number of things or minutes cannot be negative")
        if any(size < 1 for size in self.top):
            raise ValueError("top: a group has at least one person")


def binds(options: FlagsOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: UTC moments, texts and choices as 0 or 1."""
    first, last = local_period(setting)
    return {
        "period_from": setting.start,
        "period_to": setting.end,
        "first_day": first,
        "last_day": last,
        "automatic_counts": int(options.automatic_is_review),
        "all_drawn": int(options.reviews_drawn == "all"),
        "orders_given": int(setting.has("orders", "order_id")),
        "listed_crimes": barred(crime.lower() for crime in options.listed_crimes),
    }
