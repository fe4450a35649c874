"""Each deployment's alerts by their end: confirmed, taken as true or false, or not known."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from veedor.audits.recognition.counts import Total
from veedor.stats.clustered import Cluster

Sum = Literal["adds up", "leaves some open", "exceeds", "no total", "nothing"]


class Tally(Struct, frozen=True, kw_only=True):
    """Alerts of one deployment by their end state: A = CT + T0 + CF + F0 + U.

    ``sum``: how the row's parts stand to its total. Where they exceed it, nothing is known of
    any alert but the total, and all are ``unknown``; "nothing": the row prints
    no alerts, and none is on hand.
    """

    use_no: int
    faces: int | None
    alerts: int
    true_confirmed: int
    true_unconfirmed: int
    false_confirmed: int
    false_unconfirmed: int
    unknown: int
    arrests: int | None
    sum: Sum

    @property
    def false(self) -> int:
        """Give the alerts found false, confirmed or not."""
        return self.false_confirmed + self.false_unconfirmed


def tally(row: Total) -> Tally:
    """Give a deployment's alerts by their end; its printed row before its alerts on hand."""
    printed = (
        row.true_confirmed,
        row.true_unconfirmed,
        row.false_confirmed,
        row.false_unconfirmed,
    )
    if row.alerts is None and all(part is None for part in printed):
        return _listed(row)
    parts = [part or 0 for part in printed]
    total = sum(parts) if row.alerts is None else row.alerts
    rest = total - sum(parts)
    if rest < 0:
        return _tally(row, total, [0, 0, 0, 0], row.arrests, "exceeds")
    how: Sum = "leaves some open" if rest else "adds up"
    return _tally(row, total, parts, row.arrests, "no total" if row.alerts is None else how)


def clusters(pairs: Iterable[tuple[int, int | None]]) -> tuple[Cluster, ...]:
    """Give (events, rows) by deployment where there are rows and no more events than rows."""
    return tuple((part, whole) for part, whole in pairs if whole and part <= whole)


def _listed(row: Total) -> Tally:
    parts = [
        row.listed_true,
        row.listed_true_unconfirmed,
        row.listed_false,
        row.listed_false_unconfirmed,
    ]
    how: Sum = "leaves some open" if row.listed > sum(parts) else "adds up"
    how = how if row.listed else "nothing"
    arrests = row.arrests
    if arrests is None and row.listed and not row.listed_open:
        arrests = row.listed_arrests
    return _tally(row, row.listed, parts, arrests, how)


def _tally(row: Total, total: int, parts: list[int], arrests: int | None, how: Sum) -> Tally:
    true_confirmed, true_unconfirmed, false_confirmed, false_unconfirmed = parts
    return Tally(
        use_no=row.use_no,
        faces=row.faces,
        alerts=total,
        true_confirmed=true_confirmed,
        true_unconfirmed=true_unconfirmed,
        false_confirmed=false_confirmed,
        false_unconfirmed=false_unconfirmed,
        unknown=total - sum(parts),
        arrests=arrests,
        sum=how,
    )
