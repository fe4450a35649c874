"""Decisions by band of score: are the alerts of the lowest scores set aside more?"""

from decimal import Decimal

from veedor.audits.recognition.counts import Scored
from veedor.audits.recognition.view import View
from veedor.core import Estimate, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.splits import Split, split_share

_NAME = "decisions.overturned.band"
_SAID = {"match", "no match"}


def by_band(view: View) -> tuple[Estimate, ...]:
    """Give the share set aside in each band; bands hold about as many decisions each."""
    because = view.lacks("alerts", "score", "decision")
    rows = [r for r in view.counts.scored if r.score is not None and r.decision in _SAID]
    if because is None and not rows:
        because = say("absent.none", unit="alerts")
    if because is not None:
        return (absent(_NAME, say("operators.bands"), "alerts", because),)
    return tuple(
        split_share(f"{_NAME}.{n}", _label(band), "alerts", _overturned(band))
        for n, band in enumerate(bands(rows, view.options.bands), start=1)
    )


def bands(rows: list[Scored], number: int) -> list[list[Scored]]:
    """Part rows by score into at most ``number`` bands; one score is never in two bands."""
    whole = sum(row.alerts for row in rows)
    held: dict[int, list[Scored]] = {}
    scores: dict[Decimal, list[Scored]] = {}
    for row in rows:
        if row.score is not None:
            scores.setdefault(row.score, []).append(row)
    before = 0
    for score in sorted(scores):
        held.setdefault(min(number - 1, before * number // whole), []).extend(scores[score])
        before += sum(row.alerts for row in scores[score])
    return [held[place] for place in sorted(held)]


def plain(number: Decimal) -> str:
    """Write a decimal without the zeros at its end.

    >>> plain(Decimal("0.620000")), plain(Decimal("40.000"))
    ('0.62', '40')
    """
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _label(band: list[Scored]) -> Sentence:
    scores = [row.score for row in band if row.score is not None]
    return say("operators.band", low=plain(min(scores)), high=plain(max(scores)))


def _overturned(band: list[Scored]) -> Split:
    aside = sum(row.alerts for row in band if row.decision == "no match")
    return Split(yes=aside, no=sum(row.alerts for row in band) - aside)
