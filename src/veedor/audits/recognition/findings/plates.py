"""Plate readers: reads, hits, misreads and lifted entries, each over its own denominator."""

from veedor.audits.recognition import plates, rates
from veedor.audits.recognition.counts import Figure
from veedor.audits.recognition.findings.declared import outside
from veedor.audits.recognition.findings.plate_shares import (
    label_of,
    of_hits,
    of_sums,
    of_totals,
)
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
from veedor.stats.splits import none_does, share_or_why, shares_given

_JUDGED = ("misreads.of-hits", "entries.lifted.of-hits", "acts.unchecked", "rows.unlike-log")
_COMPARED = {"verified_hits": "misreads.of-verified", "hits": "misreads.of-hits"}
_SHOWN = 10
_COLUMNS = ("row", "reads", "hits", "listed", "without_reader", "sum")


def find(view: View) -> Finding:
    """Say what readers read, how few were hits, and what became of the hits."""
    totals, log = _reasons(view)
    estimates = (*of_totals(view, totals), *of_hits(view, log), *of_sums(view, totals, log))
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
    label = label_of("declared.outside-interval")
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
