"""Choices of the audit of exposure, made before the data is seen, and the values they bind."""

from typing import Literal

from veedor.core import Options, Placed, Setting, Value, barred
from veedor.stats.working_days import local_period

THINGS = ("predictions", "incidents", "cameras", "deployments", "flights")
Thing = Literal["predictions", "incidents", "cameras", "deployments", "flights"]


class ExposureOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of exposure.

    ``group``: the group of residents, as the census names it, that is set against all others
    (the only one where the census has one). ``subject``: what is ranked over the areas, and
    how unevenly it falls. ``crimes``: categories of incidents that count (all where none is
    named). ``by_written``: records that go by the area as written although they have points.
    ``box_metres``: side of the square box around a prediction's point; 0: boxes are not drawn.
    ``cameras_by``: cameras per resident by "area" or by its "parent". ``population``: residents
    of whom the persons looked up are a share (those of the census where not given).
    ``margin_level``: the level at which the census gives its margins of error;
    ``margin_draws``: how often they are drawn for rank correlations. ``top_share``:
    share of areas that counts as most, and as least, targeted. ``strata``: classes of areas by
    reported crime per resident.
    ``reporting_rates``: least and greatest share of crime that is reported, by larger area or
    area; "*" for all others. ``flagged_areas``: how many areas a system flags by reports (as
    many as are most targeted where not given). ``most_shown``: groups and areas shown at most.
    """

    group: str | None = None
    subject: Thing = "predictions"
    crimes: tuple[str, ...] = ()
    by_written: tuple[Thing, ...] = ()
    box_metres: float = 0
    cameras_by: Literal["area", "parent"] = "area"
    population: int | None = None
    margin_level: float = 0.9
    margin_draws: int = 1000
    top_share: float = 0.05
    strata: int = 10
    reporting_rates: dict[str, tuple[float, float]] | None = None
    flagged_areas: int | None = None
    most_shown: int = 12

    def __post_init__(self) -> None:
        if self.population is not None and self.population < 1:
            raise ValueError("population must be positive")
        if not (0 < self.margin_level < 1 and 0 < self.top_share < 0.5):
            raise ValueError("margin_level lies between 0 and 1, top_share between 0 and 0.5")
        if not 0 <= self.box_metres <= 100_000:
            raise ValueError("box_metres lies between 0 and 100000")
        numbers = self.strata, self.most_shown, self.flagged_areas or 1, self.margin_draws
        if min(numbers) < 1:
            raise ValueError("strata, most_shown, flagged_areas, margin_draws must be positive")
        for low, high in (self.reporting_rates or {}).values():
            if not 0 < low <= high <= 1:
                raise ValueError("each of the reporting_rates needs 0 < least <= greatest <= 1")


def placed(options: ExposureOptions) -> tuple[Placed, ...]:
    """Name the records whose points are put into areas, and the size of a prediction's box."""
    sizes = {"predictions": options.box_metres}
    return tuple(Placed(record=one, box_metres=sizes.get(one, 0)) for one in THINGS)


def by_written(options: ExposureOptions, setting: Setting) -> tuple[str, ...]:
    """Name the records that go by the area as written: by choice, or for want of points."""
    return tuple(
        one
        for one in THINGS
        if one in options.by_written or not setting.has(one, "latitude", "longitude")
    )


def binds(options: ExposureOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries."""
    first, last = local_period(setting)
    return {
        "period_from": setting.start,
        "period_to": setting.end,
        "first_day": first,
        "last_day": last,
        "crimes": barred(options.crimes),
        "by_written": barred(by_written(options, setting)),
    }
