"""Concentration: how look-ups pile up on few persons and few accounts."""

from collections.abc import Mapping
from fractions import Fraction

from veedor.audits.access.counts import Counts
from veedor.audits.access.options import AccessOptions
from veedor.core import Estimate, Finding, Sentence, Setting, Verdict, say
from veedor.stats.concentration import gini, top
from veedor.stats.estimates import absent, share_of
from veedor.stats.exact import counted


def find(counts: Counts, options: AccessOptions, setting: Setting) -> Finding:
    """Measure concentration on persons and on accounts, and look-ups per listed person."""
    persons: dict[int, int] = {}
    for row in counts.units:
        if row.unit == "persons":
            persons[row.queries] = persons.get(row.queries, 0) + row.units
    accounts: dict[int, int] = {}
    for account in counts.by_account:
        accounts[account.queries] = accounts.get(account.queries, 0) + 1
    estimates = (
        *_spread("persons", persons, options),
        *_spread("accounts", accounts, options),
        _per_person(persons),
        _per_listed(counts, options, setting),
    )
    shown = [e for e in estimates if e.interval is not None]
    return Finding(
        id="access.concentration",
        rank=4,
        title=say("concentration.title"),
        claim=say("concentration.claim"),
        verdict=Verdict.SUPPORTED if shown else Verdict.NOT_ASSESSABLE,
        plain=_plain(persons, accounts),
        estimates=estimates,
        pictured=tuple(e.name for e in shown if e.shape == "share"),
        caveats=(say("concentration.caveat"), say("concentration.caveat-process")),
        queries=("units", "by_account", "list_size"),
    )


def _spread(
    unit: str, sizes: Mapping[int, int], options: AccessOptions
) -> tuple[Estimate, ...]:
    total = sum(size * n for size, n in sizes.items())
    if not total:
        label = say("concentration.gini", unit=unit)
        return (absent(f"gini.{unit}", label, unit, say(f"concentration.no-{unit}")),)
    tops = tuple(
        share_of(
            f"top-{k}.{unit}",
            say("concentration.top", k=k, unit=unit),
            "queries",
            top(sizes, k),
            total,
        )
        for k in options.top
        if k < sum(sizes.values())
    )
    index = Estimate(
        name=f"gini.{unit}",
        label=say("concentration.gini", unit=unit),
        shape="index",
        unit=unit,
        support=sum(sizes.values()),
        method="Gini (1912)",
        interval=counted(gini(sizes)),
    )
    return (*tops, index)


def _per_person(persons: Mapping[int, int]) -> Estimate:
    label, total = say("concentration.per-person"), sum(persons.values())
    if not total:
        return absent("per-person", label, "persons", say("concentration.no-persons"))
    return _rate("per-person", label, sum(s * n for s, n in persons.items()), total)


def _per_listed(counts: Counts, options: AccessOptions, setting: Setting) -> Estimate:
    label = say("concentration.per-listed")
    size = options.list_size
    if size is None and "orders" in setting.given:
        size = counts.list_size[0].persons_static
    if not size:
        return absent("per-listed", label, "persons", say("concentration.no-list"))
    return _rate("per-listed", label, counts.coverage[0].audited, size)


def _rate(name: str, label: Sentence, queries: int, persons: int) -> Estimate:
    return Estimate(
        name=name,
        label=label,
        shape="rate",
        unit="persons",
        support=persons,
        count=queries,
        method="count",
        interval=counted(Fraction(queries, persons)),
    )


def _plain(persons: Mapping[int, int], accounts: Mapping[int, int]) -> Sentence:
    """Say what the most looked-up person and the busiest account hold."""
    if persons and accounts:
        return say(
            "concentration.plain",
            most=max(persons),
            persons=sum(persons.values()),
            account_share=_largest(accounts),
            accounts=sum(accounts.values()),
        )
    if persons:
        return say(
            "concentration.plain-persons", most=max(persons), persons=sum(persons.values())
        )
    if accounts:
        return say(
            "concentration.plain-accounts",
            account_share=_largest(accounts),
            accounts=sum(accounts.values()),
        )
    return say("concentration.no-persons")


def _largest(sizes: Mapping[int, int]) -> float:
    total = sum(size * n for size, n in sizes.items())
    return float(Fraction(max(sizes), total)) if total else 0.0
