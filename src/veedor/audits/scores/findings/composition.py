"""How the list is composed, against those whom its definition covers, residents and arrests."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from veedor.audits.scores.counts import Entry
from veedor.audits.scores.shown import asks, given
from veedor.audits.scores.study import UNIT, Study, short
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.exact import counted, rounded
from veedor.stats.score_intervals import wilson

_NAME = "composition.against-eligible"


@dataclass(frozen=True)
class _Pool:
    """Persons by group ("" no group recorded): those surely in the pool, those maybe in it."""

    sure: Mapping[str, int]
    maybe: Mapping[str, int] = field(default_factory=dict)

    def share(self, group: str) -> tuple[Fraction, Fraction]:
        """Give the least and the most that a group's share of the pool can be; 0 of an empty.

        The least: all who may be of the pool or of a group are in it and of another; the most:
        all of them are in it and of this one.
        """
        mine, may = self.sure.get(group, 0), self.maybe.get(group, 0)
        loose = self.sure.get("", 0) + self.maybe.get("", 0)
        others = sum(n for name, n in self.sure.items() if name not in {group, ""})
        may_others = sum(n for name, n in self.maybe.items() if name not in {group, ""})
        return (
            _over(mine, others + may_others + loose),
            _over(mine + may + loose, others),
        )


def _over(part: int, rest: int) -> Fraction:
    return Fraction(part, part + rest) if part else Fraction(0)


def find(study: Study) -> Finding:
    """Give each group's share of the list over its share of three pools."""
    listed, pool = _listed(study), _eligible(study)
    because = study.lacking("group_name")
    if because is None and not any(n for name, n in listed.sure.items() if name):
        because = say("absent.none", unit=UNIT)
    no_pool = None if sum(pool.sure.values()) else say("absent.no-pool")
    group = _compared(study, listed)
    first = _ratio(_NAME, listed, pool, group, because or no_pool)
    more = tuple(_others(study, listed, pool, group)) if because is None else ()
    return Finding(
        id="scores.composition",
        rank=27,
        title=say("composition.title"),
        claim=say("composition.claim"),
        verdict=_judge(first, listed, pool, group, study.options.level),
        plain=_plain(first, group),
        estimates=(first, *more),
        pictured=given(e for e in (first, *more) if e.shape == "index"),
        caveats=(say("composition.caveat"), say("composition.caveat-pools")),
        asks=asks(study, "group_name", "definition_met"),
        queries=("entries",),
    )


def _listed(study: Study) -> _Pool:
    """Count the listed by group; all count as listed where no column says who is."""
    everybody = not study.setting.has("profiles", "selected")
    return _pool(study, lambda one: True if everybody else one.selected)


def _eligible(study: Study) -> _Pool:
    """Give the pool of the case, or else those in the record whom the definition covers."""
    if study.options.eligible:
        return _Pool(study.options.eligible)
    return _pool(study, lambda one: one.definition_met)


def _pool(study: Study, holds: Callable[[Entry], bool | None]) -> _Pool:
    sure: Counter[str] = Counter()
    maybe: Counter[str] = Counter()
    for one in study.counts.entries:
        held = holds(one)
        if one.first and held is not False:
            (sure if held else maybe)[one.group_name] += one.profiles
    return _Pool(sure, maybe)


def _compared(study: Study, listed: _Pool) -> str:
    if study.options.compared is not None:
        return study.options.compared
    reference = study.axes[0].reference if study.axes else ""
    names = sorted(listed.sure, key=lambda name: (-listed.sure[name], name))
    return next((name for name in names if name not in {"", reference}), reference)


def _ratio(
    name: str,
    listed: _Pool,
    pool: _Pool,
    group: str,
    because: Sentence | None,
    label: str = "composition.eligible",
) -> Estimate:
    """Give a ratio of two shares; bounds where some have no group, or may not belong."""
    said = say(label, group=short(group))
    (least, most), (pool_least, pool_most) = listed.share(group), pool.share(group)
    if because is None and not pool_least:
        because = say("absent.not-in-pool")
    if because is not None:
        return absent(name, said, UNIT, because)
    low, high = least / pool_most, most / pool_least
    bounds = Interval(kind="bounds", low=rounded(low), high=rounded(high))
    return Estimate(
        name=name,
        label=said,
        shape="index",
        unit=UNIT,
        support=sum(listed.sure.values()) + sum(listed.maybe.values()),
        method="count" if low == high else "bounds",
        interval=counted(low) if low == high else bounds,
    )


def _others(study: Study, listed: _Pool, pool: _Pool, group: str) -> Iterator[Estimate]:
    pools = (
        ("eligible", pool),
        ("residents", _Pool(study.options.residents or {})),
        ("arrested", _Pool(study.options.arrested or {})),
    )
    whole = sum(listed.sure.values())
    names = sorted(name for name in listed.sure if name)
    for number, name in enumerate(names, 1):
        label = say("composition.share", group=short(name))
        yield share_of(f"composition.share.{number}", label, UNIT, listed.sure[name], whole)
        for against, held in pools:
            if not held.sure.get(name) or (against, name) == ("eligible", group):
                continue
            key = f"composition.{against}.{number}"
            yield _ratio(key, listed, held, name, None, f"composition.{against}")
    label, nameless = say("composition.nameless"), listed.sure.get("", 0)
    yield count_of("composition.nameless", label, UNIT, nameless, whole)
    label, unsure = say("composition.unsure"), sum(listed.maybe.values())
    yield count_of("composition.unsure", label, UNIT, unsure, whole + unsure)


def _judge(first: Estimate, listed: _Pool, pool: _Pool, group: str, level: float) -> Verdict:
    """Contradict only where chance, too, cannot bring the list's share to the pool's."""
    if first.interval is None:
        return Verdict.NOT_ASSESSABLE
    (least, most), (pool_least, pool_most) = listed.share(group), pool.share(group)
    n = first.support
    below = wilson(ceil(most * n), n, level).high < pool_least
    above = wilson(floor(least * n), n, level).low > pool_most
    return Verdict.CONTRADICTED if below or above else Verdict.INCONCLUSIVE


def _plain(first: Estimate, group: str) -> Sentence:
    if first.interval is None:
        return first.absent_because or say("absent.no-pool")
    low, high = first.interval.low, first.interval.high
    plain = "composition.plain" if low == high else "composition.plain-bounds"
    return say(plain, group=short(group), low=low, high=high)
