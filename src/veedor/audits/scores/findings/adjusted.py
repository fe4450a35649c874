"""Each group against the reference once more, at the same recorded factors."""

from collections.abc import Iterator

from veedor.audits.scores.adjusting import (
    axes_compared,
    compared,
    constant_factor,
    read_lines,
)
from veedor.audits.scores.odds import Fit, group_odds, least_odds, odds_of
from veedor.audits.scores.shown import asks, given
from veedor.audits.scores.study import UNIT, Axis, Study, short
from veedor.audits.scores.unseen import none_found, told
from veedor.core import Alternative, Estimate, Fact, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of


def find(study: Study) -> Finding:
    """Give the odds of being flagged over the reference's, at the factors the case names."""
    fitted = _fit(study)
    groups = tuple(group_odds(study, fitted, adjusted=True))
    unseen = tuple(least_odds(study, fitted))
    first = _apart(groups, fitted.because)
    return Finding(
        id="scores.adjusted",
        rank=25,
        title=say("adjusted.title"),
        claim=say("adjusted.claim"),
        verdict=_judge(first),
        plain=fitted.because or _plain(study, first, fitted, unseen),
        estimates=(
            *(first, *groups, *unseen),
            *(*_factors(study, fitted), *_left_out(study, fitted)),
        ),
        pictured=given(groups)[: 2 * study.options.most_shown],
        alternatives=_crude(study, fitted),
        caveats=tuple(_caveats(study, fitted)),
        asks=() if study.options.adjusted_for == () else asks(study, "factors", "group_name"),
        queries=("pairs", "texts", "adjusted_cells"),
    )


def _fit(study: Study) -> Fit:
    axes = axes_compared(study)
    because = _why_not(study, axes)
    if because is not None:
        return Fit(axes, 0, because)
    lines, lacking = read_lines(study, axes)
    rows = compared(lines, axes)
    if rows is None:
        return Fit(axes, lacking, say("absent.no-pair"))
    same = constant_factor(rows, study.options.adjusted_for)
    if same is not None:
        return Fit(axes, lacking, say("absent.one-value", name=short(same)), rows)
    found = rows.fit(adjusted=True)
    return Fit(axes, lacking, None if found else say("absent.no-fit"), rows, found)


def _why_not(study: Study, axes: tuple[Axis, ...]) -> Sentence | None:
    options = study.options
    if not options.adjusted_for and not options.adjusted_outcome:
        return say("absent.no-adjusted")
    because = study.no_flag()
    if because is None and options.adjusted_for:
        because = study.lacking("factors")
    if because is None and options.adjusted_outcome:
        because = study.lacking("outcome")
    if because is None and not study.axes:
        because = say("absent.no-group-name")
    return because or (None if axes else say("absent.no-pair"))


def _apart(groups: tuple[Estimate, ...], because: Sentence | None) -> Estimate:
    label = say("adjusted.apart")
    if because is not None:
        return absent("adjusted.apart", label, "pairs", because)
    judged = [one.interval for one in groups if one.interval is not None]
    beyond = sum(one.low > 1 or one.high < 1 for one in judged)
    return count_of("adjusted.apart", label, "pairs", beyond, len(judged))


def _factors(study: Study, fitted: Fit) -> Iterator[Estimate]:
    """Give the odds ratio of each factor, per one more of its value."""
    if fitted.rows is None or fitted.found is None:
        return
    options = study.options
    keys = [
        (f"adjusted.factor.{place}", say("adjusted.factor", name=short(name)))
        for place, name in enumerate(options.adjusted_for, 1)
    ]
    if options.adjusted_outcome:
        keys.append(("adjusted.outcome", say("adjusted.outcome")))
    each = fitted.rows.of_values(fitted.found)
    for (key, label), one in zip(keys, each, strict=True):
        yield odds_of(key, label, one, fitted.found.n, (options.level, options.level))


def _left_out(study: Study, fitted: Fit) -> Iterator[Estimate]:
    """Count who could not be compared: an entry lacks, or their group is all one way."""
    total = int(study.counts.adjusted_cells["profiles"].sum())
    if not total or fitted.rows is None:
        return
    used = int(fitted.rows.lines.n.sum())
    yield share_of("adjusted.lacking", say("adjusted.lacking"), UNIT, fitted.lacking, total)
    one_way = total - used - fitted.lacking
    yield share_of("adjusted.one-way", say("adjusted.one-way"), UNIT, one_way, total)


def _crude(study: Study, fitted: Fit) -> tuple[Alternative, ...]:
    estimates = tuple(group_odds(study, fitted, adjusted=False))
    if not estimates:
        return ()
    return (Alternative(text=say("adjusted.crude"), estimates=estimates),)


def _caveats(study: Study, fitted: Fit) -> Iterator[Sentence]:
    yield say("adjusted.caveat-fit")
    yield say("adjusted.caveat-odds")
    yield say("adjusted.caveat-factors")
    if fitted.found is not None:
        yield say("unseen.caveat")
    if fitted.found is not None and fitted.found.clusters:
        yield say("adjusted.caveat-units", units=fitted.found.clusters)
    elif fitted.found is not None:
        yield say("adjusted.caveat-persons")
    if study.options.adjusted_outcome:
        yield say("outcome.caveat-selective")


def _judge(first: Estimate) -> Verdict:
    if first.interval is None or not first.support:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if first.count else Verdict.INCONCLUSIVE


def _plain(
    study: Study, first: Estimate, fitted: Fit, unseen: tuple[Estimate, ...]
) -> Sentence:
    n = fitted.found.n if fitted.found else 0
    facts: dict[str, Fact] = {"pairs": first.support, "n": n}
    if first.count or not unseen:
        return say("adjusted.plain", **facts, apart=first.count or 0)
    facts |= {"power": study.options.power}
    return none_found("adjusted.plain-none", told([(one,) for one in unseen]), facts=facts)
