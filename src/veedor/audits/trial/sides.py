"""One kind of error by group: which groups are held against each other, and why none is."""

from msgspec import Struct

from veedor.audits.trial.judged import Rate, chosen
from veedor.audits.trial.options import TrialOptions
from veedor.audits.trial.seen import Seen
from veedor.core import Sentence, say
from veedor.stats.rates import ratio_of_extremes

COMPARED = "comparisons"


class Side(Struct, frozen=True, kw_only=True):
    """One kind of error by group: its name, the groups judged, and why there are none."""

    name: str
    unit: str
    rates: tuple[Rate, ...]
    held: tuple[Rate, ...]
    why: Sentence | None

    @property
    def trials(self) -> int:
        """Give how many trials the groups held against each other have."""
        return sum(one.trials for one in self.held)


def side_of(seen: Seen, options: TrialOptions, name: str, *, genuine: bool) -> Side:
    """Take the comparisons; where none were handed over, the searches."""
    searches = "comparisons" not in seen.setting.given and "searches" in seen.setting.given
    rates = chosen(seen.searched if searches else seen.rates, "group", genuine=genuine)
    held = tuple(one for one in rates if one.trials >= options.minimum_support)
    why = _lacking(seen, searches=searches, genuine=genuine)
    if why is None and len(held) < 2:
        why = say("absent.few-groups", n=len(held), least=options.minimum_support)
    if why is None and not any(one.events for one in held):
        why = say(f"absent.no-{name}", groups=len(held))
    unit = "searches" if searches else COMPARED
    return Side(name=name, unit=unit, rates=rates, held=held, why=why)


def reach(side: Side, options: TrialOptions) -> tuple[float, float]:
    """Bound the ratio: each group's interval at a level at which all hold together."""
    level = 1 - (1 - options.level) / len(side.held)
    return ratio_of_extremes([one.ends(level) for one in side.held])


def extremes(side: Side) -> tuple[Rate, Rate]:
    """Give the groups with the lowest and with the highest rate."""
    ordered = sorted(side.held, key=lambda one: (one.value, -one.trials, one.group))
    return ordered[0], ordered[-1]


def _lacking(seen: Seen, *, searches: bool, genuine: bool) -> Sentence | None:
    """Say which record, threshold or column is lacking."""
    if not searches and seen.no_threshold is not None:
        return seen.no_threshold
    column = ("searches", "group_name") if searches else ("comparisons", "group_a")
    if not seen.setting.has(*column):
        return say("absent.no-groups")
    if searches and genuine and not seen.setting.has("searches", "mated"):
        return say("absent.no-mated")
    return None
