"""Explanations: who asked was told of the system's use and its part in the decision."""

from veedor.audits.requests.findings.comments import answered
from veedor.audits.requests.findings.shown import UNIT, asks, lacking
from veedor.audits.requests.register import Register, Standing
from veedor.core import Finding, Verdict, say
from veedor.stats.estimates import interval_of
from veedor.stats.splits import Split, share_or_why, shares_given
from veedor.stats.tallies import regrouped


def find(register: Register) -> Finding:
    """Count requests for an explanation that got one; what was not answered got none."""
    because = lacking(register, "explained")
    told = regrouped(register.of("explanation"), _explained)
    split = Split(yes=told[True], no=told[False], unknown=told[None])
    share = share_or_why("explained.share", say("explained.label"), UNIT, split, because)
    verdict = Verdict.NOT_ASSESSABLE
    if share.interval is None:
        plain = because or say("explained.none")
    else:
        reach = interval_of(share)
        verdict = Verdict.CONTRADICTED if reach.high < 1 else Verdict.INCONCLUSIVE
        verdict = Verdict.SUPPORTED if reach.low == 1 else verdict
        plain = say(
            split.worded("explained.plain"),
            n=split.yes,
            whole=split.whole,
            unknown=split.unknown,
        )
    return Finding(
        id="requests.explained",
        rank=24,
        title=say("explained.title"),
        claim=say("explained.claim"),
        verdict=verdict,
        plain=plain,
        estimates=(share,),
        pictured=shares_given((share,)),
        caveats=(say("explained.caveat"),),
        asks=asks(because),
        queries=("by_date",),
    )


def _explained(one: Standing) -> bool | None:
    """Say whether it was explained; an answer that does not say so leaves it open."""
    if one.explained is not None:
        return one.explained
    return None if answered(one) else False
