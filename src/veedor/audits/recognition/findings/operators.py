"""Operators: how well they tell the right person from another, and where they overturn."""

from collections import defaultdict
from collections.abc import Sequence

from veedor.audits.recognition.counts import SeededDecisions
from veedor.audits.recognition.findings.bands import by_band
from veedor.audits.recognition.view import NO, YES, View, ask_for
from veedor.core import (
    AnnexTable,
    Ask,
    Estimate,
    Finding,
    Interval,
    Sentence,
    Verdict,
    say,
)
from veedor.stats.chance import exact_interval
from veedor.stats.detection import Reach, detection_reach, joined, negated
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded
from veedor.stats.splits import shares_given
from veedor.stats.two_groups import TwoGroups

_UNIT = "alerts"
_SAID = {"match", "no match"}
_METHOD = "Clopper and Pearson (1934), joined (Zou and Donner 2008)"
_NAMES = ("d-prime", "criterion", "right-accepted", "wrong-accepted", "criterion-shift")


def find(view: View) -> Finding:
    """Give sensitivity and criterion from volunteers, decisions by score, and the spread."""
    because = view.lacks("seeded", "alerted", "same_person", "decision")
    rows = [row for row in view.counts.seeded_decisions if row.decision in _SAID]
    pairs = _pairs(rows)
    if because is None and not (pairs.total and pairs.other_total):
        because = say("operators.one-sided", right=pairs.total, wrong=pairs.other_total)
    skill = _skill(view, rows, pairs, because)
    spread, bands = _spread(view), by_band(view)
    return Finding(
        id="recognition.operators",
        rank=65,
        title=say("operators.title"),
        claim=say("operators.claim"),
        verdict=_verdict(skill[0]),
        plain=because or _plain(pairs),
        estimates=(*skill, *spread, *bands),
        pictured=shares_given((*skill[2:4], *bands)),
        caveats=(say("operators.caveat"), say("operators.caveat-bands")),
        asks=(Ask(record="seeded", text=say("ask.seeded")),)
        if because is not None and not view.has("seeded")
        else ask_for(because),
        queries=("seeded_decisions", "operators", "scored"),
    )


def _pairs(rows: Sequence[SeededDecisions]) -> TwoGroups:
    """Give right pairs and wrong pairs, and of each how many were accepted."""

    def number(same: int, *, accepted: bool) -> int:
        return sum(
            row.alerts
            for row in rows
            if row.same == same and (not accepted or row.decision == "match")
        )

    return TwoGroups(
        hits=number(YES, accepted=True),
        total=number(YES, accepted=False),
        other_hits=number(NO, accepted=True),
        other_total=number(NO, accepted=False),
    )


def _skill(
    view: View,
    rows: Sequence[SeededDecisions],
    pairs: TwoGroups,
    because: Sentence | None,
) -> tuple[Estimate, ...]:
    labels = {name: say(f"operators.{name}") for name in _NAMES}
    if because is not None:
        return tuple(
            absent(f"operators.{n}", label, _UNIT, because) for n, label in labels.items()
        )
    level, support = view.options.level, pairs.total + pairs.other_total
    sensitivity, criterion = detection_reach(pairs, level)
    return (
        _of_reach("d-prime", labels["d-prime"], support, sensitivity, level),
        _of_reach("criterion", labels["criterion"], support, criterion, level),
        _accepted("right-accepted", labels["right-accepted"], pairs.hits, pairs.total, level),
        _accepted(
            "wrong-accepted",
            labels["wrong-accepted"],
            pairs.other_hits,
            pairs.other_total,
            level,
        ),
        _shift(view, rows, labels["criterion-shift"]),
    )


def _of_reach(name: str, label: Sentence, support: int, reach: Reach, level: float) -> Estimate:
    if reach.low is None or reach.high is None:
        why = "operators.open" if reach.low is None else "operators.open-above"
        end = reach.high if reach.low is None else reach.low
        because = say(why, end=rounded(end)) if end is not None else say("operators.open-both")
        return absent(f"operators.{name}", label, _UNIT, because)
    return Estimate(
        name=f"operators.{name}",
        label=label,
        shape="index",
        unit=_UNIT,
        support=support,
        method=_METHOD,
        interval=Interval(
            kind="confidence",
            value=rounded(reach.value),
            low=rounded(reach.low),
            high=rounded(reach.high),
            level=level,
        ),
    )


