"""Order: rows written later than they happened, rows out of order, steps of the clock."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import judge_none, no_column, no_record
from veedor.audits.integrity.options import IntegrityOptions
from veedor.core import AnnexTable, Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of

_COLUMNS = (
    *("series", "first_n", "last_n", "first_at", "last_at"),
    *("below", "above", "fall_seconds", "rise_seconds"),
)
_TOO_MUCH = 0.1


def find(
    counts: Counts, options: IntegrityOptions, setting: Setting
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Hold the moments against the numbers, and against when each row was written down."""
    shown = (*_written(counts, setting), *_numbered(counts, setting))
    late, _, displaced, steps = shown
    verdict = judge_none((late, displaced, steps))
    crossed = (displaced.count or 0) > _TOO_MUCH * displaced.support
    if crossed and not late.count:
        verdict = Verdict.INCONCLUSIVE
    finding = Finding(
        id="integrity.order",
        rank=26,
        title=say("order.title"),
        claim=say("order.claim"),
        verdict=verdict,
        plain=_plain(shown, options),
        estimates=shown,
        caveats=(
            say("order.caveat-late"),
            say("order.caveat-numbers", seconds=options.tolerance_seconds),
            *((say("order.caveat-crossed"),) if crossed else ()),
        ),
        asks=(Ask(record="queries", text=say("order.ask")),)
        if verdict is not Verdict.SUPPORTED
        else (),
        queries=(
            "log",
            "account_numbers",
            "ordered",
            "disorder",
            "disorder_totals",
            "disorder_places",
        ),
    )
    return finding, _annex(counts)


def _written(counts: Counts, setting: Setting) -> tuple[Estimate, Estimate]:
    names = ("rows.backdated", "rows.written-before")
    if "queries" not in setting.given:
        late, early = (no_record(n, _label(n), "queries", "queries") for n in names)
        return late, early
    if not setting.has("queries", "written_at"):
        late, early = (no_column(n, _label(n), "queries", "written_at") for n in names)
        return late, early
    seen = counts.log[0]
    late, early = (
        share_of(name, _label(name), "queries", number, seen.written)
        for name, number in zip(names, (seen.written_late, seen.written_before), strict=True)
    )
    return late, early


def _numbered(counts: Counts, setting: Setting) -> tuple[Estimate, Estimate]:
    named = (("rows.out-of-order", "queries"), ("clock.steps", "rows"))
    if "queries" not in setting.given:
        displaced, steps = (no_record(n, _label(n), unit, "queries") for n, unit in named)
        return displaced, steps
    if not counts.series:
        why = say("ids.no-numbers")
        displaced, steps = (absent(n, _label(n), unit, why) for n, unit in named)
        return displaced, steps
    ids = sum(one.ids for one in counts.series)
    kinds = {one.kind: one for one in counts.disorder_totals}
    moved = kinds["displaced"].rows if "displaced" in kinds else 0
    stepped = kinds["step"].stretches if "step" in kinds else 0
    displaced, steps = (
        count_of(name, _label(name), unit, number, max(ids, number))
        for (name, unit), number in zip(named, (moved, stepped), strict=True)
    )
    return displaced, steps


def _plain(shown: tuple[Estimate, ...], options: IntegrityOptions) -> Sentence:
    late, _, displaced, steps = shown
    if late.interval is None and displaced.interval is None:
        return displaced.absent_because or say("ids.no-numbers")
    if late.interval is None:
        return say("order.plain-numbers", moved=displaced.count or 0, steps=steps.count or 0)
    return say(
        "order.plain",
        late=late.count or 0,
        written=late.support,
        minutes=options.late_minutes,
        moved=displaced.count or 0,
        steps=steps.count or 0,
    )


def _label(name: str) -> Sentence:
    return say(f"label.{name}")


def _annex(counts: Counts) -> tuple[AnnexTable, ...]:
    rows = tuple(
        (
            one.series,
            one.first_n,
            one.last_n,
            one.first_at.isoformat(),
            one.last_at.isoformat(),
            one.below,
            one.above,
            one.fall,
            one.rise,
        )
        for one in counts.disorder_places
    )
    return (AnnexTable(name="integrity.order", columns=_COLUMNS, rows=rows),) if rows else ()
