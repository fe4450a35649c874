"""A finding put together: title and claim by its name, verdict by what was found."""

from collections.abc import Sequence

from veedor.audits.claims.options import ClaimsOptions
from veedor.core import (
    Alternative,
    AnnexTable,
    Ask,
    Estimate,
    Finding,
    Sentence,
    Verdict,
    say,
)
from veedor.stats.estimates import absent, bounds_of, share_of

_LAST = 50


def finding(  # noqa: PLR0913 - a finding: its name, its place, what it says and rests on
    name: str,
    rank: int,
    *,
    verdict: Verdict,
    plain: Sentence,
    estimates: Sequence[Estimate],
    queries: tuple[str, ...],
    cases: Sequence[Sentence] = (),
    more: int = 0,
    asks: tuple[Ask, ...] = (),
) -> Finding:
    """Put a finding together; ``cases`` are shown one by one, ``more`` stand in the annex."""
    shown = [*cases, *((say("more.cases", n=more),) if more else ())]
    return Finding(
        id=f"claims.{name}",
        rank=rank,
        title=say(f"{name}.title"),
        claim=say(f"{name}.claim"),
        verdict=verdict,
        plain=plain,
        estimates=tuple(estimates),
        pictured=tuple(
            e.name for e in estimates if e.shape == "share" and e.interval is not None
        ),
        caveats=(say(f"{name}.caveat"),),
        alternatives=tuple(Alternative(text=text) for text in shown),
        asks=asks,
        queries=queries,
    )


def lacking(
    name: str, rank: int, *, estimate: str, unit: str, because: Sentence, record: str
) -> Finding:
    """Say why a finding gives no number, and what to ask for; after those that give one."""
    return finding(
        name,
        rank + _LAST,
        verdict=Verdict.NOT_ASSESSABLE,
        plain=because,
        estimates=(absent(estimate, say(f"{estimate}.label"), unit, because),),
        queries=("admitted",),
        asks=(Ask(record=record, text=say(f"{name}.ask")),),
    )


def judged(against: int, checked: int, unsure: int = 0) -> Verdict:
    """Hold "none is against it" on what was checked.

    >>> judged(0, 3), judged(1, 3), judged(0, 0)
    (<Verdict.SUPPORTED: 'supported'>, <Verdict.CONTRADICTED: 'contradicted'>, <Verdict.NOT_ASSESSABLE: 'not assessable'>)
    """  # noqa: E501 - what Python prints
    if against:
        return Verdict.CONTRADICTED
    if not checked:
        return Verdict.NOT_ASSESSABLE
    return Verdict.INCONCLUSIVE if unsure else Verdict.SUPPORTED


def between(name: str, unit: str, least: int, most: int, whole: int) -> Estimate:
    """Give a share counted in full, or bounds where some rows do not decide."""
    label = say(f"{name}.label")
    if least == most:
        return share_of(name, label, unit, least, whole)
    return bounds_of(name, label, unit, least, most, whole)


def shown(
    cases: Sequence[Sentence], options: ClaimsOptions
) -> tuple[tuple[Sentence, ...], int]:
    """Give the cases that are shown, and how many more there are."""
    return tuple(cases[: options.shown]), max(0, len(cases) - options.shown)


def table(name: str, cases: Sequence[Sentence]) -> tuple[AnnexTable, ...]:
    """Give all cases as a table of the annex: one column per fact."""
    if not cases:
        return ()
    columns = tuple(dict.fromkeys(fact for case in cases for fact in case.facts))
    return (
        AnnexTable(
            name=f"claims.{name}",
            columns=("case", *columns),
            rows=tuple(
                (case.id, *(case.facts.get(column) for column in columns)) for case in cases
            ),
        ),
    )


def iso(day: int) -> str:
    """Write a day that is a number as an ISO date.

    >>> iso(20240131)
    '2024-01-31'
    """
    return f"{day // 10000:04d}-{day // 100 % 100:02d}-{day % 100:02d}"
