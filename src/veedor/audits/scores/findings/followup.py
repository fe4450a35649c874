"""Were all followed for as long? Those scored too late against those scored in time."""

from collections.abc import Callable

from veedor.audits.scores.counts import Cell
from veedor.audits.scores.shown import asks, given, reach
from veedor.audits.scores.study import UNIT, Study
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.score_intervals import gap
from veedor.stats.score_tables import part_of

_COLUMNS = ("outcome", "scored_on", "followed_until")
_KEPT: dict[str, Callable[[Cell], bool]] = {
    "delivered": lambda _cell: True,
    "full-time": lambda cell: cell.full_time == 1,
    "short": lambda cell: cell.full_time == 0,
}


def find(study: Study) -> Finding:
    """Compare the share with the outcome under the follow-up rule, and without it."""
    because = _why_not(study)
    parts = {name: _part(study, keep) for name, keep in _KEPT.items()}
    days = study.options.follow_up_days
    shares = tuple(
        absent(f"followup.{name}", say(f"followup.{name}", days=days), UNIT, because)
        if because is not None
        else share_of(f"followup.{name}", say(f"followup.{name}", days=days), UNIT, *part)
        for name, part in parts.items()
    )
    difference = _gap(study, parts, because)
    estimates = (*shares, difference, _after(study, because))
    return Finding(
        id="scores.followup",
        rank=23,
        title=say("followup.title"),
        claim=say("followup.claim", days=days),
        verdict=_judge(difference),
        plain=_plain(parts, because, days),
        estimates=estimates,
        pictured=given(shares),
        caveats=(say("followup.caveat"), say("outcome.caveat-selective")),
        alternatives=_only_full(study) if because is None and parts["full-time"][1] else (),
        asks=asks(study, *_COLUMNS),
        queries=("cells",),
    )


def _why_not(study: Study) -> Sentence | None:
    if study.options.observed_to is not None or study.setting.has("profiles", "outcome_on"):
        return study.lacking("outcome", "scored_on")
    return study.lacking(*_COLUMNS)


def _part(study: Study, keep: Callable[[Cell], bool]) -> tuple[int, int]:
    seen = [c for c in study.counts.cells if c.outcome is not None and keep(c)]
    return sum(c.profiles for c in seen if c.outcome), sum(c.profiles for c in seen)


def _gap(study: Study, parts: dict[str, tuple[int, int]], because: Sentence | None) -> Estimate:
    label, level = say("followup.gap"), study.options.level
    short, full = parts["short"], parts["full-time"]
    if because is not None or not short[1] or not full[1]:
        return absent("followup.gap", label, UNIT, because or say("absent.one-cohort"))
    return Estimate(
        name="followup.gap",
        label=label,
        shape="index",
        unit=UNIT,
        support=short[1] + full[1],
        method="Newcombe (1998)",
        interval=reach(gap(short, full, level), level),
    )


def _after(study: Study, because: Sentence | None) -> Estimate:
    label = say("followup.after-window", days=study.options.follow_up_days)
    why = because or study.lacking("outcome_on")
    if why is not None:
        return absent("followup.after-window", label, UNIT, why)
    dated = [c for c in study.counts.cells if c.outcome and c.after_window is not None]
    late = sum(c.profiles for c in dated if c.after_window == 1)
    total = sum(c.profiles for c in dated)
    return share_of("followup.after-window", label, UNIT, late, total)


def _only_full(study: Study) -> tuple[Alternative, ...]:
    """Give the error rates of all if only those who could be followed in full are counted."""
    if study.no_table() is not None:
        return ()
    table = study.table(_KEPT["full-time"])
    estimates = tuple(
        share_of(
            f"followup.full-time.{rate}",
            say("errors.all", what=rate),
            UNIT,
            *part_of(table, rate),
        )
        for rate in ("fpr", "fnr", "ppv")
    )
    return (Alternative(text=say("followup.only-full"), estimates=estimates),)


def _judge(difference: Estimate) -> Verdict:
    found = difference.interval
    if found is None:
        return Verdict.NOT_ASSESSABLE
    unlike = found.low > 0 or found.high < 0
    return Verdict.CONTRADICTED if unlike else Verdict.INCONCLUSIVE


def _plain(parts: dict[str, tuple[int, int]], because: Sentence | None, days: int) -> Sentence:
    if because is not None:
        return because
    (all_yes, all_n), (full_yes, full_n), (yes, n) = parts.values()
    if not n or not full_n:
        return say("absent.one-cohort")
    return say(
        "followup.plain",
        days=days,
        n=n,
        late=yes / n,
        full=full_yes / full_n,
        delivered=all_yes / all_n,
    )
