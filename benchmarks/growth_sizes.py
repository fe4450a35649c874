"""How many rows each kind's records have when its log has so many, and what joins them.

A share (a fraction) grows with the log, a whole number stands still; the log has share 1.
A log that is larger here comes from a larger force over the same thousand days: accounts,
orders and shifts grow with it, days and hours of the day do not.
"""

from fractions import Fraction

Size = Fraction | int
ONE = Fraction(1)
PERIODS, VERSIONS, UNITS = 365, 50, 500

SIZES: dict[str, dict[str, Size]] = {
    "access": {
        "queries": ONE,
        "orders": Fraction(1, 50),
        "shifts": Fraction(1, 20),
        "accounts": Fraction(1, 10_000),
        "purposes": 12,
        "shift_rules": 2,
    },
    "changes": {"queries": ONE, "changes": 200},
    "claims": {
        "queries": ONE,
        "deployments": 500,
        "deployments_copy": 500,
        "claims": 200,
        "relations": 60,
        "areas": 48,
        "stated_terms": 40,
        "policies": 20,
    },
    "effect": {"dosage": ONE, "panel": 50 * UNITS, "adoption": UNITS, "neighbours": 4 * UNITS},
    "exposure": {
        "queries": ONE,
        "incidents": Fraction(1, 10),
        "predictions": Fraction(1, 10),
        "flights": Fraction(1, 1000),
        "cameras": 5000,
        "deployments": 500,
        "areas": 48,
        "census": 144,
    },
    "feedback": {"incidents": ONE, "predictions": Fraction(1, 10), "doubtful_periods": 3},
    "flags": {
        "flags": ONE,
        "reviews": Fraction(1, 2),
        "monitoring": Fraction(1, 2),
        "lives": Fraction(1, 2),
        "fin_flags": Fraction(1, 10),
        "orders": Fraction(1, 50),
        "referrals": Fraction(1, 20),
        "flights": Fraction(1, 100),
        "protected_persons": Fraction(1, 1000),
        "unflagged_sample": 3000,
        "known_events": 3000,
    },
    "forecast": {
        "predictions": ONE,
        "cells": Fraction(1, PERIODS),
        "incidents": Fraction(1, 20),
        "dosage": Fraction(1, 20),
        "stops": Fraction(1, 100),
        "resolutions": 20,
    },
    "integrity": {
        "queries": ONE,
        "list_events": Fraction(1, 50),
        "watchlist": Fraction(1, 50),
        "sent": Fraction(1, 10),
        "received": Fraction(1, 10),
        "disclosures": Fraction(1, 100),
        "accounts": Fraction(1, 10_000),
        "off_windows": 20,
        "log_reviews": 1000,
        "cameras": 500,
    },
    "recognition": {
        "alerts": ONE,
        "queries": Fraction(1, 10),
        "stops": Fraction(1, 10),
        "plate_hits": Fraction(1, 10),
        "orders": Fraction(1, 50),
        "seeded": Fraction(1, 100),
        "deployments": Fraction(1, 1000),
        "complaints": Fraction(1, 1000),
        "plate_reads": Fraction(1, 1000),
        "accounts": Fraction(1, 10_000),
        "claims": 50,
        "purposes": 12,
        "baselines": 8,
    },
    "requests": {"requests": ONE},
    "retention": {"lives": ONE, "queries": Fraction(1, 10), "terms": 20},
    "scores": {"profiles": ONE, "queries": Fraction(1, 10), "trainings": Fraction(1, 100)},
    "stops": {
        "stops": ONE,
        "orders": Fraction(1, 10),
        "profiles": Fraction(1, 10),
        "benchmarks": 100,
    },
    "trial": {"comparisons": ONE, "searches": Fraction(1, 10)},
    "watchlist": {"watchlist": ONE, "orders": Fraction(1, 4)},
}

# Texts that name a row of another record: a number below that record's rows, where it is given.
NAMES = {
    "flag_id": "flags",
    "order_id": "orders",
    "deployment_id": "deployments",
    "alert_id": "alerts",
    "stop_id": "stops",
    "profile_id": "profiles",
    "prediction_id": "predictions",
    "entry_id": "watchlist",
    "claim_id": "claims",
    "item_id": "lives",
    "case_ref": "queries",
    "camera": "cameras",
}
# Records whose later moments come within minutes; those of any other within days.
QUICK = {"alerts", "plate_hits", "stops", "dosage", "flights", "seeded"}
# How many different texts a column has; any other has twenty.
DIFFERENT = {
    "reason": 500,
    "place": 200,
    "unit": UNITS,
    "cell": 1000,
    "area": 48,
    "area_code": 48,
    "system": 3,
    "group_name": 4,
    "group_name2": 2,
    "reader": 300,
    "terminal": 1000,
    "category": 8,
    "purpose": 12,
    "tier": 3,
    "outcome": 1,
    "kind": 6,
    "act": 4,
}


def rows_of(size: Size, rows: int) -> int:
    """Give the rows of a record when the log has ``rows``: at least two of any share."""
    return size if isinstance(size, int) else max(2, int(rows * size))


def sizes_of(kind: str, rows: int) -> dict[str, int]:
    return {record: rows_of(size, rows) for record, size in SIZES[kind].items()}
