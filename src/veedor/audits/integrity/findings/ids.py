"""Numbers: which are missing, and where a series starts over."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import judge_none, no_record
from veedor.core import AnnexTable, Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of

_COLUMNS = ("series", "after_n", "before_n", "missing", "after_at", "before_at")


def find(counts: Counts, setting: Setting) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Count missing numbers and series that start over; list the widest gaps in the annex."""
    shown = _estimates(counts, setting)
    missing = shown[0]
    plain = missing.absent_because or say(
        "ids.plain",
        missing=missing.count or 0,
        expected=missing.support,
        gaps=shown[1].count or 0,
        widest=max(one.widest for one in counts.series),
        resets=shown[3].count or 0,
    )
    verdict = judge_none((missing, shown[3]))
    finding = Finding(
        id="integrity.ids",
        rank=25,
        title=say("ids.title"),
        claim=say("ids.claim"),
        verdict=verdict,
        plain=plain,
        estimates=shown,
        caveats=(say("ids.caveat-why"), say("ids.caveat-ends")),
        asks=(Ask(record="queries", text=say("ids.ask")),)
        if verdict is not Verdict.SUPPORTED
        else (),
        queries=("account_numbers", "ordered", "series", "gaps", "resets"),
    )
    return finding, _annex(counts)


def _estimates(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    names = (
        ("ids.missing", "ids"),
        ("ids.gaps", "ids"),
        ("ids.unread", "queries"),
        ("ids.resets", "ids"),
    )
    if "queries" not in setting.given:
        return tuple(no_record(n, _label(n), unit, "queries") for n, unit in names)
    if not counts.series:
        why = say("ids.no-numbers")
        return tuple(absent(n, _label(n), unit, why) for n, unit in names)
    expected = sum(one.last - one.first + 1 for one in counts.series)
    ids = sum(one.ids for one in counts.series)
    numbers = (
        (sum(one.missing for one in counts.series), expected),
        (sum(one.gaps for one in counts.series), ids),
        (counts.log[0].admitted - ids, counts.log[0].admitted),
        (len(counts.resets), ids),
    )
    return tuple(
        count_of(name, _label(name), unit, number, support)
        for (name, unit), (number, support) in zip(names, numbers, strict=True)
    )


def _label(name: str) -> Sentence:
    return say(f"label.{name}")


def _annex(counts: Counts) -> tuple[AnnexTable, ...]:
    rows = tuple(
        (
            one.series,
            one.after_n,
            one.before_n,
            one.missing,
            one.after_at.isoformat(),
            one.before_at.isoformat(),
        )
        for one in counts.gaps
    )
    return (AnnexTable(name="integrity.gaps", columns=_COLUMNS, rows=rows),) if rows else ()
