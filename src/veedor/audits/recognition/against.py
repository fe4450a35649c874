"""Baselines: how many of each group there are to hold its alerts against, and how surely."""

from msgspec import Struct

from veedor.audits.recognition.view import View
from veedor.stats.binomial import exact_share

PASSERS, POOL, STOPS = "passers-by", "eligible pool", "stops"
BASELINES = (PASSERS, POOL, STOPS)
"""Who could be taken for another, who could be sought, and who was stopped."""


class Baseline(Struct, frozen=True, kw_only=True):
    """One baseline: persons by group, those of no group on record, and whether it was drawn."""

    groups: dict[str, int]
    unplaced: int
    sampled: bool

    @property
    def total(self) -> int:
        """Give all its persons."""
        return sum(self.groups.values()) + self.unplaced


class Wrong(Struct, frozen=True, kw_only=True):
    """False alerts: of the group asked for, of others, and of no group on record."""

    group: int
    others: int
    unplaced: int

    @property
    def total(self) -> int:
        """Give all false alerts."""
        return self.group + self.others + self.unplaced


def baselines(view: View) -> dict[str, Baseline]:
    """Give the baselines on record; acts on hand stand in where no number of stops is given."""
    found: dict[str, Baseline] = {}
    for name in (*BASELINES, "residents"):
        rows = [row for row in view.counts.baselines if row.baseline == name]
        given = [row for row in rows if row.record == "baselines"]
        own = [row for row in rows if row.record == "stops" and view.has("stops", "group_name")]
        held = given or own
        if held and all(row.persons >= 0 for row in held):
            found[name] = Baseline(
                groups={row.group_name: row.persons for row in held if row.group_name},
                unplaced=sum(row.persons for row in held if not row.group_name),
                sampled=any(row.sampled for row in held),
            )
    return found


def false_alerts(view: View) -> Wrong:
    """Give the false alerts by whether they were on the group that the case asks about."""
    rows = [row for row in view.counts.group_alerts if row.identity == "wrong"]
    group = sum(row.alerts for row in rows if row.group_name == view.options.group_name)
    unplaced = sum(row.alerts for row in rows if not row.group_name)
    whole = sum(row.alerts for row in rows)
    return Wrong(group=group, others=whole - group - unplaced, unplaced=unplaced)


def exposed(baseline: Baseline, group: str, level: float) -> tuple[float, float] | None:
    """Give the least and the most that a group's share of a baseline can be.

    Persons of no group on record may all be of the group, or none; of a sample the exact
    limits are taken. None where that leaves a share of none, or of all: no rate can be had.
    """
    whole = baseline.total
    if not whole:
        return None
    least = baseline.groups.get(group, 0)
    most = least + baseline.unplaced
    low, high = least / whole, most / whole
    if baseline.sampled:
        low, top = exact_share(least, whole, level).low, exact_share(most, whole, level).high
        high = 1.0 if top is None else top
    return (low, high) if 0 < low <= high < 1 else None


def exposure_on_record(view: View) -> float | None:
    """Give the group's share of the faces: the case's own, else that of all who passed."""
    if view.options.group_exposure is not None:
        return view.options.group_exposure
    passers = baselines(view).get(PASSERS)
    if passers is None or passers.sampled or passers.unplaced:
        return None
    ends = exposed(passers, view.options.group_name, view.options.level)
    return ends[0] if ends else None
