"""Findings of one share each: how many do what none should, or what all should."""

from collections.abc import Iterable

from msgspec import Struct

from veedor.audits.recognition.view import ask_for
from veedor.core import Estimate, Finding, Sentence, Verdict, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given


class Topic(Struct, frozen=True, kw_only=True):
    """One finding of one share.

    ``id`` leads its sentences, ``name`` is its estimate's. ``all_should``: the claim is that
    the share is one; otherwise that it is zero.
    """

    id: str
    name: str
    rank: int
    unit: str
    queries: tuple[str, ...]
    all_should: bool = False


def one_share(
    topic: Topic, split: Split, because: Sentence | None, beside: tuple[Estimate, ...] = ()
) -> Finding:
    """Give the finding, with estimates beside its share."""
    lead = topic.id
    share = share_or_why(topic.name, say(f"{lead}.label"), topic.unit, split, because)
    plain = say(
        split.worded(f"{lead}.plain"), n=split.yes, whole=split.whole, unknown=split.unknown
    )
    none = say("absent.none", unit=topic.unit)
    return Finding(
        id=f"recognition.{lead}",
        rank=topic.rank,
        title=say(f"{lead}.title"),
        claim=say(f"{lead}.claim"),
        verdict=all_do(share) if topic.all_should else none_does((share,)),
        plain=(because or none) if share.interval is None else plain,
        estimates=(share, *beside),
        pictured=shares_given((share,)),
        caveats=(say(f"{lead}.caveat"),),
        asks=ask_for(because),
        queries=topic.queries,
    )


def all_do(share: Estimate) -> Verdict:
    """Judge the claim that a share is one."""
    reach = share.interval
    if reach is None:
        return Verdict.NOT_ASSESSABLE
    if reach.high < 1:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if reach.low == 1 else Verdict.INCONCLUSIVE


def first(reasons: Iterable[Sentence | None]) -> Sentence | None:
    """Give the first reason there is.

    >>> first([None, say("a"), say("b")]).id
    'a'
    """
    return next((reason for reason in reasons if reason is not None), None)
