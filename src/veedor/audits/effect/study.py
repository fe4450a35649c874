"""What the findings read: the panel, what is lacking, and why an effect is not given."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from veedor.audits.effect.counts import Counts, Visits
from veedor.audits.effect.grid import FAR, Grid, grid
from veedor.audits.effect.options import EffectOptions
from veedor.core import Sentence, Setting, say
from veedor.stats.differences import Array, Contrast, Places
from veedor.stats.exact import rounded
from veedor.stats.noticeable import chance_to_notice
from veedor.stats.splits import Split
from veedor.stats.trends import drift


@dataclass(frozen=True)
class Trend:
    """The drift before adoption, the margin in events, and the chance to see such a drift."""

    drift: Contrast
    margin: float
    power: float


@dataclass(frozen=True)
class Study:
    """All that the findings need; ``unusable`` splits the visits.

    ``because``: why nothing can be said of an effect; ``apart``: why those with it cannot be
    set against those without. ``trend``: None where it could not be looked at, ``trendless``
    says why.
    """

    counts: Counts
    options: EffectOptions
    setting: Setting
    grid: Grid | None
    unusable: Split
    because: Sentence | None
    apart: Sentence | None
    trend: Trend | None
    trendless: Sentence | None

    @property
    def panel(self) -> Grid:
        """Give the panel where it is known to be there."""
        if self.grid is None:
            raise ValueError("no panel")
        return self.grid

    @property
    def own(self) -> Array:
        """Give the rates of the units that adopted."""
        return self.panel.rows(0)

    @property
    def far(self) -> Array:
        """Give the rates of the units that neither adopted nor lie near."""
        return self.panel.rows(FAR)


def study(counts: Counts, options: EffectOptions, setting: Setting) -> Study:
    """Read the counts; refuse in the order of what an effect needs first."""
    unusable = split_visits(counts.visits, _worst)
    lacking = _lacking(setting)
    rated = setting.has("panel", "at_risk")
    found = None if lacking else grid(counts.cells, options, rated=rated)
    because = lacking or _no_effect(found) or _poor_dosage(counts, options, unusable)
    trend, trendless = _trend(found, options, lacking or _no_effect(found))
    apart = because or _not_apart(options, trend, trendless)
    return Study(counts, options, setting, found, unusable, because, apart, trend, trendless)


def split_visits(visits: tuple[Visits, ...], amiss: Callable[[Visits], int]) -> Split:
    """Split visits by something that is amiss with them: yes (1), no (0), not known (-1)."""
    sizes = {1: 0, 0: 0, -1: 0}
    for visit in visits:
        sizes[amiss(visit)] += visit.visits
    return Split(yes=sizes[1], no=sizes[0], unknown=sizes[-1])


def _worst(visit: Visits) -> int:
    each = (visit.backwards, visit.short, visit.premises, visit.overlapping)
    return 1 if 1 in each else min(each)


def _lacking(setting: Setting) -> Sentence | None:
    for record in ("panel", "adoption"):
        if record not in setting.given:
            return say(f"absent.no-{record}")
    return None


def _no_effect(found: Grid | None) -> Sentence | None:
    if found is None:
        return say("absent.no-cells")
    if not found.count(0):
        return say("absent.none-adopted")
    if found.first_after >= len(found.periods):
        return say("absent.none-after")
    if not found.level_before():
        return say("absent.no-events-before")
    return None


def _poor_dosage(counts: Counts, options: EffectOptions, unusable: Split) -> Sentence | None:
    """Say why the dosage is too poor to speak of an effect of it; None where it is not.

    Only what is known to be unusable counts. Without any visit on record, the effect is that
    of the date, and the caveat says so.
    """
    if not unusable.whole:
        return None
    if unusable.yes > options.most_unusable * unusable.whole:
        share = rounded(unusable.yes / unusable.whole)
        return say("refused.unusable", share=share, most=options.most_unusable)
    for row in counts.reached:
        if row.adopted and row.with_visits < options.least_reached * row.cells:
            share = rounded(row.with_visits / row.cells)
            return say("refused.reached", share=share, least=options.least_reached)
    return None


def _trend(
    found: Grid | None, options: EffectOptions, because: Sentence | None
) -> tuple[Trend | None, Sentence | None]:
    if because is not None or found is None:
        return None, because
    before = found.first_after
    own, far = found.rows(0), found.rows(FAR)
    if len(own) < 2 or len(far) < 2:
        return None, say("absent.too-few-units", own=len(own), far=len(far))
    if before < 3:
        return None, say("absent.too-few-before", periods=before)
    horizon = (len(found.periods) - 1 + before) / 2 - (before - 1) / 2
    clusters = stacked_clusters(found, (0, FAR))
    try:
        seen = drift(own, far, before=before, horizon=horizon, clusters=clusters)
    except ValueError:
        return None, say("absent.nothing-varies")
    margin = options.margin * found.level_before()
    power = chance_to_notice(seen, margin, options.level)
    return Trend(seen, margin, power), None


def stacked_clusters(found: Grid, rings: tuple[int, ...]) -> Places | None:
    """Give the clusters of the units of some rings, numbered anew; None without any."""
    if found.clusters is None:
        return None
    joined = np.concatenate([found.clusters[found.ring == ring] for ring in rings])
    return np.unique(joined, return_inverse=True)[1].astype(np.int64)


def _not_apart(
    options: EffectOptions, trend: Trend | None, trendless: Sentence | None
) -> Sentence | None:
    """Say why trends cannot be taken to be alike; None where they can, or are said to be."""
    if trend is None and trendless is not None and trendless.id == "absent.too-few-units":
        return trendless
    if options.trends_assumed_because is not None:
        return None
    if trend is None:
        return trendless
    if trend.power < options.least_power:
        return say(
            "refused.no-power",
            power=rounded(trend.power),
            margin=options.margin,
            least=options.least_power,
        )
    return None
