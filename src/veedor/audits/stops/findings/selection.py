"""Selection upstream: what a gap among the stopped leaves out."""

from msgspec import Struct

from veedor.audits.stops.view import UNIT, View, ask_for, bounds, left_out, short
from veedor.core import Alternative, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent
from veedor.stats.exact import counted, rounded
from veedor.stats.selection import Selected, selected

_METHOD = "Knox, Lowe and Mummolo (2020)"


class Pair(Struct, frozen=True, kw_only=True):
    """Of the stopped with a known outcome: of the group and the reference, and with it."""

    n: int
    name: str
    part: int
    whole: int
    base_part: int
    base_whole: int

    @property
    def only_those_with_it(self) -> bool:
        """Say whether all have the outcome: then those without were not handed over."""
        return (self.part, self.base_part) == (self.whole, self.base_whole)

    def at(self, unlike: float) -> Selected:
        """Give the effects if a share of the group's stops would otherwise not have been."""
        share = self.whole / (self.whole + self.base_whole)
        return selected(self.part / self.whole, self.base_part / self.base_whole, share, unlike)


def find(view: View) -> Finding:
    """Give the naive gap, and the bounds of the effect over shares that nobody knows."""
    forced = view.setting.has("stops", "force_used")
    because = view.no_pair("force_used" if forced else "searched")
    pairs = _pairs(view, forced=forced) if because is None else []
    if because is None and not pairs:
        because = say("absent.no-pair")
    if pairs and not forced and all(pair.only_those_with_it for pair in pairs):
        because, pairs = say("absent.only-searches"), []
    what = "used-force" if forced else "searched"
    naive = tuple(_naive(view, pair, what) for pair in pairs) or (
        absent(
            "selection.naive", say("selection.label"), UNIT, because or say("absent.no-pair")
        ),
    )
    return Finding(
        id="stops.selection",
        rank=33,
        title=say("selection.title"),
        claim=say("selection.claim", what=what),
        verdict=_verdict(view, pairs),
        plain=because or _plain(view, pairs, what),
        estimates=(*naive, *(e for pair in pairs for e in _curve(view, pair))),
        caveats=(
            say("selection.caveat"),
            say("selection.caveat-unlike"),
            *(left_out(view) if pairs else ()),
        ),
        alternatives=tuple(Alternative(text=_tip(pair)) for pair in pairs),
        asks=ask_for(because),
        queries=("acts", "unit_cells"),
    )


def _pairs(view: View, *, forced: bool) -> list[Pair]:
    sums: dict[str, list[int]] = {}
    for cell in view.units():
        both = sums.setdefault(cell.group_name, [0, 0])
        both[0] += cell.forced if forced else cell.searches
        both[1] += cell.acts - (cell.unforced if forced else cell.unsearched)
    base = sums.get(view.reference, [0, 0])
    return [
        Pair(
            n=n,
            name=name,
            part=sums[name][0],
            whole=sums[name][1],
            base_part=base[0],
            base_whole=base[1],
        )
        for n, name in view.others()
        if sums[name][1] and base[1]
    ]


def _naive(view: View, pair: Pair, what: str) -> Estimate:
    return Estimate(
        name=f"selection.naive.{pair.n}",
        label=say(
            "selection.naive",
            what=what,
            group=short(pair.name),
            reference=short(view.reference),
        ),
        shape="index",
        unit=UNIT,
        support=pair.whole + pair.base_whole,
        method="count",
        interval=counted(pair.at(0.0).naive),
    )


def _curve(view: View, pair: Pair) -> tuple[Estimate, ...]:
    """Give both effects at each share of the group's stops that nobody else would have had."""
    shown = []
    for k, unlike in enumerate(view.options.unlike, 1):
        found = pair.at(unlike)
        shown += [
            Estimate(
                name=f"selection.{what}.{pair.n}.{k}",
                label=say(f"selection.{what}", group=short(pair.name), unlike=rounded(unlike)),
                shape="index",
                unit=UNIT,
                support=pair.whole + pair.base_whole,
                method=_METHOD,
                interval=interval,
            )
            for what, interval in (
                ("among", counted(found.among_group)),
                ("all", bounds(found.low, max(found.low, found.high))),
            )
        ]
    return tuple(shown)


def _plain(view: View, pairs: list[Pair], what: str) -> Sentence:
    """Say the naive gap of the largest group compared, and how far its bounds go."""
    pair, unlike = pairs[0], view.options.unlike or (0.0,)
    ends = [pair.at(share) for share in unlike]
    return say(
        "selection.plain",
        what=what,
        group=short(pair.name),
        reference=short(view.reference),
        naive=_points(pair.at(0.0).naive),
        low=_points(min(one.low for one in ends)),
        high=_points(max(max(one.low, one.high) for one in ends)),
        least=rounded(min(unlike)),
        most=rounded(max(unlike)),
    )


def _points(share: float) -> float:
    """Give a difference of shares in percentage points, to one decimal."""
    return round(100 * share, 1) + 0.0


def _tip(pair: Pair) -> Sentence:
    """Say from which share on the effect upon the group's stopped is above zero."""
    base, naive = pair.base_part / pair.base_whole, pair.at(0.0).naive
    if naive >= 0 or not base:
        return say("selection.no-tip", group=short(pair.name))
    return say("selection.tip", group=short(pair.name), unlike=rounded(-naive / base))


def _verdict(view: View, pairs: list[Pair]) -> Verdict:
    """Judge the claim that the naive gap is the effect, whatever the unknown share."""
    if not pairs:
        return Verdict.NOT_ASSESSABLE
    ends = [pair.at(unlike) for pair in pairs for unlike in view.options.unlike]
    crossed = any(found.naive <= 0 < found.among_group for found in ends)
    return Verdict.CONTRADICTED if crossed else Verdict.INCONCLUSIVE
