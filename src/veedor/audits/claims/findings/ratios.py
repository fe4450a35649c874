"""Ratios: a printed rate, what it divides, and which denominator gives it."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Published
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.printed import SCALES, Fit, decimals_of, fit, in_unit
from veedor.audits.claims.relations import Relation, periods, places, relations, where
from veedor.audits.claims.said import finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of, share_of


class _Result(Struct, frozen=True):
    """One printed rate; by denominator, the exact rate in its unit and how it fits."""

    claim: Published
    printed: Decimal
    decimals: int
    numerator: Published
    tried: tuple[tuple[Published, Fraction, Fit], ...]

    def fitting(self) -> tuple[tuple[Published, Fraction, Fit], ...]:
        return tuple(one for one in self.tried if one[2])

    def other_unit(self) -> str | None:
        """Give the unit in which the printed number would be right, where its own is not."""
        if self.fitting():
            return None
        for below, _, _ in self.tried:
            for unit in (*SCALES, "one in"):
                exact = _exact(self.numerator, below, unit)
                if exact is not None and fit(exact, self.printed, self.decimals):
                    return unit
        return None


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Compute every printed rate again, with every denominator that it may have."""
    if not setting.has("claims") or not setting.has("relations"):
        return _lacking(say("ratios.no-record"))
    results = _results(counts)
    if not results:
        return _lacking(say("absent.none", unit="rates"))
    wrong = [one for one in results if not one.fitting()]
    there = sum(row.how == "ratio" and row.role == "result" for row in counts.members)
    other = sum(
        len(one.of("result"))
        for one in relations(counts, "ratio")
        if len(periods(one.figures())) > 1
    )
    said, more = shown(_cases(results), options)
    numbers = {
        "decided": sum(len(one.tried) > 1 and len(one.fitting()) == 1 for one in results),
        "unit": sum(one.other_unit() is not None for one in results),
        "truncated": sum(
            any(f.truncated and not f.rounded for _, _, f in one.tried) for one in results
        ),
    }
    return finding(
        "ratios",
        22,
        verdict=judged(len(wrong), len(results), there - len(results)),
        plain=say("ratios.plain", wrong=len(wrong), rates=len(results), **numbers),
        estimates=(
            share_of(
                "ratios.not-given",
                say("ratios.not-given.label"),
                "rates",
                len(wrong),
                len(results),
            ),
            *(
                count_of(
                    f"ratios.{name}", say(f"ratios.{name}.label"), "rates", n, len(results)
                )
                for name, n in numbers.items()
            ),
            count_of(
                "ratios.unchecked",
                say("ratios.unchecked.label"),
                "rates",
                there - len(results),
                there,
            ),
            count_of("ratios.periods", say("ratios.periods.label"), "rates", other, there),
        ),
        cases=said,
        more=more,
        queries=("published", "members"),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every rate that needs a word: no denominator gives it, or one of several does."""
    return _cases(_results(counts))


def _lacking(because: Sentence) -> Finding:
    return lacking(
        "ratios",
        22,
        estimate="ratios.not-given",
        unit="rates",
        because=because,
        record="claims",
    )


def _results(counts: Counts) -> list[_Result]:
    found = []
    for relation in relations(counts, "ratio"):
        above = relation.of("numerator")
        if len(above) == 1:
            found += [
                result
                for claim in relation.of("result")
                if (result := _result(claim, above[0], relation)) is not None
            ]
    return found


def _result(claim: Published, above: Published, relation: Relation) -> _Result | None:
    if claim.value is None:
        return None
    decimals = claim.decimals if claim.decimals is not None else decimals_of(claim.value)
    tried = []
    for below in relation.of("denominator"):
        exact = _exact(above, below, claim.unit)
        if exact is not None:
            tried.append((below, exact, fit(exact, claim.value, decimals)))
    return _Result(claim, claim.value, decimals, above, tuple(tried)) if tried else None


def _exact(above: Published, below: Published, unit: str | None) -> Fraction | None:
    if above.value is None or not below.value:
        return None
    return in_unit(Fraction(above.value) / Fraction(below.value), unit)


def _cases(results: list[_Result]) -> list[Sentence]:
    """Give each denominator tried, of the results that some or all of them do not give."""
    return [
        _said(one, below, exact, fits=bool(fits))
        for one in results
        if len(one.tried) > len(one.fitting())
        for below, exact, fits in one.tried
    ]


def _said(one: _Result, below: Published, exact: Fraction, *, fits: bool) -> Sentence:
    other = one.other_unit()
    facts: dict[str, float | str] = {
        "printed": float(one.printed),
        "unit": one.claim.unit or "share",
        "printed_in": where(one.claim),
        "above": float(one.numerator.value or 0),
        "above_name": one.numerator.measured or one.numerator.claim_id,
        "below": float(below.value or 0),
        "below_name": below.measured or below.claim_id,
        "exact": float(exact),
        "numbers_in": places((one.numerator, below)),
    }
    if other is not None:
        return say("ratios.case-unit", other=other, **facts)
    return say("ratios.case-gives" if fits else "ratios.case-not", **facts)
