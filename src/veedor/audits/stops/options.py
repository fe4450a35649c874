"""Choices of the audit of stops, made before the data is seen, and the values they bind."""

from math import ceil, floor
from typing import Literal

from veedor.core import Options, Setting, Value, barred
from veedor.stats.sun import evening_window
from veedor.stats.working_days import local_period


class StopsOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of stops.

    ``act``: the kind of act whose groups are compared (the most frequent where not named;
    kinds are never merged). ``reference``: the group to which the others are compared (the
    largest where not named). ``coercive_acts``: the kinds that need an order (all where none is
    named). ``allows``: the kinds of order that allow each kind of act. ``identity_acts``: the
    kinds that are detentions to establish identity; ``identity_hours``: how long these may
    last. ``latitude``, ``longitude``: where the sun is reckoned for. ``units``: whether whole
    officers ("account") or places vary by chance (officers where they are on record).
    ``unlike``: shares of a group's stops that would not have been made of others.
    ``threshold_places``: fewest places for the threshold test. ``signal``: its distribution of
    what an officer sees, "discriminant" or "beta"; ``threshold_draws``: draws of each chain.
    ``most_shown``: groups and kinds shown at most.
    """

    act: str | None = None
    reference: str | None = None
    coercive_acts: tuple[str, ...] = ()
    allows: dict[str, tuple[str, ...]] | None = None
    identity_acts: tuple[str, ...] = ()
    identity_hours: int = 10
    latitude: float | None = None
    longitude: float | None = None
    units: Literal["account", "place"] | None = None
    unlike: tuple[float, ...] = (0.0, 0.1, 0.2, 0.3)
    threshold_places: int = 50
    signal: Literal["discriminant", "beta"] = "discriminant"
    threshold_draws: int = 800
    most_shown: int = 12

    def __post_init__(self) -> None:
        if any(not 0 <= share < 1 for share in self.unlike):
            raise ValueError("unlike: shares lie between 0 and 1, and 1 is not one of them")
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude must be given together")
        if abs(self.latitude or 0) > 90 or abs(self.longitude or 0) > 180:
            raise ValueError("latitude or longitude cannot be on the globe")
        if min(self.identity_hours, self.most_shown, self.threshold_places) < 1:
            raise ValueError("hours, places and numbers shown must be positive")
        if not 200 <= self.threshold_draws <= 20_000:
            raise ValueError("threshold_draws must be from 200 to 20000")


def by_account(options: StopsOptions, setting: Setting) -> bool:
    """Say whether officers, rather than places, are what varies as a whole."""
    if options.units is not None:
        return options.units == "account"
    return setting.has("stops", "account")


def binds(options: StopsOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries."""
    first, last = local_period(setting)
    pairs = [
        f"{act}:{kind}".lower()
        for act, kinds in sorted((options.allows or {}).items())
        for kind in sorted(kinds)
    ]
    start, end = _window(options, setting)
    return {
        "first_day": first,
        "last_day": last,
        "allows": barred(pairs),
        "order_ids_given": int(setting.has("orders", "order_id")),
        "profiles_given": int(setting.has("profiles", "person")),
        "identity_minutes": options.identity_hours * 60,
        "act": options.act or "",
        "act_named": int(options.act is not None),
        "by_account": int(by_account(options, setting)),
        "veil_from": start,
        "veil_to": end,
    }


def _window(options: StopsOptions, setting: Setting) -> tuple[int, int]:
    """Give the minutes of the day that may be dark or light; none without a place."""
    if options.latitude is None or options.longitude is None:
        return 0, -1
    early, late = evening_window(options.latitude, options.longitude, setting.zone)
    return ceil(early), floor(late)
