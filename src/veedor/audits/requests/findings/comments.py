"""Comments on a system made public: did each get a reasoned answer?"""

from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.judged import ANSWERED
from veedor.audits.requests.register import Register, Standing
from veedor.core import Finding, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given
from veedor.stats.tallies import regrouped


def find(register: Register) -> Finding:
    """Count comments that were left without an answer, or answered without reasons."""
    because = lacking(register, "answered_on", "reasoned")
    seen = register.of("comment")
    lacks = regrouped(seen, _lacks)
    split = Split(yes=lacks[True], no=lacks[False], unknown=lacks[None])
    name, label = "comments.without-reasoned-answer", say("comments.label")
    share = share_or_why(name, label, UNIT, split, because)
    unanswered = regrouped(seen, answered)[False]
    if because is not None or not split.whole:
        plain = because or say("comments.none")
    else:
        plain = say(
            split.worded("comments.plain"),
            n=split.yes,
            whole=split.whole,
            unanswered=unanswered,
            unknown=split.unknown,
        )
    return Finding(
        id="requests.comments",
        rank=23,
        title=say("comments.title"),
        claim=say("comments.claim"),
        verdict=none_does((share,)),
        plain=plain,
        estimates=(
            share,
            share_or_why(
                "comments.unanswered",
                say("comments.unanswered"),
                UNIT,
                Split(yes=unanswered, no=split.whole - unanswered, unknown=0),
                lacking(register, "answered_on"),
            ),
        ),
        pictured=shares_given((share,)),
        caveats=(say("comments.caveat"), say("comments.caveat-term")),
        asks=asks(because),
        queries=("by_date",),
    )


def answered(one: Standing) -> bool:
    """Say whether there was an answer, by its day or by its outcome."""
    return one.dated or one.outcome in ANSWERED


def _lacks(one: Standing) -> bool | None:
    if not answered(one):
        return True
    return None if one.reasoned is None else not one.reasoned
