"""Across groups: false matches between each group presented and each group compared with."""

from veedor.audits.trial.judged import LABEL_LENGTH, chosen, rate_of
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.seen import Seen, asks
from veedor.core import Finding, Verdict, say
from veedor.stats.estimates import absent

_UNIT = "comparisons"


def find(seen: Seen, options: TrialOptions) -> Finding:
    """Give the rate of false matches for each two groups; those compared most, by name."""
    because = seen.no_threshold
    if because is None and not seen.setting.has("comparisons", "group_a", "group_b"):
        because = say("absent.no-group-b")
    cells = () if because is not None else chosen(seen.rates, "cross", genuine=False)
    if because is None and not cells:
        because = say("absent.none", unit=_UNIT)
    largest = sorted(cells, key=lambda one: (-one.trials, one.group, one.other))
    shown = sorted(largest[: options.most_shown], key=lambda one: (one.group, one.other))
    estimates = tuple(
        rate_of(
            f"false-matches.between.{n}",
            say(
                "cross.label",
                group=one.group[:LABEL_LENGTH],
                other=one.other[:LABEL_LENGTH],
            ),
            _UNIT,
            one,
            options.level,
        )
        for n, one in enumerate(shown, start=1)
    )
    inside = sum(one.events for one in cells if one.group == one.other)
    return Finding(
        id="trial.across-groups",
        rank=25,
        title=say("cross.title"),
        claim=say("cross.claim"),
        verdict=Verdict.NOT_ASSESSABLE if because else Verdict.SUPPORTED,
        plain=because
        or say(
            "cross.plain",
            cells=len(cells),
            events=sum(one.events for one in cells),
            inside=inside,
        ),
        estimates=estimates
        or (
            absent(
                "false-matches.between",
                say("cross.absent-label"),
                _UNIT,
                because or say("absent.none", unit=_UNIT),
            ),
        ),
        pictured=tuple(one.name for one in estimates),
        caveats=(say("cross.caveat"),),
        asks=asks(because),
        queries=("scopes", "persons"),
    )
