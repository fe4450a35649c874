"""One judge for every rule: an interval held against a limit. No other code decides."""

from veedor.core.rule import Limit, RuleVerdict


def judge(limit: Limit | None, low: float | None, high: float | None) -> RuleVerdict:
    """Hold an interval against a limit.

    Met only where the whole interval keeps the limit, not met only where the whole interval
    breaks it; without an interval, or across the limit, it cannot be determined. A missing
    record has no interval, so it never gives *met*. A rule without a limit is a measure, which
    no number decides.

    >>> judge(Limit(at_most=0), 0, 0).value, judge(Limit(at_most=0), 0.1, 0.2).value
    ('met', 'not met')
    >>> judge(Limit(at_most=0), 0, 0.2).value, judge(Limit(at_least=1), None, None).value
    ('cannot be determined', 'cannot be determined')
    """
    if limit is None or low is None or high is None:
        return RuleVerdict.CANNOT
    if limit.at_most is not None:
        kept, broken = high <= limit.at_most, low > limit.at_most
    else:
        least = limit.at_least if limit.at_least is not None else 0.0
        kept, broken = low >= least, high < least
    if kept:
        return RuleVerdict.MET
    return RuleVerdict.NOT_MET if broken else RuleVerdict.CANNOT
