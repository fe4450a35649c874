"""The canonical tables, one file each. Kinds of audit share them: a log is mapped once."""

from veedor.core import Record
from veedor.records import (
    accounts,
    cameras,
    disclosures,
    list_events,
    list_versions,
    lives,
    orders,
    purposes,
    queries,
    requests,
    log_reviews,
    off_windows,
    orders,
    purposes,
    queries,
    received,
    sent,
    shift_rules,
    shifts,
    watchlist,
    terms,
)

RECORDS: dict[str, Record] = {
    module.RECORD.name: module.RECORD
    for module in (
        accounts,
        cameras,
        disclosures,
        list_events,
        list_versions,
        lives,
        orders,
        purposes,
        queries,
        requests,
        log_reviews,
        off_windows,
        orders,
        purposes,
        queries,
        received,
        sent,
        shift_rules,
        shifts,
        watchlist,
        terms,
    )
}

__all__ = ["RECORDS"]
