"""Plate readers: reads, hits, misreads and lifted entries, each over its own denominator."""

from veedor.audits.recognition import plates, rates
from veedor.audits.recognition.counts import Figure
from veedor.audits.recognition.findings.declared import outside
from veedor.audits.recognition.findings.topics import first
from veedor.audits.recognition.view import UNKNOWN, View, ask_for, split_levels
from veedor.core import (
    Alternative,
    AnnexTable,
    Estimate,
    Fact,
    Finding,
    Sentence,
    Verdict,
    say,
)
from veedor.stats import (
    Split,
    absent,
    count_of,
    none_does,
    share_of,
    share_or_why,
    shares_given,
)

_HITS, _READS, _ROWS, _VERIFIED = "plate hits", "reads", "reader rows", "verified hits"
_JUDGED = ("misreads.of-hits", "entries.lifted.of-hits", "acts.unchecked", "rows.unlike-log")
_COMPARED = {"verified_hits": "misreads.of-verified", "hits": "misreads.of-hits"}
_SHOWN = 10
_COLUMNS = ("row", "reads", "hits", "listed", "without_reader", "sum")


def find(view: View) -> Finding:
    """Say what readers read, how few were hits, and what became of the hits."""
    totals, log = _reasons(view)
    estimates = (*_totals(view, totals), *_hits(view, log), *_sums(view, totals, log))
    by = {e.name.removeprefix("plates."): e for e in estimates}
    declared = _declared(view, by)
    return Finding(
        id="recognition.plates",
        rank=68,
        title=say("plates.title"),
        claim=say("plates.claim"),
        verdict=_verdict([by[name] for name in _JUDGED]),
        plain=_plain(view, totals, log),
        estimates=(*estimates, declared),
        pictured=shares_given(estimates),
        caveats=_caveats(view, totals, log),
        alternatives=(*_cases(view, log), *_figures(view)),
        asks=(*ask_for(totals), *ask_for(log)),
        queries=("plate_rows", "plate_sums", "plate_marks", "plate_states"),
    )


def _reasons(view: View) -> tuple[Sentence | None, Sentence | None]:
    """Say why there are no totals, and why no log; no plate reader at all is one reason."""
    if not view.has("plate_reads") and not view.has("plate_hits"):
        return (say("plates.not-given"),) * 2
    return view.lacks("plate_reads", "reads", "hits"), view.lacks("plate_hits")


def _label(name: str) -> Sentence:
    return say(f"plates.{name}")


def _totals(view: View, because: Sentence | None) -> tuple[Estimate, ...]:
    """Give reads, hits and what lies between them, of the rows that can be used."""
    rows = plates.usable(view)
    reads, hits = plates.reads_of(rows), plates.hits_of(rows)
    why = because or (None if reads else say("plates.no-totals"))
    if why is not None:
        names = (("reads", _ROWS), ("hits", _READS), ("reads.no-hit", _READS))
        units = (*names, ("hits.per-read", _READS))
        return tuple(absent(f"plates.{n}", _label(n), unit, why) for n, unit in units)
    return (
        count_of("plates.reads", _label("reads"), _ROWS, reads, len(rows)),
        count_of("plates.hits", _label("hits"), _READS, hits, reads),
        share_of("plates.reads.no-hit", _label("reads.no-hit"), _READS, reads - hits, reads),
        plates.over_readers(
            "plates.hits.per-read",
            _label("hits.per-read"),
            _READS,
            plates.read_rows(rows),
            say("plates.no-totals"),
            view.options.level,
        ),
    )


def _hits(view: View, because: Sentence | None) -> tuple[Estimate, ...]:
    """Give misreads, lifted entries and acts without a check, of the hits in the log."""
    entry = first((because, _no_entry(view)))
    reading = first((because, view.lacks("plate_hits", "reading")))
    found, lifted = plates.readings(view), plates.lifted(view)
    unread = reading or _unknown(found, "plates.none-verified")
    unheld = entry or _unknown(lifted, "plates.none-known")
    acted = first((because, reading, _no_act(view)))
    return (
        _share("hits.verified", plates.verified(view), reading),
        _of_known(view, "misreads.of-verified", unread),
        _share("misreads.of-hits", found, unread),
        _of_known(view, "entries.lifted.of-known", unheld),
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
    return share_or_why(f"plates.{name}", _label(name), _HITS, split, because)


def _of_known(view: View, name: str, because: Sentence | None) -> Estimate:
    """Give a share of the hits of which it is known, over readers."""
    misreads = name.startswith("misreads")
    unit = _VERIFIED if misreads else _HITS
    if because is not None:
        return absent(f"plates.{name}", _label(name), unit, because)
    held = plates.by_reader(view, plates.misread if misreads else lambda row: row.lifted)
    none, level = say("absent.none", unit=unit), view.options.level
    return plates.over_readers(f"plates.{name}", _label(name), unit, held, none, level)


def _sums(view: View, totals: Sentence | None, log: Sentence | None) -> tuple[Estimate, ...]:
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
            _label("rows.unlike-log"),
            _ROWS,
            plates.against_log(view),
            both,
        ),
        share_or_why(
            "plates.rows.overlapping", _label("rows.overlapping"), _ROWS, apart, spans
        ),
        _share("hits.no-row", plates.uncovered(view), both),
    )


