"""Which counts are not of persons: a declared list. Whatever is not on it is protected."""

NOT_OF_PERSONS = frozenset(
    {
        # time
        *("seconds", "minutes", "hours", "days", "weeks", "months", "years", "periods"),
        *("days off", "off_windows", "doubtful_periods"),
        # places and things
        *("areas", "places", "flagged places", "cells", "cells and periods", "points"),
        *("cameras", "camera-hours", "terminals", "deployments", "deployments_copy"),
        *("technologies", "dosage", "visits", "flights", "adoption", "neighbours"),
        # documents, lists and what is printed in them
        *("documents", "versions", "list_versions", "policies", "terms", "stated_terms"),
        *("texts", "codes", "purposes", "kinds of data", "declared uses", "rules"),
        *("numbers", "rates", "sums", "totals", "figures", "figure groups", "column pairs"),
        *("claims", "published", "baselines", "benchmarks", "shift_rules", "changes"),
        *("lists", "recipients", "exports", "items", "received", "sent"),
        # models, tests and draws
        *("predictions", "runs of a model", "draws", "simulations", "tests", "steps"),
        *("series", "panel", "panel units", "monitoring", "resolutions", "groups", "units"),
    }
)
"""Units of estimates, and names of records, whose counts are not of persons or rows on them."""

NOT_COUNTS = frozenset(
    {
        *("seconds", "minutes", "hours", "days", "weeks", "months", "years", "periods"),
        *("age", "default", "degrees", "draws", "harmonics", "level", "power", "rank"),
        *("tolerance", "window", "steps", "strata", "blocks", "technologies", "cameras"),
        *("areas", "cells", "places", "kinds", "groups", "codes", "reasons", "dated"),
        *("predictions", "boxes", "visits", "premises", "bodies", "sums", "rates", "totals"),
        *("runs", "donors", "year", "decimals"),
    }
)
"""Names of facts in sentences that are not counts of persons, nor of rows on them."""


NOT_SHARES = frozenset({"metres"})
"""Names of decimal facts that no count of persons went into."""


def of_persons(name: str) -> bool:
    """Say whether a unit or a record counts persons, accounts, or rows about them.

    >>> of_persons("persons"), of_persons("days"), of_persons("a unit yet to come")
    (True, False, True)
    """
    return name not in NOT_OF_PERSONS
