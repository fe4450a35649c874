"""A published table and its copy: days turned round, years moved, numbers that differ."""

from typing import Literal

from veedor.audits.claims.counts import CopyDates, Counts
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.relations import standing
from veedor.audits.claims.said import finding, iso, judged, lacking, shown
from veedor.core import Estimate, Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of, share_of

_Way = Literal["same", "turned", "year", "other", "unknown"]


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Compare every row that both tables hold, by its day and by its numbers."""
    seen = counts.copy_counts[0]
    if not {"deployments", "deployments_copy"} <= setting.given.keys() or not seen.pairs:
        return lacking(
            "copied",
            29,
            estimate="copied.turned",
            unit="pairs",
            because=say("copied.no-record"),
            record="deployments_copy",
        )
    ways = [way(row) for row in counts.copy_dates]
    different = len(counts.copy_cells)
    dated = len(ways) - ways.count("unknown")
    said, more = shown(cases(counts), options)
    return finding(
        "copied",
        29,
        verdict=judged(different + dated - ways.count("same"), seen.pairs),
        plain=say(
            "copied.plain",
            pairs=seen.pairs,
            rows=seen.copy_rows,
            dated=dated,
            turned=ways.count("turned"),
            years=ways.count("year"),
            cells=different,
            numbers=seen.numbers,
        ),
        estimates=(
            *(
                share_of(
                    f"copied.{name}",
                    say(f"copied.{name}.label"),
                    "pairs",
                    ways.count(name),
                    dated,
                )
                for name in ("turned", "year", "other")
            ),
            *_by_form(counts),
            share_of(
                "copied.cells", say("copied.cells.label"), "numbers", different, seen.numbers
            ),
            count_of(
                "copied.unpaired",
                say("copied.unpaired.label"),
                "rows",
                seen.copy_rows - seen.pairs,
                seen.copy_rows,
            ),
        ),
        cases=said,
        more=more,
        queries=("copy_counts", "copy_dates", "copy_cells"),
    )


def way(row: CopyDates) -> _Way:
    """Say how the copy gives a row's day: the same, turned round, in another year, or other."""
    if row.written is None or (row.copy_written is None and row.copy_turned is None):
        return "unknown"
    if row.written == row.copy_written:
        return "same"
    if row.written == row.copy_turned:
        return "turned"
    years_apart = {row.copy_written, row.copy_turned} - {None}
    if any(day is not None and day % 10000 == row.written % 10000 for day in years_apart):
        return "year"
    return "other"


def _by_form(counts: Counts) -> tuple[Estimate, ...]:
    """Give the days turned round among those that the copy writes with the year first.

    A spreadsheet that takes a typed day for a date of its own stores it so.
    """
    first = [row for row in counts.copy_dates if row.copy_form != "year last"]
    turned = sum(way(row) == "turned" for row in first)
    label = say("copied.year-first.label")
    return (share_of("copied.year-first", label, "pairs", turned, len(first)),)


def cases(counts: Counts) -> list[Sentence]:
    """Give every number that differs, then every day that does."""
    numbers = [
        say(
            "copied.case-number",
            deployment=row.deployment_id,
            copy=row.copy_id,
            place=row.place,
            column=row.column_name,
            value=float(row.value),
            copy_value=float(row.copy_value),
            gap=float(row.value - row.copy_value),
            document=standing(row.document, row.page),
            copy_document=standing(row.copy_document, row.copy_page),
        )
        for row in counts.copy_cells
    ]
    ranks = {"year": 0, "other": 1, "turned": 2}
    days = [row for row in counts.copy_dates if way(row) in ranks]
    return numbers + [_day(row) for row in sorted(days, key=lambda row: ranks[way(row)])]


def _day(row: CopyDates) -> Sentence:
    return say(
        f"copied.case-{way(row)}",
        deployment=row.deployment_id,
        copy=row.copy_id,
        place=row.place,
        day=iso(row.written or 0),
        copy_day=iso(row.copy_written) if row.copy_written else "?",
        document=row.document or "?",
        copy_document=row.copy_document or "?",
    )
