"""Financial queries: did each go by one of the legal ways, and cite its number?"""

from veedor.audits.flags.counts import Counts, Money
from veedor.audits.flags.numbers import asks, lacks, split_rows
from veedor.core import Finding, Sentence, Setting, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

UNIT = "financial queries"
_WAYS = {"uif": False, "court": False, "other": True, "none": True}


def find(counts: Counts, setting: Setting) -> Finding:
    """Count financial queries without a gateway, and those with one that cite no number."""
    because = lacks(setting, "fin_flags", "gateway")
    split = split_rows(counts.money, lambda row: _WAYS.get(row.gateway), _size)
    share = share_or_why(
        "financial-queries.without-gateway", say("money.label"), UNIT, split, because
    )
    by_way = tuple(row for row in counts.money if row.gateway in {"uif", "court"})
    number = share_or_why(
        "financial-queries.without-number",
        say("money.number"),
        UNIT,
        split_rows(by_way, lambda row: not row.cited, _size),
        because or lacks(setting, "fin_flags", "order_id"),
    )
    return Finding(
        id="flags.money",
        rank=23,
        title=say("money.title"),
        claim=say("money.claim"),
        verdict=none_does((share,)),
        plain=_plain(split, because),
        estimates=(share, number),
        pictured=shares_given((share, number)),
        caveats=(say("money.caveat"),),
        asks=asks(because or lacks(setting, "fin_flags", "order_id"), "fin_flags"),
        queries=("money",),
    )


def _size(row: Money) -> int:
    return row.queries


def _plain(split: Split, because: Sentence | None) -> Sentence:
    if because is not None or not split.whole:
        return because or say("absent.none", unit=UNIT)
    facts = {"n": split.yes, "whole": split.whole, "unknown": split.unknown}
    return say(split.worded("money.plain"), **facts)
