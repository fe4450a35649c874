"""The reason given: there at all, vague, or carrying a person's data it should not hold."""

from collections.abc import Callable

from veedor.audits.access.counts import Counts, Reasons
from veedor.audits.access.options import AccessOptions
from veedor.core import AnnexTable, Ask, Estimate, Finding, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of

_CLASSES: tuple[tuple[str, Callable[[Reasons], bool]], ...] = (
    ("empty", lambda r: r.length_class == "empty"),
    ("vague", lambda r: bool(r.vague)),
    ("plate", lambda r: bool(r.plate)),
    ("long-number", lambda r: bool(r.long_number)),
    ("name", lambda r: bool(r.name)),
    ("automatic", lambda r: bool(r.automatic)),
)


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Count reasons by what they hold; the texts stay inside the engine."""
    del options
    total = counts.coverage[0].audited
    if not setting.has("queries", "reason") or not total:
        return _finding((_no_reason(),), Verdict.NOT_ASSESSABLE, 0, 0, total)
    by_class = {
        name: sum(r.queries for r in counts.reasons if holds(r)) for name, holds in _CLASSES
    }
    texts = sum(r.texts for r in counts.reasons if r.length_class == "text")
    estimates = (
        *(
            share_of(f"reason.{name}", say(f"reasons.{name}"), "queries", n, total)
            for name, n in by_class.items()
        ),
        count_of("reason.texts", say("reasons.texts"), "texts", texts, total),
        _completeness(counts, setting, total),
    )
    lacking = by_class["empty"] + by_class["vague"]
    verdict = Verdict.CONTRADICTED if lacking else Verdict.SUPPORTED
    return _finding(estimates, verdict, by_class["empty"], by_class["vague"], total)


def texts(counts: Counts) -> tuple[AnnexTable, ...]:
    """Give the reasons typed most often, masked, for the sealed annex."""
    rows = tuple((text.reason, text.queries) for text in counts.reason_texts)
    if not rows:
        return ()
    return (AnnexTable(name="access.reasons", columns=("reason", "queries"), rows=rows),)


def _no_reason() -> Estimate:
    return absent("reason.empty", say("reasons.empty"), "queries", say("reasons.no-column"))


def _completeness(counts: Counts, setting: Setting, total: int) -> Estimate:
    label = say("reasons.case-ref")
    if not setting.has("queries", "case_ref"):
        return absent("reason.case-ref", label, "queries", say("reasons.no-case-ref"))
    cited = total - counts.coverage[0].without_case_ref
    return share_of("reason.case-ref", label, "queries", cited, total)


def _finding(
    estimates: tuple[Estimate, ...], verdict: Verdict, empty: int, vague: int, total: int
) -> Finding:
    there = estimates[0].interval is not None
    return Finding(
        id="access.reasons",
        rank=5,
        title=say("reasons.title"),
        claim=say("reasons.claim"),
        verdict=verdict,
        plain=say("reasons.plain", empty=empty, vague=vague, total=total)
        if there
        else say("reasons.no-column"),
        estimates=estimates,
        pictured=tuple(
            e.name for e in estimates if e.shape == "share" and e.interval is not None
        ),
        caveats=(say("reasons.caveat-words"), say("reasons.caveat-names")),
        asks=() if there else (Ask(record="queries", text=say("reasons.ask")),),
        queries=("reasons", "reason_texts", "coverage"),
    )
