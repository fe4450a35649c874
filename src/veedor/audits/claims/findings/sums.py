"""Sums: published terms and their published total."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from veedor.audits.claims.counts import Counts
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.printed import decimals_of, plain
from veedor.audits.claims.relations import Relation, places, relations, where
from veedor.audits.claims.said import finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of, share_of


class _Sum(Struct, frozen=True):
    relation: Relation
    added: Decimal
    total: Decimal
    decimals: int

    @property
    def gap(self) -> Decimal:
        return self.added - self.total

    def adds_up(self) -> bool:
        """Say whether the terms give the total, as far as printed decimals can tell.

        Whole counts must agree. Of n terms and a total with decimals, each is off by at most
        half of its last decimal where rounded, by less than one where cut off.
        """
        if self.total == self.added:
            return True
        if all(figure.unit in {None, "count"} for figure in self.relation.figures()):
            return False
        terms = len(self.relation.of("term"))
        gap = Fraction(self.gap.scaleb(self.decimals))
        return -terms < gap < 1 or abs(gap) <= Fraction(terms + 1, 2)


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Add up the terms of every published sum."""
    if not setting.has("claims") or not setting.has("relations"):
        return _lacking(say("sums.no-record"))
    there = relations(counts, "sum")
    sums = [found for one in there if (found := _sum(one)) is not None]
    if not sums:
        return _lacking(say("absent.none", unit="sums"))
    wrong = [one for one in sums if not one.adds_up()]
    other = sum(one.relation.spans_more() for one in sums)
    said, more = shown([_said(one) for one in wrong], options)
    return finding(
        "sums",
        21,
        verdict=judged(len(wrong), len(sums), len(there) - len(sums)),
        plain=say("sums.plain", wrong=len(wrong), sums=len(sums)),
        estimates=(
            share_of(
                "sums.not-adding", say("sums.not-adding.label"), "sums", len(wrong), len(sums)
            ),
            count_of(
                "sums.unchecked",
                say("sums.unchecked.label"),
                "sums",
                len(there) - len(sums),
                len(there),
            ),
            count_of("sums.periods", say("sums.periods.label"), "sums", other, len(sums)),
        ),
        cases=said,
        more=more,
        queries=("published", "members"),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every sum that does not add up."""
    found = [_sum(one) for one in relations(counts, "sum")]
    return [_said(one) for one in found if one is not None and not one.adds_up()]


def _lacking(because: Sentence) -> Finding:
    return lacking(
        "sums",
        21,
        estimate="sums.not-adding",
        unit="sums",
        because=because,
        record="claims",
    )


def _sum(relation: Relation) -> _Sum | None:
    """Add a sum up; None where a figure or its value is missing, or the units differ."""
    terms, totals = relation.of("term"), relation.of("total")
    figures = (*terms, *totals)
    values = [figure.value for figure in figures if figure.value is not None]
    mixed = len({figure.unit or "count" for figure in figures}) != 1
    if relation.unknown or not terms or len(totals) != 1 or mixed:
        return None
    if len(values) != len(figures):
        return None
    decimals = [
        figure.decimals if figure.decimals is not None else decimals_of(value)
        for figure, value in zip(figures, values, strict=True)
    ]
    return _Sum(relation, sum(values[:-1], Decimal(0)), values[-1], min(decimals))


def _said(one: _Sum) -> Sentence:
    terms = one.relation.of("term")
    return say(
        "sums.case",
        terms=" + ".join(plain(term.value or Decimal(0)) for term in terms),
        added=float(one.added),
        total=float(one.total),
        gap=float(one.gap),
        terms_in=places(terms),
        total_in=where(one.relation.of("total")[0]),
    )
