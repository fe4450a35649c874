"""Hours in which use without authorisation is on record, or cannot be excluded."""

from veedor.audits.changes.counts import Counts
from veedor.audits.changes.feature import Hours, hours_of
from veedor.audits.changes.options import ChangesOptions
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, bounds_of, share_of

_NAMES = ("use-not-excluded", "on-or-unknown", "on-without-log", "used-while-off")


def find(counts: Counts, options: ChangesOptions, setting: Setting) -> Finding:
    """Bound the hours of use without authorisation; say how far the records exclude it."""
    why = _why_not(options, setting)
    seen = hours_of(counts, options, setting)
    if why is None and not seen.total:
        why = say("absent.none", unit="hours")
    shown = _absent(why) if why is not None else _estimates(seen)
    return Finding(
        id="changes.hours",
        rank=23,
        title=say("hours.title"),
        claim=say("hours.claim"),
        verdict=_judge(shown[0]),
        plain=_plain(seen, why),
        estimates=shown,
        pictured=tuple(one.name for one in shown if one.interval is not None),
        caveats=_caveats(options, setting, seen),
        asks=_asks(shown[0], setting),
        queries=("entries", "uses"),
    )


def _why_not(options: ChangesOptions, setting: Setting) -> Sentence | None:
    if "hit_counts" in setting.given:
        return None
    if "changes" not in setting.given:
        return say("hours.nothing")
    return say("hours.no-feature") if options.feature is None else None


def _absent(why: Sentence) -> tuple[Estimate, ...]:
    return tuple(absent(f"hours.{name}", say(f"hours.{name}"), "hours", why) for name in _NAMES)


def _estimates(seen: Hours) -> tuple[Estimate, ...]:
    labels = [(f"hours.{name}", say(f"hours.{name}"), "hours") for name in _NAMES]
    shares = (seen.on_or_unknown, seen.on_without_log, seen.used_while_off)
    return (
        bounds_of(*labels[0], seen.least, seen.most, seen.total),
        *(
            share_of(*label, part, seen.total)
            for label, part in zip(labels[1:], shares, strict=True)
        ),
    )


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    if first.interval.low > 0:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if first.interval.high == 0 else Verdict.INCONCLUSIVE


def _plain(seen: Hours, why: Sentence | None) -> Sentence:
    if why is not None:
        return why
    return say("hours.plain", least=seen.least, most=seen.most, total=seen.total)


def _caveats(options: ChangesOptions, setting: Setting, seen: Hours) -> tuple[Sentence, ...]:
    known = "changes" in setting.given and options.feature is not None and seen.entries > 0
    return (
        say("hours.caveat-log"),
        say(f"hours.caveat-{options.log_kept_by}"),
        *(() if known else (say("hours.caveat-state"),)),
        *(() if setting.bounded else (say("hours.caveat-period"),)),
    )


def _asks(first: Estimate, setting: Setting) -> tuple[Ask, ...]:
    if first.interval is not None and first.interval.high == 0:
        return ()
    record = "hit_counts" if "changes" in setting.given else "changes"
    return (Ask(record=record, text=say("hours.ask")),)
