"""Orders: was one in force at the moment of each act, and did it allow that act?"""

from collections import defaultdict
from collections.abc import Iterable

from veedor.audits.stops.counts import Duty
from veedor.audits.stops.view import (
    UNIT,
    UNKNOWN,
    Topic,
    View,
    none_should,
    short,
    split_levels,
)
from veedor.core import Estimate, Finding, Sentence, say
from veedor.stats.estimates import absent
from veedor.stats.splits import split_share

_QUERIES = ("matched", "acts", "duties")


def ordered(view: View) -> Finding:
    """Count the acts that followed an alert with no order in force at that moment."""
    because = _lacking(view)
    named = view.setting.has("stops", "alert_id")
    rows = [row for row in view.counts.duties if row.from_alert or not named]
    split = split_levels((row.unordered, row.acts) for row in rows)
    topic = Topic(id="ordered", name="acts.without-order", rank=10, queries=_QUERIES)
    every = () if named or because is not None else (say("ordered.caveat-all"),)
    by = _by_kind(view, rows) if because is None else ()
    return none_should(topic, split, because, by, every)


def authorised(view: View) -> Finding:
    """Count the coercive acts without an order in force that allows that act."""
    because = _lacking(view)
    wanted = {kind.lower() for kind in view.options.coercive_acts}
    rows = [row for row in view.counts.duties if not wanted or row.act.lower() in wanted]
    split = split_levels((row.unallowed, row.acts) for row in rows)
    topic = Topic(id="authorised", name="stops-without-valid-order", rank=11, queries=_QUERIES)
    caveats = () if view.options.allows else (say("authorised.caveat-kinds"),)
    return none_should(topic, split, because, _parts(rows, because), caveats)


def _lacking(view: View) -> Sentence | None:
    """Say why no order can be held against an act; its person or its citation must be known."""
    because = view.lacks("stops", "started_at") or view.lacks("orders", "valid_from")
    if because is not None or view.setting.has("stops", "person"):
        return because
    return view.lacks("stops", "order_id") or view.lacks("orders", "order_id")


def _by_kind(view: View, rows: list[Duty]) -> tuple[Estimate, ...]:
    """Give the share kind by kind: kinds of acts never stand merged alone."""
    by: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        by[row.act].append((row.unordered, row.acts))
    sized = sorted(by, key=lambda act: (-sum(n for _, n in by[act]), act))
    return tuple(
        split_share(
            f"acts.without-order.{n}",
            say("ordered.of-kind", act=short(act)),
            UNIT,
            split_levels(by[act]),
        )
        for n, act in enumerate(sized[: view.options.most_shown], 1)
    )


def _parts(rows: Iterable[Duty], because: Sentence | None) -> tuple[Estimate, ...]:
    """Part the share: no order at all, or one that does not allow this act."""
    name, label = "stops-without-valid-order.other-act", say("authorised.other-act")
    if because is not None:
        return (absent(name, label, UNIT, because),)
    levels = [
        (row.unallowed if row.unordered != UNKNOWN else UNKNOWN, row.acts)
        for row in rows
        if row.unordered != 2
    ]
    return (split_share(name, label, UNIT, split_levels(levels)),)
