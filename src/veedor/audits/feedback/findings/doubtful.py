"""Training events that fall in stretches whose police records a document puts in doubt."""

from veedor.audits.feedback.counts import Doubtful, Training
from veedor.audits.feedback.findings.origin import UNIT, split_of, why_not
from veedor.audits.feedback.study import Study, asks, short
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given, split_share


def find(study: Study) -> Finding:
    """Give the share of training events in doubtful stretches, in all and by stretch."""
    because = study.lacking("doubtful_periods") or study.lacking("incidents", "occurred_at")
    if because is None and not study.counts.doubtful:
        because = say("absent.no-stretch")
    whole = _split(study.counts.training)
    first = share_or_why("training.doubtful", say("doubtful.all"), UNIT, whole, because)
    estimates: tuple[Estimate, ...] = (first,)
    if because is None:
        estimates += (_discovered(study, 1), _discovered(study, 0), *_by_stretch(study))
    return Finding(
        id="feedback.doubtful",
        rank=24,
        title=say("doubtful.title"),
        claim=say("doubtful.claim"),
        verdict=none_does(estimates[:1]),
        plain=_plain(first),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("doubtful.caveat"),),
        asks=asks(study, "doubtful_periods"),
        queries=("training", "doubtful"),
    )


def _split(rows: tuple[Training, ...]) -> Split:
    sizes = {1: 0, 0: 0, -1: 0}
    out = 0
    for row in rows:
        if row.member == -1 and row.doubtful == 0:
            out += row.events
        else:
            sizes[row.doubtful if row.member == 1 else -1] += row.events
    return Split(yes=sizes[1], no=sizes[0], unknown=sizes[-1], no_or_out=out)


def _discovered(study: Study, doubtful: int) -> Estimate:
    where = "inside" if doubtful else "outside"
    rows = tuple(row for row in study.counts.training if row.doubtful == doubtful)
    name, label = f"doubtful.police-initiated.{where}", say(f"doubtful.{where}")
    return share_or_why(name, label, UNIT, split_of(rows), why_not(study))


def _by_stretch(study: Study) -> tuple[Estimate, ...]:
    sure = [row for row in study.counts.training if row.member == 1]
    total = sum(row.events for row in sure)
    undated = sum(row.events for row in sure if row.doubtful == -1)
    return tuple(
        _stretch(place, one, total, undated)
        for place, one in enumerate(study.counts.doubtful[: study.options.most_shown], 1)
    )


def _stretch(place: int, one: Doubtful, total: int, undated: int) -> Estimate:
    """Give a stretch's share of the sure training events; one without a day may be in it."""
    label = say(
        "doubtful.stretch" if one.ends_on else "doubtful.stretch-open",
        start=one.starts_on.isoformat(),
        end=one.ends_on.isoformat() if one.ends_on else "",
        reason=short(one.reason),
        document=short(one.document),
    )
    split = Split(yes=one.events, no=total - one.events - undated, unknown=undated)
    return split_share(f"doubtful.stretch.{place}", label, UNIT, split)


def _plain(first: Estimate) -> Sentence:
    interval = first.interval
    if interval is None:
        return first.absent_because or say("absent.none", unit=UNIT)
    exact = interval.low == interval.high
    return say(
        "doubtful.plain" if exact else "doubtful.plain-bounds",
        low=interval.low,
        high=interval.high,
        n=first.support,
    )
