"""All that the findings read: the counts, the tables made of them, and the contest."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from veedor.audits.forecast.contest import Contest, by_flags, contest_of, room_for_any
from veedor.audits.forecast.counts import Counts
from veedor.audits.forecast.maps import baselines_of
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel, panel_of, use_of
from veedor.core import Sentence, Setting, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Study:
    """The counts, the options and the setting; tables are laid out when first asked for."""

    counts: Counts
    options: ForecastOptions
    setting: Setting

    def lacking(self, record: str, *columns: str) -> Sentence | None:
        """Say which record or column is lacking; None where all are there."""
        if record not in self.setting.given:
            return say(f"absent.no-{record}")
        for column in columns:
            if not self.setting.has(record, column):
                return say("absent.no-column", record=record, column=column)
        return None

    @cached_property
    def panel(self) -> Panel | None:
        """Give the tables of periods x cells, where cells were predicted."""
        return panel_of(self.counts, self.options)

    @cached_property
    def why_not(self) -> Sentence | None:
        """Say why what the forecast caught cannot be counted; None where it can."""
        for record in ("predictions", "incidents"):
            if record not in self.setting.given:
                return say(f"absent.no-{record}")
        if not self.counts.periods:
            return say("absent.no-cells-predicted")
        if self.panel is None:
            return say("absent.no-value")
        if by_flags(self.panel, self.options) and "cells" not in self.setting.given:
            return say("absent.no-map")
        if self.panel.use == "flagged" and not self.panel.flags.any():
            return say("absent.no-flag")
        if self.panel.shape[1] < 2:
            return say("absent.one-cell")
        if not room_for_any(self.panel, self.options):
            return say("absent.no-room")
        return None if self.panel.total else say("absent.no-event")

    @cached_property
    def contest(self) -> Contest | None:
        """Give the product and the baselines at the same coverage, where that can be counted."""
        if self.why_not is not None or self.panel is None:
            return None
        return contest_of(self.panel, self.baselines, self.options)

    @cached_property
    def baselines(self) -> "Mapping[str, NDArray[np.float64]]":
        """Give the rates of every baseline for the periods."""
        return {} if self.panel is None else baselines_of(self.panel, self.options)

    @cached_property
    def no_baselines(self) -> Sentence | None:
        """Say why no baseline can be drawn; None where one can."""
        if self.why_not is not None:
            return self.why_not
        return None if self.baselines else say("absent.no-history")

    @property
    def no_rates(self) -> Sentence | None:
        """Say why the forecast's numbers cannot be scored; None where they are rates."""
        if self.why_not is not None:
            return self.why_not
        if use_of(self.counts.periods, self.options) != "rate":
            return say("absent.no-rates")
        return say("absent.negative") if self.counts.coverage[0].negative else None

    def ready(self) -> tuple[Panel, Contest]:
        """Give the tables and the contest, once ``why_not`` says that there are any."""
        if self.panel is None or self.contest is None:
            raise ValueError("there is nothing to count")
        return self.panel, self.contest
