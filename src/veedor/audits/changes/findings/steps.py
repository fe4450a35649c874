"""Steps in the daily share of matches, and whether the change log has an entry for each."""

from veedor.audits.changes.counts import Counts
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.series import Detected, Stretch
from veedor.core import Ask, Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of


def find(
    counts: Counts, options: ChangesOptions, setting: Setting, detected: Detected
) -> Finding:
    """Show the stretches between steps, and count the steps without an entry."""
    found, unlogged = _counted(options, setting, detected)
    stretches = tuple(
        _stretch(number, one)
        for number, one in enumerate(detected.stretches[: options.most_shown], 1)
    )
    return Finding(
        id="changes.steps",
        rank=20,
        title=say("steps.title"),
        claim=say("steps.claim", chance=options.false_alarms),
        verdict=_judge(found, unlogged),
        plain=_plain(found, unlogged, detected, options),
        estimates=(found, unlogged, *stretches),
        pictured=tuple(one.name for one in stretches),
        caveats=_caveats(counts, options, detected),
        asks=(Ask(record="changes", text=say("steps.ask")),) if detected.unlogged() else (),
        queries=("daily", "entries"),
    )


def _counted(
    options: ChangesOptions, setting: Setting, detected: Detected
) -> tuple[Estimate, Estimate]:
    names = ("changes.steps", "changes.unlogged")
    found_label, unlogged_label = say("steps.found"), say("steps.unlogged")
    why = _why_not(options, setting, detected)
    if why is not None:
        return (
            absent(names[0], found_label, "days", why),
            absent(names[1], unlogged_label, "steps", why),
        )
    steps = len(detected.steps())
    found = count_of(names[0], found_label, "days", steps, detected.days)
    if "changes" not in setting.given:
        return found, absent(names[1], unlogged_label, "steps", say("absent.no-log"))
    return found, count_of(names[1], unlogged_label, "steps", detected.unlogged(), steps)


def _why_not(options: ChangesOptions, setting: Setting, detected: Detected) -> Sentence | None:
    if "hit_counts" not in setting.given:
        return say("absent.no-counts")
    if not detected.systems:
        return say("steps.too-few", days=2 * options.least_days, least=options.minimum_support)
    return None


def _stretch(number: int, one: Stretch) -> Estimate:
    facts = {"first": one.first.isoformat(), "last": one.last.isoformat()}
    how = {None: "steps.opens", True: "steps.logged", False: "steps.not-logged"}[one.entry]
    return share_of(f"stretch.{number}", say(how, **facts), "queries", one.hits, one.queries)


def _judge(found: Estimate, unlogged: Estimate) -> Verdict:
    if found.interval is None:
        return Verdict.NOT_ASSESSABLE
    if unlogged.interval is None:
        return Verdict.NOT_ASSESSABLE if found.count else Verdict.INCONCLUSIVE
    if unlogged.count:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if found.count else Verdict.INCONCLUSIVE


def _plain(
    found: Estimate, unlogged: Estimate, detected: Detected, options: ChangesOptions
) -> Sentence:
    if found.absent_because is not None:
        return found.absent_because
    if not found.count:
        return say("steps.plain-none", days=detected.days, chance=options.false_alarms)
    if unlogged.interval is None:
        return say("steps.plain-no-log", steps=found.count, days=detected.days)
    return say(
        "steps.plain",
        steps=found.count,
        days=detected.days,
        unlogged=unlogged.count or 0,
        tolerance=options.tolerance_days,
    )


def _caveats(
    counts: Counts, options: ChangesOptions, detected: Detected
) -> tuple[Sentence, ...]:
    seen = counts.coverage[0]
    left = seen.without_hits + seen.longer + seen.impossible
    more = len(detected.stretches) - options.most_shown
    return (
        say("steps.caveat-cause"),
        say("steps.caveat-chance", chance=options.false_alarms),
        say("steps.caveat-slow"),
        *((say("steps.caveat-systems", n=detected.systems),) if detected.systems > 1 else ()),
        *((say("steps.caveat-left", n=left),) if left else ()),
        *((say("steps.caveat-more", n=more),) if more > 0 else ()),
    )
