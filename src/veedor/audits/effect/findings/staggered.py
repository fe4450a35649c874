"""Where units adopted at different dates: the effect by group and by time since."""

import numpy as np

from veedor.audits.effect.contrasts import fit_staggered
from veedor.audits.effect.grid import FAR
from veedor.audits.effect.shown import asks, effect_of, or_why
from veedor.audits.effect.study import Study
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.differences import Contrast, Places, two_way
from veedor.stats.staggered import Staggered

_METHOD = "Callaway and Sant'Anna (2021)"
_TWO_WAY = "two-way fixed effects, CR1 by unit"
_MOST = 24


def find(study: Study) -> Finding:
    """Give Callaway and Sant'Anna's effect, over all and apart."""
    found, because = fit_staggered(study)
    estimates = _estimates(study, found, because)
    main = estimates[0]
    return Finding(
        id="effect.staggered",
        rank=2,
        title=say("staggered.title"),
        claim=say("staggered.claim"),
        verdict=_judge(main),
        plain=_plain(main, because),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates if e.interval is not None)[:_MOST],
        alternatives=_plain_effects(study, found),
        caveats=(say("staggered.caveat"), say("staggered.caveat-one")),
        asks=asks(because),
        queries=("cells",),
    )


def _estimates(
    study: Study, found: Staggered | None, because: Sentence | None
) -> tuple[Estimate, ...]:
    label = say("staggered.all")
    if found is None:
        return (or_why("staggered.all", label, "panel units", because),)
    grid, level = study.panel, study.options.level
    own = grid.count(0)
    shown = [_one("staggered.all", label, found.overall, own, level)]
    for at, contrast in sorted(found.by_group.items()):
        day = grid.periods[at].isoformat()
        many = sum(
            one == at and int(ring) == 0
            for one, ring in zip(grid.first, grid.ring, strict=True)
        )
        name = f"staggered.group-{day}"
        shown.append(_one(name, say("staggered.group", day=day), contrast, many, level))
    for since, contrast in sorted(found.by_time.items()):
        name = f"staggered.since{since:+d}"
        said = "staggered.since" if since >= 0 else "staggered.ahead"
        label = say(said, periods=abs(since))
        shown.append(_one(name, label, contrast, own, level))
    return tuple(shown)


def _one(
    name: str, label: Sentence, contrast: Contrast, support: int, level: float
) -> Estimate:
    return effect_of(name, label, contrast, support, level, _METHOD)


def _plain_effects(study: Study, found: Staggered | None) -> tuple[Alternative, ...]:
    """Give what plain fixed effects would say, which mixes groups where dates differ."""
    if found is None:
        return ()
    grid = study.panel
    kept = (grid.ring == 0) | (grid.ring == FAR)
    units = int(kept.sum())
    try:
        fitted = two_way(grid.rates[kept], [grid.after(0)[kept]], _each(units))[0]
    except ValueError:
        return ()
    name, label = "staggered.two-way", say("staggered.two-way")
    level = study.options.level
    one = effect_of(name, label, fitted, grid.count(0), level, _TWO_WAY)
    return (Alternative(text=say("staggered.mixed"), estimates=(one,)),)


def _each(units: int) -> Places:
    return np.arange(units, dtype=np.int64)


def _judge(main: Estimate) -> Verdict:
    if main.interval is None:
        return Verdict.NOT_ASSESSABLE
    apart = main.interval.low > 0 or main.interval.high < 0
    return Verdict.SUPPORTED if apart else Verdict.INCONCLUSIVE


def _plain(main: Estimate, because: Sentence | None) -> Sentence:
    if main.interval is None or main.interval.value is None:
        return because or say("absent.nothing-varies")
    found = main.interval
    value = main.interval.value
    return say("staggered.plain", value=value, low=found.low, high=found.high)
