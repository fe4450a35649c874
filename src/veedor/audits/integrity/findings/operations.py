"""Operations on data, what the logs say of each, and how much of the log was reviewed."""

from veedor.audits.integrity.counts import Counts
from veedor.audits.integrity.findings.held import (
    Wanted,
    asks_of,
    between,
    no_record,
    none_wanted,
    pictured,
    plain_of,
)
from veedor.core import Estimate, Finding, Setting, Verdict, say
from veedor.stats.estimates import absent, count_of

_SHOWN_BY = {
    "consultation": "queries",
    "disclosure": "disclosures",
    "collection": "list_events",
    "erasure": "list_events",
}
_JUSTIFIED_BY = {
    "queries": ("reason", "purpose", "case_ref", "order_id"),
    "disclosures": ("basis", "case_ref", "reason"),
    "list_events": ("order_id", "source", "reason"),
}
_OPERATIONS = (
    "collection",
    "alteration",
    "consultation",
    "disclosure",
    "combination",
    "erasure",
)


def find_operations(counts: Counts, setting: Setting) -> Finding:
    """Count the cells of the matrix (six operations by field) that some row leaves empty."""
    wanted = Wanted(stem="operations", rank=38, record="queries", queries=("log", "operations"))
    name, label = "operations.missing-fields", say("operations.label")
    if not setting.given.keys() & set(_SHOWN_BY.values()):
        return none_wanted(wanted, no_record(name, label, "cells", "queries"))
    cells = [state for one in _OPERATIONS for state in cells_of(one, counts, setting)]
    missing, untold = cells.count("missing"), cells.count("untold")
    main = between(name, label, "cells", (missing, missing + untold), len(cells))
    return none_wanted(wanted, main)


def cells_of(operation: str, counts: Counts, setting: Setting) -> tuple[str, ...]:
    """Say of each cell of one operation: "there", "missing" in some row, or "untold".

    The cells: justification, date, time, account and, for disclosure, recipient. Untold: no
    record of the operation, or none with that column, was handed over.
    """
    width = 5 if operation == "disclosure" else 4
    record = _SHOWN_BY.get(operation)
    if record is None or record not in setting.given:
        return ("untold",) * width
    justification, account, recipient = _lacking(operation, counts)
    why = [setting.has(record, column) for column in _JUSTIFIED_BY[record]]
    cells = [
        _cell(justification, some=any(why), every=all(why)),
        "there",
        "there",
        _cell(account, some=setting.has(record, "account"), every=True),
    ]
    if operation == "disclosure":
        cells.append(_cell(recipient, some=setting.has(record, "recipient"), every=True))
    return tuple(cells)


def _lacking(operation: str, counts: Counts) -> tuple[int, int, int]:
    """Count the rows without justification, without account, without recipient."""
    if operation == "consultation":
        return counts.log[0].without_justification, counts.log[0].without_account, 0
    for one in counts.operations:
        if one.operation == operation:
            return one.without_justification, one.without_account, one.without_recipient
    return 0, 0, 0


def _cell(lacking: int, *, some: bool, every: bool) -> str:
    """Judge one cell: a row without a value may have one in a column not handed over."""
    if not some:
        return "untold"
    if not lacking:
        return "there"
    return "missing" if every else "untold"


def find_reviews(counts: Counts, setting: Setting) -> Finding:
    """Bound the share of look-ups that a recorded review went through."""
    wanted = Wanted(stem="reviews", rank=39, record="log_reviews", queries=("reviews", "log"))
    main = _reviews(counts, setting)
    known = main.interval
    verdict = Verdict.NOT_ASSESSABLE
    if known is not None:
        verdict = Verdict.SUPPORTED if known.low > 0 else Verdict.INCONCLUSIVE
        verdict = Verdict.CONTRADICTED if known.high == 0 else verdict
    beside = (
        count_of(
            "log-reviews",
            say("reviews.count"),
            "reviews",
            counts.reviews[0].reviews,
            counts.reviews[0].reviews,
        ),
    )
    return Finding(
        id="integrity.reviews",
        rank=wanted.rank,
        title=wanted.word("title"),
        claim=wanted.word("claim"),
        verdict=verdict,
        plain=plain_of("reviews", main),
        estimates=(main, *(beside if "log_reviews" in setting.given else ())),
        pictured=pictured((main,)),
        caveats=(wanted.word("caveat"),),
        asks=asks_of(wanted, verdict),
        queries=wanted.queries,
    )


def _reviews(counts: Counts, setting: Setting) -> Estimate:
    """Reviews may go through the same look-ups: at least the largest, at most their sum."""
    name, label, seen = "log-reviews.sampled", say("reviews.label"), counts.reviews[0]
    for record in ("log_reviews", "queries"):
        if record not in setting.given:
            return no_record(name, label, "queries", record)
    whole = counts.log[0].audited
    if not whole:
        return absent(name, label, "queries", say("absent.none", unit="queries"))
    least = min(seen.largest, whole)
    most = min(seen.rows, whole) if seen.sized == seen.reviews else whole
    return between(name, label, "queries", (least, most), whole)
