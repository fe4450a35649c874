"""Were the users trained before they first used the programme?"""

from veedor.audits.scores.study import Study
from veedor.core import Ask, Estimate, Finding, Sentence, Verdict, say
from veedor.stats.splits import Split, share_or_why, shares_given


def find(study: Study) -> Finding:
    """Give the share of accounts in use with a training no later than their first use."""
    because = _why_not(study)
    sizes = {1: 0, 0: 0, -1: 0}
    for row in study.counts.first_uses:
        sizes[row.trained] += row.accounts
    split = Split(yes=sizes[1], no=sizes[0], unknown=sizes[-1])
    one = share_or_why(
        "users.trained-before-use", say("training.label"), "accounts", split, because
    )
    return Finding(
        id="scores.training",
        rank=32,
        title=say("training.title"),
        claim=say("training.claim"),
        verdict=_judge(one),
        plain=_plain(split, because),
        estimates=(one,),
        pictured=shares_given((one,)),
        caveats=(say("training.caveat"),),
        asks=(Ask(record="trainings", text=say("ask.trainings")),) if because else (),
        queries=("first_uses", "uses"),
    )


def _why_not(study: Study) -> Sentence | None:
    if not study.setting.has("queries", "account", "made_at"):
        return say("absent.no-queries")
    if not study.setting.has("trainings", "trained_on"):
        return say("absent.no-trainings")
    return None


def _judge(one: Estimate) -> Verdict:
    if one.interval is None:
        return Verdict.NOT_ASSESSABLE
    if one.interval.low == 1:
        return Verdict.SUPPORTED
    return Verdict.CONTRADICTED if one.interval.high < 1 else Verdict.INCONCLUSIVE


def _plain(split: Split, because: Sentence | None) -> Sentence:
    if because is not None or not split.whole:
        return because or say("absent.none", unit="accounts")
    return say("training.plain", n=split.yes, whole=split.whole, unknown=split.unknown)
