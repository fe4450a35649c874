"""Is the record of patrol visits good enough to speak of what patrolling did?"""

from collections.abc import Iterator
from datetime import timedelta

from veedor.audits.forecast.counts import Visits
from veedor.audits.forecast.shown import asks, exactly
from veedor.audits.forecast.study import Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.splits import shares_given

_VISITS = "dosage"
_HOURS = 24


def find(study: Study) -> Finding:
    """Give what is amiss with the visits, and how many flagged places saw any patrol."""
    because = study.lacking("dosage")
    seen = study.counts.visits[0]
    if because is None and not seen.visits:
        because = say("absent.none", unit=_VISITS)
    estimates = (
        (absent("visits.short", say("dosage.short-absent"), _VISITS, because),)
        if because is not None
        else (*_quality(study, seen), *_hours(study), *_patrolled(study))
    )
    return Finding(
        id="forecast.dosage",
        rank=27,
        title=say("dosage.title"),
        claim=say("dosage.claim"),
        verdict=_judge(estimates),
        plain=because or _plain(seen, estimates),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("dosage.caveat"), say("dosage.caveat-effect")),
        asks=asks(because, "dosage"),
        queries=("visits", "visit_hours", "patrolled"),
    )


def _quality(study: Study, seen: Visits) -> Iterator[Estimate]:
    label = say("dosage.short", minutes=study.options.short_minutes)
    ends = study.lacking("dosage", "ended_at")
    yield _share("visits.short", label, seen.short, seen.timed, ends)
    yield _share("visits.no-end", say("dosage.no-end"), seen.endless, seen.visits, ends)
    yield _share("visits.reversed", say("dosage.reversed"), seen.reversed, seen.visits, ends)
    yield _share("visits.long", say("dosage.long"), seen.long, seen.timed, ends)
    label = say("dosage.premises")
    known = seen.visits - seen.premises_unknown
    because = study.lacking("dosage", "at_police_premises")
    yield _share("visits.premises", label, seen.premises, known, because)
    label, known = say("dosage.overlapping"), seen.visits - seen.vehicle_unknown
    because = study.lacking("dosage", "vehicle")
    yield _share("visits.overlapping", label, seen.overlapping, known, because)
    yield _share("visits.nowhere", say("dosage.nowhere"), seen.nowhere, seen.visits, None)
    label = say("dosage.mean")
    if ends is None and seen.timed:
        mean = seen.seconds / 60 / seen.timed
        yield exactly("visits.mean-minutes", label, mean, seen.timed, _VISITS, "rate")
    else:
        yield absent(
            "visits.mean-minutes", label, _VISITS, ends or say("absent.none", unit=_VISITS)
        )


def _hours(study: Study) -> Iterator[Estimate]:
    """Give hours of the clock, and days from first to last, on which no visit begins."""
    rows = study.counts.visit_hours
    hours = {row.hour_of_day for row in rows}
    days = {row.visited_on for row in rows}
    whole = (max(days) - min(days)) // timedelta(days=1) + 1
    label = say("dosage.hours")
    yield count_of("hours.without-visit", label, "hours", _HOURS - len(hours), _HOURS)
    label = say("dosage.days")
    yield share_of("days.without-visit", label, "days", whole - len(days), whole)


def _patrolled(study: Study) -> Iterator[Estimate]:
    found = study.counts.patrolled[0]
    because = study.lacking("predictions", "flagged")
    label = say("dosage.patrolled")
    yield _share(
        "predictions.patrolled",
        label,
        found.with_visit,
        found.predictions,
        because,
        "predictions",
    )
    name, label = "predictions.patrol-time", say("dosage.time")
    if because is not None or not found.flagged_seconds:
        why = because or say("absent.none", unit="predictions")
        yield absent(name, label, "predictions", why)
        return
    share = found.seconds / found.flagged_seconds
    yield exactly(name, label, share, found.predictions, "predictions", "rate")


def _share(
    name: str,
    label: Sentence,
    part: int,
    whole: int,
    because: Sentence | None,
    unit: str = _VISITS,
) -> Estimate:
    if because is not None:
        return absent(name, label, unit, because)
    return share_of(name, label, unit, part, whole)


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    """Contradict the claim that the record is whole where anything is amiss with it."""
    wrong = (
        "short", "no-end", "reversed", "long", "premises", "overlapping", "nowhere"
    )  # fmt: skip
    faults = [e for e in estimates if e.name in {f"visits.{one}" for one in wrong}]
    numbers = [e.interval for e in faults if e.interval is not None]
    if not numbers:
        return Verdict.NOT_ASSESSABLE
    if any(one.high > 0 for one in numbers):
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if len(numbers) == len(faults) else Verdict.INCONCLUSIVE


def _plain(seen: Visits, estimates: tuple[Estimate, ...]) -> Sentence:
    patrolled = next(e for e in estimates if e.name == "predictions.patrolled")
    facts = {"visits": seen.visits, "short": seen.short, "premises": seen.premises,
             "no_end": seen.endless}  # fmt: skip
    if patrolled.interval is None:
        return say("dosage.plain", **facts)
    return say("dosage.plain-patrolled", share=patrolled.interval.low, **facts)
