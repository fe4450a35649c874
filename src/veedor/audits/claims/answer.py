"""From counts to findings: each finding in a module of its own."""

from veedor.audits.claims.counts import Counts
from veedor.audits.claims.findings import (
    agree,
    columns,
    copied,
    dates,
    denominators,
    policies,
    ratios,
    rounding,
    spelling,
    splits,
    sums,
    terms,
    totals,
    use,
)
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.said import table
from veedor.core import AnnexTable, Answer, Coverage, Setting


def answer(counts: Counts, options: ClaimsOptions, setting: Setting) -> Answer:
    """Say all that the claims audit can say, in the order in which a reader needs it."""
    findings = tuple(
        room.find(counts, options, setting)
        for room in (
            *(sums, ratios, agree, totals, rounding, splits, columns),
            *(dates, copied, spelling, terms, policies, use, denominators),
        )
    )
    return Answer(
        findings=findings, coverage=_coverage(counts, setting), annex=_annex(counts, options)
    )


def _coverage(counts: Counts, setting: Setting) -> tuple[Coverage, ...]:
    """Every row is read: a day outside the period is itself a finding."""
    rows = counts.admitted[0]
    return tuple(
        Coverage(record=name, admitted=getattr(rows, name), audited=getattr(rows, name))
        for name in rows.__struct_fields__
        if name in setting.given
    )


def _annex(counts: Counts, options: ClaimsOptions) -> tuple[AnnexTable, ...]:
    """Give every single case, also those that the findings do not show."""
    return (
        *(
            part
            for name, room in (
                ("sums", sums),
                ("ratios", ratios),
                ("agree", agree),
                ("rounding", rounding),
                ("splits", splits),
                ("columns", columns),
                ("dates", dates),
                ("copied", copied),
                ("terms", terms),
            )
            for part in table(name, room.cases(counts))
        ),
        *table("totals", totals.cases(counts, options)),
        *table("spelling", spelling.cases(counts, options)),
        *table("policies", policies.cases(counts, options)),
        *table("use", use.cases(counts, options)),
    )
