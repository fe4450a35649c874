"""Printed rates of the deployments: which denominator, which unit, rounded or cut off."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Rates
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.printed import SCALES, Fit, decimals_of, fit
from veedor.audits.claims.relations import standing
from veedor.audits.claims.said import finding, iso, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.estimates import count_of, share_of

_BELOW: tuple[Literal["faces", "alerts"], ...] = ("faces", "alerts")


class _Reading(Struct, frozen=True):
    """What a column of rates is: over faces or alerts, in which unit, to how many decimals."""

    below: str
    unit: str
    fits: tuple[tuple[Rates, Fraction, Fit], ...]

    def rows(self) -> int:
        return sum(bool(one) for _, _, one in self.fits)

    def wrong(self) -> list[tuple[Rates, Fraction, Fit]]:
        return [one for one in self.fits if not one[2]]


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Compute every printed rate again and say under which convention it is what it is."""
    if not setting.has("deployments", "false_alert_rate", "alerts_false"):
        return _lacking(say("rounding.no-column"))
    best = reading(counts)
    if best is None:
        return _lacking(say("absent.none", unit="rates"))
    fits = [one for _, _, one in best.fits]
    numbers = {
        "neither": sum(not one for one in fits),
        "truncated": sum(one.truncated for one in fits),
        "rounded": sum(one.rounded for one in fits),
        "only-truncated": sum(one.truncated and not one.rounded for one in fits),
        "only-rounded": sum(one.rounded and not one.truncated for one in fits),
    }
    said, more = shown(_cases(best), options)
    facts = {name.replace("-", "_"): n for name, n in numbers.items()}
    return finding(
        "rounding",
        25,
        verdict=judged(numbers["neither"], len(fits)),
        plain=say("rounding.plain", rates=len(fits), below=best.below, unit=best.unit, **facts),
        estimates=(
            *(
                share_of(
                    f"rounding.{name}", say(f"rounding.{name}.label"), "rates", n, len(fits)
                )
                for name, n in numbers.items()
            ),
            count_of(
                "rounding.nonzero-of-nothing",
                say("rounding.nonzero-of-nothing.label"),
                "rates",
                sum(row.part == 0 and row.printed != 0 for row in counts.rates),
                sum(row.part == 0 for row in counts.rates),
            ),
        ),
        cases=said,
        more=more,
        queries=("rates",),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every printed rate that its own counts do not give."""
    best = reading(counts)
    return _cases(best) if best is not None else []


def reading(counts: Counts) -> _Reading | None:
    """Give the denominator and unit under which most printed rates are what their counts give.

    Rates of no false alert are left out: 0 is 0 under every reading. Where a number carries
    fewer decimals than most of its column, zeros at its end are taken as lost (0.1 for 0.10).
    """
    rows = [row for row in counts.rates if row.part]
    if not rows:
        return None
    usual = _usual([row.printed for row in rows])
    tried = [
        _Reading(below, unit, fits)
        for below in _BELOW
        for unit in SCALES
        if (fits := _fits(rows, below, unit, usual))
    ]
    return max(tried, key=lambda one: (one.rows(), len(one.fits)), default=None)


def _usual(printed: list[Decimal]) -> int:
    seen = Counter(decimals_of(value) for value in printed)
    return min(seen, key=lambda decimals: (-seen[decimals], decimals))


def _fits(
    rows: list[Rates], below: Literal["faces", "alerts"], unit: str, usual: int
) -> tuple[tuple[Rates, Fraction, Fit], ...]:
    found = []
    for row in rows:
        whole = row.faces if below == "faces" else row.alerts
        if row.part and whole:
            exact = Fraction(row.part, whole) * SCALES[unit]
            decimals = max(usual, decimals_of(row.printed))
            found.append((row, exact, fit(exact, row.printed, decimals)))
    return tuple(found)


def _lacking(because: Sentence) -> Finding:
    return lacking(
        "rounding",
        25,
        estimate="rounding.neither",
        unit="rates",
        because=because,
        record="deployments",
    )


def _cases(best: _Reading) -> list[Sentence]:
    return [
        say(
            "rounding.case",
            deployment=row.deployment_id,
            place=row.place,
            day=iso(row.written) if row.written else "-",
            document=standing(row.document, row.page),
            part=row.part or 0,
            whole=(row.faces if best.below == "faces" else row.alerts) or 0,
            below=best.below,
            exact=float(exact),
            printed=float(row.printed),
            unit=best.unit,
        )
        for row, exact, _ in best.wrong()
    ]
