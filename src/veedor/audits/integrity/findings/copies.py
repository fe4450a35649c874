"""Two registers of one thing: what both have, what one alone has, and where they differ."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import Wanted, between, no_record, none_wanted
from veedor.core import AnnexTable, Estimate, Finding, Setting, say
from veedor.stats.estimates import count_of

_QUERIES = ("refs", "copies", "unnumbered", "differing")


def find(counts: Counts, setting: Setting) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Count the entries in which the two registers differ, explained or not."""
    wanted = Wanted(stem="copies", rank=30, record="sent", queries=_QUERIES)
    main = _share(counts, setting, "copies.different-rows", explained=True)
    beside = () if main.interval is None else _places(counts)
    rows = tuple((one.ref, one.place, one.explained) for one in counts.differing)
    columns = ("ref", "place", "explained")
    annex = (AnnexTable(name="integrity.copies", columns=columns, rows=rows),) if rows else ()
    return none_wanted(wanted, main, beside=beside, caveats=(say("copies.caveat-same"),)), annex


def find_unexplained(counts: Counts, setting: Setting) -> Finding:
    """Count the entries in which they differ and neither explains it."""
    wanted = Wanted(stem="unexplained", rank=31, record="received", queries=_QUERIES)
    main = _share(counts, setting, "reconciliation.unexplained", explained=False)
    return none_wanted(wanted, main)


def _share(counts: Counts, setting: Setting, name: str, *, explained: bool) -> Estimate:
    label = say("copies.label" if explained else "unexplained.label")
    for record in ("sent", "received"):
        if record not in setting.given:
            return no_record(name, label, "rows", record)
    refs = sum(one.refs for one in counts.copies)
    differ = sum(
        one.refs for one in counts.copies if one.differs and (explained or not one.explained)
    )
    loose = counts.unnumbered[0]
    # At best, each row without a number stands for one of the other register's.
    least = differ + abs(loose.sent - loose.received)
    most = differ + loose.sent + loose.received
    if not explained:
        least = differ
    return between(name, label, "rows", (least, most), refs + loose.sent + loose.received)


def _places(counts: Counts) -> tuple[Estimate, ...]:
    refs = sum(one.refs for one in counts.copies)
    by = {
        "both": sum(c.refs for c in counts.copies if c.place == "both" and not c.differs),
        "different": sum(c.refs for c in counts.copies if c.place == "both" and c.differs),
        "only-sent": sum(c.refs for c in counts.copies if c.place == "sent"),
        "only-received": sum(c.refs for c in counts.copies if c.place == "received"),
    }
    return tuple(
        count_of(f"copies.{name}", say(f"copies.{name}"), "rows", number, refs)
        for name, number in by.items()
    )
