"""Splits: do the parts of the alerts add up to the alerts?"""

from veedor.audits.claims.counts import Counts, Splits
from veedor.audits.claims.options import ClaimsOptions
from veedor.audits.claims.relations import standing
from veedor.audits.claims.said import between, finding, judged, lacking, shown
from veedor.core import Finding, Sentence, Setting, say


def find(counts: Counts, options: ClaimsOptions, setting: Setting) -> Finding:
    """Add up the parts of every row's alerts."""
    whole = sum(row.deployments for row in counts.splits)
    if not setting.has("deployments", "alerts") or not whole:
        return lacking(
            "splits",
            26,
            estimate="splits.not-adding",
            unit="rows",
            because=say("splits.no-column"),
            record="deployments",
        )
    wrong = sum(row.deployments for row in _wrong(counts))
    unsure = sum(
        row.deployments for row in counts.splits if not row.deployment_id and row.empty
    )
    said, more = shown(cases(counts), options)
    return finding(
        "splits",
        26,
        verdict=judged(wrong, whole, unsure),
        plain=say("splits.plain", wrong=wrong, rows=whole, unsure=unsure),
        estimates=(between("splits.not-adding", "rows", wrong, wrong + unsure, whole),),
        cases=said,
        more=more,
        queries=("splits",),
    )


def cases(counts: Counts) -> list[Sentence]:
    """Give every split that does not add up."""
    return [
        say(
            "splits.case",
            deployment=row.deployment_id,
            place=row.place,
            document=standing(row.document, row.page),
            alerts=row.alerts,
            parts=row.parts,
        )
        for row in _wrong(counts)
    ]


def _wrong(counts: Counts) -> list[Splits]:
    return [row for row in counts.splits if row.deployment_id]
