"""What each look-up says of itself: who, where from, why, on what basis, in which system."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import (
    Wanted,
    between,
    no_column,
    no_record,
    none_wanted,
)
from veedor.core import Estimate, Finding, Setting, say
from veedor.stats.estimates import share_of

_FIELDS = ("account", "terminal", "reason")
_BASES = ("order_id", "case_ref", "purpose")


def find(counts: Counts, setting: Setting) -> Finding:
    """Count look-ups that lack account, terminal or reason; bound it where no column says."""
    wanted = Wanted(stem="trace", rank=21, record="queries", queries=("log",))
    name, label = "trace.incomplete", say("trace.label")
    seen = counts.log[0]
    if "queries" not in setting.given:
        main = no_record(name, label, "queries", "queries")
        return none_wanted(wanted, main, beside=_fields(counts, setting))
    known = all(setting.has("queries", field) for field in _FIELDS)
    most = seen.incomplete if known else seen.audited
    main = between(name, label, "queries", (seen.incomplete, most), seen.audited)
    return none_wanted(wanted, main, beside=_fields(counts, setting))


def _fields(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    seen = counts.log[0]
    return tuple(
        share_of(f"trace.{field}", say(f"trace.{field}"), "queries", lacking, seen.audited)
        if setting.has("queries", field)
        else no_column(f"trace.{field}", say(f"trace.{field}"), "queries", field)
        for field, lacking in (
            ("account", seen.without_account),
            ("terminal", seen.without_terminal),
            ("reason", seen.without_reason),
        )
    )


def find_basis(counts: Counts, setting: Setting) -> Finding:
    """Count look-ups that cite no order, no case and no purpose."""
    wanted = Wanted(stem="basis", rank=22, record="queries", queries=("log",))
    name, label, seen = "basis.missing", say("basis.label"), counts.log[0]
    mapped = [column for column in _BASES if setting.has("queries", column)]
    if "queries" not in setting.given:
        main = no_record(name, label, "queries", "queries")
    elif not mapped:
        main = no_column(name, label, "queries", "basis")
    else:
        least = seen.without_basis if len(mapped) == len(_BASES) else 0
        main = between(name, label, "queries", (least, seen.without_basis), seen.audited)
    return none_wanted(wanted, main)


def find_system(counts: Counts, setting: Setting) -> Finding:
    """Count look-ups that do not say in which system they were made."""
    wanted = Wanted(stem="system", rank=33, record="queries", queries=("log",))
    name, label, seen = "queries.without-system", say("system.label"), counts.log[0]
    if "queries" not in setting.given:
        main = no_record(name, label, "queries", "queries")
    elif not setting.has("queries", "system"):
        main = no_column(name, label, "queries", "system")
    else:
        main = share_of(name, label, "queries", seen.without_system, seen.audited)
    return none_wanted(wanted, main)
