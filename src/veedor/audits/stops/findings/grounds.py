"""Grounds: detentions to establish identity, and acts upon persons who are on a list."""

from veedor.audits.stops.counts import Duty
from veedor.audits.stops.view import (
    NO,
    UNIT,
    UNKNOWN,
    YES,
    Topic,
    View,
    none_should,
    split_levels,
)
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, share_or_why


def identity(view: View) -> Finding:
    """Count the detentions to establish identity: too long, no judge told, or only an alert."""
    because = view.lacks("stops", "act")
    if because is None and not view.options.identity_acts:
        because = say("identity.none-named")
    wanted = {kind.lower() for kind in view.options.identity_acts}
    rows = [row for row in view.counts.duties if row.act.lower() in wanted]
    split = split_levels((max(_failings(view, row)), row.acts) for row in rows)
    topic = Topic(id="identity", name="identity-detentions.not-complying", rank=12)
    return none_should(topic, split, because, _each(view, rows, because))


def listed(view: View) -> Finding:
    """Count the acts upon listed persons with no ground other than being listed."""
    because = view.lacks("stops")
    ways = (("stops", "listed"), ("stops", "profile_id"), ("profiles", "person"))
    if because is None and not any(view.setting.has(*way) for way in ways):
        because = view.lacks("stops", "listed")
    if because is None and not view.setting.has("stops", "human_ground"):
        because = view.lacks("stops", "ground")
    yes = no = unknown = either = 0
    for row in view.counts.duties:
        bare = _groundless(view, row)
        yes += row.acts if row.listed == YES and bare == YES else 0
        no += row.acts if row.listed == YES and bare == NO else 0
        either += row.acts if row.listed == UNKNOWN and bare == NO else 0
        open_ = (row.listed == YES and bare == UNKNOWN) or (row.listed == UNKNOWN and bare)
        unknown += row.acts if open_ else 0
    topic = Topic(id="listed", name="listed.without-own-ground", rank=13)
    split = Split(yes=yes, no=no, unknown=unknown, no_or_out=either)
    return none_should(topic, split, because)


def _failings(view: View, row: Duty) -> tuple[int, int, int]:
    """Give three levels: lasted too long, no judge told, no more ground than an alert."""
    late = row.late if view.setting.has("stops", "ended_at") else UNKNOWN
    untold = UNKNOWN
    if view.setting.has("stops", "judge_told_at"):
        untold = NO if row.told else YES
    return late, untold, _on_alert_alone(view, row)


def _on_alert_alone(view: View, row: Duty) -> int:
    """Say whether an act rests on no facts: a ground in words may only repeat the alert."""
    bare = _groundless(view, row)
    known = view.setting.has("stops", "alert_id")
    if bare == UNKNOWN and row.worded and known and not (row.from_alert or row.from_profile):
        return NO
    return bare


def _groundless(view: View, row: Duty) -> int:
    """Say whether no ground of a person's own is on record."""
    if row.human != UNKNOWN:
        return NO if row.human == YES else YES
    return UNKNOWN if row.worded or not view.setting.has("stops", "ground") else YES


def _each(view: View, rows: list[Duty], because: Sentence | None) -> tuple[Estimate, ...]:
    return tuple(
        share_or_why(
            f"identity-detentions.{name}",
            say(f"identity.{name}"),
            UNIT,
            split_levels((_failings(view, row)[place], row.acts) for row in rows),
            because,
        )
        for place, name in enumerate(("too-long", "no-judge", "alert-alone"))
    )
