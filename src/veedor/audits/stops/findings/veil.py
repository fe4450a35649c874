"""The veil of darkness: each group's odds in the dark over those in the light."""

from veedor.audits.stops.twilight import Dusk, sorted_by_light
from veedor.audits.stops.view import UNIT, View, ask_for, bounds, reach, short
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.darkness import Dims, veil
from veedor.stats.estimates import absent, share_of

# NumPy is loaded where it is called: it takes time, and most commands need none of it.
# ruff: noqa: PLC0415

_METHOD = "Grogger and Ridgeway (2006)"
_PLACES = 6
"""Decimals of a fit by steps: what any machine's linear algebra agrees on."""


def find(view: View) -> Finding:
    """Give each group against the reference, and how the recording of groups fares at night."""
    because = view.no_pair()
    if because is None and view.options.latitude is None:
        because = say("veil.no-place")
    seen = sorted_by_light(view) if because is None else None
    if seen is not None and not len(seen.acts):
        seen = None
    why = because or say("veil.none")
    odds = (
        (absent("veil.odds", say("veil.label"), UNIT, why),)
        if seen is None
        else tuple(e for n, name in view.others() for e in _odds(view, seen, n, name))
    )
    recorded = _recorded(seen, why)
    return Finding(
        id="stops.veil",
        rank=32,
        title=say("veil.title"),
        claim=say("veil.claim"),
        verdict=_verdict(odds),
        plain=why if seen is None else _plain(seen, odds, recorded),
        estimates=(*odds, *recorded),
        pictured=tuple(e.name for e in odds if ".odds." in e.name and e.interval),
        caveats=(
            say("veil.caveat-premise"),
            say("veil.caveat-missing"),
            say("veil.caveat-season"),
            say("veil.caveat-twilight"),
            *((_how(seen),) if seen is not None else ()),
        ),
        asks=ask_for(because),
        queries=("acts", "groups", "clock"),
    )


def _odds(view: View, seen: Dusk, n: int, name: str) -> tuple[Estimate, Estimate]:
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


def _wide(view: View, seen: Dusk, n: int, name: str) -> Estimate:
    """Give the ratios if all without a group were of one in the dark, the other in light."""
    label = say("veil.bounds", group=short(name), reference=short(view.reference))
    ends = [
        veil(_dims(view, seen, name, missing=dark), view.options.level)
        for dark in (False, True)
    ]
    known = [round(one.odds_ratio, _PLACES) for one in ends if one is not None]
    if len(known) < 2:
        return absent(f"veil.bounds.{n}", label, UNIT, say("veil.no-fit"))
    wanted = seen.of(name) | seen.of(view.reference) | seen.of("")
    return Estimate(
        name=f"veil.bounds.{n}",
        label=label,
        shape="index",
        unit=UNIT,
        support=int(seen.acts[wanted].sum()),
        method=_METHOD,
        interval=bounds(min(known), max(known)),
    )


def _dims(view: View, seen: Dusk, name: str, *, missing: bool | None = None) -> Dims:
    """Give the stops of two groups; ``missing``: in which light the nameless are of it."""
    import numpy as np

    group, others, nameless = seen.of(name), seen.of(view.reference), seen.of("")
    if missing is not None:
        group = group | (nameless & (seen.dark == missing))
        others = others | (nameless & (seen.dark != missing))
    kept = group | others
    return Dims(
        minute=seen.minute[kept],
        dark=seen.dark[kept],
        unit=seen.unit[kept],
        group=np.where(group, seen.acts, 0)[kept],
        others=np.where(group, 0, seen.acts)[kept],
    )


def _recorded(seen: Dusk | None, why: Sentence) -> tuple[Estimate, ...]:
    """Give the share with a group on record in light and in dark: the veil's premise."""
    shown = []
    for key, dark in (("light", False), ("dark", True)):
        name, label = f"veil.recorded.{key}", say(f"veil.recorded-{key}")
        if seen is None:
            shown.append(absent(name, label, UNIT, why))
            continue
        here = seen.dark == dark
        named, whole = (int(seen.acts[kept].sum()) for kept in (here & ~seen.of(""), here))
        shown.append(share_of(name, label, UNIT, named, whole))
    return tuple(shown)


def _plain(seen: Dusk, odds: tuple[Estimate, ...], recorded: tuple[Estimate, ...]) -> Sentence:
    """Say how many ratios lie below one, and how far the recording of groups went."""
    fitted = [e.interval for e in odds if ".odds." in e.name and e.interval is not None]
    shares = [e.interval.value for e in recorded if e.interval is not None]
    facts = {"n": int(seen.acts.sum()), "twilight": seen.twilight}
    if len(shares) < 2 or not fitted:
        return say("veil.plain-bare", **facts)
    below = sum(one.high < 1 for one in fitted)
    light, dark = (share or 0.0 for share in shares)
    return say("veil.plain", below=below, pairs=len(fitted), light=light, dark=dark, **facts)


def _how(seen: Dusk) -> Sentence:
    units = set(seen.unit.tolist())
    return say("veil.by-officer") if 0 not in units and len(units) >= 10 else say("veil.alone")


def _verdict(odds: tuple[Estimate, ...]) -> Verdict:
    """Judge the claim that no group is stopped more in the light, where it can be seen."""
    found = [e.interval for e in odds if ".odds." in e.name and e.interval is not None]
    if not found:
        return Verdict.NOT_ASSESSABLE
    below = any(one.high < 1 for one in found)
    return Verdict.CONTRADICTED if below else Verdict.INCONCLUSIVE
