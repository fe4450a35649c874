"""Use in fact, against the use that was declared."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Days, Published
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.relations import where
from veedor.audits.claims.said import finding, iso, judged, lacking, shown
from veedor.core import Estimate, Finding, Interval, Sentence, Setting, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted

_NAME = "use.real-over-declared"


class _Use(Struct, frozen=True):
    """One declared use, and the least and the most rows that the records hold of it."""

    claim: Published
    declared: Fraction
    least: int
    most: int

    def over(self) -> bool:
        return self.least > self.declared

    def perhaps(self) -> bool:
        return self.least <= self.declared < self.most

    def ratios(self) -> tuple[Fraction, Fraction]:
        """Give the least and the most ratio; nothing used where nothing was declared is 0."""
        if not self.declared:
            return Fraction(0), Fraction(0)
        return self.least / self.declared, self.most / self.declared


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Divide the busiest time on record by the most that was declared for such a time."""
    uses = _uses(counts, options)
    if "deployments" not in setting.given or not uses:
        return lacking(
            "use",
            33,
            estimate=_NAME,
            unit="declared uses",
            because=say("use.no-record"),
            record="claims" if "deployments" in setting.given else "deployments",
        )
    over = sum(one.over() for one in uses)
    unsure = sum(one.perhaps() for one in uses)
    said, more = shown([_said(one) for one in uses], options)
    largest = max(one.ratios()[0] for one in uses)
    return finding(
        "use",
        33,
        verdict=judged(over, len(uses), unsure),
        plain=say("use.plain", over=over, declared=len(uses), ratio=float(largest)),
        estimates=(_estimate(uses),),
        cases=said,
        more=more,
        queries=("published", "days"),
    )


def cases(counts: Counts, options: ClaimsOptions) -> list[Sentence]:
    """Give every declared use with what the records hold."""
    return [_said(one) for one in _uses(counts, options)]


def _estimate(uses: list[_Use]) -> Estimate:
    """Give the largest of the ratios; bounds where rows without a day may raise it.

    There is none where something is used of which no use at all was declared.
    """
    label = say(f"{_NAME}.label")
    if any(one.most and not one.declared for one in uses):
        return absent(_NAME, label, "declared uses", say("use.none-declared"))
    least, most = (max(one.ratios()[end] for one in uses) for end in (0, 1))
    exact = least == most
    return Estimate(
        name=_NAME,
        label=label,
        shape="rate",
        unit="declared uses",
        support=len(uses),
        method="count" if exact else "bounds",
        interval=counted(least)
        if exact
        else Interval(kind="bounds", low=float(least), high=float(most)),
    )


def _uses(counts: Counts, options: ClaimsOptions) -> list[_Use]:
    rows = [row for row in counts.days if row.in_copy == 0]
    return [
        _use(claim, claim.value, rows)
        for claim in counts.published
        if claim.measured in options.declared_uses
        and claim.value is not None
        and claim.value >= 0
    ]


def _use(claim: Published, declared: object, rows: list[Days]) -> _Use:
    """Count the rows of a declared use: in its whole period, or in the busiest day to year."""
    several = bool(claim.system) and any(row.system for row in rows)
    ours = [row for row in rows if not several or row.system == claim.system]
    unnamed = [row for row in rows if several and not row.system]
    times = Counter(_time(day, claim.unit) for day in _days(ours, claim))
    busiest = max(times.values(), default=0)
    undated = sum(row.written is None for row in (*ours, *unnamed))
    more = undated + len(_days(unnamed, claim))
    return _Use(claim, Fraction(str(declared)), busiest, busiest + more)


def _days(rows: list[Days], claim: Published) -> list[int]:
    """Give the days of rows that lie in a figure's period."""
    return [
        row.written for row in rows if row.written is not None and _within(row.written, claim)
    ]


def _within(day: int, claim: Published) -> bool:
    first, last = claim.starts_on or date.min, claim.ends_on or date.max
    return first.isoformat() <= iso(day) <= last.isoformat()


def _time(day: int, unit: str | None) -> str:
    """Give the stretch of time, of the declared unit, that a day lies in."""
    if unit == "per day":
        return str(day)
    if unit == "per week":
        return _monday(day)
    if unit in {"per month", "per year"}:
        return str(day // (100 if unit == "per month" else 10000))
    return "period"


def _monday(day: int) -> str:
    found = date.fromisoformat(iso(day))
    return (found - timedelta(days=found.weekday())).isoformat()


def _said(one: _Use) -> Sentence:
    return say(
        "use.case",
        system=one.claim.system or "-",
        declared=float(one.declared),
        unit=one.claim.unit or "count",
        declared_in=where(one.claim),
        real=one.least,
        open=one.most - one.least,
    )
