"""What all findings see: counts, options, what was handed over, each deployment's sum."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from veedor.audits.recognition.counts import AlertState, Counts
from veedor.audits.recognition.options import RecognitionOptions
from veedor.audits.recognition.tallies import Tally, tally
from veedor.core import Ask, Estimate, Sentence, Setting, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted
from veedor.stats.splits import Split

NO, UNKNOWN, YES = 0, 1, 2


class View(Struct, frozen=True, kw_only=True):
    """The counts, the options, the columns handed over by record, and the tallies."""

    counts: Counts
    options: RecognitionOptions
    given: dict[str, frozenset[str]]
    tallies: tuple[Tally, ...]

    def has(self, record: str, *columns: str) -> bool:
        """Say whether a record was given, with these columns."""
        return record in self.given and self.given[record].issuperset(columns)

    def lacks(self, record: str, *columns: str) -> Sentence | None:
        """Say which record or column is lacking; None where all are there."""
        if record not in self.given:
            return say("absent.no-record", record=record)
        for column in columns:
            if column not in self.given[record]:
                return say("absent.no-column", record=record, column=column)
        return None


def see(counts: Counts, options: RecognitionOptions, setting: Setting) -> View:
    """Put together what the findings see."""
    return View(
        counts=counts,
        options=options,
        given=setting.given,
        tallies=tuple(tally(row) for row in counts.totals),
    )


def used(view: View) -> list[Tally]:
    """Give the deployments of which the alerts are known.

    One that prints none has those on hand, where these name their deployment. Alerts on hand
    that name none may be of any such deployment: they widen the bounds, at the largest one.
    """
    listed = view.has("alerts", "deployment_id")
    found = [t for t in view.tallies if t.use_no and (listed or t.sum != "nothing")]
    stray = sum(t.false + t.unknown for t in view.tallies if not t.use_no)
    silent = {row.use_no for row in view.counts.totals if row.alerts is None}
    open_ = [t for t in found if t.use_no in silent and t.faces]
    if not stray or not open_:
        return found
    most = max(open_, key=lambda t: (t.faces or 0, -t.use_no))
    wider = structs.replace(most, alerts=most.alerts + stray, unknown=most.unknown + stray)
    return [wider if t.use_no == most.use_no else t for t in found]


def split_levels(rows: list[tuple[int, int]]) -> Split:
    """Split (level, number): 0 no, 1 not to be told, 2 yes.

    >>> split_levels([(0, 7), (2, 2), (1, 1)]).whole
    10
    """
    by = {NO: 0, UNKNOWN: 0, YES: 0}
    for level, number in rows:
        by[level] += number
    return Split(yes=by[YES], no=by[NO], unknown=by[UNKNOWN])


def acted_on(view: View) -> list[AlertState]:
    """Give the alerts on which somebody acted."""
    return [row for row in view.counts.alert_states if row.acted]


def no_acts(view: View) -> Sentence | None:
    """Say why it is not known which alerts were acted on; None where it is."""
    if view.has("alerts", "acted_at") or view.has("stops", "alert_id"):
        return view.lacks("alerts")
    return view.lacks("alerts", "acted_at")


def median(counts: Iterable[tuple[int, int]]) -> int:
    """Give the lower median of (value, how often).

    >>> median([(2, 1), (5, 1), (9, 3)])
    9
    """
    held = sorted(counts)
    half, seen = (sum(n for _, n in held) + 1) // 2, 0
    for value, n in held:
        seen += n
        if seen >= half:
            return value
    raise ValueError("nothing has no median")


def median_of(
    name: str,
    label: Sentence,
    unit: str,
    counts: Sequence[tuple[int, int]],
    because: Sentence | None,
) -> Estimate:
    """Give a median of whole numbers that were all counted, or say why there is none."""
    whole = sum(n for _, n in counts)
    if because is not None or not whole:
        return absent(name, label, unit, because or say("absent.none", unit=unit))
    return Estimate(
        name=name,
        label=label,
        shape="count",
        unit=unit,
        support=whole,
        method="count",
        interval=counted(median(counts)),
    )


def ask_for(because: Sentence | None) -> tuple[Ask, ...]:
    """Ask for the record that is lacking."""
    if because is None or "record" not in because.facts:
        return ()
    record = str(because.facts["record"])
    return (Ask(record=record, text=say(f"ask.{record}")),)
