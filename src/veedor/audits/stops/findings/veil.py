"""The veil of darkness: each group's odds in the dark over those in the light."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.audits.stops.view import UNIT, View, ask_for, bounds, reach, short
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.darkness import Dim, veil
from veedor.stats.estimates import absent, share_of
from veedor.stats.sun import evening

_METHOD = "Grogger and Ridgeway (2006)"
_PLACES = 6
"""Decimals of a fit by steps: what any machine's linear algebra agrees on."""


class Dusk(Struct, frozen=True, kw_only=True):
    """One stop or several in the window: in the dark or not, by whom, of which group."""

    minute: int
    dark: bool
    unit: int
    group: str
    acts: int


def find(view: View) -> Finding:
    """Give each group against the reference, and how the recording of groups fares at night."""
    because = view.no_pair()
    if because is None and view.options.latitude is None:
        because = say("veil.no-place")
    seen, twilight = _sorted_by_light(view) if because is None else ([], 0)
    if because is None and not seen:
        because = say("veil.none")
    odds = tuple(
        e for n, name in view.others() if because is None for e in _odds(view, seen, n, name)
    )
    if because is not None:
        odds = (absent("veil.odds", say("veil.label"), UNIT, because),)
    recorded = _recorded(seen, because)
    return Finding(
        id="stops.veil",
        rank=32,
        title=say("veil.title"),
        claim=say("veil.claim"),
        verdict=_verdict(odds),
        plain=because or _plain(seen, twilight, odds, recorded),
        estimates=(*odds, *recorded),
        pictured=tuple(e.name for e in odds if ".odds." in e.name and e.interval),
        caveats=(
            say("veil.caveat-premise"),
            say("veil.caveat-missing"),
            say("veil.caveat-season"),
            say("veil.caveat-twilight"),
            *((_how(seen),) if seen else ()),
        ),
        asks=ask_for(because),
        queries=("acts", "clock"),
    )


def _sorted_by_light(view: View) -> tuple[list[Dusk], int]:
    """Sort the stops by light and dark, those between sunset and dusk left out and counted."""
    latitude, longitude = view.options.latitude, view.options.longitude
    seen, twilight = [], 0
    for cell in view.counts.clock:
        if cell.act != view.act or latitude is None or longitude is None:
            continue
        sun = evening(cell.day, latitude, longitude, view.setting.zone)
        if sun is None or sun.sunset <= cell.minute_of_day <= sun.dusk:
            twilight += cell.acts
            continue
        seen.append(
            Dusk(
                minute=cell.minute_of_day,
                dark=cell.minute_of_day > sun.dusk,
                unit=cell.unit_no,
                group=cell.group_name,
                acts=cell.acts,
            )
        )
    return seen, twilight


def _odds(view: View, seen: list[Dusk], n: int, name: str) -> tuple[Estimate, Estimate]:
    """Give the odds ratio of those with a group on record, and bounds if any may be of any."""
    label = say("veil.odds", group=short(name), reference=short(view.reference))
    wide = say("veil.bounds", group=short(name), reference=short(view.reference))
    found = veil(_dims(view, seen, name), view.options.level)
    keys = f"veil.odds.{n}", f"veil.bounds.{n}"
    if found is None:
        because = say("veil.no-fit")
        return absent(keys[0], label, UNIT, because), absent(keys[1], wide, UNIT, because)
    ends = (
        round(found.odds_ratio, _PLACES),
        round(found.low, _PLACES),
        round(found.high, _PLACES),
    )
    first = Estimate(
        name=keys[0],
        label=label,
        shape="index",
        unit=UNIT,
        support=found.stops,
        method=_METHOD,
        interval=reach(*ends, view.options.level),
    )
    return first, _wide(view, seen, n, name)


def _wide(view: View, seen: list[Dusk], n: int, name: str) -> Estimate:
    """Give the ratios if all without a group were of one in the dark, the other in light."""
    label = say("veil.bounds", group=short(name), reference=short(view.reference))
    ends = [
        veil(_dims(view, seen, name, missing=dark), view.options.level)
        for dark in (False, True)
    ]
    known = [round(one.odds_ratio, _PLACES) for one in ends if one is not None]
    if len(known) < 2:
        return absent(f"veil.bounds.{n}", label, UNIT, say("veil.no-fit"))
    wanted = {name, view.reference, ""}
    return Estimate(
        name=f"veil.bounds.{n}",
        label=label,
        shape="index",
        unit=UNIT,
        support=sum(one.acts for one in seen if one.group in wanted),
        method=_METHOD,
        interval=bounds(min(known), max(known)),
    )


def _dims(
    view: View, seen: Iterable[Dusk], name: str, *, missing: bool | None = None
) -> list[Dim]:
    """Give the stops of two groups; ``missing``: in which light the nameless are of it."""
    dims = []
    for one in seen:
        group = one.group == name
        if not one.group and missing is not None:
            group = one.dark == missing
        elif one.group not in {name, view.reference} or not one.group:
            continue
        dims.append(
            Dim(
                minute=one.minute,
                dark=one.dark,
                unit=one.unit,
                group=one.acts if group else 0,
                others=0 if group else one.acts,
            )
        )
    return dims


def _recorded(seen: list[Dusk], because: Sentence | None) -> tuple[Estimate, ...]:
    """Give the share with a group on record in light and in dark: the veil's premise."""
    shown = []
    for key, dark in (("light", False), ("dark", True)):
        name, label = f"veil.recorded.{key}", say(f"veil.recorded-{key}")
        here = [one for one in seen if one.dark == dark]
        named = sum(one.acts for one in here if one.group)
        shown.append(
            absent(name, label, UNIT, because)
            if because is not None
            else share_of(name, label, UNIT, named, sum(one.acts for one in here))
        )
    return tuple(shown)


def _plain(
    seen: list[Dusk],
    twilight: int,
    odds: tuple[Estimate, ...],
    recorded: tuple[Estimate, ...],
) -> Sentence:
    """Say how many ratios lie below one, and how far the recording of groups went."""
    fitted = [e.interval for e in odds if ".odds." in e.name and e.interval is not None]
    shares = [e.interval.value for e in recorded if e.interval is not None]
    facts = {"n": sum(one.acts for one in seen), "twilight": twilight}
    if len(shares) < 2 or not fitted:
        return say("veil.plain-bare", **facts)
    below = sum(one.high < 1 for one in fitted)
    light, dark = (share or 0.0 for share in shares)
    return say("veil.plain", below=below, pairs=len(fitted), light=light, dark=dark, **facts)


def _how(seen: list[Dusk]) -> Sentence:
    units = {one.unit for one in seen}
    return say("veil.by-officer") if 0 not in units and len(units) >= 10 else say("veil.alone")


def _verdict(odds: tuple[Estimate, ...]) -> Verdict:
    """Judge the claim that no group is stopped more in the light, where it can be seen."""
    found = [e.interval for e in odds if ".odds." in e.name and e.interval is not None]
    if not found:
        return Verdict.NOT_ASSESSABLE
    below = any(one.high < 1 for one in found)
    return Verdict.CONTRADICTED if below else Verdict.INCONCLUSIVE
