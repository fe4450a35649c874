"""Alerts by group: found false, true, not checked; and what each way to place them allows."""

from msgspec import Struct

from veedor.audits.recognition.view import View
from veedor.stats.limits import Limits
from veedor.stats.two_groups import TwoGroups
from veedor.stats.unplaced import Unplaced, ratio_not_ruled_out


class Found(Struct, frozen=True, kw_only=True):
    """Alerts of a group: found false, found true, and not checked."""

    wrong: int = 0
    right: int = 0
    unchecked: int = 0

    @property
    def checked(self) -> int:
        """Give those of which it is known."""
        return self.wrong + self.right


Sides = tuple[Found, Found, Found]
"""The group's alerts, those of all other groups, and those of no group on record."""


def by_group(view: View) -> dict[str, Found]:
    """Give each group's alerts; those of no group stand under an empty name."""
    found: dict[str, Found] = {}
    for row in view.counts.group_alerts:
        kind = {"wrong": "wrong", "correct": "right"}.get(row.identity, "unchecked")
        was = found.get(row.group_name, Found())
        told = {name: getattr(was, name) for name in ("wrong", "right", "unchecked")}
        told[kind] += row.alerts
        found[row.group_name] = Found(**told)
    return found


def sides_of(view: View, by: dict[str, Found]) -> Sides:
    """Give the group's alerts, those of all other groups, and those of no group on record."""
    group = view.options.group_name
    rest = [one for name, one in by.items() if name and name != group]
    others = Found(
        wrong=sum(one.wrong for one in rest),
        right=sum(one.right for one in rest),
        unchecked=sum(one.unchecked for one in rest),
    )
    return by.get(group, Found()) if group else Found(), others, by.get("", Found())


def pair_of(group: Found, others: Found) -> TwoGroups:
    """Give the alerts that were checked, the group's and the others'."""
    return TwoGroups(
        hits=group.wrong,
        total=group.checked,
        other_hits=others.wrong,
        other_total=others.checked,
    )


def corners(sides: Sides) -> tuple[TwoGroups, TwoGroups]:
    """Give the pairs with the unchecked alerts all for a low ratio, and all for a high one.

    Alerts both unchecked and of no group count on both sides at once: no case reaches further.
    """
    group, others, nobody = sides
    least = TwoGroups(
        hits=group.wrong,
        total=group.checked + group.unchecked + nobody.unchecked,
        other_hits=others.wrong + others.unchecked + nobody.unchecked,
        other_total=others.checked + others.unchecked + nobody.unchecked,
    )
    most = TwoGroups(
        hits=group.wrong + group.unchecked + nobody.unchecked,
        total=group.checked + group.unchecked + nobody.unchecked,
        other_hits=others.wrong,
        other_total=others.checked + others.unchecked + nobody.unchecked,
    )
    return least, most


def all_alerts(sides: Sides) -> int:
    """Count all alerts, checked or not."""
    return sum(one.checked + one.unchecked for one in sides)


def limits_of_all(view: View, sides: Sides) -> Limits:
    """Give limits of the ratio that hold wherever unchecked and unplaced alerts belong."""
    least, most = corners(sides)
    unplaced = Unplaced(hits=sides[2].wrong, rest=sides[2].right)
    low = ratio_not_ruled_out(least, unplaced, view.options.level)
    high = ratio_not_ruled_out(most, unplaced, view.options.level)
    return Limits(
        value=None, low=low.low, high=high.high, level=low.level, kind="exact", zero=high.zero
    )
