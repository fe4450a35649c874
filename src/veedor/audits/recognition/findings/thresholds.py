"""What if the threshold had been higher: the alerts on record, counted again at each score."""

from decimal import Decimal

from msgspec import Struct

from veedor.audits.recognition.against import exposure_on_record
from veedor.audits.recognition.contrasts import ratio
from veedor.audits.recognition.counts import Scored
from veedor.audits.recognition.findings.bands import plain
from veedor.audits.recognition.view import View, ask_for
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.estimates import absent, count_of
from veedor.stats.exposed import rate_ratio_range
from veedor.stats.splits import Split, share_or_why, shares_given

_PARTS = 4


class Step(Struct, frozen=True, kw_only=True):
    """One threshold, the alerts that it would have left, and those that it would not."""

    at: Decimal
    left: tuple[Scored, ...]
    lost: tuple[Scored, ...]


def find(view: View) -> Finding:
    """Count alerts, false and right ones, and the group's ratio at each higher threshold."""
    because = view.lacks("alerts", "score")
    rows = tuple(row for row in view.counts.scored if row.score is not None)
    if because is None and not rows:
        because = say("absent.none", unit="alerts")
    steps = () if because else _steps(view, rows)
    if because is None and not steps:
        because = say("thresholds.none-above", base=plain(_base(rows)))
    estimates = tuple(e for n, step in enumerate(steps, 1) for e in _at(view, step, n))
    if because is not None:
        label = say("thresholds.label")
        estimates = (absent("what-if.alerts", label, "alerts", because),)
    return Finding(
        id="recognition.thresholds",
        rank=66,
        title=say("thresholds.title"),
        claim=say("thresholds.claim"),
        verdict=Verdict.NOT_ASSESSABLE if because else Verdict.INCONCLUSIVE,
        plain=because or _plain(rows, steps),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=_caveats(view, rows),
        asks=ask_for(because),
        queries=("scored",),
    )


def _base(rows: tuple[Scored, ...]) -> Decimal:
    """Give the highest threshold in force: below it some alerts were never given."""
    given = [row.threshold for row in rows if row.threshold is not None]
    scores = [row.score for row in rows if row.score is not None]
    return max(given) if given else min(scores)


def _steps(view: View, rows: tuple[Scored, ...]) -> tuple[Step, ...]:
    """Give the thresholds asked for, or those that leave each quarter of the alerts."""
    base = _base(rows)
    asked = [Decimal(repr(value)) for value in view.options.thresholds]
    at = sorted({value for value in asked if value >= base}) if asked else _quarters(rows, base)
    return tuple(
        Step(
            at=value,
            left=tuple(r for r in rows if r.score is not None and r.score >= value),
            lost=tuple(r for r in rows if r.score is not None and r.score < value),
        )
        for value in at
    )


def _quarters(rows: tuple[Scored, ...], base: Decimal) -> list[Decimal]:
    held = sorted((r.score, r.alerts) for r in rows if r.score is not None and r.score >= base)
    whole, seen = sum(n for _, n in held), 0
    found: dict[int, Decimal] = {}
    for score, n in held:
        found.setdefault(seen * _PARTS // whole, score)
        seen += n
    return sorted({base, *found.values()})


def _at(view: View, step: Step, n: int) -> tuple[Estimate, ...]:
    named, at = f"what-if.{n}", plain(step.at)
    left = sum(row.alerts for row in step.left)
    whole = left + sum(row.alerts for row in step.lost)
    because = view.lacks("alerts", "identity")
    wrong = _split(step.left)
    right = Split(
        yes=_number(step.lost, "correct"),
        no=_number(step.left, "correct"),
    )
    return (
        count_of(f"{named}.alerts", say("thresholds.alerts", at=at), "alerts", left, whole),
        share_or_why(
            f"{named}.false", say("thresholds.false", at=at), "alerts", wrong, because
        ),
        share_or_why(
            f"{named}.true-lost", say("thresholds.lost", at=at), "alerts", right, because
        ),
        _ratio(view, step, f"{named}.group-ratio", because),
    )


def _split(rows: tuple[Scored, ...]) -> Split:
    wrong, right = _number(rows, "wrong"), _number(rows, "correct")
    return Split(yes=wrong, no=right, unknown=sum(r.alerts for r in rows) - wrong - right)


def _number(rows: tuple[Scored, ...], identity: str) -> int:
    return sum(row.alerts for row in rows if row.identity == identity)


def _ratio(view: View, step: Step, name: str, because: Sentence | None) -> Estimate:
    """Give the group's rate of false alerts over the others' among what is left."""
    group = view.options.group_name
    label = say("thresholds.ratio", at=plain(step.at), group=group or "-")
    exposed = exposure_on_record(view) if group else None
    because = because or view.lacks("alerts", "group_name")
    if because is None and not group:
        because = say("groups.none-named")
    if because is None and exposed is None:
        because = say("groups.no-exposure")
    rows = [row for row in step.left if row.identity == "wrong"]
    if because is None and not rows:
        because = say("absent.none", unit="false alerts")
    if because is not None or exposed is None:
        return absent(name, label, "false alerts", because or say("groups.no-exposure"))
    part = sum(row.alerts for row in rows if row.group_name == group)
    unplaced = sum(row.alerts for row in rows if not row.group_name)
    whole = sum(row.alerts for row in rows)
    found = rate_ratio_range(
        part, whole - part - unplaced, unplaced, (exposed, exposed), view.options.level
    )
    return ratio(name, label, "false alerts", whole, "Clopper and Pearson (1934)", found)


def _plain(rows: tuple[Scored, ...], steps: tuple[Step, ...]) -> Sentence:
    last = steps[-1]
    return say(
        "thresholds.plain",
        whole=sum(row.alerts for row in rows),
        at=plain(last.at),
        left=sum(row.alerts for row in last.left),
        false=_number(last.left, "wrong"),
        lost=_number(last.lost, "correct"),
    )


def _caveats(view: View, rows: tuple[Scored, ...]) -> tuple[Sentence, ...]:
    bare = sum(row.alerts for row in view.counts.scored if row.score is None)
    said = [say("thresholds.caveat"), say("thresholds.caveat-below")]
    below = [v for v in view.options.thresholds if rows and Decimal(repr(v)) < _base(rows)]
    if below:
        said.append(say("thresholds.caveat-asked", n=len(below), base=plain(_base(rows))))
    if bare and view.has("alerts", "score"):
        said.append(say("thresholds.caveat-bare", n=bare))
    return tuple(said)
