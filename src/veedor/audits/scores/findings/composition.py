"""How the list is composed, against those whom its definition covers, residents and arrests."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from veedor.audits.scores.shown import asks, given
from veedor.audits.scores.study import UNIT, Study, short
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats import absent, count_of, counted, rounded, share_of

_NAME = "composition.against-eligible"


def find(study: Study) -> Finding:
    """Give each group's share of the list over its share of three pools."""
    listed, pool = _listed(study), _eligible(study)
    because = _why_not(study, listed)
    group = _compared(study, listed)
    first = _ratio(_NAME, listed, pool, group, because or _no_pool(pool))
    more = tuple(_others(study, listed, pool, group)) if because is None else ()
    return Finding(
        id="scores.composition",
        rank=27,
        title=say("composition.title"),
        claim=say("composition.claim"),
        verdict=_judge(first),
        plain=_plain(first, group),
        estimates=(first, *more),
        pictured=given(e for e in (first, *more) if e.shape == "index"),
        caveats=(say("composition.caveat"), say("composition.caveat-pools")),
        asks=asks(study, "group_name", "definition_met"),
        queries=("entries",),
    )


def _listed(study: Study) -> Counter[str]:
    """Count the listed by group; all count as listed where no column says who is."""
    everybody = not study.setting.has("profiles", "selected")
    found: Counter[str] = Counter()
    for one in study.counts.entries:
        if one.first and (everybody or one.selected):
            found[one.group_name] += one.profiles
    return found


def _eligible(study: Study) -> Mapping[str, int]:
    """Give the pool of the case, or else those in the record whom the definition covers."""
    if study.options.eligible:
        return study.options.eligible
    found: Counter[str] = Counter()
    for one in study.counts.entries:
        if one.first and one.definition_met:
            found[one.group_name] += one.profiles
    return found


def _why_not(study: Study, listed: Counter[str]) -> Sentence | None:
    because = study.lacking("group_name")
    if because is None and not sum(n for name, n in listed.items() if name):
        return say("absent.none", unit=UNIT)
    return because


def _no_pool(pool: Mapping[str, int]) -> Sentence | None:
    return None if sum(pool.values()) else say("absent.no-pool")


def _compared(study: Study, listed: Counter[str]) -> str:
    if study.options.compared is not None:
        return study.options.compared
    reference = study.axes[0].reference if study.axes else ""
    names = sorted(listed, key=lambda name: (-listed[name], name))
    return next((name for name in names if name not in {"", reference}), reference)


def _ratio(
    name: str,
    listed: Counter[str],
    pool: Mapping[str, int],
    group: str,
    because: Sentence | None,
    label: str = "composition.eligible",
) -> Estimate:
    """Give a ratio of two shares; bounds where some of the listed have no group."""
    said = say(label, group=short(group))
    total, eligible = listed.total(), sum(pool.values())
    share = Fraction(pool.get(group, 0), eligible) if eligible else Fraction(0)
    if because is None and not share:
        because = say("absent.not-in-pool")
    if because is not None:
        return absent(name, said, UNIT, because)
    low, high = (Fraction(listed[group] + more, total) / share for more in (0, listed[""]))
    bounds = Interval(kind="bounds", low=rounded(low), high=rounded(high))
    return Estimate(
        name=name,
        label=said,
        shape="index",
        unit=UNIT,
        support=total,
        method="bounds" if listed[""] else "count",
        interval=bounds if listed[""] else counted(low),
    )


def _others(
    study: Study, listed: Counter[str], pool: Mapping[str, int], group: str
) -> Iterator[Estimate]:
    pools = (
        ("eligible", pool),
        ("residents", study.options.residents),
        ("arrested", study.options.arrested),
    )
    names = sorted(name for name in listed if name)
    for number, name in enumerate(names, 1):
        label = say("composition.share", group=short(name))
        whole = listed.total()
        yield share_of(f"composition.share.{number}", label, UNIT, listed[name], whole)
        for against, sizes in pools:
            if not sizes.get(name) or (against, name) == ("eligible", group):
                continue
            key = f"composition.{against}.{number}"
            yield _ratio(key, listed, sizes, name, None, f"composition.{against}")
    label = say("composition.nameless")
    yield count_of("composition.nameless", label, UNIT, listed[""], listed.total())


def _judge(first: Estimate) -> Verdict:
    found = first.interval
    if found is None:
        return Verdict.NOT_ASSESSABLE
    if found.low > 1 or found.high < 1:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if found.low == found.high else Verdict.INCONCLUSIVE


def _plain(first: Estimate, group: str) -> Sentence:
    if first.interval is None:
        return first.absent_because or say("absent.no-pool")
    low, high = first.interval.low, first.interval.high
    return say("composition.plain", group=short(group), low=low, high=high)
