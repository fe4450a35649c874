"""Before and after a place was first flagged: events discovered against events reported."""

from dataclasses import dataclass
from functools import cached_property

from veedor.audits.feedback.shown import effect
from veedor.audits.feedback.study import Grid, Study, Whole, asks
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.event_study import (
    Matched,
    Window,
    against_last,
    before_after,
    by_period,
    effect_of,
    match,
)

UNIT = "flagged places"
SERIES = ("discovered", "reported", "all")
_FEWEST = 5


@dataclass(frozen=True)
class Around:
    """The flagged places with their controls, and the counts of each series by period."""

    study: Study
    grid: Grid

    @cached_property
    def matched(self) -> Matched:
        """Match flagged places to places of equal prior count."""
        return match(self.grid.events, self.grid.first_flag, self.study.options.plan)

    def counts(self, series: str) -> Whole:
        """Give a series by place and day; ``gap`` is discovered less reported."""
        if series == "gap":
            return self.grid.by_origin["discovered"] - self.grid.by_origin["reported"]
        return self.grid.events if series == "all" else self.grid.by_origin[series]


def find(study: Study) -> Finding:
    """Give the difference of differences of each series, and of one less the other."""
    because = _why_not(study)
    around = Around(study, study.laid()) if because is None else None
    sizes = _sizes(around, because)
    because = because or _too_few(around)
    estimates = (
        *(_effect(around, study, series, because) for series in (*SERIES, "gap")),
        *sizes,
        *(_path(around) if around is not None and because is None else ()),
    )
    options, path = study.options, estimates[len(SERIES) + 1 + len(sizes) :]
    return Finding(
        id="feedback.first-flag",
        rank=22,
        title=say("flag.title"),
        claim=say("flag.claim"),
        verdict=_judge(estimates[0], estimates[3], path),
        plain=_plain(estimates),
        estimates=estimates,
        pictured=tuple(e.name for e in estimates[:4] if e.interval is not None),
        caveats=(
            say(
                "flag.caveat",
                days=options.period_days,
                before=options.periods_before,
                after=options.periods_after,
            ),
            say("flag.caveat-chosen"),
            say("flag.caveat-crime"),
            *((say("flag.caveat-rising"),) if not _level_before(path) else ()),
            *_untold(study),
        ),
        alternatives=_against_last(around) if around is not None and because is None else (),
        asks=asks(study, "predictions", "cell") + asks(study, "incidents", "discovered_by"),
        queries=("days", "places", "flags"),
    )


def _why_not(study: Study) -> Sentence | None:
    because = study.no_place() or study.lacking("predictions", "cell")
    if because is not None:
        return because
    if not study.any_flag():
        return say("absent.no-flag")
    grid = study.laid()
    if not grid.events[grid.first_flag >= 0].any():
        return say("absent.other-places")
    return None


def _too_few(around: Around | None) -> Sentence | None:
    if around is None or around.matched.matched >= _FEWEST:
        return None
    return say("absent.few-matched", n=around.matched.matched, least=_FEWEST)


def _effect(
    around: Around | None, study: Study, series: str, because: Sentence | None
) -> Estimate:
    name, label = f"flag.effect.{series}", say(f"flag.{series}", days=study.options.period_days)
    if because is None and series != "all":
        because = study.lacking("incidents", "discovered_by")
        if because is None and not study.origins_known():
            because = say("absent.no-discovered-by")
    if around is None or because is not None:
        return absent(name, label, UNIT, because or say("absent.no-flag"))
    plan, matched = study.options.plan, around.matched
    periods = by_period(around.counts(series), matched, plan)
    found = effect_of(periods, before_after(plan), matched, study.options.level)
    return effect(name, label, UNIT, found, matched.matched, study.options.level)


def _sizes(around: Around | None, because: Sentence | None) -> tuple[Estimate, ...]:
    names = ("matched", "alone", "early")
    if around is None:
        why = because or say("absent.no-flag")
        return tuple(absent(f"flag.{n}", say(f"flag.{n}"), UNIT, why) for n in names)
    matched = around.matched
    sizes = (matched.matched, matched.alone, matched.early)
    return tuple(
        count_of(f"flag.{name}", say(f"flag.{name}"), UNIT, size, sum(sizes))
        for name, size in zip(names, sizes, strict=True)
    )


def _path(around: Around) -> tuple[Estimate, ...]:
    """Give each period less the last before the flag, all of a series at a shared level."""
    plan, options = around.study.options.plan, around.study.options
    series = ("discovered", "reported") if around.study.origins_known() else ("all",)
    places = [p for p in range(-plan.before, plan.after) if p != -1]
    shared = 1 - (1 - options.level) / len(places)
    found = []
    for one in series:
        periods = by_period(around.counts(one), around.matched, plan)
        for period in places:
            weights = against_last(plan, period)
            apart = effect_of(periods, weights, around.matched, shared)
            label = say(f"flag.path.{one}", period=_signed(period), level=options.level)
            name = f"flag.path.{one}.{period}"
            found.append(
                effect(name, label, UNIT, apart, around.matched.matched, round(shared, 6))
            )
    return tuple(found)


def _signed(period: int) -> str:
    return str(period) if period < 0 else f"+{period + 1}"


def _untold(study: Study) -> tuple[Sentence, ...]:
    untold = study.counts.predicted[0].untold
    return (say("flag.caveat-untold", n=untold),) if untold else ()


def _against_last(around: Around) -> tuple[Alternative, ...]:
    """Give the effects against the last period before alone, when events had just risen."""
    plan, matched = around.study.options.plan, around.matched
    weights = before_after(Window(days=plan.days, before=1, after=plan.after))
    series = ("discovered", "reported", "gap") if around.study.origins_known() else ("all",)
    found = []
    for one in series:
        periods = by_period(around.counts(one), matched, plan)[:, plan.before - 1 :]
        apart = effect_of(periods, weights, matched, around.study.options.level)
        label = say(f"flag.{one}", days=plan.days)
        size, level = matched.matched, around.study.options.level
        found.append(effect(f"flag.last.{one}", label, UNIT, apart, size, level))
    return (Alternative(text=say("flag.against-last"), estimates=tuple(found)),)


def _level_before(path: tuple[Estimate, ...]) -> bool:
    """Say whether no period before the flag stands apart from the last before it."""
    before = [e.interval for e in path if e.interval and e.name.split(".")[-1].startswith("-")]
    return all(one.low <= 0 <= one.high for one in before)


def _judge(discovered: Estimate, gap: Estimate, path: tuple[Estimate, ...]) -> Verdict:
    """Judge: grown, more than what was reported, and not growing before the flag already."""
    found, more = discovered.interval, gap.interval
    if found is None or more is None:
        return Verdict.NOT_ASSESSABLE
    if found.high <= 0:
        return Verdict.SUPPORTED
    grown = found.low > 0 and more.low > 0 and _level_before(path)
    return Verdict.CONTRADICTED if grown else Verdict.INCONCLUSIVE


def _plain(estimates: tuple[Estimate, ...]) -> Sentence:
    discovered, reported, whole = (e.interval for e in estimates[:3])
    if discovered is not None and reported is not None:
        return say(
            "flag.plain",
            n=estimates[0].support,
            discovered=discovered.value or 0,
            low=discovered.low,
            high=discovered.high,
            reported=reported.value or 0,
        )
    if whole is not None:
        return say(
            "flag.plain-all",
            n=estimates[2].support,
            all=whole.value or 0,
            low=whole.low,
            high=whole.high,
        )
    return estimates[2].absent_because or say("absent.no-flag")
