"""Stress test: the replay of Lum and Isaac (2016) by a trailing count on the case's days."""

import numpy as np
from numpy.typing import NDArray

from veedor.audits.feedback.shown import simulated
from veedor.audits.feedback.stress import modelled
from veedor.audits.feedback.study import Grid, Study, Whole
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.patrol_replay import Replayed, ever_flagged, in_both, replay_patrols

UNIT = "runs of a model"
METHOD = "replay of Lum and Isaac (2016) by a trailing count"
NAMES = ("kept", "ever", "added", "ever.without", "reported-only", "filtered")
_FILTERED = 20


def find(study: Study) -> Finding:
    """Give which flags stay, how many places are ever flagged, and what is added."""
    because = study.no_place()
    if because is None:
        grid = study.laid()
        if grid.days <= study.options.replay_window or len(grid.places) < 2:
            because = say("absent.short-log", days=study.options.replay_window)
    estimates = (
        tuple(absent(f"stress.replay.{n}", _label(study, n, 0), UNIT, because) for n in NAMES)
        if because is not None
        else _replayed(study)
    )
    return modelled(
        "replay",
        97,
        _plain(study, estimates, because),
        estimates,
        (
            say("replay.caveat", window=study.options.replay_window),
            say("replay.caveat-more", extra=study.options.replay_extra),
        ),
    )


def _label(study: Study, name: str, top: int) -> Sentence:
    return say(f"replay.{name}", top=top, extra=study.options.replay_extra)


def _run(study: Study, counts: Whole, top: int, *, fed: bool) -> Replayed:
    options = study.options
    return replay_patrols(
        counts.T,
        window=options.replay_window,
        top=top,
        extra=options.replay_extra if fed else 0.0,
        runs=options.replay_runs if fed else 1,
        rng=study.dice(200),
    )


def _replayed(study: Study) -> tuple[Estimate, ...]:
    grid = study.laid()
    top = study.top(grid)
    without = _run(study, grid.events, top, fed=False)
    fed = _run(study, grid.events, top, fed=True)
    seen = int(grid.events[:, study.options.replay_window :].sum())

    def made(name: str, values: np.ndarray, *, whole: bool = False) -> Estimate:
        label = _label(study, name, top)
        return simulated(f"stress.replay.{name}", label, values.tolist(), METHOD, whole=whole)

    ever = int(ever_flagged(without.flagged)[0])
    return (
        made("kept", in_both(fed.flagged, without.flagged)),
        made("ever", ever_flagged(fed.flagged).astype(float), whole=True),
        made("added", fed.added / max(seen, 1), whole=True),
        count_of(
            "stress.replay.ever.without",
            _label(study, "ever.without", top),
            "places",
            ever,
            len(grid.places),
        ),
        _reported_only(study, grid, without, top),
        _filtered(study, grid, without, top),
    )


def _reported_only(study: Study, grid: Grid, without: Replayed, top: int) -> Estimate:
    """Give the share of flags that a count of reported events alone would have set too."""
    name, label = "stress.replay.reported-only", _label(study, "reported-only", top)
    if not study.origins_known():
        return absent(name, label, "flags", say("absent.no-discovered-by"))
    reported = _run(study, grid.by_origin["reported"], top, fed=False)
    whole = without.flagged.size
    same = round(float(in_both(reported.flagged, without.flagged)[0]) * whole)
    return share_of(name, label, "flags", same, whole)


def _filtered(study: Study, grid: Grid, without: Replayed, top: int) -> Estimate:
    """Give the flags that stay if discoveries weigh less the more often a place is flagged."""
    name, label = "stress.replay.filtered", _label(study, "filtered", top)
    flagged = _flagged_days(study, grid)
    found = grid.by_origin["discovered"]
    if not study.origins_known() or not flagged.any():
        why = "absent.no-flag" if study.origins_known() else "absent.no-discovered-by"
        return absent(name, label, UNIT, say(why))
    often = flagged.sum(axis=1)
    chance = np.where(often > 0, often[often > 0].min() / np.maximum(often, 1), 1.0)
    dice, kept = study.dice(300), []
    for _ in range(min(study.options.replay_runs, _FILTERED)):
        lost = found - dice.binomial(found, np.where(flagged, chance[:, None], 1.0))
        run = _run(study, grid.events - lost, top, fed=False)
        kept.append(float(in_both(run.flagged, without.flagged)[0]))
    return simulated(name, label, kept, METHOD)


def _flagged_days(study: Study, grid: Grid) -> NDArray[np.bool_]:
    """Say which places were flagged on which days of the grid."""
    found = np.zeros(grid.events.shape, dtype=np.bool_)
    flags, start = study.counts.flags, grid.first_day.toordinal()
    stretches = (flags["place_no"] - 1, flags["first_no"] - start, flags["last_no"] - start + 1)
    for place, first, then in zip(*stretches, strict=True):
        found[place, max(0, first) : max(0, then)] = True
    return found


def _plain(study: Study, estimates: tuple[Estimate, ...], because: Sentence | None) -> Sentence:
    kept, ever, without = estimates[0].interval, estimates[1].interval, estimates[3].interval
    if kept is None or ever is None or without is None:
        return because or say("absent.short-log", days=study.options.replay_window)
    return say(
        "replay.plain",
        extra=study.options.replay_extra,
        kept=kept.value or 0,
        ever=ever.value or 0,
        without=without.value or 0,
    )
