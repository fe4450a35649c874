"""Truth tables and the rates read from them, for all and for each group on record."""

from collections.abc import Iterator
from fractions import Fraction

from veedor.audits.scores.shown import asks, outcome_caveats, wilson_share
from veedor.audits.scores.study import UNIT, Study, short
from veedor.core import Alternative, Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.exact import rounded
from veedor.stats.score_tables import RATES, Table, part_of

_CELLS = ("tn", "fp", "fn", "tp")


def find(study: Study) -> Finding:
    """Give the truth table and every rate of all, of each group, and of those without one."""
    because = study.no_table()
    whole = study.table()
    tables = tuple(_tables(study)) if because is None else ()
    if because is None and not whole.n:
        because, tables = say("absent.none", unit=UNIT), ()
    estimates = (
        *(_unusable(study) if because is None else ()),
        *(one for key, label, table in tables for one in _rates(study, key, label, table)),
    )
    return Finding(
        id="scores.errors",
        rank=20,
        title=say("errors.title"),
        claim=say("errors.claim"),
        verdict=_judge(estimates, because),
        plain=because or _plain(whole),
        estimates=estimates if because is None else (_none(because),),
        pictured=tuple(
            e.name
            for e in estimates
            if e.interval is not None and e.name.rsplit(".", 1)[-1] in {"fpr", "fnr", "ppv"}
        ),
        alternatives=_bounds(study) if because is None else (),
        caveats=(*outcome_caveats(), say("errors.caveat-first")),
        asks=asks(study, "outcome", "tier", "score", "selected"),
        queries=("cells", "totals"),
    )


def _none(because: Sentence) -> Estimate:
    return absent("errors.all.fpr", say("errors.all", what="fpr"), UNIT, because)


def _tables(study: Study) -> Iterator[tuple[str, str, Table]]:
    yield "all", "", study.table()
    for axis in study.axes:
        by = study.tables(axis.group_of)
        for place, name in enumerate(axis.groups, 1):
            yield f"{axis.place}.{place}", name, by.get(name, Table())
        if axis.nameless:
            yield f"{axis.place}.none", "", by.get("", Table())


def _rates(study: Study, key: str, group: str, table: Table) -> Iterator[Estimate]:
    for cell in _CELLS:
        label = _label(key, group, cell)
        yield count_of(f"errors.{key}.{cell}", label, UNIT, getattr(table, cell), table.n)
    for rate in RATES:
        part, whole = part_of(table, rate)
        yield wilson_share(
            f"errors.{key}.{rate}",
            _label(key, group, rate),
            part,
            whole,
            study.options.level,
            say("absent.undefined", what=rate),
        )


def _label(key: str, group: str, what: str) -> Sentence:
    if key == "all":
        return say("errors.all", what=what)
    if key.endswith(".none"):
        return say("errors.nameless", what=what)
    return say("errors.group", what=what, group=short(group))


def _unusable(study: Study) -> Iterator[Estimate]:
    """Count first profiles that no table can hold, and those that no group can."""
    cells = study.counts.cells
    total = sum(cell.profiles for cell in cells)
    no_flag = sum(c.profiles for c in cells if c.flagged is None)
    no_outcome = sum(c.profiles for c in cells if c.outcome is None)
    yield share_of("errors.no-score", say("errors.no-score"), UNIT, no_flag, total)
    later = study.counts.totals[0].later
    label = say("errors.later")
    yield count_of("errors.later", label, UNIT, later, study.counts.totals[0].profiles)
    yield share_of("errors.no-outcome", say("errors.no-outcome"), UNIT, no_outcome, total)
    for axis in study.axes:
        label = say("errors.no-group", place=axis.place)
        yield share_of(f"errors.no-group.{axis.place}", label, UNIT, axis.nameless, total)


def _bounds(study: Study) -> tuple[Alternative, ...]:
    """Bound the rates of all, whatever the outcomes that are not on record were."""
    t, gap = study.table(), {True: 0, False: 0, None: 0}
    for cell in study.counts.cells:
        if cell.outcome is None:
            gap[cell.flagged] += cell.profiles
    flagged, clear = gap[True], gap[False]
    if not flagged + clear:
        return ()
    ends = {
        "fpr": ((t.fp, t.tn + clear), (t.fp + flagged, t.tn)),
        "fnr": ((t.fn, t.tp + flagged), (t.fn + clear, t.tp)),
        "ppv": ((t.tp, t.fp + flagged), (t.tp + flagged, t.fp)),
    }
    estimates = tuple(_between(rate, *pair) for rate, pair in ends.items())
    return (Alternative(text=say("errors.if-unknown"), estimates=estimates),)


def _between(rate: str, least: tuple[int, int], most: tuple[int, int]) -> Estimate:
    """Give bounds of a rate from the cells, counted and not, of its two ends."""
    name, label = f"errors.bounds.{rate}", say("errors.all", what=rate)
    if not sum(least) or not sum(most):
        return absent(name, label, UNIT, say("absent.undefined", what=rate))
    low, high = (rounded(Fraction(part, part + rest)) for part, rest in (least, most))
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=UNIT,
        support=sum(most),
        method="bounds",
        interval=Interval(kind="bounds", low=low, high=high),
    )


def _judge(estimates: tuple[Estimate, ...], because: Sentence | None) -> Verdict:
    if because is not None:
        return Verdict.NOT_ASSESSABLE
    undefined = any(e.interval is None for e in estimates)
    return Verdict.INCONCLUSIVE if undefined else Verdict.SUPPORTED


def _plain(whole: Table) -> Sentence:
    return say(
        "errors.plain", n=whole.n, fp=whole.fp, clear=whole.fp + whole.tn, fn=whole.fn,
        had=whole.fn + whole.tp,
    )  # fmt: skip
