"""Who and what was reached: captures and persons for each useful flag, and concentration."""

from veedor.audits.flags.counts import Counts
from veedor.audits.flags.numbers import asks, lacks, rate_of
from veedor.audits.flags.options import FlagsOptions
from veedor.core import Estimate, Finding, Interval, Setting, Verdict, say
from veedor.stats.concentration import gini, top
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.exact import counted, rounded
from veedor.stats.splits import shares_given

UNIT = "captures"


def find(counts: Counts, options: FlagsOptions, setting: Setting) -> Finding:
    """Give what was captured for each useful flag or case, and its spread over persons."""
    because = lacks(setting, "monitoring")
    captures = sum(row.captures for row in counts.captures)
    plain = because or say("absent.none", unit=UNIT)
    if because is None and captures:
        cases = sum(row.captures for row in counts.captures if row.has_case)
        posts = sum(row.posts for row in counts.captures)
        plain = say("reach.plain", captures=captures, posts=posts, cases=cases)
    spread = _spread(counts, options, setting)
    return Finding(
        id="flags.reach",
        rank=29,
        title=say("reach.title"),
        claim=say("reach.claim"),
        verdict=Verdict.SUPPORTED if because is None and captures else Verdict.NOT_ASSESSABLE,
        plain=plain,
        estimates=(
            *_per_useful(counts, setting),
            _per_case(counts, setting),
            *spread,
        ),
        pictured=shares_given(spread),
        caveats=(say("reach.caveat"), say("reach.caveat-spread")),
        asks=asks(because or lacks(setting, "monitoring", "person", "flag_id"), "monitoring"),
        queries=("held", "captures", "linked", "targets"),
    )


def _per_useful(counts: Counts, setting: Setting) -> tuple[Estimate, ...]:
    """Give captures, posts and persons for each flag, from captures, that was found useful."""
    because = lacks(setting, "monitoring", "flag_id") or lacks(setting, "flags")
    because = because or lacks(setting, "reviews", "verdict")
    linked = counts.linked[0] if counts.linked else None
    if because is None and (linked is None or not linked.useful):
        because = say("absent.none-useful")
    sizes = {
        "captures": sum(row.captures for row in counts.captures),
        "posts": sum(row.posts for row in counts.captures),
        "persons": sum(row.persons for row in counts.targets),
    }
    found = []
    for what, size in sizes.items():
        name, label = f"{what}-per-useful-flag", say(f"reach.{what}")
        why = because
        if what == "persons":
            why = because or lacks(setting, "monitoring", "person")
        if why is not None or linked is None:
            found.append(absent(name, label, "flags", why or say("absent.none-useful")))
            continue
        reach = _between(size, linked.useful, linked.useful + linked.untold)
        found.append(rate_of(name, label, "flags", linked.flags, reach, _method(reach)))
    return tuple(found)


def _per_case(counts: Counts, setting: Setting) -> Estimate:
    """Give the captures for each one on which a case was opened."""
    name, label = "captures-per-case", say("reach.per-case")
    because = lacks(setting, "monitoring", "has_case")
    cases = sum(row.captures for row in counts.captures if row.has_case)
    untold = sum(row.captures for row in counts.captures if row.has_case is None)
    if because is None and not cases:
        because = say("absent.no-case")
    if because is not None:
        return absent(name, label, UNIT, because)
    captures = sum(row.captures for row in counts.captures)
    reach = _between(captures, cases, cases + untold)
    return rate_of(name, label, UNIT, captures, reach, _method(reach))


def _spread(counts: Counts, options: FlagsOptions, setting: Setting) -> tuple[Estimate, ...]:
    """Give how many persons, the share of the most captured, and Gini's coefficient."""
    because = lacks(setting, "monitoring", "person")
    sizes = {row.captures: row.persons for row in counts.targets}
    persons = sum(sizes.values())
    if because is None and persons < options.minimum_support:
        because = say("absent.few-persons", least=options.minimum_support, persons=persons)
    labels = [(f"targets.top-{k}", say("reach.top", k=k), k) for k in options.top]
    gini_name, gini_label = "targets.gini", say("reach.gini")
    if because is not None:
        return (
            *(absent(name, label, UNIT, because) for name, label, _ in labels),
            absent(gini_name, gini_label, "persons", because),
        )
    held = sum(size * n for size, n in sizes.items())
    return (
        count_of("targets.persons", say("reach.of"), "persons", persons, persons),
        *(share_of(name, label, UNIT, top(sizes, k), held) for name, label, k in labels),
        Estimate(
            name=gini_name,
            label=gini_label,
            shape="index",
            unit="persons",
            support=persons,
            method="count",
            interval=counted(gini(sizes)),
        ),
    )


def _between(size: int, least: int, most: int) -> Interval:
    """Give ``size`` over a number that is known, or that lies between two."""
    if least == most:
        return counted(size / least)
    return Interval(kind="bounds", low=rounded(size / most), high=rounded(size / least))


def _method(reach: Interval) -> str:
    return "bounds" if reach.value is None else "count"
