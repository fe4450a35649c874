"""The curve: misses at each rate of false matches, where both rates meet, and the area."""

from fractions import Fraction

from veedor.audits.trial.counts import Counts
from veedor.audits.trial.options import TrialOptions, exact
from veedor.audits.trial.seen import Seen, asks, plain
from veedor.core import AnnexTable, Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.det import det_places
from veedor.stats.estimates import absent
from veedor.stats.exact import counted, rounded
from veedor.stats.scores import Ladder, at_most, equal_error

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_UNIT = "comparisons"


def find(
    counts: Counts, options: TrialOptions, seen: Seen
) -> tuple[Finding, tuple[AnnexTable, ...]]:
    """Read the curve of the trial's own scores, with its points for the annex."""
    because = _because(seen)
    ladder = None if because is not None else _ladder(counts)
    estimates = (
        _crossing(ladder, because),
        _area(seen, because),
        *_misses(ladder, options, because),
    )
    found = Finding(
        id="trial.curve",
        rank=24,
        title=say("curve.title"),
        claim=say("curve.claim"),
        verdict=Verdict.NOT_ASSESSABLE if because else Verdict.SUPPORTED,
        plain=because
        or say("curve.plain", scores=seen.coverage.scores, n=seen.coverage.audited),
        estimates=estimates,
        pictured=tuple(
            one.name
            for one in estimates
            if one.interval is not None and one.name.startswith("misses.at")
        ),
        caveats=(say("curve.counted"), say("curve.convention"), say("curve.six")),
        asks=asks(because),
        queries=("knots", "coverage"),
    )
    return found, () if ladder is None else (_points(ladder, options),)


def _because(seen: Seen) -> Sentence | None:
    if seen.no_scores is not None:
        return seen.no_scores
    if not seen.coverage.impostors:
        return say("absent.no-impostors")
    return None if seen.coverage.genuine else say("absent.no-genuine")


def _ladder(counts: Counts) -> Ladder:
    import numpy as np

    knots, seen = counts.knots, counts.coverage[0]
    return Ladder(
        scores=np.array([float(one.score) for one in knots]),
        impostors_from=np.array([one.impostors_from for one in knots], dtype=np.int64),
        genuine_from=np.array([one.genuine_from for one in knots], dtype=np.int64),
        impostors=seen.impostors,
        genuine=seen.genuine,
    )


def _crossing(ladder: Ladder | None, because: Sentence | None) -> Estimate:
    name, label = "equal-error", say("curve.equal")
    if ladder is None:
        return absent(name, label, _UNIT, because or say("absent.none", unit=_UNIT))
    ends = equal_error(ladder)
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit=_UNIT,
        support=ladder.impostors + ladder.genuine,
        method="bounds",
        interval=Interval(kind="bounds", low=rounded(ends.low), high=rounded(ends.high)),
    )


def _area(seen: Seen, because: Sentence | None) -> Estimate:
    name, label = "area", say("curve.area")
    if because is not None:
        return absent(name, label, _UNIT, because)
    pairs = 2 * seen.coverage.impostors * seen.coverage.genuine
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit=_UNIT,
        support=seen.coverage.impostors + seen.coverage.genuine,
        method="count",
        interval=counted(Fraction(int(seen.coverage.doubled), pairs)),
    )


def _misses(
    ladder: Ladder | None, options: TrialOptions, because: Sentence | None
) -> tuple[Estimate, ...]:
    if ladder is None:
        why = because or say("absent.none", unit=_UNIT)
        return (absent("misses.at", say("curve.at-absent"), _UNIT, why),)
    return tuple(_miss(ladder, n, rate) for n, rate in enumerate(options.fmr_rates, start=1))


def _miss(ladder: Ladder, n: int, rate: float) -> Estimate:
    target = exact(rate)
    point = at_most(ladder, int(Fraction(target or 0) * ladder.impostors))
    facts: dict[str, int | float | str] = {
        "rate": rate,
        "false": point.false_matches,
        "impostors": ladder.impostors,
    }
    label = say("curve.above", **facts)
    if point.score is not None:
        score = exact(point.score)
        facts["threshold"] = plain(score) if score is not None else "-"
        label = say("curve.at", **facts)
    return Estimate(
        name=f"misses.at.{n}",
        label=label,
        shape="rate",
        unit=_UNIT,
        support=ladder.genuine,
        count=point.missed,
        method="count",
        interval=counted(Fraction(point.missed, ladder.genuine)),
    )


def _points(ladder: Ladder, options: TrialOptions) -> AnnexTable:
    places = det_places(ladder, options.curve_points)
    columns = (ladder.scores, ladder.impostors_from, ladder.missed)
    rows = zip(*(column[places].tolist() for column in columns), strict=True)
    return AnnexTable(
        name="det",
        columns=("score", "false_matches", "misses"),
        rows=tuple(tuple(row) for row in rows),
    )
