"""Terms: does one kind of data have one term in all documents in force at one time?"""

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Literal

from veedor.audits.claims.counts import Counts, Terms
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.printed import plain
from veedor.audits.claims.relations import standing
from veedor.audits.claims.said import between, finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of

_Answer = Literal["no", "perhaps", "yes"]
_DAY = 86_400
_SECONDS: dict[str, tuple[int, int]] = {
    "seconds": (1, 1),
    "minutes": (60, 60),
    "hours": (3_600, 3_600),
    "days": (_DAY, _DAY),
    "weeks": (7 * _DAY, 7 * _DAY),
    "months": (28 * _DAY, 31 * _DAY),
    "years": (365 * _DAY, 366 * _DAY),
}
"""The shortest and the longest that a unit of time can last."""


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Hold every term against the others for the same kind of data."""
    if "stated_terms" not in setting.given or not counts.terms:
        return lacking(
            "terms",
            31,
            estimate="terms.contradicted",
            unit="kinds of data",
            because=say("terms.no-record"),
            record="stated_terms",
        )
    kinds = _kinds(counts)
    against = sum(_clash(rows) == "yes" for rows in kinds)
    perhaps = sum(_clash(rows) == "perhaps" for rows in kinds)
    alone = sum(len({row.document for row in rows}) == 1 for rows in kinds)
    said, more = shown(cases(counts), options)
    return finding(
        "terms",
        31,
        verdict=judged(against, len(kinds), perhaps),
        plain=say(
            "terms.plain", against=against, kinds=len(kinds), perhaps=perhaps, alone=alone
        ),
        estimates=(
            between(
                "terms.contradicted", "kinds of data", against, against + perhaps, len(kinds)
            ),
            count_of(
                "terms.one-document",
                say("terms.one-document.label"),
                "kinds of data",
                alone,
                len(kinds),
            ),
        ),
        cases=said,
        more=more,
        queries=("terms",),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every two documents that state, or may state, different terms."""
    return [
        _said(one, other)
        for rows in _kinds(counts)
        for one, other in combinations(rows, 2)
        if differ(one, other) != "no"
    ]


def differ(one: Terms, other: Terms) -> _Answer:
    """Say whether two documents state different terms at one time.

    Perhaps: where a term is no number, months or years leave it open (30 days, 1 month), or a
    document does not say from when it is in force.
    """
    together, apart = _together(one, other), _apart(one, other)
    if one.document == other.document or "no" in {together, apart}:
        return "no"
    return "yes" if together == apart == "yes" else "perhaps"


def _kinds(counts: Counts) -> list[list[Terms]]:
    by_kind: dict[tuple[str, str, str], list[Terms]] = {}
    for row in counts.terms:
        by_kind.setdefault((row.system, row.data_kind, row.term), []).append(row)
    return list(by_kind.values())


def _clash(rows: list[Terms]) -> _Answer:
    found = {differ(one, other) for one, other in combinations(rows, 2)}
    return "yes" if "yes" in found else "perhaps" if "perhaps" in found else "no"


def _together(one: Terms, other: Terms) -> _Answer:
    """Say whether both were in force at one time; without a first day, perhaps."""
    end = date.max
    if (one.valid_to or end) <= (other.valid_from or date.min):
        return "no"
    if (other.valid_to or end) <= (one.valid_from or date.min):
        return "no"
    return "yes" if one.valid_from and other.valid_from else "perhaps"


def _apart(one: Terms, other: Terms) -> _Answer:
    if one.value is None or other.value is None or None in {one.unit, other.unit}:
        same = (one.value, one.unit) == (other.value, other.unit)
        return "no" if same and one.value is not None else "perhaps"
    if (one.value, one.unit) == (other.value, other.unit):
        return "no"
    if one.unit == other.unit:
        return "yes"
    ends = [_seconds(row.value, row.unit) for row in (one, other)]
    if ends[0][1] < ends[1][0] or ends[1][1] < ends[0][0]:
        return "yes"
    return "no" if ends[0] == ends[1] and ends[0][0] == ends[0][1] else "perhaps"


def _seconds(value: Decimal | None, unit: str | None) -> tuple[Decimal, Decimal]:
    least, most = _SECONDS[unit or "days"]
    return (value or Decimal(0)) * least, (value or Decimal(0)) * most


def _said(one: Terms, other: Terms) -> Sentence:
    return say(
        f"terms.case-{differ(one, other)}",
        system=one.system or "-",
        data_kind=one.data_kind,
        one=_term(one),
        one_unit=_unit(one),
        one_in=standing(one.document, one.page),
        other=_term(other),
        other_unit=_unit(other),
        other_in=standing(other.document, other.page),
    )


def _unit(row: Terms) -> str:
    if row.unit is None:
        return "no unit"
    return f"{row.unit}.one" if row.value == 1 else row.unit


def _term(row: Terms) -> str:
    if row.value is None:
        return "?"
    return plain(row.value)
