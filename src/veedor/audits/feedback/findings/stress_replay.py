"""Stress test: the replay of Lum and Isaac (2016) by a trailing count on the case's days."""

import numpy as np

from veedor.audits.feedback.shown import simulated
from veedor.audits.feedback.stress import modelled
from veedor.audits.feedback.study import Grid, Study, Whole
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats import (
    Replayed,
    absent,
    count_of,
    ever_flagged,
    in_both,
    replay_patrols,
    share_of,
)

UNIT = "runs of a model"
METHOD = "replay of Lum and Isaac (2016) by a trailing count"
NAMES = ("kept", "ever", "added", "ever.without", "reported-only")


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
        27,
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
