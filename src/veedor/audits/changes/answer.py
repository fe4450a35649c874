"""From counts to findings: each finding in a module of its own."""

from veedor.audits.changes.counts import Counts
from veedor.audits.changes.findings import effects, entries, groups, hours, steps
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.series import detect
from veedor.core import Answer, Coverage, Excluded, Setting, say


def answer(counts: Counts, options: ChangesOptions, setting: Setting) -> Answer:
    """Say all that the audit of changes can say, in the order in which a reader needs it."""
    detected = detect(counts, options, setting)
    effect, annex = effects.find(counts, options, setting, detected)
    return Answer(
        findings=(
            entries.find(counts, options, setting, detected),
            effect,
            groups.find(counts, options, setting, detected),
            steps.find(counts, options, setting, detected),
            hours.find(counts, options, setting),
        ),
        coverage=_coverage(counts, setting),
        annex=annex,
    )


def _coverage(counts: Counts, setting: Setting) -> tuple[Coverage, ...]:
    seen, placed = counts.coverage[0], [entry.place for entry in counts.entries]
    parts = (
        ("changes", len(placed), placed.count("before"), placed.count("after")),
        ("hit_counts", seen.admitted, seen.before, seen.after),
    )
    return tuple(
        Coverage(
            record=record,
            admitted=admitted,
            audited=admitted - before - after,
            excluded=tuple(
                Excluded(reason=say(f"coverage.{where}"), rows=n)
                for where, n in (("before", before), ("after", after))
                if n
            ),
        )
        for record, admitted, before, after in parts
        if record in setting.given
    )
