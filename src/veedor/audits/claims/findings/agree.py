"""Figures that should be the same: those that clash, side by side, with where each stands."""

from fractions import Fraction
from itertools import combinations

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Published
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.printed import SCALES, as_share, decimals_of
from veedor.audits.claims.relations import Relation, periods, relations, where
from veedor.audits.claims.said import finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of, share_of


class _Clash(Struct, frozen=True):
    one: Published
    other: Published


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Hold figures that should agree against each other, two by two."""
    if not setting.has("claims") or not setting.has("relations"):
        return _lacking(say("agree.no-record"))
    there = [r for how in ("equal", "copy") for r in relations(counts, how) if _pairs(r)]
    if not there:
        return _lacking(say("absent.none", unit="figure groups"))
    clashing = [r for r in there if _clashes(r)]
    other_period = sum(len(periods(r.figures())) > 1 for r in there)
    said, more = shown(cases(counts), options)
    return finding(
        "agree",
        23,
        verdict=judged(len(clashing), len(there)),
        plain=say(
            "agree.plain", clashing=len(clashing), groups=len(there), periods=other_period
        ),
        estimates=(
            share_of(
                "agree.clashing",
                say("agree.clashing.label"),
                "figure groups",
                len(clashing),
                len(there),
            ),
            count_of(
                "agree.periods",
                say("agree.periods.label"),
                "figure groups",
                other_period,
                len(there),
            ),
        ),
        cases=said,
        more=more,
        queries=("published", "members"),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every clash, side by side."""
    return [
        _said(clash)
        for how in ("equal", "copy")
        for relation in relations(counts, how)
        for clash in _clashes(relation)
    ]


def _lacking(because: Sentence) -> Finding:
    return lacking(
        "agree",
        23,
        estimate="agree.clashing",
        unit="figure groups",
        because=because,
        record="claims",
    )


def _pairs(relation: Relation) -> list[_Clash]:
    known = [figure for figure in relation.figures() if figure.value is not None]
    return [_Clash(one, other) for one, other in combinations(known, 2)]


def _clashes(relation: Relation) -> list[_Clash]:
    """Give pairs that differ: a copy digit by digit, others beyond their printed decimals."""
    if relation.how == "copy":
        return [
            pair
            for pair in _pairs(relation)
            if (pair.one.value, pair.one.unit) != (pair.other.value, pair.other.unit)
        ]
    return [pair for pair in _pairs(relation) if _apart(pair)]


def _apart(pair: _Clash) -> bool:
    values = [as_share(figure.value or 0, figure.unit) for figure in (pair.one, pair.other)]  # type: ignore[arg-type]
    room = max(_step(figure) for figure in (pair.one, pair.other))
    return abs(values[0] - values[1]) >= room if room else values[0] != values[1]


def _step(figure: Published) -> Fraction:
    """Give the last printed decimal of a figure, as a share; none where it is a whole count."""
    if figure.value is None or figure.unit in {None, "count"}:
        return Fraction(0)
    decimals = figure.decimals if figure.decimals is not None else decimals_of(figure.value)
    if figure.unit == "one in":
        return 1 / Fraction(figure.value) ** 2 if figure.value else Fraction(0)
    return Fraction(1, 10**decimals * SCALES.get(figure.unit or "share", 1))


def _said(clash: _Clash) -> Sentence:
    return say(
        "agree.case",
        one=float(clash.one.value or 0),
        one_unit=clash.one.unit or "count",
        one_in=where(clash.one),
        one_by=clash.one.said_by or "?",
        one_period=_period(clash.one),
        other=float(clash.other.value or 0),
        other_unit=clash.other.unit or "count",
        other_in=where(clash.other),
        other_by=clash.other.said_by or "?",
        other_period=_period(clash.other),
    )


def _period(figure: Published) -> str:
    return f"{figure.starts_on or '...'} / {figure.ends_on or '...'}"
