"""Published false-alert rates: shown per face, per alert, and split by group?"""

from typing import Literal

from msgspec import Struct

from veedor.audits.claims.counts import Counts, Published
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.said import between, finding, judged, lacking
from veedor.core import Finding, Setting, say
from veedor.stats.estimates import count_of

_NAME = "rates.both-denominators"


class _Shown(Struct, frozen=True):
    """One published rate: whether faces and alerts stand with it, and its split by group."""

    both: bool
    split: Literal["yes", "no", "unknown"]


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Count the published rates that come with both denominators and the split by group."""
    rates = (*_of_table(counts, options, setting), *_of_claims(counts, options))
    if not rates:
        return lacking(
            "denominators",
            34,
            estimate=_NAME,
            unit="rates",
            because=say("denominators.no-record"),
            record="claims",
        )
    both = sum(one.both for one in rates)
    full = sum(one.both and one.split == "yes" for one in rates)
    perhaps = sum(one.both and one.split == "unknown" for one in rates)
    lacks = len(rates) - full - perhaps
    return finding(
        "denominators",
        34,
        verdict=judged(lacks, len(rates), perhaps),
        plain=say(
            "denominators.plain", full=full, rates=len(rates), both=both, perhaps=perhaps
        ),
        estimates=(
            between(_NAME, "rates", full, full + perhaps, len(rates)),
            count_of(
                "rates.faces-and-alerts",
                say("rates.faces-and-alerts.label"),
                "rates",
                both,
                len(rates),
            ),
        ),
        queries=("rates", "published"),
    )


def _of_table(counts: Counts, options: ClaimsOptions, setting: Setting) -> list[_Shown]:
    """Judge the rates that the table of deployments prints."""
    split = {row.document for row in counts.published if _is_split(row, options)}
    known = "claims" in setting.given
    return [
        _Shown(
            both=row.faces is not None and row.alerts is not None,
            split="unknown" if not known else "yes" if row.document in split else "no",
        )
        for row in counts.rates
    ]


def _of_claims(counts: Counts, options: ClaimsOptions) -> list[_Shown]:
    """Judge the rates among the claims; what stands in the same document goes with them."""
    found = []
    for claim in counts.published:
        if claim.measured in options.false_alert_rates and not claim.group_name:
            beside = [
                other
                for other in counts.published
                if (other.document, other.system) == (claim.document, claim.system)
            ]
            split = any(_is_split(other, options) for other in beside)
            found.append(_Shown(_both(beside, options), "yes" if split else "no"))
    return found


def _both(beside: list[Published], options: ClaimsOptions) -> bool:
    """Say whether faces and alerts stand there: as counts, or as what a rate is of."""
    named = {row.denominator for row in beside if row.measured in options.false_alert_rates}
    counted = {row.measured for row in beside if not row.group_name}
    return all(
        bool((named | counted) & set(names))
        for names in (options.face_counts, options.alert_counts)
    )


def _is_split(row: Published, options: ClaimsOptions) -> bool:
    return bool(row.group_name) and row.measured in options.false_alert_rates