def _accepted(name: str, label: Sentence, part: int, whole: int, level: float) -> Estimate:
    return Estimate(
        name=f"operators.{name}",
        label=label,
        shape="share",
        unit=_UNIT,
        support=whole,
        count=part,
        method="Clopper and Pearson (1934)",
        interval=exact_interval(part, whole, level),
    )


def _shift(view: View, rows: Sequence[SeededDecisions], label: Sentence) -> Estimate:
    """Give how far the criterion moves where the machine's answer is shown: leaning on it."""
    shown, hidden = (_pairs([row for row in rows if row.shown == s]) for s in (YES, NO))
    if not all((shown.total, shown.other_total, hidden.total, hidden.other_total)):
        return absent("operators.criterion-shift", label, _UNIT, say("operators.one-arm"))
    one, other = (detection_reach(pairs, view.options.level)[1] for pairs in (shown, hidden))
    found = joined(one, negated(other))
    support = sum(p.total + p.other_total for p in (shown, hidden))
    return _of_reach("criterion-shift", label, support, found, view.options.level)


def _by_account(view: View) -> dict[str, tuple[int, int]]:
    """Give (agreed with the machine, decided) of each account."""
    held: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in view.counts.operators:
        if row.decision in _SAID:
            held[row.account][0] += row.alerts if row.decision == "match" else 0
            held[row.account][1] += row.alerts
    return {account: (k, n) for account, (k, n) in held.items()}


def _spread(view: View) -> tuple[Estimate, ...]:
    """Give the least and the most agreement with the machine among busy accounts."""
    because = view.lacks("alerts", "account", "decision")
    least = view.options.minimum_support
    busy = sorted((k / n, k, n) for k, n in _by_account(view).values() if n >= least)
    if because is None and len(busy) < 2:
        because = say("operators.too-few", least=least, n=len(busy))
    names = ("agree-least", "agree-most")
    if because is not None:
        return tuple(
            absent(f"operators.{n}", say(f"operators.{n}"), _UNIT, because) for n in names
        )
    # The two ends were chosen among all accounts, so their intervals hold for all at once.
    each = view.options.level ** (1 / len(busy))
    return tuple(
        Estimate(
            name=f"operators.{name}",
            label=say(f"operators.{name}"),
            shape="share",
            unit=_UNIT,
            support=whole,
            count=part,
            method="Clopper and Pearson (1934), Šidák",
            interval=_at_once(part, whole, each, view.options.level),
        )
        for name, (_, part, whole) in zip(names, (busy[0], busy[-1]), strict=True)
    )


def _at_once(part: int, whole: int, each: float, level: float) -> Interval:
    found = exact_interval(part, whole, each)
    return Interval(
        kind="simultaneous", value=found.value, low=found.low, high=found.high, level=level
    )


def annex(view: View) -> tuple[AnnexTable, ...]:
    """Give each account's decisions and agreement, by pseudonym: private, as all of one."""
    rows = tuple(
        (account, n, k, rounded(k / n)) for account, (k, n) in sorted(_by_account(view).items())
    )
    columns = ("account", "decided", "agreed", "share")
    return (
        (AnnexTable(name="recognition.operators", columns=columns, rows=rows),) if rows else ()
    )


def _plain(pairs: TwoGroups) -> Sentence:
    return say(
        "operators.plain",
        right=pairs.hits,
        pairs=pairs.total,
        wrong=pairs.other_hits,
        others=pairs.other_total,
    )


def _verdict(found: Estimate) -> Verdict:
    """Judge the claim that operators tell the right person from another."""
    if found.interval is None:
        because = found.absent_because
        open_ = because is not None and because.id == "operators.open-above"
        if because is not None and open_ and float(because.facts["end"]) > 0:
            return Verdict.SUPPORTED
        told = because is not None and because.id.startswith("operators.open")
        return Verdict.INCONCLUSIVE if told else Verdict.NOT_ASSESSABLE
    if found.interval.low > 0:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if found.interval.high <= 0 else Verdict.INCONCLUSIVE
