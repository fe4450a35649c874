"""Kinds of acts: how many of each, which is compared, and how many have no group."""

from collections import Counter

from veedor.audits.stops.view import UNIT, View, ask_for, short
from veedor.core import Estimate, Finding, Verdict, say
from veedor.stats.estimates import absent, count_of, share_of
from veedor.stats.splits import shares_given


def find(view: View) -> Finding:
    """Count the acts by kind, and those without a group among the kind that is compared."""
    kindless, groupless = view.lacks("stops", "act"), view.lacks("stops", "group_name")
    because = kindless if groupless is not None else None
    sizes = Counter[str]()
    for cell in view.counts.place_cells:
        sizes[cell.act] += cell.acts
    whole = sum(sizes.values())
    if because is None and not whole:
        because = say("absent.none", unit=UNIT)
    named = sorted(sizes, key=lambda act: (-sizes[act], act))[: view.options.most_shown]
    of_kind = tuple(
        count_of(f"acts.kind.{n}", say("kinds.of", act=short(act)), UNIT, sizes[act], whole)
        for n, act in enumerate(named, 1)
        if kindless is None
    )
    missing = _nameless(view, sizes[view.act])
    facts = {"n": sizes[view.act], "whole": whole}
    plain = (
        say("kinds.plain-one", nameless=view.nameless, **facts)
        if kindless is not None
        else say("kinds.plain-bare", act=short(view.act), **facts)
        if groupless is not None
        else say("kinds.plain", act=short(view.act), nameless=view.nameless, **facts)
    )
    return Finding(
        id="stops.kinds",
        rank=40,
        title=say("kinds.title"),
        claim=say("kinds.claim"),
        verdict=_verdict(missing),
        plain=because or plain,
        estimates=(missing, *of_kind),
        pictured=shares_given((missing,)),
        caveats=(
            say("kinds.caveat" if kindless is None else "kinds.caveat-one"),
            say("kinds.caveat-group"),
        ),
        asks=ask_for(because or kindless or groupless),
        queries=("acts", "place_cells"),
    )


def _nameless(view: View, whole: int) -> Estimate:
    because = view.lacks("stops", "group_name")
    label = say("kinds.nameless", act=short(view.act))
    if view.lacks("stops", "act") is not None:
        label = say("kinds.nameless-one")
    if because is not None:
        return absent("acts.no-group", label, UNIT, because)
    return share_of("acts.no-group", label, UNIT, view.nameless, whole)


def _verdict(missing: Estimate) -> Verdict:
    if missing.interval is None:
        return Verdict.NOT_ASSESSABLE
    return Verdict.CONTRADICTED if missing.interval.high else Verdict.SUPPORTED