def _misread_figures(view: View) -> list[Figure]:
    return [
        figure
        for figure in view.counts.declared
        if figure.measured == "misread_rate" and figure.value is not None
    ]


def _per(figure: Figure) -> str:
    return figure.denominator.strip().replace(" ", "_")


def _declared(view: View, by: dict[str, Estimate]) -> Estimate:
    """Hold declared misreads against the same denominator; against no other, ever."""
    levels = []
    for figure in _misread_figures(view):
        name = _COMPARED.get(_per(figure))
        level = UNKNOWN if name is None else outside(figure, by[name].interval)
        levels.append((level, 1))
    because = first((_reasons(view)[1], view.lacks("claims", "measured", "value", "unit")))
    name = "plates.declared.outside-interval"
    label = _label("declared.outside-interval")
    return share_or_why(name, label, "figures", split_levels(levels), because)


def _figures(view: View) -> tuple[Alternative, ...]:
    """Say over what each declared figure is, where they are over different things."""
    figures = _misread_figures(view)
    said = []
    for figure in figures[:_SHOWN]:
        per = _per(figure)
        known = per if per in {*_COMPARED, "reads"} else "none"
        value = float(figure.value or 0)
        facts: dict[str, Fact] = {"value": value, "unit": figure.unit or "none"}
        said.append(Alternative(text=say(f"plates.figure-{known.replace('_', '-')}", **facts)))
    return tuple(said)


def _cases(view: View, because: Sentence | None) -> tuple[Alternative, ...]:
    """Report the first rows whose hits are not those of the log, or cannot be."""
    if because is not None or not view.has("plate_hits", "reader"):
        return ()
    rows = [(row, plates.state(row, logged=True)) for row in view.counts.plate_sums]
    wrong = [(row, how) for row, how in rows if how in {"differs", "impossible"}]
    return tuple(
        Alternative(
            text=say(
                f"plates.case-{how}",
                row=row.row_no,
                reads=row.reads or 0,
                hits=row.hits or 0,
                listed=row.listed,
            )
        )
        for row, how in wrong[:_SHOWN]
    )


def _plain(view: View, totals: Sentence | None, log: Sentence | None) -> Sentence:
    rows, found = plates.usable(view), plates.readings(view)
    reads, hits = plates.reads_of(rows), plates.hits_of(rows)
    facts: dict[str, Fact] = {"reads": reads, "hits": hits, "rest": reads - hits}
    listed: dict[str, Fact] = {
        "logged": found.whole,
        "verified": found.yes + found.no,
        "misread": found.yes,
        "lifted": plates.lifted(view).yes,
        "unchecked": plates.unchecked_acts(view).yes,
    }
    if not totals and reads:
        return (
            say("plates.plain", **facts) if log else say("plates.plain-both", **facts, **listed)
        )
    if not log:
        return say("plates.plain-log", **listed)
    return totals or say("plates.no-totals")


def _caveats(view: View, totals: Sentence | None, log: Sentence | None) -> tuple[Sentence, ...]:
    said = [say("plates.caveat-denominators")]
    denominators = {_per(figure) for figure in _misread_figures(view)}
    if len(denominators) > 1:
        said.append(say("plates.caveat-unlike", n=len(denominators)))
    found = plates.readings(view)
    if not log and found.no and not found.yes:
        one_in = round(rates.one_in(0, found.no))
        said.append(say("plates.caveat-zero", n=found.no, one_in=max(one_in, 1)))
    left = len(view.counts.plate_sums) - len(plates.usable(view))
    if not totals and left:
        said.append(say("plates.caveat-left", n=left))
    if not (totals and log):
        said += [say("plates.caveat-reads"), say("plates.caveat-checked")]
    return tuple(said)


def _verdict(judged: list[Estimate]) -> Verdict:
    """Judge the claim of all four at once: what is not on record supports nothing."""
    found = none_does(judged)
    whole = all(e.interval is not None for e in judged)
    return found if whole or found is not Verdict.SUPPORTED else Verdict.INCONCLUSIVE


def annex(view: View) -> tuple[AnnexTable, ...]:
    """Give every row of totals by its number: sums only, and no plate."""
    logged = view.has("plate_hits", "reader")
    rows = tuple(
        (
            row.row_no,
            row.reads,
            row.hits,
            row.listed,
            row.stray,
            plates.state(row, logged=logged),
        )
        for row in view.counts.plate_sums
    )
    table = AnnexTable(name="recognition.plates", columns=_COLUMNS, rows=rows)
    return (table,) if rows else ()
