"""Single measures of how groups differ, as tests publish them, each with what chance leaves."""

import math

from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.seen import Seen, asks
from veedor.audits.trial.sides import Side, side_of
from veedor.core import Estimate, Finding, Interval, Sentence, Verdict, say
from veedor.stats.differentials import (
    fairness_discrepancy,
    garbe,
    gini_of_rates,
    gini_reach,
    inequity,
)
from veedor.stats.estimates import absent
from veedor.stats.exact import rounded
from veedor.stats.rates import Ends

_METHOD = "simultaneous intervals (Bonferroni)"


def find(seen: Seen, options: TrialOptions) -> Finding:
    """Give Gini, GARBE, fairness discrepancy and inequity; none of them judges a claim."""
    matches = side_of(seen, options, "false-matches", genuine=False)
    misses = side_of(seen, options, "misses", genuine=True)
    why = matches.why or misses.why
    if why is None and {one.group for one in matches.held} != {o.group for o in misses.held}:
        why = say("measures.other-groups")
    estimates = (
        _gini(matches, options),
        _gini(misses, options),
        *_both(matches, misses, options, why),
    )
    return Finding(
        id="trial.measures",
        rank=27,
        title=say("measures.title"),
        claim=say("measures.claim"),
        verdict=Verdict.NOT_ASSESSABLE,
        plain=why or say("measures.plain", groups=len(matches.held), alpha=options.alpha),
        estimates=estimates,
        caveats=(say("measures.caveat"), say("measures.caveat-near-one")),
        asks=asks(why),
        queries=("scopes", "persons"),
    )


def _ends(side: Side, options: TrialOptions, sides: int) -> list[Ends]:
    """Give each group's interval such that all groups of so many sides hold together."""
    level = 1 - (1 - options.level) / (sides * len(side.held))
    return [one.ends(level) for one in side.held]


def _gini(side: Side, options: TrialOptions) -> Estimate:
    name, label = f"measures.gini-{side.name}", say(f"measures.gini-{side.name}")
    value = None if side.why else gini_of_rates([one.value for one in side.held])
    if side.why is not None or value is None:
        return absent(name, label, side.unit, side.why or say("absent.zero-mean"))
    reach = gini_reach(_ends(side, options, 1))
    return _index(name, label, side, options, value, reach)


def _both(
    matches: Side, misses: Side, options: TrialOptions, why: Sentence | None
) -> tuple[Estimate, ...]:
    labels = {n: say(f"measures.{n}") for n in ("garbe", "discrepancy", "inequity")}
    if why is not None:
        return tuple(
            absent(f"measures.{n}", label, matches.unit, why) for n, label in labels.items()
        )
    seen = [[(one.value, one.value) for one in side.held] for side in (matches, misses)]
    ends = [_ends(side, options, 2) for side in (matches, misses)]
    ginis = [gini_of_rates([low for low, _ in rates]) or 0.0 for rates in seen]
    reach = [gini_reach(side) for side in ends]
    alpha = options.alpha
    return (
        _index(
            "measures.garbe",
            labels["garbe"],
            matches,
            options,
            garbe(ginis[0], ginis[1], alpha),
            (garbe(reach[0][0], reach[1][0], alpha), garbe(reach[0][1], reach[1][1], alpha)),
        ),
        _index(
            "measures.discrepancy",
            labels["discrepancy"],
            matches,
            options,
            fairness_discrepancy(seen[0], seen[1], alpha)[0],
            fairness_discrepancy(ends[0], ends[1], alpha),
        ),
        _inequity(labels["inequity"], matches, options, seen, ends),
    )


def _inequity(
    label: Sentence,
    side: Side,
    options: TrialOptions,
    seen: list[list[Ends]],
    ends: list[list[Ends]],
) -> Estimate:
    low, high = inequity(ends[0], ends[1], options.alpha)
    value = inequity(seen[0], seen[1], options.alpha)[0]
    if math.isinf(high) or math.isinf(value):
        because = say("measures.no-inequity", low=rounded(low))
        return absent("measures.inequity", label, side.unit, because)
    return _index("measures.inequity", label, side, options, value, (low, high))


def _index(
    name: str,
    label: Sentence,
    side: Side,
    options: TrialOptions,
    value: float,
    reach: Ends,
) -> Estimate:
    shown = rounded(value)
    return Estimate(
        name=name,
        label=label,
        shape="rate" if name == "measures.inequity" else "index",
        unit=side.unit,
        support=side.trials,
        method=_METHOD,
        interval=Interval(
            kind="simultaneous",
            value=shown,
            low=min(rounded(reach[0]), shown),
            high=max(rounded(reach[1]), shown),
            level=options.level,
        ),
    )
