"""All that the findings read: the counts, the tables made of them, and the contest."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from veedor.audits.forecast.contest import Contest, by_flags, contest_of, room_for_any
from veedor.audits.forecast.counts import Counts
from veedor.audits.forecast.ground import Ground, ground_of
from veedor.audits.forecast.maps import baselines_of
from veedor.audits.forecast.options import ForecastOptions
from veedor.audits.forecast.panel import Panel, panel_of, use_of
from veedor.audits.forecast.reference import reference_of
from veedor.core import Sentence, Setting, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from veedor.stats.rows import Rows


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
        return self._nothing_to_choose(self.panel)

    def _nothing_to_choose(self, panel: Panel) -> Sentence | None:
        """Say what the map lacks for places to be chosen on it."""
        whole = "cells" in self.setting.given
        for holds, reason in (
            (by_flags(panel, self.options) and not whole, "absent.no-map"),
            (panel.use == "flagged" and not panel.flags.any(), "absent.no-flag"),
            (panel.shape[1] < 2, "absent.one-cell"),
            (not panel.total, "absent.no-event"),
            (not room_for_any(panel, self.options), "absent.no-room"),
        ):
            if holds:
                return say(reason)
        return None

    @cached_property
    def contest(self) -> Contest | None:
        """Give product and baselines at the same coverage, where that can be counted."""
        if self.why_not is not None or self.panel is None:
            return None
        return contest_of(self.panel, self.baselines, self.options)

    @cached_property
    def baselines(self) -> "Mapping[str, Rows]":
        """Give the rates of every baseline for the periods."""
        return {} if self.panel is None else baselines_of(self.panel, self.options)

    @cached_property
    def ground(self) -> Ground | Sentence:
        """Give cells and incidents on a grid of boxes, or say why there is none."""
        return ground_of(self.counts, self.options)

    @cached_property
    def reference(self) -> str:
        """Name the rule of counting that would have been chosen beforehand."""
        panel, contest = self.ready()
        return reference_of(panel, self.options, float(contest.shares.mean()))

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
