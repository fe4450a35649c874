"""Entries by the answer to a question, as shares: counted, in bounds, or why there is none."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.audits.watchlist.counts import Counts
from veedor.core import Estimate, Sentence, Setting, Verdict, say
from veedor.stats.estimates import absent, bounds_of, share_of
from veedor.stats.exact import counted

NO, UNKNOWN, YES = 0, 1, 2


class Split(Struct, frozen=True):
    """Entries for which the answer is yes, and those for which it cannot be told."""

    yes: int
    unknown: int
    whole: int


def split(counts: Counts, question: str) -> Split:
    """Split the entries by the answer to one question of ``levels``."""
    rows = [(row.level, row.entries) for row in counts.levels if row.question == question]
    return split_of(rows)


def split_of(rows: Iterable[tuple[int, int]]) -> Split:
    """Split (level, entries): levels 0 no, 1 cannot be told, 2 yes.

    >>> split_of([(0, 7), (2, 2), (1, 1), (2, 1)])
    Split(yes=3, unknown=1, whole=11)
    """
    by = {NO: 0, UNKNOWN: 0, YES: 0}
    for level, entries in rows:
        by[level] += entries
    return Split(by[YES], by[UNKNOWN], sum(by.values()))


def share(name: str, found: Split, *, unit: str = "entries") -> Estimate:
    """Give a share: a count where every row tells, bounds where some do not."""
    label = say(name)
    if found.unknown:
        most = found.yes + found.unknown
        return bounds_of(name, label, unit, found.yes, most, found.whole)
    return share_of(name, label, unit, found.yes, found.whole)


def told(
    name: str, found: Split, because: Sentence | None, *, unit: str = "entries"
) -> Estimate:
    """Give a share, or no number where there is a reason for none."""
    if because is not None:
        return absent(name, say(name), unit, because)
    return share(name, found, unit=unit)


def most_of(name: str, number: int, entries: int) -> Estimate:
    """Give the most (or least) of something among entries, in the unit that its label says."""
    return Estimate(
        name=name,
        label=say(name),
        shape="rate",
        unit="entries",
        support=entries,
        method="count",
        interval=counted(number),
    )


def lacks(setting: Setting, *columns: str) -> Sentence | None:
    """Say which column of the list was not handed over; nothing where all were."""
    if "watchlist" not in setting.given:
        return say("absent.no-list")
    for column in columns:
        made = column == "order_kind" and setting.has("watchlist", "kind")  # of list_versions
        if not made and not setting.has("watchlist", column):
            return say("absent.no-column", column=column)
    return None


def judge_none(estimate: Estimate) -> Verdict:
    """Hold the claim that there is none against a share or its bounds."""
    held = estimate.interval
    if held is None:
        return Verdict.NOT_ASSESSABLE
    if held.low > 0:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if held.high == 0 else Verdict.INCONCLUSIVE


def judge_all(estimates: Iterable[Estimate]) -> Verdict:
    """Hold the claim that none of several is found: one that is found contradicts it.

    It is supported where all of them are counted as none, not where some give no number.
    """
    verdicts = {judge_none(estimate) for estimate in estimates}
    if Verdict.CONTRADICTED in verdicts:
        return Verdict.CONTRADICTED
    return verdicts.pop() if len(verdicts) == 1 else Verdict.INCONCLUSIVE
