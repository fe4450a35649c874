"""All lives held against their terms in one pass, counted by how they stand."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from veedor.audits.retention.counts import ByDay, Counts
from veedor.audits.retention.days import after_closing, after_ending, at_review
from veedor.audits.retention.frame import Frame, State, frame_of, gone_on
from veedor.audits.retention.held import held
from veedor.audits.retention.options import RetentionOptions
from veedor.core import Setting
from veedor.stats.deadlines import months_between
from veedor.stats.splits import Split
from veedor.stats.tallies import Tally, regrouped, tallies


class Standing(Struct, frozen=True):
    """How things stand; ``otherwise``: where logical deletions are read the other way round."""

    kind: str
    alive: bool
    state: State
    otherwise: State
    closed: State | None
    ended: State | None
    reviewed: State | None


class Deployed(Struct, frozen=True):
    """A deployment, and how something of it stands."""

    deployment_id: str
    state: State


class Lasted(Struct, frozen=True):
    """Days from making to deletion, or (not ``ended``) to the day of judging, where known."""

    kind: str
    days: int | None
    ended: bool


class LogKept(Struct, frozen=True):
    """The day on which a log was made, and the months until it was deleted, if it was."""

    made: date
    months: int | None


class Keeping(Struct, frozen=True, kw_only=True):
    """How many things stand how; days past the term, lives and logs by their length.

    ``first_made``: the day on which the first thing was made. None of these grows with the
    number of things: they grow with deployments and days.
    """

    standing: Tally[Standing]
    overdue: Tally[int]
    deployed: Tally[Deployed]
    lasted: Tally[Lasted]
    logs: Tally[LogKept]
    first_made: date | None
    frame: Frame

    def of(self, *kinds: str) -> Tally[Standing]:
        """Give the things of these kinds."""
        return {one: n for one, n in self.standing.items() if one.kind in kinds}


class _Life(Struct, frozen=True):
    row: ByDay
    standing: Standing
    overdue: int
    gone: date | None


def hold(counts: Counts, options: RetentionOptions, setting: Setting) -> Keeping:
    """Hold every life against the terms that were stated for it, going through them once."""
    frame = frame_of(counts, options, setting)
    standing, overdue, deployed, lasted, logs, made = tallies(
        (_life(row, frame) for row in counts.by_day),
        lambda one: one.row.items,
        lambda one: one.standing,
        lambda one: one.overdue if one.standing.state == "past" else None,
        _deployed,
        lambda one: _lasted(one, frame),
        _log_kept,
        lambda one: one.row.created_on,
    )
    return Keeping(
        standing=standing,
        overdue=overdue,
        deployed=deployed,
        lasted=lasted,
        logs=logs,
        first_made=min(made, default=None),
        frame=frame,
    )


def by_state(standing: Tally[Standing]) -> Counter[State]:
    """Count things by how they stand on their terms."""
    return regrouped(standing, lambda one: one.state)


def split(states: Mapping[State, int]) -> Split:
    """Split things whose term has run out, or that are gone: past it, within, not known."""
    return Split(
        yes=states.get("past", 0),
        no=states.get("kept", 0),
        unknown=states.get("unknown", 0) + states.get("no term", 0),
        no_or_out=states.get("kept or spared", 0),
    )


def _life(row: ByDay, frame: Frame) -> _Life:
    logical = frame.options.logical_is_deletion
    gone = gone_on(row, logical=logical)
    now = held(row, frame, gone)
    other = now.state
    if row.deletion == "logical":
        other = held(row, frame, gone_on(row, logical=not logical)).state
    standing = Standing(
        kind=row.kind,
        alive=gone is None,
        state=now.state,
        otherwise=other,
        closed=after_closing(row, frame),
        ended=after_ending(row, frame),
        reviewed=at_review(row, frame),
    )
    return _Life(row, standing, now.overdue, gone)


def _deployed(one: _Life) -> Deployed | None:
    deployment = one.row.deployment_id
    return None if deployment is None else Deployed(deployment, one.standing.state)


def _lasted(one: _Life, frame: Frame) -> Lasted | None:
    """Give how long a thing made in the period has been kept.

    Not known where it was deleted before it was made, or made after the day of judging.
    """
    made, until = one.row.created_on, one.gone or frame.by
    if made is None or made < frame.first:
        return None
    days = None if until is None or until < made else (until - made).days
    return Lasted(one.row.kind, days, one.gone is not None)


def _log_kept(one: _Life) -> LogKept | None:
    made, gone = one.row.created_on, one.gone
    if one.row.kind != "log" or made is None:
        return None
    kept = gone is not None and gone >= made
    return LogKept(made, months_between(made, gone) if gone is not None and kept else None)
