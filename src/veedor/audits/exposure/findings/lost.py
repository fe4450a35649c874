"""What lies outside the map: first of all, since nothing later can count it."""

from collections import Counter
from collections.abc import Iterator

from veedor.audits.exposure.options import THINGS
from veedor.audits.exposure.shown import asks
from veedor.audits.exposure.study import DRAWN, Group, Study
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.splits import Split, shares_given, split_share

_REASONS = {
    False: ("no-point", "zero", "impossible", "outside", "several"),
    True: ("nothing", "unknown", "several", "parent"),
}


def find(study: Study) -> Finding:
    """Give the share that falls in no area, why, and the areas written against the points."""
    here = [record for record in THINGS if study.given(record)]
    shares = [_share(study, record) for record in here] or [_nothing()]
    by_point = [record for record in here if not study.written(record)]
    written = tuple(one for record in by_point for one in _written(study, record))
    estimates = (
        *shares,
        *(one for record in here for one in _reasons(study, record)),
        *written,
        *_map(study),
    )
    return Finding(
        id="exposure.lost",
        rank=11,
        title=say("lost.title"),
        claim=say("lost.claim"),
        verdict=_judge(shares),
        plain=_plain(study, here, written),
        estimates=estimates,
        pictured=shares_given((*shares, *written)),
        caveats=(say("lost.caveat"), say("lost.caveat-written"), say("lost.caveat-border")),
        asks=asks(study, "areas"),
        queries=("losses", "area_list"),
    )


def whys(study: Study, record: str) -> Counter[str]:
    """Count the things of a record by why they are where they are."""
    found: Counter[str] = Counter()
    for one in study.counts.losses:
        if one.record == record:
            found[one.why] += one.things
    return found


def _nothing() -> Estimate:
    return absent("lost.share", say("lost.share"), "rows", say("absent.no-things"))


def _share(study: Study, record: str) -> Estimate:
    found = whys(study, record)
    label, whole = say("lost.of", what=record), found.total()
    return share_of(f"lost.{record}", label, record, whole - found["inside"], whole)


def _reasons(study: Study, record: str) -> Iterator[Estimate]:
    found = whys(study, record)
    for why in _REASONS[study.written(record)]:
        label = say("lost.why", what=record, why=why)
        yield count_of(f"lost.{record}.{why}", label, record, found[why], found.total())


def _written(study: Study, record: str) -> Iterator[Estimate]:
    """Give the share of rows in an area that are written down as in another; and the unlisted.

    A name that is on no list may be another spelling of the right area, or another area.
    """
    compared: Counter[str] = Counter()
    for one in study.counts.losses:
        if one.record == record:
            compared[one.compared] += one.entries
    split = Split(yes=compared["other"], no=compared["same"], unknown=compared["unknown"])
    name, label = f"lost.{record}.written-elsewhere", say("lost.written", what=record)
    yield split_share(name, label, record, split)
    label = say("lost.unlisted", what=record)
    yield count_of(f"lost.{record}.written-unlisted", label, record, split.unknown, split.whole)


def _map(study: Study) -> Iterator[Estimate]:
    hows = Counter(area.how for area in study.areas)
    for how in ("none", "unreadable", "not degrees", "mended"):
        name = f"lost.areas.{how.replace(' ', '-')}"
        label = say(f"lost.areas-{how.replace(' ', '-')}")
        yield count_of(name, label, "areas", hows[how], hows.total())
    drawn = {area.area_code for area in study.areas if area.how in DRAWN}
    everywhere = within = 0
    for one in study.counts.residents:
        if Group(one.unit, one.group_name) == Group("persons", ""):
            everywhere += int(one.counted)
            within += int(one.counted) * (one.area_code in drawn)
    label = say("lost.residents")
    yield share_of("lost.residents", label, "residents", everywhere - within, everywhere)


def _judge(shares: list[Estimate]) -> Verdict:
    counts = [one.count for one in shares if one.interval is not None]
    if not counts:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if any(counts) else Verdict.SUPPORTED


def _plain(study: Study, here: list[str], written: tuple[Estimate, ...]) -> Sentence:
    if not here:
        return say("absent.no-things")
    lost = {record: whys(study, record) for record in here}
    whole = sum(one.total() for one in lost.values())
    out = sum(one.total() - one["inside"] for one in lost.values())
    zero = sum(one["zero"] for one in lost.values())
    elsewhere = next((e.interval for e in written if e.shape == "share" and e.interval), None)
    if elsewhere is None:
        return say("lost.plain", out=out, whole=whole, zero=zero)
    low, high = elsewhere.low, elsewhere.high
    if low == high:
        return say("lost.plain-written", out=out, whole=whole, zero=zero, low=low)
    return say("lost.plain-written-bounds", out=out, whole=whole, zero=zero, low=low, high=high)
