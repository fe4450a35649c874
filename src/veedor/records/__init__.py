"""The canonical tables, one file each. Kinds of audit share them: a log is mapped once."""

from veedor.core import Record
from veedor.records import (
    accounts,
    areas,
    cameras,
    changes,
    claims,
    deployments,
    deployments_copy,
    disclosures,
    hit_counts,
    list_events,
    list_versions,
    lives,
    log_reviews,
    off_windows,
    orders,
    policies,
    purposes,
    queries,
    received,
    relations,
    requests,
    sent,
    shift_rules,
    shifts,
    stated_terms,
    terms,
    watchlist,
)

RECORDS: dict[str, Record] = {
    module.RECORD.name: module.RECORD
    for module in (
        accounts,
        areas,
        cameras,
        changes,
        claims,
        deployments,
        deployments_copy,
        disclosures,
        hit_counts,
        list_events,
        list_versions,
        lives,
        log_reviews,
        off_windows,
        orders,
        policies,
        purposes,
        queries,
        received,
        relations,
        requests,
        sent,
        shift_rules,
        shifts,
        stated_terms,
        terms,
        watchlist,
    )
}

__all__ = ["RECORDS"]
