"""What the findings share: the unit, why a number is absent, and one finding of one share."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.audits.retention.frame import State
from veedor.audits.retention.keeping import Keeping
from veedor.core import Ask, Estimate, Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

UNIT = "items"


class Topic(Struct, frozen=True, kw_only=True):
    """One finding of one share: its estimate's name, and ``id``, which leads its sentences."""

    id: str
    name: str
    rank: int
    unit: str = UNIT


def lacking(keeping: Keeping, *columns: str) -> Sentence | None:
    """Say which record or column is lacking; None where all are there."""
    lives = keeping.frame.lives
    if lives is None:
        return say("absent.no-lives")
    for column in columns:
        if column not in lives:
            return say(f"absent.no-{column.replace('_', '-')}")
    return None


def no_term(keeping: Keeping, states: Iterable[State]) -> Sentence | None:
    """Say that nothing can be held against a term; None where something can."""
    if not keeping.frame.terms:
        return say("absent.no-terms")
    if set(states) == {"no term"}:
        return say("absent.no-term-for-these")
    return None


def one_share(
    topic: Topic, split: Split, because: Sentence | None, beside: tuple[Estimate, ...] = ()
) -> Finding:
    """Give a finding whose claim is that one share is zero."""
    lead, label = topic.id, say(f"{topic.id}.label")
    share = share_or_why(topic.name, label, topic.unit, split, because)
    why = because or say(f"{lead}.none")
    plain = say(
        split.worded(f"{lead}.plain"), n=split.yes, whole=split.whole, unknown=split.unknown
    )
    return Finding(
        id=f"retention.{lead}",
        rank=topic.rank,
        title=say(f"{lead}.title"),
        claim=say(f"{lead}.claim"),
        verdict=none_does((share,)),
        plain=why if share.interval is None else plain,
        estimates=(share, *beside),
        pictured=shares_given((share,)),
        caveats=(say(f"{lead}.caveat"),),
        asks=asks(because),
        queries=("by_day", "stated", "coverage"),
    )


def asks(because: Sentence | None) -> tuple[Ask, ...]:
    """Ask for the record that is lacking."""
    if because is None:
        return ()
    record = "terms" if because.id.startswith("absent.no-term") else "lives"
    return (Ask(record=record, text=say(f"ask.{record}")),)
