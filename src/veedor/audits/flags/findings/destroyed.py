"""Captures that opened no case: were they destroyed, and does the register of lives agree?"""

from collections.abc import Callable

from veedor.audits.flags.counts import Counts, Destroyed
from veedor.audits.flags.findings.sources import UNIT, plain_of
from veedor.audits.flags.numbers import asks, lacks
from veedor.core import Estimate, Finding, Sentence, Setting, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

_NAMES = ("captures.kept-without-case", "captures.destroyed-and-alive", "captures.days-apart")
_LABELS = ("kept", "alive", "apart")


def find(counts: Counts, setting: Setting) -> Finding:
    """Count captures without a case that are kept, and those destroyed in one register only."""
    because = lacks(setting, "monitoring", "destroyed_at") or lacks(
        setting, "monitoring", "has_case"
    )
    joined = lacks(setting, "monitoring", "destroyed_at") or lacks(
        setting, "lives", "deleted_at"
    )
    rows = counts.destroyed
    kept = _split(rows, _kept)
    estimates = (
        _share(0, kept, because),
        _share(1, _split([r for r in rows if r.destroyed], _alive), joined),
        _share(
            2, _split([r for r in rows if r.destroyed and r.life == "deleted"], _apart), joined
        ),
    )
    return Finding(
        id="flags.destroyed",
        rank=33,
        title=say("destroyed.title"),
        claim=say("destroyed.claim"),
        verdict=none_does(estimates[:2]),
        plain=plain_of("destroyed.plain", kept, because),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(say("destroyed.caveat"), say("destroyed.caveat-register")),
        asks=asks(because, "monitoring") or asks(joined, "lives"),
        queries=("held", "destroyed"),
    )


def _share(place: int, split: Split, because: Sentence | None) -> Estimate:
    label = say(f"destroyed.{_LABELS[place]}")
    return share_or_why(_NAMES[place], label, UNIT, split, because)


def _split(
    rows: tuple[Destroyed, ...] | list[Destroyed], test: Callable[[Destroyed], int]
) -> Split:
    """Split captures by a test: 2 yes, 1 not told, 0 no."""
    by = [0, 0, 0]
    for row in rows:
        by[test(row)] += row.captures
    return Split(yes=by[2], no=by[0], unknown=by[1])


def _kept(row: Destroyed) -> int:
    """Say whether it is still kept and opened no case."""
    if row.destroyed or row.has_case:
        return 0
    return 1 if row.has_case is None and row.usual_conduct is not True else 2


def _alive(row: Destroyed) -> int:
    """Say whether the register of lives has it alive; not told where it has no such row."""
    return {"alive": 2, "deleted": 0}.get(row.life, 1)


def _apart(row: Destroyed) -> int:
    return 2 * row.apart
