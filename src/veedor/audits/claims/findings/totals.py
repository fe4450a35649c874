"""Published totals, against the rows that they are totals of."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Published, Totals
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.printed import decimals_of, fit
from veedor.audits.claims.relations import where
from veedor.audits.claims.said import between, finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of


class _Total(Struct, frozen=True):
    """One published total, what the rows give, and what the rows of the copy give."""

    claim: Published
    value: Decimal
    rows: Totals
    copy: Totals | None

    def agrees(self) -> bool:
        decimals = self.claim.decimals
        shown = decimals_of(self.value) if decimals is None else decimals
        return bool(fit(Fraction(self.rows.total), self.value, shown))

    def open(self) -> bool:
        """Say whether empty cells or rows without a day leave room for the published total."""
        return bool(self.rows.empty or self.rows.undated) and self.value > self.rows.total


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Add up the rows that every published total covers."""
    totals = _totals(counts, options)
    if not setting.has("claims") or not totals:
        return lacking(
            "totals",
            24,
            estimate="totals.differing",
            unit="totals",
            because=say("totals.no-record"),
            record="deployments",
        )
    differing = [one for one in totals if not one.agrees()]
    unsure = [one for one in differing if one.open()]
    certain = len(differing) - len(unsure)
    as_copy = sum(_as_copy(one) for one in differing)
    said, more = shown([_said(one) for one in differing], options)
    return finding(
        "totals",
        24,
        verdict=judged(certain, len(totals), len(unsure)),
        plain=say("totals.plain", differing=certain, totals=len(totals), unsure=len(unsure)),
        estimates=(
            between("totals.differing", "totals", certain, len(differing), len(totals)),
            count_of(
                "totals.as-copy", say("totals.as-copy.label"), "totals", as_copy, len(differing)
            ),
        ),
        cases=said,
        more=more,
        queries=("published", "totals", "area_names"),
    )


def cases(counts: Counts, options: ClaimsOptions) -> list[Sentence]:
    """Give every total that the rows do not give."""
    return [_said(one) for one in _totals(counts, options) if not one.agrees()]


def _totals(counts: Counts, options: ClaimsOptions) -> list[_Total]:
    by_table = {(row.claim_id, row.in_copy): row for row in counts.totals}
    found = []
    for claim in counts.published:
        rows = _rows(claim, counts, by_table, options)
        if claim.value is not None and rows is not None:
            copy = by_table.get((claim.claim_id, 1)) if rows.in_copy == 0 else None
            found.append(_Total(claim, claim.value, rows, copy))
    return found


def _rows(
    claim: Published,
    counts: Counts,
    by_table: dict[tuple[str, int], Totals],
    options: ClaimsOptions,
) -> Totals | None:
    if claim.totals == "areas":
        return _areas(claim, counts, options)
    return by_table.get((claim.claim_id, 0)) or by_table.get((claim.claim_id, 1))


def _areas(claim: Published, counts: Counts, options: ClaimsOptions) -> Totals | None:
    """Count the rows of the list of the figure's document, or of all but the reference."""
    areas = [row for row in counts.area_names if row.record == "areas"]
    own = [row for row in areas if row.list_name and row.list_name == claim.document]
    others = [row for row in areas if row.list_name != options.canonical_list]
    rows = sum(row.rows for row in own or others)
    return Totals(claim.claim_id, 0, rows, 0, 0, Decimal(rows)) if rows else None


def _as_copy(one: _Total) -> bool:
    return one.copy is not None and one.copy.total == one.value


def _said(one: _Total) -> Sentence:
    facts: dict[str, float | str] = {
        "printed": float(one.value),
        "column": one.claim.totals or "",
        "total": float(one.rows.total),
        "gap": float(one.value - one.rows.total),
        "rows": one.rows.filled,
        "printed_in": where(one.claim),
    }
    if one.copy is None:
        return say("totals.case", **facts)
    return say("totals.case-copy", copy_total=float(one.copy.total), **facts)
