"""Logs: how many months back they go, and how long those deleted had been kept."""

from datetime import date

from msgspec import Struct

from veedor.audits.retention.counts import Counts
from veedor.audits.retention.findings.shown import asks
from veedor.audits.retention.keeping import Keeping
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.deadlines import months_between
from veedor.stats.estimates import absent
from veedor.stats.exact import counted

NAME = "logs.kept-months"


class _Kept(Struct, frozen=True):
    """Whole months, from which records, and why there is no number where there is none."""

    months: int | None
    support: int
    plain: Sentence


def find(keeping: Keeping, counts: Counts, options: RetentionOptions) -> Finding:
    """Give the months for which logs are kept: by those deleted, else by those on hand."""
    kept, label = _kept(keeping, counts, options), say("logs.label")
    verdict = Verdict.NOT_ASSESSABLE
    if kept.months is not None:
        enough = kept.months >= options.log_months
        verdict = Verdict.SUPPORTED if enough else Verdict.CONTRADICTED
    share = (
        absent(NAME, label, "months", kept.plain)
        if kept.months is None
        else Estimate(
            name=NAME,
            label=label,
            shape="count",
            unit="rows",
            support=kept.support,
            method="count",
            interval=counted(kept.months),
        )
    )
    return Finding(
        id="retention.logs",
        rank=36,
        title=say("logs.title"),
        claim=say("logs.claim", months=options.log_months),
        verdict=verdict,
        plain=kept.plain,
        estimates=(share,),
        caveats=(say("logs.caveat"),),
        asks=asks(say("absent.no-lives") if kept.months is None else None),
        queries=("by_day", "log_days"),
    )


def _kept(keeping: Keeping, counts: Counts, options: RetentionOptions) -> _Kept:
    """Take the shortest life of a log that was deleted; else how far back the rest goes."""
    gone = [(one.months, n) for one, n in keeping.logs.items() if one.months is not None]
    if gone:
        months, total = min(m for m, _ in gone), sum(n for _, n in gone)
        return _Kept(months, total, say("logs.plain-deleted", months=months, whole=total))
    log = counts.log_days[0]
    first = min(
        (day for day in (log.first_day, *(one.made for one in keeping.logs)) if day),
        default=None,
    )
    support = log.queries + sum(keeping.logs.values())
    return _on_hand(first, support, keeping.frame.by, options)


def _on_hand(
    first: date | None, support: int, by: date | None, options: RetentionOptions
) -> _Kept:
    """Judge by the oldest log on hand, which cannot show what was never handed over."""
    if first is None or by is None:
        return _Kept(None, 0, say("logs.none"))
    months = months_between(first, by)
    since = options.logs_since
    if months < options.log_months:
        if since is None:
            return _Kept(None, 0, say("logs.short", months=months))
        if first <= date.fromisoformat(since):
            return _Kept(None, 0, say("logs.young", months=months))
    return _Kept(months, support, say("logs.plain", months=months, day=first.isoformat()))
