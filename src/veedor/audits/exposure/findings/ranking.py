"""Who lives in the most, median and least targeted areas, by the published rule."""

from collections.abc import Iterator
from statistics import NormalDist

import numpy as np

from veedor.audits.exposure.shown import DRAWN, asks, number_of
from veedor.audits.exposure.study import Array, Group, Study, short
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exact import counted, rounded
from veedor.stats.rank_margins import spearman_reach
from veedor.stats.score_intervals import Reached
from veedor.stats.splits import shares_given
from veedor.stats.targeting import bands, share_error, targeting_ranks, tenths

_BANDS = ("most", "median", "least")
_LEAST_FOR_TENTHS = 20


def find(study: Study) -> Finding:
    """Give each group's share of residents in three bands of areas, overall and by tenth."""
    because = study.unplaced(study.options.subject)
    if because is None and not study.groups:
        because = study.no_group()
    estimates = tuple(_all(study)) if because is None else _absent(because)
    return Finding(
        id="exposure.ranking",
        rank=22,
        title=say("ranking.title"),
        claim=say("ranking.claim"),
        verdict=_judge(estimates),
        plain=because or _plain(study, estimates),
        estimates=estimates,
        pictured=shares_given(e for e in estimates if ".tenth." not in e.name),
        caveats=(
            say("ranking.caveat"),
            say("ranking.caveat-tenths"),
            say("ranking.caveat-spearman"),
        ),
        asks=asks(study, "census", "areas"),
        queries=("by_area", "residents"),
    )


def _absent(because: Sentence) -> tuple[Estimate, ...]:
    return (absent("ranking.spearman", say("ranking.spearman-any"), "areas", because),)


def _all(study: Study) -> Iterator[Estimate]:
    for place, group in enumerate(study.groups[: study.options.most_shown], 1):
        keep = study.usable(study.options.subject, group)
        places = np.flatnonzero(keep)
        things = study.things[study.options.subject][places]
        if not places.size:
            continue
        yield from _spearman(study, place, group, places)
        everybody = study.people[Group(group.unit, "")][places]
        found = bands(things.tolist(), everybody.tolist(), study.options.top_share)
        yield _share(study, f"ranking.{place}.all", group, places, "all")
        for name in _BANDS:
            inside = places[list(getattr(found, name))]
            yield _share(study, f"ranking.{place}.{name}", group, inside, name)
        if places.size < _LEAST_FOR_TENTHS:
            continue
        parts = tenths(things.tolist())
        for number, part in enumerate(parts, 1):
            inside = places[list(part)]
            key = f"ranking.{place}.tenth.{number}"
            yield _share(study, key, group, inside, f"tenth-{number}")
        if place == 1:
            out = len(places) - sum(map(len, parts))
            label = say("ranking.on-a-cut")
            yield count_of("ranking.on-a-cut", label, "areas", out, len(places))


def _spearman(study: Study, place: int, group: Group, places: Array) -> Iterator[Estimate]:
    """Give the correlation as published, equals ranked by residents, and by mean ranks."""
    everybody = study.people[Group(group.unit, "")][places].tolist()
    things = study.things[study.options.subject][places].tolist()
    ranked = {
        "spearman": [float(rank) for rank in targeting_ranks(things, everybody)],
        "spearman-mean-ranks": things,
    }
    for name, ranks in ranked.items():
        label = say(f"ranking.{name}", group=short(group.name))
        key = f"ranking.{place}.{name}"
        # The same dice for both ways of ranking equals, others for each group.
        rng = np.random.default_rng([study.setting.seed, place])
        found = spearman_reach(
            ranks, *_surveyed(study, group, places), study.options.level, rng,
            draws=study.options.margin_draws,
        )  # fmt: skip
        if found is None:
            yield absent(key, label, "areas", say("absent.no-order"))
        else:
            yield _correlation(key, label, len(places), found, study)


def _surveyed(study: Study, group: Group, places: Array) -> tuple[list[float], list[float]]:
    """Give the group's share of each area, and the standard error that the margins leave."""
    whole = Group(group.unit, "")
    columns = [
        held[one][places].tolist()
        for held in (study.people, study.errors)
        for one in (group, whole)
    ]
    shares = [part / everybody for part, everybody in zip(columns[0], columns[1], strict=True)]
    return shares, [share_error(*row) for row in zip(*columns, strict=True)]


def _correlation(
    name: str, label: Sentence, areas: int, found: Reached, study: Study
) -> Estimate:
    """Give a correlation: counted in full, or with the reach of the census's margins."""
    if found.low == found.high:
        return number_of(name, label, "areas", areas, found.value)
    return Estimate(
        name=name,
        label=label,
        shape="index",
        unit="areas",
        support=areas,
        method=DRAWN,
        interval=Interval(
            kind="confidence",
            value=rounded(found.value),
            low=rounded(found.low),
            high=rounded(found.high),
            level=study.options.level,
        ),
    )


def _share(study: Study, name: str, group: Group, places: Array, band: str) -> Estimate:
    """Give a group's share of the residents of some areas, with the census's margins."""
    label = say("ranking.share", group=short(group.name), band=band)
    whole_group, unit = Group(group.unit, ""), group.unit
    part, whole = (float(study.people[one][places].sum()) for one in (group, whole_group))
    if not whole:
        return absent(name, label, unit, say("absent.none", unit=unit))
    errors = (
        float(np.sqrt((study.errors[one][places] ** 2).sum())) for one in (group, whole_group)
    )
    error = share_error(part, whole, *errors)
    return Estimate(
        name=name,
        label=label,
        shape="share",
        unit=unit,
        support=round(whole),
        count=round(part),
        method="U.S. Census Bureau (2020)" if error else "count",
        interval=_reach(part / whole, error, study.options.level)
        if error
        else (counted(part / whole)),
    )


def _reach(value: float, error: float, level: float) -> Interval:
    found = normal(value, error, level)
    return Interval(
        kind="confidence",
        value=rounded(value),
        low=rounded(max(0.0, found.low)),
        high=rounded(min(1.0, found.high)),
        level=level,
    )


def normal(value: float, error: float, level: float) -> Reached:
    """Give the normal interval of a value."""
    width = NormalDist().inv_cdf((1 + level) / 2) * error
    return Reached(value=value, low=value - width, high=value + width)


def _judge(estimates: tuple[Estimate, ...]) -> Verdict:
    """Judge the claim that no group's share of the most targeted is another than overall."""
    held = {e.name: e.interval for e in estimates if e.interval is not None}
    pairs = [
        (found, held[name.replace(".most", ".all")])
        for name, found in held.items()
        if name.endswith(".most") and name.replace(".most", ".all") in held
    ]
    if not pairs:
        return Verdict.NOT_ASSESSABLE
    apart = any(one.low > other.high or one.high < other.low for one, other in pairs)
    return Verdict.CONTRADICTED if apart else Verdict.INCONCLUSIVE


def _plain(study: Study, estimates: tuple[Estimate, ...]) -> Sentence:
    group = study.chosen() or study.groups[0]
    place = study.groups.index(group) + 1
    held = {e.name: e for e in estimates}
    most, every = held.get(f"ranking.{place}.most"), held.get(f"ranking.{place}.all")
    if most is None or every is None or most.interval is None or every.interval is None:
        return say("absent.no-ratio")
    return say(
        "ranking.plain",
        group=short(group.name),
        most=most.interval.value or 0.0,
        every=every.interval.value or 0.0,
        what=study.options.subject,
    )
