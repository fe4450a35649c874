"""Choices of the audit of feedback, made before the data is seen, and what they bind."""

from datetime import date

from veedor.core import Options, Setting, Value
from veedor.stats.event_study import Window

MOST_CELLS = 10_000_000
"""Places times days, at most, that are laid out side by side."""


class FeedbackOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the audit of feedback.

    ``training_from``, ``training_to``: first and last day of the data that the system learned
    from (all incidents of the period where not given). ``most_shown``: types, years and
    stretches shown at most. ``flag_top``: how many places with the highest rate or score count
    as flagged, where the record does not say; equal ones at the edge all do.

    ``period_days``, ``periods_before``, ``periods_after``: the periods compared around a
    place's first flag. ``slack``: by how many prior events a control may differ.
    ``rank_periods``: into how many equal parts the days are cut for ranks. ``top``: how many
    places are at the top (as many as were flagged a day, at the median, where not given; else
    20). ``draws``: of the stationary null.

    Of the stress tests: ``urn_areas`` (the two places with most events), ``urn_rates``: true
    events a day by area (those reported; equal ones where no origin is recorded),
    ``urn_days``, ``urn_runs``, ``urn_decay``; ``mixed_weights``: shares discovered by patrols;
    ``replay_window`` in days, ``replay_extra``: chance of one event more, ``replay_runs``;
    ``reporting_rates``: least and most of the share of events reported, by area.
    """

    training_from: str | None = None
    training_to: str | None = None
    most_shown: int = 12
    flag_top: int = 0
    period_days: int = 28
    periods_before: int = 3
    periods_after: int = 3
    slack: int = 0
    rank_periods: int = 4
    top: int | None = None
    draws: int = 999
    urn_areas: tuple[str, ...] = ()
    urn_rates: dict[str, float] | None = None
    urn_days: int = 1000
    urn_runs: int = 1000
    urn_decay: float = 0.01
    mixed_weights: tuple[float, ...] = (1, 0.9, 0.8, 0.7, 0.6, 0.5)
    replay_window: int = 180
    replay_extra: float = 0.2
    replay_runs: int = 100
    reporting_rates: dict[str, tuple[float, float]] | None = None

    def __post_init__(self) -> None:
        least = (
            *(self.most_shown, self.period_days, self.periods_before, self.periods_after),
            *(self.draws, self.urn_days, self.urn_runs, self.replay_window, self.replay_runs),
        )
        if min((*least, self.rank_periods - 1, self.top or 1)) < 1 or self.top == 0:
            raise ValueError("numbers of days, periods, places and runs must be positive")
        if min(self.slack, self.flag_top) < 0:
            raise ValueError("slack and flag_top must not be negative")
        for day in (self.training_from, self.training_to):
            if day is not None:
                date.fromisoformat(day)
        self._check_models()

    def _check_models(self) -> None:
        """Refuse models that cannot be."""
        chances = (*self.mixed_weights, self.replay_extra)
        if not all(0 <= share <= 1 for share in chances) or not 0 <= self.urn_decay < 1:
            raise ValueError("mixed_weights, replay_extra and urn_decay must be chances")
        if len(self.urn_areas) == 1 or len(set(self.urn_areas)) < len(self.urn_areas):
            raise ValueError("urn_areas needs two areas or more, each once")
        if min((1, *(self.urn_rates or {}).values())) <= 0:
            raise ValueError("urn_rates must be above zero")
        if not all(0 < low <= high <= 1 for low, high in (self.reporting_rates or {}).values()):
            raise ValueError("reporting_rates must be a least and a most, above 0 and up to 1")

    @property
    def plan(self) -> Window:
        """Give the periods of the event study."""
        return Window(
            days=self.period_days,
            before=self.periods_before,
            after=self.periods_after,
            slack=self.slack,
        )


def binds(options: FeedbackOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: the period, the training data, what is a place."""
    first, last = options.training_from, options.training_to
    return {
        "period_from": setting.start,
        "period_to": setting.end,
        "training_from": date(1, 1, 1) if first is None else date.fromisoformat(first),
        "training_to": date(9999, 12, 31) if last is None else date.fromisoformat(last),
        "windowed": int(first is not None or last is not None),
        "marked": int(setting.has("incidents", "in_training")),
        "by_area": int(not setting.has("incidents", "cell")),
        "listed": int(not any(setting.has("predictions", c) for c in _SAYS_FLAG)),
        "flag_top": options.flag_top,
        "most_cells": MOST_CELLS,
    }


_SAYS_FLAG = ("flagged", "rate", "score")
