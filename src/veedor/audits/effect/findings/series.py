"""One series and one date: its level at the date, its slope after, its mean on each side."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from veedor.audits.effect.grid import FAR, Grid
from veedor.audits.effect.options import EffectOptions
from veedor.audits.effect.shown import asks, or_why, plain_index, ratio_of
from veedor.audits.effect.study import Study
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.interrupted import Broken, Series, broken, means_ratio

if TYPE_CHECKING:
    from veedor.stats.differences import Contrast

_NAMES = ("step", "level", "slope", "means", "dispersion", "memory")


def find(study: Study) -> Finding:
    """Give the interrupted series of the adopters, and that of the others beside it."""
    because = _why_not(study)
    fitted = None if because else _fit(study, 0)
    if because is None and fitted is None:
        because = say("absent.no-series")
    estimates = _estimates(study, fitted, because)
    return Finding(
        id="effect.series",
        rank=4,
        title=say("series.title"),
        claim=say("series.claim"),
        verdict=_judge(estimates[0]),
        plain=_plain(estimates, because),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates[:4] if e.interval is not None),
        alternatives=_beside(study, fitted),
        caveats=(
            say("series.caveat"),
            say("series.caveat-three"),
            say("series.caveat-season", harmonics=study.options.harmonics),
        ),
        asks=asks(because),
        queries=("cells",),
    )


def _why_not(study: Study) -> Sentence | None:
    if study.because is not None:
        return study.because
    grid, least = study.panel, study.options.least_periods
    if not grid.one_date:
        return say("absent.several-dates")
    before, after = grid.first_after, len(grid.periods) - grid.first_after
    if min(before, after) < least:
        return say("absent.short-series", before=before, after=after, least=least)
    return None


class _Fitted:
    """The fits of one series: without and with a break in slope, robust, and plain means."""

    def __init__(self, series: Series) -> None:
        self.step: Broken = broken(series, slope=False, robust=True)
        self.both: Broken = broken(series, slope=True, robust=True)
        self.means: Contrast = means_ratio(series)


def _fit(study: Study, ring: int) -> _Fitted | None:
    series = _series(study.panel, ring, study.options)
    try:
        return _Fitted(series)
    except ValueError:
        return None


def _series(grid: Grid, ring: int, options: EffectOptions) -> Series:
    mine = grid.ring == ring
    exposure = None if grid.at_risk is None else grid.at_risk[mine].sum(axis=0)
    return Series(
        counts=_floats(grid.events[mine].sum(axis=0)),
        first_after=grid.first_after,
        exposure=None if exposure is None else _floats(exposure),
        season=options.season,
        harmonics=options.harmonics,
    )


def _floats(numbers: Iterable[float]) -> tuple[float, ...]:
    return tuple(float(one) for one in numbers)


def _estimates(
    study: Study, fitted: _Fitted | None, because: Sentence | None
) -> tuple[Estimate, ...]:
    labels = {name: say(f"series.{name}") for name in _NAMES}
    if fitted is None or fitted.both.slope is None:
        return tuple(
            or_why(f"series.{name}", label, "periods", because)
            for name, label in labels.items()
        )
    level, support = study.options.level, len(study.panel.periods)
    contrasts = {
        "step": fitted.step.level,
        "level": fitted.both.level,
        "slope": fitted.both.slope,
        "means": fitted.means,
    }
    plain = {"dispersion": fitted.step.dispersion, "memory": fitted.step.memory}
    return (
        *(
            ratio_of(f"series.{name}", labels[name], one, support, level)
            for name, one in contrasts.items()
        ),
        *(
            plain_index(f"series.{name}", labels[name], one, support, "periods", "count")
            for name, one in plain.items()
        ),
    )


def _beside(study: Study, fitted: _Fitted | None) -> tuple[Alternative, ...]:
    """Give the same break in the series of the others, where nothing came into use."""
    if fitted is None or not study.panel.count(FAR):
        return ()
    other = _fit(study, FAR)
    if other is None:
        return ()
    level, support = study.options.level, len(study.panel.periods)
    label = say("series.others")
    one = ratio_of("series.others.step", label, other.step.level, support, level)
    return (Alternative(text=say("series.beside"), estimates=(one,)),)


def _judge(step: Estimate) -> Verdict:
    if step.interval is None:
        return Verdict.NOT_ASSESSABLE
    apart = step.interval.low > 1 or step.interval.high < 1
    return Verdict.SUPPORTED if apart else Verdict.INCONCLUSIVE


def _plain(estimates: tuple[Estimate, ...], because: Sentence | None) -> Sentence:
    found = {e.name: e.interval for e in estimates}
    step, means = found["series.step"], found["series.means"]
    if step is None or step.value is None or means is None or means.value is None:
        return because or say("absent.no-series")
    return say("series.plain", step=step.value, low=step.low, high=step.high, means=means.value)
