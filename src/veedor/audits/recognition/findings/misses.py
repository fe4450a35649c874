"""Misses: who was on the list and passed unseen. Only a test with volunteers can say."""

from collections import defaultdict

from veedor.audits.recognition import rates
from veedor.audits.recognition.view import NO, UNKNOWN, YES, View
from veedor.core import Ask, Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.clustered import Cluster
from veedor.stats.estimates import absent
from veedor.stats.splits import shares_given

_UNIT = "passages"


def find(view: View) -> Finding:
    """Give the misses of volunteers put on the list; without them, say that none can be had."""
    because = _because(view)
    misses = _share(view, "misses.share", YES, because)
    alerts = _share(view, "misses.unlisted-alerts", NO, because)
    return Finding(
        id="recognition.misses",
        rank=62,
        title=say("misses.title"),
        claim=say("misses.claim"),
        verdict=_verdict(misses),
        plain=misses.absent_because or _plain(view),
        estimates=(misses, alerts),
        pictured=shares_given((misses, alerts)),
        caveats=(say("misses.caveat"), *(() if because else (say("misses.caveat-walkers"),))),
        asks=(Ask(record="seeded", text=say("ask.seeded")),) if because else (),
        queries=("seeded_passages",),
    )


def _because(view: View) -> Sentence | None:
    if not view.has("seeded"):
        return say("misses.why")
    return view.lacks("seeded", "listed", "alerted")


def walkers(view: View, listed: int) -> tuple[tuple[Cluster, ...], tuple[Cluster, ...]]:
    """Give (least, most) events by volunteer: misses of the listed, alerts on the others."""
    event = NO if listed == YES else YES
    least: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    most: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for row in view.counts.seeded_passages:
        if row.listed != listed:
            continue
        for held, counts in ((least, row.alerted == event), (most, row.alerted != 2 - event)):
            held[row.volunteer_no][0] += row.passages if counts else 0
            held[row.volunteer_no][1] += row.passages
    first, then = (tuple((k, n) for k, n in held.values()) for held in (least, most))
    return first, then


def _share(view: View, name: str, listed: int, because: Sentence | None) -> Estimate:
    label = say(f"{name.replace('.share', '')}.label" if listed == NO else "misses.label")
    if because is None and not any(r.listed == listed for r in view.counts.seeded_passages):
        because = say("misses.none-listed" if listed == YES else "misses.none-unlisted")
    if because is not None:
        return absent(name, label, _UNIT, because)
    least, most = walkers(view, listed)
    low, high = (rates.reach(held, view.options.level) for held in (least, most))
    sure = least == most
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=_UNIT,
        support=sum(n for _, n in most),
        count=sum(k for k, _ in most) if sure else None,
        method="Korn and Graubard (1998), over volunteers"
        if rates.method_of(most) == rates.CLUSTERED
        else rates.EXACT,
        interval=low if sure else Interval(kind="bounds", low=low.low, high=high.high),
    )


def _plain(view: View) -> Sentence:
    rows = [row for row in view.counts.seeded_passages if row.listed == YES]
    return say(
        "misses.plain",
        missed=sum(row.passages for row in rows if row.alerted == NO),
        whole=sum(row.passages for row in rows),
        unknown=sum(row.passages for row in rows if row.alerted == UNKNOWN),
        walkers=len({row.volunteer_no for row in rows}),
    )


def _verdict(misses: Estimate) -> Verdict:
    """Judge the claim that none who is on the list passes unseen."""
    if misses.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if misses.interval.low > 0 else Verdict.INCONCLUSIVE
