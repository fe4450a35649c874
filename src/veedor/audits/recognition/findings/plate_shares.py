"""The numbers on plate readers: each over its own denominator, or why there is none."""

from veedor.audits.recognition import plates
from veedor.audits.recognition.findings.topics import first
from veedor.audits.recognition.view import View
from veedor.core import Estimate, Sentence, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.splits import Split, share_or_why

_HITS, _READS, _ROWS, _VERIFIED = "plate hits", "reads", "reader rows", "verified hits"


def label_of(name: str) -> Sentence:
    """Name an estimate's label."""
    return say(f"plates.{name}")


def of_totals(view: View, because: Sentence | None) -> tuple[Estimate, ...]:
    """Give reads, hits and what lies between them, of the rows that can be used."""
    rows = plates.usable(view)
    reads, hits = plates.reads_of(rows), plates.hits_of(rows)
    why = because or (None if reads else say("plates.no-totals"))
    if why is not None:
        names = (("reads", _ROWS), ("hits", _READS), ("reads.no-hit", _READS))
        units = (*names, ("hits.per-read", _READS))
        return tuple(absent(f"plates.{n}", label_of(n), unit, why) for n, unit in units)
    return (
        count_of("plates.reads", label_of("reads"), _ROWS, reads, len(rows)),
        count_of("plates.hits", label_of("hits"), _READS, hits, reads),
        share_of("plates.reads.no-hit", label_of("reads.no-hit"), _READS, reads - hits, reads),
        plates.over_readers(
            "plates.hits.per-read",
            label_of("hits.per-read"),
            _READS,
            plates.read_rows(rows),
            say("plates.no-totals"),
            view.options.level,
        ),
    )


def of_hits(view: View, because: Sentence | None) -> tuple[Estimate, ...]:
    """Give misreads, lifted entries and acts without a check, of the hits in the log."""
    entry = first((because, _no_entry(view)))
    reading = first((because, view.lacks("plate_hits", "reading")))
    listed = first((because, view.lacks("plate_hits", "list_ref")))
    found, lifted = plates.readings(view), plates.lifted(view)
    unread = reading or _unknown(found, "plates.none-verified")
    unheld = entry or _unknown(lifted, "plates.none-known")
    # A moment alone names the lifted ones only: which were in force the state alone can say.
    unstated = first((because, view.lacks("plate_hits", "entry_state"), unheld))
    acted = first((because, reading, _no_act(view)))
    return (
        _share("hits.no-list", plates.without_list(view), listed),
        _share("hits.verified", plates.verified(view), reading),
        _of_known(view, "misreads.of-verified", unread),
        _share("misreads.of-hits", found, unread),
        _of_known(view, "entries.lifted.of-known", unstated),
        _share("entries.lifted.of-hits", lifted, unheld),
        _share("acts.unchecked", plates.unchecked_acts(view), acted),
    )


def _no_entry(view: View) -> Sentence | None:
    if view.has("plate_hits", "entry_lifted_at"):
        return None
    return view.lacks("plate_hits", "entry_state")


def _no_act(view: View) -> Sentence | None:
    if view.has("plate_hits", "stop_id"):
        return None
    return view.lacks("plate_hits", "acted_at")


def _unknown(split: Split, why: str) -> Sentence | None:
    """Say why there is no number where hits there are, and of none is it known."""
    return say(why, n=split.whole) if split.whole and split.unknown == split.whole else None


def _share(name: str, split: Split, because: Sentence | None) -> Estimate:
    return share_or_why(f"plates.{name}", label_of(name), _HITS, split, because)


def _of_known(view: View, name: str, because: Sentence | None) -> Estimate:
    """Give a share of the hits of which it is known, over readers."""
    misreads = name.startswith("misreads")
    unit = _VERIFIED if misreads else _HITS
    if because is not None:
        return absent(f"plates.{name}", label_of(name), unit, because)
    held = plates.by_reader(view, plates.misread if misreads else lambda row: row.lifted)
    none, level = say("absent.none", unit=unit), view.options.level
    return plates.over_readers(f"plates.{name}", label_of(name), unit, held, none, level)


def of_sums(view: View, totals: Sentence | None, log: Sentence | None) -> tuple[Estimate, ...]:
    """Hold each row's hits against the log, and the log against the rows."""
    rows = view.counts.plate_sums
    lapping = sum(row.overlaps for row in rows)
    reader = view.lacks("plate_hits", "reader")
    both = first((totals, log, reader, view.lacks("plate_reads", "starts_at", "ends_at")))
    spans = first((totals, view.lacks("plate_reads", "starts_at", "ends_at")))
    apart = Split(yes=lapping, no=len(rows) - lapping)
    return (
        share_or_why(
            "plates.rows.unlike-log",
            label_of("rows.unlike-log"),
            _ROWS,
            plates.against_log(view),
            both,
        ),
        share_or_why(
            "plates.rows.overlapping", label_of("rows.overlapping"), _ROWS, apart, spans
        ),
        _share("hits.no-row", plates.uncovered(view), both),
    )
