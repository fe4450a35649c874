"""Runs of the forecast before which no resolution of the council allowed it."""

from veedor.audits.forecast.shown import asks
from veedor.audits.forecast.study import Study
from veedor.core import Finding, Sentence, say
from veedor.stats.splits import Split, none_does, share_or_why, shares_given

_UNIT = "runs"


def find(study: Study) -> Finding:
    """Give the share of runs without an earlier resolution that allows them."""
    because = study.lacking("predictions") or study.lacking(
        "resolutions", "resolved_on", "allows"
    )
    sizes = {row.allowed: row.runs for row in study.counts.resolved}
    split = Split(yes=sizes.get(0, 0), no=sizes.get(1, 0), unknown=sizes.get(-1, 0))
    estimates = (
        share_or_why(
            "runs.without-council-findings", say("council.without"), _UNIT, split, because
        ),
    )
    return Finding(
        id="forecast.council",
        rank=29,
        title=say("council.title"),
        claim=say("council.claim"),
        verdict=none_does(estimates),
        plain=because or _plain(split),
        estimates=estimates,
        pictured=shares_given(estimates),
        caveats=(
            say("council.caveat"),
            say("council.caveat-runs" if study.setting.has("predictions", "run_id")
                else "council.caveat-no-runs"),
        ),
        asks=asks(because, "resolutions", "predictions"),
        queries=("resolved", "resolution_coverage"),
    )  # fmt: skip


def _plain(split: Split) -> Sentence:
    if not split.whole:
        return say("absent.none", unit=_UNIT)
    return say(
        split.worded("council.plain"), yes=split.yes, n=split.whole, unknown=split.unknown
    )
