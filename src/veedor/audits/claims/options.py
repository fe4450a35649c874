"""Choices of the claims audit, made before the data is seen, and the values they bind."""

from typing import Literal

from veedor.core import Options, Setting, Value


class ClaimsOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Choices for the claims audit.

    ``dates_read``: how days written 03/04/2024 are read: "day first" or "month first".
    ``column_rows``, ``column_numbers``: two columns are compared where so many rows have both
    and hold so many different numbers.
    ``shown``: how many single cases a finding shows; the annex holds all.
    ``false_alert_rates``, ``face_counts``, ``alert_counts``, ``declared_uses``: what the claims
    call these measures. ``policy_fields``: contents that a policy must fill with its own.
    ``canonical_list``: the name of the list of areas that the others are held against.
    """

    dates_read: Literal["day first", "month first"] = "day first"
    column_rows: int = 10
    column_numbers: int = 3
    shown: int = 10
    false_alert_rates: tuple[str, ...] = ("false_alert_rate",)
    face_counts: tuple[str, ...] = ("faces_seen",)
    alert_counts: tuple[str, ...] = ("alerts",)
    declared_uses: tuple[str, ...] = ("declared_uses",)
    policy_fields: int = 10
    canonical_list: str | None = None

    def __post_init__(self) -> None:
        if min(self.column_rows, self.column_numbers, self.shown) < 1:
            raise ValueError("column_rows, column_numbers and shown are at least 1")


def binds(options: ClaimsOptions, setting: Setting) -> dict[str, Value]:
    """Give the values bound to the queries: whole numbers."""
    del setting
    return {
        "month_first": 1 if options.dates_read == "month first" else 0,
        "column_rows": options.column_rows,
        "column_numbers": options.column_numbers,
    }
