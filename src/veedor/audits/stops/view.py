"""What all findings see: counts, options, what was given, and the groups that are compared."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from veedor.audits.stops.counts import Counts, PlaceCell, UnitCell
from veedor.audits.stops.options import StopsOptions
from veedor.core import Ask, Estimate, Finding, Interval, Sentence, Setting, Verdict, say
from veedor.stats.exact import rounded
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

NO, UNKNOWN, YES = 0, 1, 2
UNIT = "stops"
SHOWN_LETTERS = 40


class View(Struct, frozen=True, kw_only=True):
    """The counts, the options, the setting, and what is compared with what.

    ``act``: the kind of act compared; ``groups``: its groups, the largest first;
    ``reference``: one of them, or "" where there is none; ``nameless``: acts of no group.
    """

    counts: Counts
    options: StopsOptions
    setting: Setting
    act: str
    groups: tuple[str, ...]
    reference: str
    nameless: int

    def lacks(self, record: str, *columns: str) -> Sentence | None:
        """Say which record or column is lacking; None where all are there."""
        if record not in self.setting.given:
            return say("absent.no-record", record=record)
        for column in columns:
            if column not in self.setting.given[record]:
                return say("absent.no-column", record=record, column=column)
        return None

    def no_pair(self, *columns: str) -> Sentence | None:
        """Say why groups cannot be compared; None where two can."""
        because = self.lacks("stops", "group_name", *columns)
        if because is None and not self.others():
            return say("absent.no-pair")
        return because

    def others(self) -> tuple[tuple[int, str], ...]:
        """Give the groups to compare, with their places, as many as are shown."""
        if self.reference not in self.groups:
            return ()
        shown = self.groups[: self.options.most_shown]
        return tuple((n, name) for n, name in enumerate(shown, 1) if name != self.reference)

    def cells(self) -> list[PlaceCell]:
        """Give the acts of the kind compared, by place, hour and group."""
        return [cell for cell in self.counts.place_cells if cell.act == self.act]

    def units(self) -> list[UnitCell]:
        """Give the acts of the kind compared, by unit and group."""
        return [cell for cell in self.counts.unit_cells if cell.act == self.act]


def see(counts: Counts, options: StopsOptions, setting: Setting) -> View:
    """Put together what the findings see."""
    acts, sizes = Counter[str](), Counter[str]()
    for cell in counts.place_cells:
        acts[cell.act] += cell.acts
    act = options.act if options.act is not None else _largest(acts)
    for cell in counts.place_cells:
        if cell.act == act:
            sizes[cell.group_name] += cell.acts
    nameless = sizes.pop("", 0)
    groups = tuple(sorted(sizes, key=lambda name: (-sizes[name], name)))
    largest = groups[0] if groups else ""
    reference = largest if options.reference is None else options.reference
    return View(
        counts=counts,
        options=options,
        setting=setting,
        act=act,
        groups=groups,
        reference=reference,
        nameless=nameless,
    )


def _largest(sizes: Counter[str]) -> str:
    return min(sizes, key=lambda name: (-sizes[name], name)) if sizes else ""


def short(name: str) -> str:
    """Give a group's or a kind's name as a label shows it."""
    return name[:SHOWN_LETTERS] or "-"


def split_levels(rows: Iterable[tuple[int, int]]) -> Split:
    """Split (level, number): 0 no, 1 not to be told, 2 yes.

    >>> split_levels([(0, 7), (2, 2), (1, 1)]).whole
    10
    """
    by = {NO: 0, UNKNOWN: 0, YES: 0}
    for level, number in rows:
        by[level] += number
    return Split(yes=by[YES], no=by[NO], unknown=by[UNKNOWN])


def ask_for(because: Sentence | None) -> tuple[Ask, ...]:
    """Ask for the record that is lacking."""
    if because is None or "record" not in because.facts:
        return ()
    record = str(because.facts["record"])
    return (Ask(record=record, text=say(f"ask.{record}")),)


def reach(value: float, low: float, high: float, level: float) -> Interval:
    """Give a confidence interval with the last bits of the machine rounded away."""
    return Interval(
        kind="confidence",
        value=rounded(value),
        low=rounded(min(low, value)),
        high=rounded(max(high, value)),
        level=level,
    )


def left_out(view: View) -> tuple[Sentence, ...]:
    """Say how many acts of the kind have no group, where a rate leaves them out."""
    if not view.nameless:
        return ()
    whole = sum(cell.acts for cell in view.cells())
    return (say("compared.caveat-nameless", n=view.nameless, whole=whole),)


def bounds(low: float, high: float) -> Interval:
    """Give bounds, the last bits of the machine rounded away."""
    return Interval(kind="bounds", low=rounded(low), high=rounded(high))


class Topic(Struct, frozen=True, kw_only=True):
    """One finding of one share that should be zero: its sentences' lead, its name, its rank."""

    id: str
    name: str
    rank: int
    queries: tuple[str, ...] = ("acts", "duties")


def none_should(
    topic: Topic,
    split: Split,
    because: Sentence | None,
    beside: tuple[Estimate, ...] = (),
    caveats: tuple[Sentence, ...] = (),
) -> Finding:
    """Give the finding of a share that should be zero, with estimates beside it."""
    lead = topic.id
    share = share_or_why(topic.name, say(f"{lead}.label"), UNIT, split, because)
    said = say(
        split.worded(f"{lead}.plain"), n=split.yes, whole=split.whole, unknown=split.unknown
    )
    return Finding(
        id=f"stops.{lead}",
        rank=topic.rank,
        title=say(f"{lead}.title"),
        claim=say(f"{lead}.claim"),
        verdict=judge(share),
        plain=(because or say("absent.none", unit=UNIT)) if share.interval is None else said,
        estimates=(share, *beside),
        pictured=shares_given((share,)),
        caveats=(say(f"{lead}.caveat"), *caveats),
        asks=ask_for(because),
        queries=topic.queries,
    )


def judge(share: Estimate) -> Verdict:
    """Judge the claim that a share is zero."""
    return none_does((share,))
