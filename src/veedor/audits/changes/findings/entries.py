"""The change log itself: who made each change, who approved it, why, and is the log whole?"""

from collections.abc import Callable, Sequence

from veedor.audits.changes.counts import Counts, Entries
from veedor.audits.changes.options import ChangesOptions
from veedor.audits.changes.series import Detected, audited
from veedor.core import Ask, Estimate, Finding, Interval, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, share_of
from veedor.stats.exact import rounded

_FIELDS: tuple[tuple[str, str, Callable[[Entries], int]], ...] = (
    ("author", "account", lambda entry: entry.author),
    ("approval", "approved_by", lambda entry: entry.approved),
    ("reason", "reason", lambda entry: entry.reasoned),
)


def find(
    counts: Counts, options: ChangesOptions, setting: Setting, detected: Detected
) -> Finding:
    """Count the changes on record with author, approval and reason, and those without."""
    logged = audited(counts, options)
    first = _complete(logged, setting, detected)
    shown = (
        first,
        *(_without(name, column, has, logged, setting) for name, column, has in _FIELDS),
        _share("approved-later", "approved_on", _dated(logged), lambda e: e.later, setting),
        _share("self-approved", "approved_by", _signed(logged), lambda e: e.same, setting),
        _broken(counts, setting),
    )
    return Finding(
        id="changes.entries",
        rank=21,
        title=say("entries.title"),
        claim=say("entries.claim"),
        verdict=_judge(first),
        plain=_plain(logged, shown, setting),
        estimates=shown,
        pictured=tuple(one.name for one in shown if one.interval is not None),
        caveats=_caveats(logged, detected),
        asks=_asks(first, setting),
        queries=("entries",),
    )


def _complete(logged: Sequence[Entries], setting: Setting, detected: Detected) -> Estimate:
    """Give the share of changes whose entry says who, with whose approval and why.

    A step without an entry is, if it is a change, one without: it counts in the lower end. A
    column that was not handed over leaves each change that has the others open; and where no
    matches were searched for steps, any number of changes may have no entry.
    """
    name, label = "changes.approved-and-reasoned", _label("complete")
    unlogged = detected.unlogged()
    if "changes" not in setting.given:
        return absent(name, label, "changes", say("absent.no-log"))
    given = [has for _, column, has in _FIELDS if setting.has("changes", column)]
    most = sum(all(has(entry) for has in given) for entry in logged)
    least = most if len(given) == len(_FIELDS) and detected.systems else 0
    whole = len(logged) + unlogged
    if not whole or (least == most and not unlogged):
        return share_of(name, label, "changes", most, whole)
    high = rounded(most / len(logged)) if logged else 1.0
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit="changes",
        support=whole,
        method="bounds",
        interval=Interval(kind="bounds", low=rounded(least / whole), high=high),
    )


def _without(
    name: str,
    column: str,
    has: Callable[[Entries], int],
    logged: Sequence[Entries],
    setting: Setting,
) -> Estimate:
    return _share(f"without-{name}", column, logged, lambda entry: 1 - has(entry), setting)


def _share(
    name: str,
    column: str,
    among: Sequence[Entries],
    counts: Callable[[Entries], int],
    setting: Setting,
) -> Estimate:
    if "changes" not in setting.given:
        return absent(f"changes.{name}", _label(name), "changes", say("absent.no-log"))
    if not setting.has("changes", column):
        return absent(f"changes.{name}", _label(name), "changes", say("absent.no-column"))
    part = sum(counts(entry) for entry in among)
    return share_of(f"changes.{name}", _label(name), "changes", part, len(among))


def _dated(logged: Sequence[Entries]) -> list[Entries]:
    return [entry for entry in logged if entry.dated]


def _signed(logged: Sequence[Entries]) -> list[Entries]:
    return [entry for entry in logged if entry.author and entry.approved]


def _broken(counts: Counts, setting: Setting) -> Estimate:
    """Count entries in the period whose old value is not what the entry before them left."""
    left: dict[tuple[str, str], str] = {}
    followed = broken = 0
    for entry in counts.entries:
        key, old = (entry.system, entry.parameter.casefold()), _plainly(entry.old_value)
        if entry.place == "inside" and old and left.get(key):
            followed += 1
            broken += old != left[key]
        left[key] = _plainly(entry.new_value)
    name, label = "changes.broken-chain", _label("broken-chain")
    if "changes" not in setting.given:
        return absent(name, label, "changes", say("absent.no-log"))
    if not followed:
        return absent(name, label, "changes", say("absent.no-chain"))
    return share_of(name, label, "changes", broken, followed)


def _plainly(value: str) -> str:
    """Fold a value so that 0,60 and 0.6 are one: case, blanks, decimal mark, end zeros."""
    folded = value.strip().casefold().replace(",", ".")
    whole, point, part = folded.partition(".")
    if point and whole.lstrip("-").isdigit() and (part.isdigit() or not part):
        return f"{whole}.{part.rstrip('0')}".rstrip(".")
    return folded


def _label(name: str) -> Sentence:
    return say(f"entries.{name}")


def _judge(first: Estimate) -> Verdict:
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    if first.interval.low >= 1:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if first.interval.high < 1 else Verdict.INCONCLUSIVE


def _plain(
    logged: Sequence[Entries], shown: tuple[Estimate, ...], setting: Setting
) -> Sentence:
    if "changes" not in setting.given:
        return say("absent.no-log")
    if not logged:
        return say("entries.plain-none")
    author, approval, reason = ((one.count, one.interval) for one in shown[1:4])
    if not (author[1] and approval[1] and reason[1]):
        return say("entries.plain-part", changes=len(logged))
    return say(
        "entries.plain",
        changes=len(logged),
        author=author[0] or 0,
        approval=approval[0] or 0,
        reason=reason[0] or 0,
    )


def _caveats(logged: Sequence[Entries], detected: Detected) -> tuple[Sentence, ...]:
    unknown = sum(not entry.kind for entry in logged)
    unlogged = detected.unlogged()
    return (
        say("entries.caveat-whole"),
        say("entries.caveat-text"),
        *((say("entries.caveat-kind", n=unknown),) if unknown else ()),
        *((say("entries.caveat-unlogged", n=unlogged),) if unlogged else ()),
        *(() if detected.systems else (say("entries.caveat-unsearched"),)),
    )


def _asks(first: Estimate, setting: Setting) -> tuple[Ask, ...]:
    if "changes" not in setting.given:
        return (Ask(record="changes", text=say("entries.ask")),)
    complete = first.interval is not None and first.interval.low >= 1
    return () if complete else (Ask(record="changes", text=say("entries.ask-missing")),)
