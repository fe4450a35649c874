"""Columns: two columns of one document that hold the same number in every row."""

from veedor.audits.claims.counts import Counts
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.said import finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import share_of


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Count the pairs of columns that are the same throughout."""
    pairs = counts.column_pairs[0].pairs
    if "deployments" not in setting.given or not pairs:
        return lacking(
            "columns",
            27,
            estimate="columns.twice",
            unit="column pairs",
            because=say(
                "columns.too-few", rows=options.column_rows, numbers=options.column_numbers
            ),
            record="deployments",
        )
    twice = len(counts.columns_twice)
    said, more = shown(cases(counts), options)
    return finding(
        "columns",
        27,
        verdict=judged(twice, pairs),
        plain=say("columns.plain", twice=twice, pairs=pairs),
        estimates=(
            share_of("columns.twice", say("columns.twice.label"), "column pairs", twice, pairs),
        ),
        cases=said,
        more=more,
        queries=("columns_twice", "column_pairs"),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every pair of columns that are the same throughout."""
    return [
        say(
            "columns.case",
            document=row.document or "?",
            one=row.one,
            other=row.other,
            rows=row.rows,
            numbers=row.numbers,
            total=float(row.total),
        )
        for row in counts.columns_twice
    ]
